"""What the DAGs are: schedule, limits, Assets and the exact command of every task."""

import re
from datetime import timedelta

import pytest

from conftest import AIRFLOW, DAGS

ASSETS = {
    f"kafka://broker:29092/sinesp_ocorrencias_{name}" for name in ("municipio", "estado", "geral")
}
SUBMIT = (
    'exec spark-submit --master "$SPARK_MASTER_URL" ${SPARK_PROPERTIES_FILE:+--properties-file "$SPARK_PROPERTIES_FILE"}'
    ' --driver-memory "${SPARK_DRIVER_MEMORY:-512m}"'
    ' --executor-memory "${SPARK_EXECUTOR_MEMORY:-1g}" --conf spark.executor.cores=1'
    ' --conf spark.cores.max="${SPARK_CORES_MAX:-2}" --conf spark.ui.enabled=false'
    " --conf spark.executor.extraJavaOptions=-XX:+UseSerialGC"
    ' --driver-class-path "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
    ' --class br.engdados.sinesp.consumer.cli.Main "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
)
EXPORT = (
    'exec env SPARK_MASTER_URL="local[2]"'
    ' spark-submit --driver-memory "${SPARK_DRIVER_MEMORY:-512m}"'
    ' --driver-class-path "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
    ' --class br.engdados.sinesp.consumer.cli.Main "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
    ' export --to "$SINESP_EXPORTS" --skip-when-unchanged'
)
COMMANDS = {
    ("kafka_stream", "publish"): "exec sinesp-producer publish --skip-when-unchanged",
    ("sinesp_backfill", "publish"): (
        'exec sinesp-producer publish --skip-when-unchanged ${PARAM_SOURCE:+--source "$PARAM_SOURCE"}'
        ' ${PARAM_YEARS:+--years "$PARAM_YEARS"} ${PARAM_FULL:+--full}'
    ),
    ("spark_consumer", "consume"): (
        f"{SUBMIT} consume --mode append --trigger available-now --verify --skip-when-unchanged"
        ' --checkpoint-dir "$CHECKPOINT_DIR"'
    ),
    ("spark_consumer", "export"): EXPORT,
}
TASKS = sorted(COMMANDS)


def test_the_folder_holds_these_dags_and_imports_without_an_error(dagbag):
    assert dagbag.import_errors == {}
    assert set(dagbag.dags) == {"kafka_stream", "spark_consumer", "sinesp_backfill"}
    assert {(dag.dag_id, task.task_id) for dag in dagbag.dags.values() for task in dag.tasks} == set(TASKS)


@pytest.mark.parametrize("dag_id", ["kafka_stream", "spark_consumer", "sinesp_backfill"])
def test_a_dag_validates_and_survives_serialisation(dagbag, dag_id):
    from airflow.serialization.serialized_objects import DagSerialization

    dag = dagbag.dags[dag_id]
    dag.validate()
    read_back = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag))
    assert read_back.dag_id == dag_id
    assert read_back.task_ids == dag.task_ids
    assert not read_back.catchup
    assert read_back.max_active_runs == 1
    assert {task.task_id: task.bash_command for task in read_back.tasks} == {
        task_id: command for (owner, task_id), command in COMMANDS.items() if owner == dag_id
    }


def test_kafka_stream_runs_daily_and_not_at_once(dagbag):
    dag = dagbag.dags["kafka_stream"]
    assert (dag.timetable.expression, str(dag.timetable.timezone)) == ("0 5 * * *", "America/Sao_Paulo")
    assert dag.timetable.run_immediately == timedelta(0)
    assert dag.is_paused_upon_creation is False


def test_spark_consumer_runs_after_the_topics_changed_and_daily_and_starts_paused(dagbag):
    from airflow.serialization.serialized_objects import DagSerialization

    dag = dagbag.dags["spark_consumer"]
    timetable = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag)).timetable
    assert type(timetable).__name__ == "AssetOrTimeSchedule"
    assert timetable.timetable.summary == "0 7 * * *"
    assert {asset.uri for _, asset in timetable.asset_condition.iter_assets()} == ASSETS
    assert dag.is_paused_upon_creation is True
    assert dag.get_task("export").upstream_task_ids == {"consume"}
    assert dag.get_task("export").trigger_rule == "none_failed"


def test_sinesp_backfill_runs_by_hand_only(dagbag):
    dag = dagbag.dags["sinesp_backfill"]
    assert dag.schedule is None
    assert dag.is_paused_upon_creation is False
    assert {name: dag.params[name] for name in dag.params} == {"years": None, "source": None, "full": False}


@pytest.mark.parametrize("dag_id, task_id", TASKS)
def test_a_task_has_its_command_retries_and_limits(dagbag, dag_id, task_id):
    task = dagbag.dags[dag_id].get_task(task_id)
    assert task.bash_command == COMMANDS[dag_id, task_id]
    assert task.bash_command.startswith("exec "), "a shell in between would keep SIGTERM from the program"
    assert "{{" not in task.bash_command, "a template pasted into the shell text"
    assert set(task.skip_on_exit_code) == {99}
    assert task.retries == (1 if task_id == "export" else 3)
    assert task.retry_delay == timedelta(minutes=2)
    assert task.retry_exponential_backoff == 2.0
    assert task.max_retry_delay == timedelta(minutes=30)
    assert timedelta(hours=1) < task.execution_timeout <= timedelta(hours=12)
    assert [callback.__name__ for callback in task.on_failure_callback] == ["task_failed"]
    assert {asset.uri for asset in task.outlets} == (ASSETS if task_id == "publish" else set())


def test_image_and_tests_use_the_same_airflow():
    version = re.search(r"^apache-airflow==(\S+)", (AIRFLOW / "requirements.txt").read_text(), re.M).group(1)
    assert f"FROM apache/airflow:{version}-python3.11" in (AIRFLOW / "Dockerfile").read_text()


def test_no_dag_reads_the_shared_package_as_a_dag():
    assert (DAGS / ".airflowignore").read_text().split() == ["sinesp/"]
