"""Tables seen from outside."""
import time

from cassandra.cluster import Cluster
from cassandra.policies import DCAwareRoundRobinPolicy

KEYSPACE = "dados_seguranca_publica"
PEER_KEYSPACE = "bench_peer"
MUNICIPIO = "tb_ocorrencias_municipio"


class Tables:
    """A connection to Cassandra."""

    def __init__(self, servers):
        self.servers = servers
        self.cluster = Cluster(["127.0.0.1"], port=servers.settings.cassandra_port, connect_timeout=30, protocol_version=5,
                               load_balancing_policy=DCAwareRoundRobinPolicy(local_dc="datacenter1"))
        self.session = self.cluster.connect()
        self.session.default_timeout = 120

    def close(self):
        self.cluster.shutdown()

    def drop(self):
        """Drops both keyspaces: the next load begins with new, empty tables."""
        for keyspace in (KEYSPACE, PEER_KEYSPACE):
            self.session.execute(f"DROP KEYSPACE IF EXISTS {keyspace}")

    def columns(self):
        """The columns of our municipal table."""
        self.cluster.refresh_schema_metadata()
        return list(self.cluster.metadata.keyspaces[KEYSPACE].tables[MUNICIPIO].columns)

    def peer_copy(self):
        """Makes the peer's keyspace anew, with an empty table of the same schema as our municipal one."""
        self.session.execute(f"DROP KEYSPACE IF EXISTS {PEER_KEYSPACE}")
        self.cluster.refresh_schema_metadata()
        text = self.cluster.metadata.keyspaces[KEYSPACE].tables[MUNICIPIO].export_as_string()
        self.session.execute(f"CREATE KEYSPACE {PEER_KEYSPACE} WITH replication = "
                             "{'class': 'SimpleStrategy', 'replication_factor': 1}")
        self.session.execute(text.split(";")[0].replace(f"{KEYSPACE}.", f"{PEER_KEYSPACE}.", 1))

    def await_compactions(self, longest=600):
        """Waits until Cassandra has had no compaction under way for five seconds."""
        idle, end = 0, time.monotonic() + longest
        while idle < 5:
            if time.monotonic() > end:
                raise TimeoutError("compactions do not end")
            idle = 0 if list(self.session.execute("SELECT * FROM system_views.sstable_tasks")) else idle + 1
            time.sleep(1)
