"""Arguments that every task of the DAGs has."""

from datetime import timedelta

from sinesp.alert import task_failed

# The first retry after 2 minutes, then 4 and 8: the ministry's site and a restarting server need some minutes.
DEFAULT_ARGS = {
    "owner": "sinesp",
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=30),
    "on_failure_callback": task_failed,
}

TIMEZONE = "America/Sao_Paulo"
