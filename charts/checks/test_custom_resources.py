"""Custom resources are what their operators' CRD files define.

The Prometheus operator's files come from its Go module. Those of Strimzi and the K8ssandra operator are in no package registry:
OPERATOR_CRDS names a folder with them, and where there is none the page's examples are not looked at.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from conftest import CHART, EVALUATION, EVERYTHING, render
from crds import Definitions

PAGE = (CHART.parents[1] / "docs/kubernetes.md").read_text(encoding="utf-8")
OPERATORS = ("kafka.strimzi.io/", "k8ssandra.io/")


def examples():
    """The page's custom resources of the two operators."""
    found = []
    for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S):
        found += [item for item in yaml.safe_load_all(block) if str(item.get("apiVersion", "")).startswith(OPERATORS)]
    return found


@pytest.mark.skipif("OPERATOR_CRDS" not in os.environ, reason="OPERATOR_CRDS names no folder with the operators' CRD files")
def test_the_examples_of_operators_are_what_their_crds_define():
    definitions = Definitions(sorted(Path(os.environ["OPERATOR_CRDS"]).glob("**/*.yaml")))
    resources = examples()
    assert {item["kind"] for item in resources} == {"Kafka", "KafkaNodePool", "KafkaUser", "K8ssandraCluster"}
    for item in resources:
        definitions.validate(item)
    with pytest.raises(jsonschema.ValidationError):
        definitions.validate({**resources[0], "spec": {**resources[0]["spec"], "replica": 3}})


def prometheus_operator():
    """The folder of its CRDs; none where the module cannot be had."""
    command = ["go", "mod", "download", "-json", "github.com/prometheus-operator/prometheus-operator@v0.85.0"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(json.loads(answer)["Dir"]) / "example/prometheus-operator-crd"


def test_monitors_rules_are_what_the_prometheus_operator_defines():
    folder = prometheus_operator()
    if folder is None:
        pytest.skip("the Go module of the Prometheus operator cannot be had")
    definitions = Definitions(sorted(folder.glob("*.yaml")))
    options = [*EVALUATION, *EVERYTHING]
    if (CHART / "files/rules").is_dir():
        options += ["--set", "monitoring.prometheusRule.enabled=true", "--set", "monitoring.dashboards.enabled=true"]
    resources = [item for item in render(*options) if item["apiVersion"].startswith("monitoring.coreos.com/")]
    assert len(resources) >= 2
    for item in resources:
        definitions.validate(item)
