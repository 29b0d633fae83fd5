"""Asks Cassandra as a program on another machine would: outsider.py HOST PORT [CA], the reader's password on standard input.

With a CA over TLS, where the server's certificate must be for HOST and from that CA; without one in clear text.
"""

import ssl
import sys

from cassandra.auth import PlainTextAuthProvider
from cassandra.cluster import Cluster


def main(host, port, authority=None):
    tls = {}
    if authority:
        tls = {"ssl_context": ssl.create_default_context(cafile=authority), "ssl_options": {"server_hostname": host}}
    login = PlainTextAuthProvider("reader", sys.stdin.read().strip())
    with Cluster([host], port=int(port), auth_provider=login, connect_timeout=30, **tls) as cluster:
        print(cluster.connect().execute("SELECT release_version FROM system.local").one())


if __name__ == "__main__":
    main(*sys.argv[1:])
