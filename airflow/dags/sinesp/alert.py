"""Tells that a task has failed for good: one line in the task's log, and a POST to a webhook where one is set.

`SINESP_ALERT_WEBHOOK` holds the webhook's address, or `SINESP_ALERT_WEBHOOK_FILE` the path of a file with it. Such an
address is often a secret, so it is never logged.
"""

import json
import logging
import os
import urllib.error
import urllib.request
from pathlib import Path

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10


def task_failed(context):
    """Airflow's `on_failure_callback`: called after the last try of a task."""
    ti = context["ti"]
    event = {
        "event": "task_failed",
        "dag_id": ti.dag_id,
        "task_id": ti.task_id,
        "run_id": ti.run_id,
        "try_number": ti.try_number,
        "error": " ".join(str(context.get("exception") or "unknown").split()),
    }
    log.error(" ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in event.items()))
    address = webhook()
    if address:
        post(address, event)


def webhook():
    """The webhook's address, or None where none is set."""
    address = os.environ.get("SINESP_ALERT_WEBHOOK", "").strip()
    file = Path(os.environ.get("SINESP_ALERT_WEBHOOK_FILE", ""))
    if not address and file.is_file():
        address = file.read_text(encoding="utf-8").strip()
    if address and not address.startswith(("http://", "https://")):
        log.warning("event=alert_not_posted reason=%s", '"the webhook is not an http(s) address"')
        return None
    return address or None


def post(address, event):
    """Posts the event as JSON. `text` is what Slack, Mattermost and Rocket.Chat show."""
    text = f"{event['dag_id']}.{event['task_id']} failed in run {event['run_id']}: {event['error']}"
    request = urllib.request.Request(
        address,
        data=json.dumps({"text": text, **event}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            log.info("event=alert_posted status=%s", response.status)
    except (urllib.error.URLError, OSError, ValueError) as error:
        # The task has failed already: an alert that cannot be delivered must not hide why.
        log.warning("event=alert_not_posted reason=%s", json.dumps(type(error).__name__))
