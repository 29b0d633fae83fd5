"""Publishes what is new at the source, once a day.

The source, the years and the servers come from the environment (`servidor/.env.example` lists the variables).
"""

from datetime import timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, CronTriggerTimetable
from sinesp.assets import OCCURRENCES
from sinesp.defaults import DEFAULT_ARGS, TIMEZONE

with DAG(
    dag_id="kafka_stream",
    description="SINESP workbooks → Kafka: only what changed since the last run",
    # A first start must not publish by surprise because it happens to be shortly after five in the morning.
    schedule=CronTriggerTimetable("0 5 * * *", timezone=TIMEZONE, run_immediately=timedelta(0)),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    default_args=DEFAULT_ARGS,
    tags=["sinesp", "kafka"],
    doc_md=__doc__,
):
    BashOperator(
        task_id="publish",
        # exec: a task that is stopped signals the process itself, no shell between.
        bash_command="exec sinesp-producer publish --skip-when-unchanged",
        skip_on_exit_code=99,
        execution_timeout=timedelta(hours=4),
        outlets=OCCURRENCES,
    )
