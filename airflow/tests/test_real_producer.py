"""The DAG with the real producer and a real Kafka: a file that is only part of an edition fails its run, changes nothing,
and does not stand in the way of the next edition."""

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCER = ROOT / "producer/target/sinesp-producer.jar"
LOCAL = ROOT / "local/target/sinesp-local.jar"
JAVA = shutil.which("java", path=os.pathsep.join([f"{os.environ.get('JAVA_HOME', '')}/bin", os.environ["PATH"]]))
HEADER = (
    "uf,municipio,evento,data_referencia,agente,arma,faixa_etaria,feminino,masculino,nao_informado,total_vitima,total,"
    "total_peso,abrangencia,formulario"
)
PLACES = {"SP": "SÃO PAULO", "RJ": "RIO DE JANEIRO"}
EVENTS = ["Feminicídio", "Homicídio doloso", "Suicídio", "Estupro", "Roubo de carga"]

pytestmark = pytest.mark.skipif(
    not (PRODUCER.exists() and LOCAL.exists()), reason="the jars are not built: make jars, or make test"
)


@pytest.fixture
def kafka(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    local = [JAVA, "-jar", str(LOCAL)]
    where = ["--data-dir", str(tmp_path / "servers"), "--only", "kafka"]
    start = ["--kafka-port", str(port), "--kafka-heap", "256m", "--home", str(ROOT / "local")]
    subprocess.run([*local, "up", *where, *start], check=True, timeout=180)
    yield f"127.0.0.1:{port}"
    subprocess.run([*local, "down", *where], check=True, timeout=120)


@pytest.fixture
def source(kafka, no_retries, tmp_path, monkeypatch):
    """The file that the DAG publishes."""
    command = tmp_path / "bin" / "sinesp-producer"
    command.parent.mkdir()
    command.write_text(f'#!/bin/bash\nexec "{JAVA}" -Xmx256m -jar "{PRODUCER}" "$@"\n')
    command.chmod(0o755)
    file = tmp_path / "bancovde-2024.csv"
    for name, value in {
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "KAFKA_BOOTSTRAP_SERVERS": kafka,
        "SINESP_SOURCE": str(file),
        "SINESP_STATE_DIR": str(tmp_path / "state"),
        "SINESP_REPORT_DIR": str(tmp_path / "reports"),
    }.items():
        monkeypatch.setenv(name, value)
    return file


def write(file, states, victims=1):
    rows = [
        f"{state},{PLACES[state]},{event},2024-{month:02d}-01,,,,,,,{victims if month == 1 else 1},,,Estadual,"
        for state in states
        for event in EVENTS
        for month in range(1, 13)
    ]
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


def report(folder):
    newest = max((folder / "reports").glob("*.json"))
    return json.loads(newest.read_text(encoding="utf-8"))["files"][0]


def test_part_of_an_edition_is_refused_and_the_next_edition_is_not(run, source, tmp_path):
    write(source, ["SP", "RJ"])
    dag_run, _ = run("kafka_stream")
    assert str(dag_run.state) == "success"
    assert report(tmp_path)["rows"]["new"] == 120

    for victims in (1, 2):
        write(source, ["SP"], victims)
        dag_run, tasks = run("kafka_stream")
        assert tasks == {"publish": "failed"}
        refused = report(tmp_path)
        assert (refused["status"], refused["records"]) == ("too_many_withdrawn", 0)

    write(source, ["SP", "RJ"], victims=3)
    dag_run, _ = run("kafka_stream")
    assert str(dag_run.state) == "success"
    right = report(tmp_path)
    assert (right["rows"]["revised"], right["rows"]["unchanged"], right["withdrawn"]) == (10, 110, 0)
