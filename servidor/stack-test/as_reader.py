"""Runs another program with the reader's login at Cassandra: as_reader.py PROGRAM ARGUMENT..., password on standard input."""

import functools
import runpy
import sys

import cassandra.cluster
from cassandra.auth import PlainTextAuthProvider

login = PlainTextAuthProvider("reader", sys.stdin.read().strip())
cassandra.cluster.Cluster = functools.partial(cassandra.cluster.Cluster, auth_provider=login)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
