"""What the DAGs do: `dag.test()` on the real Airflow, with stubs in place of the two programs."""

import os
import time
from datetime import timedelta

import pytest

PUBLISH = ["sinesp-producer", "publish", "--skip-when-unchanged"]
SUBMIT = [
    "spark-submit", "--master", "spark://spark-master:7077", "--driver-memory", "512m", "--executor-memory", "1g",
    "--conf", "spark.executor.cores=1", "--conf", "spark.cores.max=2", "--conf", "spark.ui.enabled=false",
    "--conf", "spark.executor.extraJavaOptions=-XX:+UseSerialGC",
    "--driver-class-path", "/opt/sinesp/sinesp-consumer.jar",
    "--class", "br.engdados.sinesp.consumer.cli.Main", "/opt/sinesp/sinesp-consumer.jar",
]  # fmt: skip
CONSUME = [
    *SUBMIT, "consume", "--mode", "append", "--trigger", "available-now", "--verify", "--skip-when-unchanged",
    "--checkpoint-dir", "/opt/airflow/check points",
]  # fmt: skip
EXPORT = [
    "spark-submit", "--driver-memory", "512m", "--driver-class-path", "/opt/sinesp/sinesp-consumer.jar", "--class", "br.engdados.sinesp.consumer.cli.Main",
    "/opt/sinesp/sinesp-consumer.jar", "export", "--to", "/data/all exports", "--skip-when-unchanged",
]  # fmt: skip


@pytest.fixture(autouse=True)
def environment(stubs, no_retries, monkeypatch):
    monkeypatch.setenv("SPARK_MASTER_URL", "spark://spark-master:7077")
    monkeypatch.setenv("CHECKPOINT_DIR", "/opt/airflow/check points")
    monkeypatch.setenv("SINESP_EXPORTS", "/data/all exports")


@pytest.mark.parametrize(
    "dag_id, calls", [("kafka_stream", [PUBLISH]), ("sinesp_backfill", [PUBLISH]), ("spark_consumer", [CONSUME, EXPORT])]
)
def test_exit_0_is_success(run, stubs, dag_id, calls):
    dag_run, tasks = run(dag_id)
    assert str(dag_run.state) == "success"
    assert set(tasks.values()) == {"success"}
    assert stubs.calls == calls


@pytest.mark.parametrize("dag_id", ["kafka_stream", "sinesp_backfill"])
def test_exit_3_is_failure(run, stubs, dag_id):
    stubs.do(3)
    dag_run, tasks = run(dag_id)
    assert str(dag_run.state) == "failed"
    assert tasks == {"publish": "failed"}
    assert stubs.calls == [PUBLISH]


@pytest.mark.parametrize("dag_id", ["kafka_stream", "sinesp_backfill"])
def test_a_refused_file_fails_its_run_and_not_the_next(run, stubs, webhook, capfd, dag_id):
    refusal = "bancovde-2024.csv: not published: it would withdraw 617,893 of the 696,634 rows published of sinesp-vde-2024"
    for _ in range(2):
        stubs.do(2, says=f'event=file_failed file=bancovde-2024.csv reason="{refusal}"')
        dag_run, tasks = run(dag_id)
        assert str(dag_run.state) == "failed"
        assert tasks == {"publish": "failed"}
    output = capfd.readouterr()
    assert refusal in output.out + output.err
    assert ["exit code 2" in posted["error"] for posted in webhook] == [True, True]
    stubs.do(0)
    dag_run, tasks = run(dag_id)
    assert str(dag_run.state) == "success"
    # The same command, before and after: neither run asks for an older edition or for more withdrawals.
    assert stubs.calls == [PUBLISH] * 3


@pytest.mark.parametrize("exit_code", [2, 3])
def test_a_failed_consumer_or_verification_is_told_and_exports_nothing(run, stubs, webhook, capfd, exit_code):
    stubs.do(exit_code, says="topics and tables DIFFER: 3 differences")
    dag_run, tasks = run("spark_consumer")
    assert str(dag_run.state) == "failed"
    assert tasks == {"consume": "failed", "export": "upstream_failed"}
    assert stubs.calls == [CONSUME]
    output = capfd.readouterr()
    assert "topics and tables DIFFER: 3 differences" in output.out + output.err
    (posted,) = webhook
    assert (posted["dag_id"], posted["task_id"]) == ("spark_consumer", "consume")
    assert f"exit code {exit_code}" in posted["error"]


