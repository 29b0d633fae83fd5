"""Loading: one year of the municipal topic into its table."""
import sys
from pathlib import Path

from harness import programs
from harness.data import Data
from harness.processes import run
from harness.results import Suite, quotient, say
from harness.servers import Servers
from harness.settings import ROOT
from harness.tables import KEYSPACE, MUNICIPIO, PEER_KEYSPACE, Tables
from harness.topics import MUNICIPIO as TOPIC
from harness.topics import Topics, write_csv

TUTORIAL_TOPIC = "bench_tutorial"
TUTORIAL_ROWS = 20_000
# Cassandra's default: writes are acknowledged before they are synced. Ours runs with group commit (docs/decisions/0008).
PERIODIC = " ".join(f"-Dcassandra.{setting}" for setting in (
    "config.allow_system_properties=true", "settings.commitlog_sync=periodic", "settings.commitlog_sync_period=10000ms"))


class Loading:
    """The measurements, each into new tables."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("load", settings)
        self.servers = Servers(settings)
        self.number = 0

    def measure(self):
        """Interleaves ours with dsbulk; then, with Cassandra's own commit log settings, with the tutorials' job."""
        self.servers.up()
        try:
            self.topics = Topics(self.servers)
            self.tables = Tables(self.servers)
            programs.publish(self.servers, Data(self.settings).csv())
            say("one load that does not count: the servers' own code is slow until the JVM has compiled it")
            self.consume("municipio")
            self.prepare_peers()
            for _ in range(self.settings.repeat):
                self.start()
                self.ours()
                self.dsbulk_start()
                self.dsbulk()
            self.restart_periodic()
            for _ in range(self.settings.repeat):
                self.ours("ours-periodic", "ours, periodic commit log")
                self.tutorial()
        finally:
            self.servers.down()
        return self.judge()

    def start(self):
        """An empty topic: everything but the rows."""
        done, before = self.consume("geral")
        self.add("start", "ours, start alone: JVM, Spark, an empty topic", done, before, done.wall, 0)

    def restart_periodic(self):
        """The same servers, Cassandra with its default commit log."""
        self.tables.close()
        self.servers.up(fresh=False, java=PERIODIC)
        self.topics, self.tables = Topics(self.servers), Tables(self.servers)
        say("Cassandra with a periodic commit log; again one load that does not count")
        self.consume("municipio")

    def ours(self, name="ours", title="ours"):
        """The consumer, in one process with 1 GB of heap."""
        done, before = self.consume("municipio")
        rows = programs.rows_written(done.log)
        whole = self.add(f"{name}-whole", f"{title}, whole process", done, before, done.wall, rows, self.verified)
        started = self.suite.runs["start"][-1]
        self.suite.add(name, f"{title}, without the start", whole.without(started))

    def verified(self):
        """Why the load counts as failed, empty where it does not."""
        return programs.differences(programs.verify(self.servers, "--topics", "municipio"))

    def consume(self, topic):
        """Loads a topic into new tables with a new checkpoint."""
        self.tables.drop()
        self.servers.settle()
        self.number += 1
        before = self.servers.cpu()
        checkpoint = self.servers.data / f"checkpoints-{self.number}"
        return programs.consume(self.servers, "--topics", topic, "--checkpoint-dir", checkpoint), before

    def prepare_peers(self):
        """Writes the same rows as CSV in the order of the file, and a slice of them to a topic."""
        say("writing the same rows for the peers")
        rows = list(self.topics.in_file_order(TOPIC))
        self.columns = self.tables.columns()
        self.csv, self.none = self.settings.folder / "rows.csv", self.settings.folder / "no-rows.csv"
        write_csv(rows, self.columns, self.csv)
        write_csv([], self.columns, self.none)
        self.rows = len(rows)
        self.topics.create(TUTORIAL_TOPIC)
        self.topics.send(TUTORIAL_TOPIC, rows[:self.settings.cut(TUTORIAL_ROWS)])

    def dsbulk_start(self):
        """dsbulk on a file without rows."""
        self.tables.peer_copy()
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.dsbulk(self.settings, PEER_KEYSPACE, MUNICIPIO, self.none)
        self.add("dsbulk-start", "dsbulk, start alone: a file without rows", done, before, done.wall, 0)

    def dsbulk(self):
        """dsbulk at its defaults, whole process."""
        self.tables.peer_copy()
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.dsbulk(self.settings, PEER_KEYSPACE, MUNICIPIO, self.csv)
        whole = self.add("dsbulk", "dsbulk load, defaults, whole process", done, before, done.wall, self.rows)
        self.suite.add("dsbulk-rows", "dsbulk load, without its start", whole.without(self.suite.runs["dsbulk-start"][-1]))

    def tutorial(self):
        """The tutorials' PySpark job on a slice; it tells its own seconds, without the start of Spark.
        Not with group commit, where each of its INSERTs would wait for a sync of its own."""
        self.tables.peer_copy()
        self.servers.settle()
        before = self.servers.cpu()
        environment = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
        done = run([Path(sys.executable).parent / "spark-submit", "--master", "local[*]", "--driver-memory", "1g",
                    "--jars", ROOT / "consumer/target/sinesp-consumer.jar", ROOT / "bench/peers/load_pyspark.py",
                    self.settings.kafka, TUTORIAL_TOPIC, self.settings.cassandra_port, PEER_KEYSPACE, MUNICIPIO],
                   self.settings.folder / "log/tutorial.log", environment)
        rows, seconds = programs.printed_pass(done.text)
        self.add("tutorial", "PySpark job of the tutorials, periodic commit log, a slice", done, before, seconds, rows)

    def add(self, name, title, done, before, seconds, rows, check=lambda: ""):
        """A run with the use of the servers."""
        return self.suite.process(name, title, self.servers, before, done, seconds, rows, check)

    def judge(self):
        """The targets."""
        suite = self.suite
        suite.ratio("rate without Spark's start / dsbulk's, whole process", quotient(suite.rate("ours"), suite.rate("dsbulk")), 1.1)
        suite.ratio("rate without Spark's start / dsbulk's without its start", quotient(suite.rate("ours"), suite.rate("dsbulk-rows")))
        suite.ratio("rate with Spark's start / dsbulk's, whole process", quotient(suite.rate("ours-whole"), suite.rate("dsbulk")))
        both = ("client", "cassandra")
        suite.ratio("CPU of client and Cassandra without Spark's start / dsbulk's, whole process",
                    quotient(suite.cpu("ours", *both), suite.cpu("dsbulk", *both)), 1.0, at_least=False)
        suite.ratio("CPU of client and Cassandra, each without its start",
                    quotient(suite.cpu("ours", *both), suite.cpu("dsbulk-rows", *both)))
        suite.ratio("CPU of client and Cassandra, whole processes", quotient(suite.cpu("ours-whole", *both), suite.cpu("dsbulk", *both)))
        suite.ratio("rate without Spark's start / the tutorials' PySpark job, periodic commit log",
                    quotient(suite.rate("ours-periodic"), suite.rate("tutorial")), 20)
        suite.ratio("group commit: rate without Spark's start / with a periodic commit log",
                    quotient(suite.rate("ours"), suite.rate("ours-periodic")))
        suite.ratio("group commit: CPU of client and Cassandra / with a periodic commit log",
                    quotient(suite.cpu("ours", *both), suite.cpu("ours-periodic", *both)))
        suite.notes["tables"] = [f"Every load of ours was followed by `verify` (keyspace `{KEYSPACE}`)."]
        return suite


def measure(settings):
    """Wall seconds of whole processes, and without the start that a run without rows takes."""
    return Loading(settings).measure()
