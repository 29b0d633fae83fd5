#!/usr/bin/env python3
"""Runs the benchmarks and writes bench/results/*.json (targets.json too) and the tables of docs/performance.md. Called by `make bench`."""
import argparse
import importlib
import signal
import sys
import time
import traceback

from harness.report import regenerate, write_targets
from harness.results import say
from harness.settings import Settings

# In this order: the queries and the panel use the nine years that growth has loaded.
SUITES = ("read", "publish", "load", "endtoend", "growth", "queries", "painel", "profile")
# Needs another build, and is run only if it is asked for.
ASKED_FOR = ("before",)


def main():
    """Gives 0, or 2 when a run or a suite failed (a load with differences counts as failed)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(SUITES), help="suites, with commas: " + ", ".join(SUITES + ASKED_FOR))
    parser.add_argument("--repeat", type=int, default=3, help="how often each measurement is made")
    parser.add_argument("--rows", type=int, help="take this many rows of each file only, to try the benchmarks out; "
                                                 "the results go to BENCH_DIR/results")
    parser.add_argument("--report", action="store_true", help="only write the tables of docs/performance.md anew")
    arguments = parser.parse_args()
    names = arguments.only.split(",")
    unknown = set(names) - set(SUITES + ASKED_FOR)
    if unknown or arguments.repeat < 1:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}" if unknown else "--repeat must be 1 or more")
    # So that the servers are stopped and what is running is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    failures = 0
    settings = Settings.from_environment(arguments.repeat, arguments.rows)
    if not arguments.report:
        for name in [suite for suite in SUITES + ASKED_FOR if suite in names]:
            say(f"suite {name}")
            begun = time.monotonic()
            try:
                suite = importlib.import_module(f"suites.{name}").measure(settings)
            except Exception:  # the other suites are worth their time all the same; the exit code tells
                traceback.print_exc()
                failures += 1
                continue
            suite.notes["minutes"] = round((time.monotonic() - begun) / 60, 1)
            suite.write()
            failures += suite.failures()
    if arguments.rows is None:
        regenerate()
        write_targets()
    else:
        write_targets(settings.folder / "results")
    return 2 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
