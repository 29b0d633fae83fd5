"""The chart as it is rendered, in each of the ways that the checks look at."""

import functools
import os
import subprocess
from pathlib import Path

import pytest
import yaml

CHECKS = Path(__file__).resolve().parent
CHART = CHECKS.parent / "sinesp"
HELM = os.environ.get("HELM", "helm")

EXTERNAL = ["--values", str(CHECKS / "values-external.yaml")]
EVALUATION = ["--set", "servers.mode=evaluation"]
# Everything that can be switched on, on either way.
EVERYTHING = [
    *("--set", "export.enabled=true"),
    *("--set", "producer.backfill.enabled=true"),
    *("--set", "monitoring.serviceMonitor.enabled=true"),
]
WAYS = {
    "evaluation": EVALUATION,
    "evaluation with everything": EVALUATION + EVERYTHING,
    "external": EXTERNAL,
    "external with everything": EXTERNAL
    + EVERYTHING
    + ["--set", "painel.autoscaling.enabled=true", "--set", "export.storage.accessModes={ReadWriteMany}", "--set", "painel.ingress.enabled=true"],
    "object store": EXTERNAL
    + ["--set", "export.enabled=true", "--set", "export.uri=s3a://bucket/sinesp", "--set", "consumer.checkpoint.uri=s3a://bucket/checkpoints"]
    + ["--set", "objectStore.endpoint=https://s3.example.org:9000", "--set", "objectStore.secret=object-store"],
    "available-now": EVALUATION + ["--set", "consumer.trigger=available-now"],
}


@functools.cache
def render(*options, release="figures"):
    """All objects of the chart, rendered without a cluster."""
    command = [HELM, "template", release, str(CHART), "--namespace", "sinesp", *options]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [document for document in yaml.safe_load_all(text) if document]


def pod_of(item):
    """The pod template of a workload, else none."""
    spec = item.get("spec", {})
    if item["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    return spec.get("template") if item["kind"] in ("CronJob", "Job", "Deployment", "StatefulSet") else None


def executor_of(objects):
    """The pod that Spark makes executors from, which lies in a ConfigMap."""
    for item in objects:
        if item["kind"] == "ConfigMap" and "executor.yaml" in item["data"]:
            return yaml.safe_load(item["data"]["executor.yaml"])
    return None


@pytest.fixture(params=WAYS, ids=lambda way: way.replace(" ", "-"))
def objects(request):
    return render(*WAYS[request.param])