@pytest.mark.parametrize("dag_id", ["kafka_stream", "sinesp_backfill"])
def test_exit_99_is_skipped(run, stubs, dag_id):
    stubs.do(99)
    dag_run, tasks = run(dag_id)
    assert str(dag_run.state) == "success"
    assert tasks == {"publish": "skipped"}


def test_nothing_new_to_consume_is_exported_all_the_same(run, stubs):
    """There may be no export of it yet; the program itself skips one that is there."""
    stubs.do(99)
    dag_run, tasks = run("spark_consumer")
    assert str(dag_run.state) == "success"
    assert tasks == {"consume": "skipped", "export": "skipped"}
    assert stubs.calls == [CONSUME, EXPORT]


def test_a_run_without_a_logical_date(run, stubs):
    """Asset-triggered runs have none."""
    dag_run, tasks = run("spark_consumer", logical_date=None)
    assert dag_run.logical_date is None
    assert set(tasks.values()) == {"success"}


def test_limits_of_the_cluster_come_from_the_environment(run, stubs, monkeypatch):
    monkeypatch.setenv("SPARK_EXECUTOR_MEMORY", "512m")
    monkeypatch.setenv("SPARK_CORES_MAX", "1")
    monkeypatch.setenv("SINESP_CONSUMER_JAR", "/opt/a folder/$(id).jar")
    run("spark_consumer")
    arguments = stubs.calls[0]
    assert arguments[arguments.index("--executor-memory") + 1] == "512m"
    assert "spark.cores.max=1" in arguments
    assert "/opt/a folder/$(id).jar" in arguments


def test_params_become_options(run, stubs):
    run("sinesp_backfill", {"years": "2015,2017-2019", "source": "/data/source", "full": True})
    assert stubs.calls == [[*PUBLISH, "--source", "/data/source", "--years", "2015,2017-2019", "--full"]]


@pytest.mark.parametrize(
    "source",
    [
        "/data/; rm -rf /",
        '/data/"; rm -rf "$HOME',
        "/data/$(touch stolen) `id` && echo * | cat > x",
        "/data/'quoted' \\ and  two  blanks",
        "/data/{{ 7 * 7 }}",
    ],
)
def test_a_param_reaches_the_program_as_one_argument(run, stubs, source):
    run("sinesp_backfill", {"source": source})
    assert stubs.calls == [[*PUBLISH, "--source", source]]


@pytest.mark.parametrize(
    "conf",
    [
        {"years": "2015; rm -rf /"},
        {"years": "20155"},
        {"years": 2015},
        {"source": "--bootstrap-servers=elsewhere"},
        {"source": "relative/folder"},
        {"source": "/" + "x" * 1024},
        {"full": "yes"},
    ],
)
def test_a_param_that_does_not_validate_starts_nothing(run, stubs, conf):
    from airflow.sdk.exceptions import ParamValidationError

    with pytest.raises((ParamValidationError, ValueError)):
        run("sinesp_backfill", conf)
    assert stubs.calls == []


def test_a_task_that_runs_too_long_takes_its_child_with_it(run, stubs, dagbag, monkeypatch):
    monkeypatch.setattr(dagbag.dags["kafka_stream"].get_task("publish"), "execution_timeout", timedelta(seconds=3))
    stubs.do("hang")
    _, tasks = run("kafka_stream")
    assert tasks == {"publish": "failed"}
    assert ends(stubs.pid), "the child outlived its task"
    assert stubs.stopped, "the child was not asked to stop by SIGTERM"


def ends(pid, seconds=10):
    """Whether the process is gone within some seconds (a zombie is gone too)."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    os.kill(pid, 9)
    return False


def test_a_failure_is_posted(run, stubs, webhook):
    stubs.do(3)
    dag_run, _ = run("kafka_stream")
    (posted,) = webhook
    assert posted["event"] == "task_failed"
    assert (posted["dag_id"], posted["task_id"], posted["run_id"]) == ("kafka_stream", "publish", dag_run.run_id)
    assert "exit code 3" in posted["error"]
    assert posted["text"].startswith(f"kafka_stream.publish failed in run {dag_run.run_id}:")


def test_neither_success_nor_skip_is_posted(run, stubs, webhook):
    run("kafka_stream")
    stubs.do(99)
    run("kafka_stream")
    assert webhook == []
