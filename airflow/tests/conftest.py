"""A real Airflow on SQLite in a folder of its own, and stand-ins for the two programs that the DAGs start."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

AIRFLOW = Path(__file__).resolve().parents[1]
DAGS = AIRFLOW / "dags"

# Airflow reads its configuration when it is imported: before any test module is.
HOME = Path(tempfile.mkdtemp(prefix="sinesp-airflow-"))
os.environ.update(
    AIRFLOW_HOME=str(HOME),
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="false",
    AIRFLOW__CORE__UNIT_TEST_MODE="false",
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{HOME}/airflow.db",
    AIRFLOW__LOGGING__BASE_LOG_FOLDER=str(HOME / "logs"),
    AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="false",
    PYTHONDONTWRITEBYTECODE="1",
)
for name in [name for name in os.environ if name.startswith(("SINESP_", "PARAM_", "SPARK_"))]:
    del os.environ[name]
sys.path.insert(0, str(DAGS))

STUB = """#!/bin/bash
# Records how it was called, says STUB_SAYS, then does as STUB_ACTION says: an exit code, or `hang`.
{ printf '%s\\0' "$(basename "$0")" "$@"; } >"$STUB_FOLDER/$(date +%s%N).call"
echo $$ >"$STUB_FOLDER/pid"
if [ "$STUB_ACTION" = hang ]; then
  trap 'echo stopped >"$STUB_FOLDER/stopped"; kill $!; exit 143' TERM
  sleep 600 & wait $!
fi
if [ -n "$STUB_SAYS" ]; then echo "$STUB_SAYS" >&2; fi
exit "$STUB_ACTION"
"""


def pytest_sessionfinish():
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def database():
    """The metadata database of a fresh installation."""
    subprocess.run(
        [sys.executable, "-m", "airflow", "db", "migrate"], check=True, timeout=300, stdout=subprocess.DEVNULL
    )


@pytest.fixture
def dagbag(database):
    """The DAGs as the DAG processor reads them; anew for every test, as `dag.test()` leaves params behind."""
    from airflow.dag_processing.bundles.manager import DagBundlesManager
    from airflow.dag_processing.dagbag import BundleDagBag

    manager = DagBundlesManager()
    manager.sync_bundles_to_db()
    bundle = manager.get_bundle("dags-folder")
    bundle.initialize()
    return BundleDagBag(dag_folder=bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)


class Stubs:
    """`sinesp-producer` and `spark-submit` on PATH."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder
        self.monkeypatch = monkeypatch
        for name in ("sinesp-producer", "spark-submit"):
            path = folder / name
            path.write_text(STUB)
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("STUB_FOLDER", str(folder))
        self.do("0")

    def do(self, action, says=""):
        """Every call from now on says this and ends with this exit code; `hang` waits for SIGTERM."""
        self.monkeypatch.setenv("STUB_ACTION", str(action))
        self.monkeypatch.setenv("STUB_SAYS", says)

    @property
    def calls(self):
        """The calls so far, oldest first, each a list of the program's name and its arguments."""
        return [path.read_text().split("\0")[:-1] for path in sorted(self.folder.glob("*.call"))]

    @property
    def pid(self):
        return int((self.folder / "pid").read_text())

    @property
    def stopped(self):
        return (self.folder / "stopped").exists()


@pytest.fixture
def stubs(tmp_path, monkeypatch):
    return Stubs(tmp_path, monkeypatch)


@pytest.fixture
def run(dagbag):
    """Runs a DAG by `dag.test()` and returns the run and the state of each task."""

    def run(dag_id, conf=None, logical_date=...):
        dag = dagbag.dags[dag_id]
        arguments = {} if logical_date is ... else {"logical_date": logical_date}
        dag_run = dag.test(run_conf=conf, **arguments)
        return dag_run, {ti.task_id: str(ti.state) for ti in dag_run.get_task_instances()}

    return run


@pytest.fixture
def no_retries(dagbag, monkeypatch):
    """A failing task fails at once: `dag.test()` would wait for the retries."""
    for dag in dagbag.dags.values():
        for task in dag.tasks:
            monkeypatch.setattr(task, "retries", 0)


@pytest.fixture
def webhook(monkeypatch):
    """A server that takes what the failure callback posts."""
    received = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SINESP_ALERT_WEBHOOK", f"http://127.0.0.1:{server.server_port}/hook-with-a-secret")
    yield received
    server.shutdown()
    server.server_close()
