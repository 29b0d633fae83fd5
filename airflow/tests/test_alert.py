"""The failure callback alone: the line it logs, and webhooks that do not answer."""

import json
import logging
import os
import socket
from types import SimpleNamespace

import pytest

from sinesp import alert

CONTEXT = {
    "ti": SimpleNamespace(dag_id="kafka_stream", task_id="publish", run_id="manual__1", try_number=4),
    "exception": RuntimeError('exit code 3\nof "publish"'),
}
LINE = (
    'event="task_failed" dag_id="kafka_stream" task_id="publish" run_id="manual__1" try_number=4'
    ' error="exit code 3 of \\"publish\\""'
)


@pytest.fixture(autouse=True)
def log(caplog):
    caplog.set_level(logging.INFO, logger="sinesp.alert")
    return caplog


def test_one_line_without_a_webhook(log):
    alert.task_failed(CONTEXT)
    assert log.messages == [LINE]


def test_the_webhook_may_be_in_a_file(log, webhook, tmp_path, monkeypatch):
    file = tmp_path / "webhook"
    file.write_text(os.environ["SINESP_ALERT_WEBHOOK"] + "\n")
    monkeypatch.delenv("SINESP_ALERT_WEBHOOK")
    monkeypatch.setenv("SINESP_ALERT_WEBHOOK_FILE", str(file))
    alert.task_failed(CONTEXT)
    assert [posted["error"] for posted in webhook] == ['exit code 3 of "publish"']
    assert log.messages == [LINE, "event=alert_posted status=204"]
    assert "secret" not in json.dumps(log.messages)


def test_a_webhook_that_refuses_is_said_without_its_address(log, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SINESP_ALERT_WEBHOOK", f"http://127.0.0.1:{taken.getsockname()[1]}/secret")
        alert.task_failed(CONTEXT)
    assert log.messages == [LINE, 'event=alert_not_posted reason="URLError"']


@pytest.mark.parametrize("address", ["file:///etc/passwd", "slack"])
def test_only_http_addresses_are_posted_to(log, monkeypatch, address):
    monkeypatch.setenv("SINESP_ALERT_WEBHOOK", address)
    alert.task_failed(CONTEXT)
    assert log.messages[0] == LINE
    assert log.messages[1].startswith("event=alert_not_posted")
