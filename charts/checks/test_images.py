"""How the images start: the consumer's start script on each kind of master, and what the Dockerfiles promise. Needs no Docker."""

import os
import re
import subprocess

import pytest

from conftest import CHART

ROOT = CHART.parents[1]
STUB = '#!/bin/bash\nprintf "%s\\n" "$(basename "$0")" "$@"\n'


@pytest.fixture
def start(tmp_path):
    """Runs the start script with folders of its own and a spark-submit that tells what it was asked."""
    (tmp_path / "app/jars").mkdir(parents=True)
    (tmp_path / "app/sinesp-consumer.jar").write_text("jar", encoding="utf-8")
    for name in ("opt/spark/bin/spark-submit", "opt/entrypoint.sh"):
        stub = tmp_path / name
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(STUB, encoding="utf-8")
        stub.chmod(0o755)
    script = (ROOT / "cliente/entrypoint.sh").read_text(encoding="utf-8")
    script = re.sub(r"(?<![\w:/.])/(app|opt)/", rf"{tmp_path}/\1/", script)
    (tmp_path / "start.sh").write_text(script, encoding="utf-8")

    def run(*arguments, **environment):
        command = ["bash", str(tmp_path / "start.sh"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env={"PATH": os.environ["PATH"], **environment})

    return run


def told(result):
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_a_driver_on_kubernetes(start):
    words = told(start(SPARK_MASTER_URL="k8s://https://api:443", POD_IP="10.1.2.3", POD_NAME="driver-1", METRICS_PORT="9404"))
    assert words[0] == "spark-submit"
    assert words[words.index("--master") + 1] == "k8s://https://api:443"
    assert "spark.driver.bindAddress=10.1.2.3" in words
    assert "spark.kubernetes.driver.pod.name=driver-1" in words
    # What belongs to a standalone cluster is not said, and executors take the image's jar.
    assert not [word for word in words if word.startswith(("spark.cores.max", "spark.executor."))]
    # Spark's own folder of configuration is another one: with a file in it the archive of classes would not be taken.
    assert words[words.index("--properties-file") + 1].endswith("/opt/spark/conf/spark-defaults.conf")
    jar = words.index("local:///app/sinesp-consumer.jar")
    assert words[jar + 1] == "consume"
    assert words[words.index("--metrics-host") + 1] == "0.0.0.0"


def test_a_driver_on_kubernetes_must_know_its_pod(start):
    result = start(SPARK_MASTER_URL="k8s://https://api:443", POD_NAME="driver-1")
    assert result.returncode != 0
    assert "the address of this pod" in result.stderr


def test_a_driver_of_the_compose_stack_is_started_as_before(start):
    words = told(start("consume", "--mode", "append", SPARK_MASTER_URL="spark://spark-master:7077", SPARK_CORES_MAX="3"))
    for setting in ("spark.executor.cores=1", "spark.cores.max=3", "spark.executor.extraJavaOptions=-XX:+UseSerialGC"):
        assert setting in words
    assert not [word for word in words if "kubernetes" in word]
    assert words[-2:] == ["--mode", "append"]


def test_a_job_runs_spark_within_its_pod(start):
    words = told(start("verify", "--settle", "10s", SPARK_MASTER_URL="local[2]"))
    assert words[-3:] == ["verify", "--settle", "10s"]
    assert "--checkpoint-dir" not in words


def test_an_executor_is_started_by_sparks_own_script(start):
    assert told(start("executor")) == ["entrypoint.sh", "executor"]


@pytest.mark.parametrize("folder", ["producer", "cliente", "painel"])
def test_images_run_as_a_user_by_number_and_without_a_shell_between(folder):
    text = (ROOT / folder / "Dockerfile").read_text(encoding="utf-8")
    last = text.rsplit("\nFROM ", 1)[1]
    users = re.findall(r"^USER (\S+)", last, re.M)
    assert re.fullmatch(r"[1-9]\d*(:[1-9]\d*)?", users[-1])
    assert re.search(r'^ENTRYPOINT \["', last, re.M)


def test_the_producers_script_becomes_java():
    text = (ROOT / "producer/entrypoint.sh").read_text(encoding="utf-8")
    assert re.search(r"^exec java ", text, re.M)
    # The archive of classes is the one that the image makes, of the same jar at the same place.
    dockerfile = (ROOT / "producer/Dockerfile").read_text(encoding="utf-8")
    assert "-XX:ArchiveClassesAtExit=/app/sinesp-producer.jsa -jar /app/sinesp-producer.jar" in dockerfile
    assert "-XX:SharedArchiveFile=/app/sinesp-producer.jsa -jar /app/sinesp-producer.jar" in text
