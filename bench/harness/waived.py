"""Targets that are shown to be out of reach, by suite and title, and the heading of docs/performance.md that shows it."""

VERIFY = "verifying-a-year-at-035-of-loading-it"
DSBULK = "nine-years-at-15-of-dsbulk"

WAIVED = {
    ("publish", "workbook: rate / fastexcel's reading alone"): "publishing-a-workbook-at-08-of-reading-it",
    ("publish", "workbook: rate / openpyxl + confluent-kafka"): "thirty-times-openpyxl-and-confluent-kafka",
    ("load", "rate / dsbulk's, both without their starts, periodic commit log"):
        "loading-at-14-of-dsbulk-with-a-periodic-commit-log",
    ("load", "verify / load, 1 year: seconds, both without their starts"): VERIFY,
    ("load", "verify / load, 1 year: CPU of the client, both without their starts"): VERIFY,
    ("load", "load / load limit: rate without the start"): "loading-at-07-of-its-limit",
    ("load", "start / start limit: seconds"): "the-start-of-the-consumer",
    ("endtoend", "1 % changed: CPU of publish and load, servers included / the full run's, beyond the starts"):
        "one-percent-changed",
    ("endtoend", "1 % changed: CPU of the two programs alone / the full run's, beyond the starts"): "one-percent-changed",
    ("growth", "load 9 years: rate / dsbulk's, both whole processes, group commit"): DSBULK,
    ("growth", "load 9 years: rate / dsbulk's, both without their starts, group commit"): DSBULK,
    ("growth", "load 9 years: rate / dsbulk's, both whole processes, periodic commit log"): DSBULK,
    ("growth", "load 9 years: rate / dsbulk's, both without their starts, periodic commit log"): DSBULK,
    ("growth", "verify / load, 9 years: CPU of the client, both without their starts"): VERIFY,
    ("growth", "publish: peak memory, 9 years / 1 year"): "the-producers-memory-of-nine-years",
}
