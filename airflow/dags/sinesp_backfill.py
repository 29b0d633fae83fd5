"""Publishes chosen years or a folder, by hand ("Trigger DAG w/ config" in the UI).

* `years`: such as `2019`, `2015-2018` or `2015,2017-2019`; empty for what the environment says.
* `source`: a file or folder inside the container, a URL, `govbr` or `dadosgov`; empty for what the environment says.
* `full`: publish every row, changed or not, and withdraw what is gone.
"""

from datetime import timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param
from sinesp.assets import OCCURRENCES
from sinesp.defaults import DEFAULT_ARGS

with DAG(
    dag_id="sinesp_backfill",
    description="SINESP workbooks → Kafka: chosen years or a folder, by hand",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    default_args=DEFAULT_ARGS,
    params={
        "years": Param(
            None,
            type=["null", "string"],
            pattern=r"^\d{4}(-\d{4})?(,\d{4}(-\d{4})?)*$",
            title="Years",
            description="2019, 2015-2018 or 2015,2017-2019",
        ),
        "source": Param(
            None,
            type=["null", "string"],
            maxLength=1024,
            # Never a word that the command could take for an option.
            pattern=r"^(/.*|https?://.+|govbr|dadosgov)$",
            title="Source",
            description="A file or folder inside the container, a URL, govbr or dadosgov",
        ),
        "full": Param(False, type="boolean", title="Full", description="Publish every row, changed or not"),
    },
    tags=["sinesp", "kafka"],
    doc_md=__doc__,
):
    BashOperator(
        task_id="publish",
        # The params reach the shell as variables only, so that nothing in them is ever read as a command.
        bash_command=(
            "exec sinesp-producer publish --skip-when-unchanged"
            ' ${PARAM_SOURCE:+--source "$PARAM_SOURCE"}'
            ' ${PARAM_YEARS:+--years "$PARAM_YEARS"}'
            " ${PARAM_FULL:+--full}"
        ),
        env={
            "PARAM_SOURCE": "{{ params.source or '' }}",
            "PARAM_YEARS": "{{ params.years or '' }}",
            "PARAM_FULL": "{{ 'true' if params.full else '' }}",
        },
        append_env=True,
        skip_on_exit_code=99,
        execution_timeout=timedelta(hours=12),
        outlets=OCCURRENCES,
    )
