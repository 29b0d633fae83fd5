"""Runs shared/tools/verify_cassandra.py for one year after the other, and reads the tables only once.

verify-years.py PROGRAM TRUTHS YEAR... [--host H] [--port P] [--user U]     with --user: the password is read from standard input

The program reads all rows for each year it is asked about, half an hour for nine. Here its first question for a table goes to
Cassandra; the rows are laid aside by year, as they came, and each run gets those of its year. What is compared is left to it.
Ends with 1 if it found a difference in any year.
"""

import argparse
import pickle
import runpy
import sys
import tempfile
from pathlib import Path

import cassandra.cluster
from cassandra.auth import PlainTextAuthProvider


class Once:
    """Stands before the driver: a cluster and its session, whose rows are those of one year."""

    row_factory = default_timeout = None

    def __init__(self, login, folder):
        self.login, self.folder, self.year, self.session, self.known = login, Path(folder), None, None, {}

    def __call__(self, *arguments, **settings):
        self.open = lambda keyspace: driver_cluster(*arguments, auth_provider=self.login, **settings).connect(keyspace)
        return self

    def connect(self, keyspace):
        self.session = self.session or self.open(keyspace)
        return self

    def execute(self, statement):
        question = statement.query_string
        if question not in self.known:
            self.known[question] = self.lay_aside(statement)
        file = self.known[question].get(self.year)
        return read(file) if file else iter(())

    def lay_aside(self, statement):
        self.session.row_factory, self.session.default_timeout = self.row_factory, self.default_timeout
        files, open_files = {}, {}
        for row in self.session.execute(statement):
            year = row["ano"]
            if year not in files:
                files[year] = self.folder / f"{len(self.known)}-{year}"
                open_files[year] = files[year].open("wb")
            pickle.dump(row, open_files[year], pickle.HIGHEST_PROTOCOL)
        for file in open_files.values():
            file.close()
        return files


def read(file):
    with file.open("rb") as rows:
        while True:
            try:
                yield pickle.load(rows)
            except EOFError:
                return


parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("truths", type=Path)
parser.add_argument("years", type=int, nargs="+")
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--port", default="9042")
parser.add_argument("--user")
asked = parser.parse_args()

driver_cluster = cassandra.cluster.Cluster
different = []
with tempfile.TemporaryDirectory() as folder:
    once = Once(PlainTextAuthProvider(asked.user, sys.stdin.read().strip()) if asked.user else None, folder)
    cassandra.cluster.Cluster = once
    for year in asked.years:
        once.year = year
        sys.argv = [asked.program, str(asked.truths / f"{year}.json"), str(year), "--host", asked.host, "--port", asked.port]
        try:
            runpy.run_path(asked.program, run_name="__main__")
        except SystemExit as end:
            if end.code:
                different.append(year)
sys.stdout.flush()
sys.exit(1 if different else 0)
