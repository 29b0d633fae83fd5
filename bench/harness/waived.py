"""Targets that are shown to be out of reach, by suite and title, and the heading of docs/performance.md that shows it."""

WAIVED = {
    ("publish", "workbook: rate / fastexcel's reading alone"): "publishing-a-workbook-at-08-of-reading-it",
    ("publish", "workbook: rate / openpyxl + confluent-kafka"): "thirty-times-openpyxl-and-confluent-kafka",
    ("load", "load / load limit: rate without the start"): "loading-at-07-of-its-limit",
    ("load", "start / start limit: seconds"): "the-start-of-the-consumer",
    ("endtoend", "1 % changed: CPU of publish and load, servers included / the full run's, beyond the starts"):
        "one-percent-changed",
    ("endtoend", "1 % changed: CPU of the two programs alone / the full run's, beyond the starts"): "one-percent-changed",
    ("growth", "publish: peak memory, 9 years / 1 year"): "the-producers-memory-of-nine-years",
}
