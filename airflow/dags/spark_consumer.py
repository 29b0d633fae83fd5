"""Brings the tables up to date on the Spark cluster, compares them with the topics, and exports them as files.

Starts when the topics were published to, and once a day besides. It is paused unless `SINESP_CONSUMER=airflow`: by
default the service `spark-consumer` consumes. Its checkpoint is its own, so both may run at once.
"""

from datetime import timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, AssetOrTimeSchedule, CronTriggerTimetable
from sinesp.assets import OCCURRENCES
from sinesp.defaults import DEFAULT_ARGS, TIMEZONE

# The jar on the driver's class path too: the image's archive of classes was made with it.
JAR = (
    '--driver-class-path "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
    ' --class br.engdados.sinesp.consumer.cli.Main "${SINESP_CONSUMER_JAR:-/opt/sinesp/sinesp-consumer.jar}"'
)

# exec: a task that is stopped signals the driver itself, no shell between.
SPARK_SUBMIT = (
    'exec spark-submit --master "$SPARK_MASTER_URL"'
    # The secret of the cluster is in a file, never on the command line.
    ' ${SPARK_PROPERTIES_FILE:+--properties-file "$SPARK_PROPERTIES_FILE"}'
    ' --driver-memory "${SPARK_DRIVER_MEMORY:-512m}"'
    ' --executor-memory "${SPARK_EXECUTOR_MEMORY:-1g}"'
    " --conf spark.executor.cores=1"
    ' --conf spark.cores.max="${SPARK_CORES_MAX:-2}"'
    " --conf spark.ui.enabled=false --conf spark.executor.extraJavaOptions=-XX:+UseSerialGC"
    f" {JAR}"
)

# Without the cluster: executors write the files themselves, and the folder of the exports is this container's.
SPARK_SUBMIT_HERE = (
    'exec env SPARK_MASTER_URL="local[2]"'
    f' spark-submit --driver-memory "${{SPARK_DRIVER_MEMORY:-512m}}" {JAR}'
)

with DAG(
    dag_id="spark_consumer",
    description="Kafka → Cassandra on the Spark cluster, verify, export",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("0 7 * * *", timezone=TIMEZONE, run_immediately=timedelta(0)),
        assets=OCCURRENCES,
    ),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=True,
    default_args=DEFAULT_ARGS,
    tags=["sinesp", "spark", "cassandra"],
    doc_md=__doc__,
):
    consume = BashOperator(
        task_id="consume",
        # It verifies also where nothing was new: rows may have been changed in the tables by hand. Differences fail the
        # task, new rows or not; 99 says that nothing was new and that all is as it should be.
        bash_command=(
            f"{SPARK_SUBMIT} consume --mode append --trigger available-now --verify --skip-when-unchanged"
            ' --checkpoint-dir "$CHECKPOINT_DIR"'
        ),
        skip_on_exit_code=99,
        execution_timeout=timedelta(hours=6),
    )
    export = BashOperator(
        task_id="export",
        # Figures that differ from the topics are not handed out. Where nothing was new there may still be no export of it.
        trigger_rule="none_failed",
        bash_command=f'{SPARK_SUBMIT_HERE} export --to "$SINESP_EXPORTS" --skip-when-unchanged',
        skip_on_exit_code=99,
        retries=1,
        execution_timeout=timedelta(hours=2),
    )
    consume >> export
