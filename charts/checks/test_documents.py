"""README, schema and values say the same; the pages' examples hold."""

import json
import re

import pytest
import yaml

from conftest import CHART, render
from readme import described, readme

VALUES = (CHART / "values.yaml").read_text(encoding="utf-8")
SCHEMA = json.loads((CHART / "values.schema.json").read_text(encoding="utf-8"))
DOCS = CHART.parents[1] / "docs"
AIRFLOW = yaml.safe_load((CHART.parent / "airflow-values.yaml").read_text(encoding="utf-8"))


def leaves(value, path=()):
    """Paths of all values that are no object with members."""
    if isinstance(value, dict) and value:
        for key, member in value.items():
            yield from leaves(member, (*path, key))
    else:
        yield path


def test_the_readme_is_that_of_the_values():
    assert (CHART / "README.md").read_text(encoding="utf-8") == readme(CHART), "run: make chart-docs"


def test_every_value_is_described():
    """A comment that begins with # -- stands above each, or above what holds it."""
    rows = {path for path, _ in described(VALUES)}
    paths = list(leaves(yaml.safe_load(VALUES)))
    assert len(paths) > 120
    assert [path for path in paths if not any(path[:length] in rows for length in range(1, len(path) + 1))] == []


def test_the_schema_knows_every_value_and_no_other():
    def walk(value, schema, path):
        if "$ref" in schema or "properties" not in schema:
            return
        assert set(value) == set(schema["properties"]) - {"global"}, path
        assert schema["additionalProperties"] is False, path
        for key, member in value.items():
            walk(member, schema["properties"][key], f"{path}.{key}")

    walk(yaml.safe_load(VALUES), SCHEMA, "")


def blocks(page, language):
    text = (DOCS / page).read_text(encoding="utf-8")
    return [block for found, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S) if found == language]


@pytest.mark.parametrize("language", ["", "yaml"])
def test_both_languages_have_the_same_commands_and_examples(language):
    english, portuguese = blocks("kubernetes.md", language), blocks("pt-BR/kubernetes.md", language)
    assert english == portuguese
    assert len(english) >= 4


def test_the_pages_examples_of_values_render():
    """Blocks that begin with `# values` are files of values."""
    examples = [block for block in blocks("kubernetes.md", "yaml") if block.startswith("# values")]
    assert examples
    for number, example in enumerate(examples):
        file = CHART.parents[1] / ".local" / f"example-{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(example, encoding="utf-8")
        assert len(render("--values", str(file))) > 10


def test_the_pages_commands_set_values_that_there_are():
    paths = {".".join(path) for path in leaves(yaml.safe_load(VALUES))} | AIRFLOW.keys()
    text = (DOCS / "kubernetes.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"--set(?:-string)? ([\w.]+)=", text)}
    assert named
    assert {name for name in named if name not in paths} == set()


def test_airflow_runs_the_dags_unchanged():
    values = AIRFLOW
    root = CHART.parents[1]
    compose = yaml.safe_load((root / "servidor/docker-compose.yml").read_text(encoding="utf-8"))
    compose_image = (root / "airflow/Dockerfile").read_text(encoding="utf-8")
    assert f"apache/airflow:{values['airflowVersion']}-python3.11" in compose_image
    assert values["dags"] == {"persistence": {"enabled": False}, "gitSync": {"enabled": False}}
    assert values["executor"] == "KubernetesExecutor"
    # What the DAGs and the image's commands read, as compose sets it.
    set_here = {entry["name"] for entry in values["env"]}
    needed = {
        name
        for name in compose["services"]["scheduler"]["environment"]
        if name.startswith(("KAFKA_", "CASSANDRA_", "SPARK_", "CHECKPOINT", "SINESP_", "CONSUMER_", "SCHEMA_"))
    }
    # CONSUMER_METRICS_FILE is for the compose stack's node-exporter, SPARK_LOCAL_HOSTNAME for its two networks; whether
    # the servers ask for a login is theirs to say.
    optional = {"SINESP_SOURCE", "SINESP_YEARS", "SINESP_ALERT_WEBHOOK", "SPARK_CORES_MAX", "CONSUMER_METRICS_FILE", "SPARK_LOCAL_HOSTNAME"} | {
        "KAFKA_PROPERTIES_FILE", "CASSANDRA_PROPERTIES_FILE", "SPARK_PROPERTIES_FILE",
    }
    assert needed - optional <= set_here
