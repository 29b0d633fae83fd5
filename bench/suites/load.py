"""Loading and verifying one year of the municipal topic, beside dsbulk and the limits."""
import sys
from pathlib import Path

from harness import programs
from harness.comparisons import CLIENT_AND_CASSANDRA, verify_beside
from harness.data import Data
from harness.processes import run
from harness.results import Suite, quotient, say
from harness.servers import PERIODIC, Servers
from harness.settings import ROOT
from harness.tables import KEYSPACE, MUNICIPIO, PEER_KEYSPACE, Tables
from harness.topics import MUNICIPIO as TOPIC
from harness.topics import Topics, write_csv

TUTORIAL_TOPIC = "bench_tutorial"
TUTORIAL_ROWS = 20_000


class Loading:
    """The measurements, each into new tables. Names that end in `-periodic` are those with Cassandra's own commit log."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("load", settings)
        self.servers = Servers(settings)
        self.number = 0
        self.suffix, self.log = "", "group commit"

    def measure(self):
        """Interleaves ours with dsbulk and the limits; then the same, and the tutorials' job, with Cassandra's own commit log."""
        self.servers.up()
        try:
            self.topics = Topics(self.servers)
            self.tables = Tables(self.servers)
            programs.publish(self.servers, Data(self.settings).csv())
            self.warm_up()
            for _ in range(self.settings.repeat):
                self.start_limit()
                self.round()
                self.load_limit()
            self.restart_periodic()
            for _ in range(self.settings.repeat):
                self.round()
                self.tutorial()
        finally:
            self.servers.down()
        return self.judge()

    def round(self):
        """Ours and dsbulk, each with its start."""
        self.start()
        self.ours()
        self.dsbulk_start()
        self.dsbulk()

    def warm_up(self):
        """One of each that does not count: the servers' own code is slow until the JVM has compiled it."""
        say("a load of each and a `verify` that do not count")
        self.consume("municipio")
        programs.verify(self.servers, "--topics", "municipio")
        if not self.suffix:
            self.prepare_peers()
        self.run_dsbulk(self.csv)

    def restart_periodic(self):
        """The same servers, Cassandra with its default commit log."""
        self.tables.close()
        self.servers.up(fresh=False, java=PERIODIC)
        self.topics, self.tables = Topics(self.servers), Tables(self.servers)
        self.suffix, self.log = "-periodic", "periodic commit log"
        say("Cassandra with a periodic commit log")
        self.warm_up()

    def start(self):
        """An empty topic: everything but the rows, of loading and of verifying."""
        done, before = self.consume("geral")
        self.started = self.add("start", "load, start alone: JVM, Spark, an empty topic", done, before, done.wall, 0)
        if not self.suffix:
            # Beside the limit, which makes no table either.
            done, before = self.consume("geral", new=False)
            self.add("start-again", "load, start alone, its table being there", done, before, done.wall, 0)
        before = self.servers.cpu()
        done = programs.verify(self.servers, "--topics", "geral")
        self.verify_started = self.add("verify-start", "verify, start alone: JVM, Spark, an empty topic", done, before, done.wall, 0)

    def ours(self):
        """The consumer, in one process with 1 GB of heap; then `verify` of the same rows."""
        done, before = self.consume("municipio")
        self.loaded = programs.rows_written(done.log)
        whole = self.add("ours-whole", "load, whole process", done, before, done.wall, self.loaded, self.verify)
        self.derive("ours", "load, without the start", whole, self.started)

    def verify(self):
        """Compares every row; tells why the load counts as failed, empty where it does not."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.verify(self.servers, "--topics", "municipio")
        failed = programs.differences(done)
        whole = self.add("verify-whole", "verify, whole process", done, before, done.wall, self.loaded, lambda: failed)
        self.derive("verify", "verify, without the start", whole, self.verify_started)
        if not self.suffix:
            self.verify_limit()
        return failed

    def consume(self, topic, new=True):
        """Loads a topic with a new checkpoint, into new tables unless told otherwise."""
        if new:
            self.tables.drop()
        self.servers.settle()
        self.number += 1
        before = self.servers.cpu()
        checkpoint = self.servers.data / f"checkpoints-{self.number}"
        return programs.consume(self.servers, "--topics", topic, "--checkpoint-dir", checkpoint), before

    def start_limit(self):
        """A session of Spark in which nothing happens."""
        before = self.servers.cpu()
        done = programs.limit(self.settings, "StartLimit")
        self.add("start-limit", "limit of a start: an empty Spark session, no archive of classes", done, before, done.wall, 0)

    def verify_limit(self):
        """The driver alone reads what was just verified."""
        before = self.servers.cpu()
        done = programs.limit(self.settings, "VerifyLimit", self.settings.cassandra_port, KEYSPACE, self.loaded, "municipio")
        self.part("verify-limit", "limit of verifying: the driver alone reads the rows", done, before)

    def load_limit(self):
        """The driver alone writes the rows from memory; `verify` says whether they are the same."""
        self.tables.peer_copy()
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.limit(self.settings, "LoadLimit", self.settings.kafka, self.settings.cassandra_port, PEER_KEYSPACE,
                              heap="3g")
        self.part("load-limit", "limit of loading: the driver alone, the same batches from memory", done, before,
                  lambda: programs.differences(programs.verify(self.servers, "--topics", "municipio", "--keyspace", PEER_KEYSPACE)))

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
        done, before = self.run_dsbulk(self.none)
        self.dsbulk_started = self.add("dsbulk-start", "dsbulk, start alone: a file without rows", done, before, done.wall, 0)

    def dsbulk(self):
        """dsbulk at its defaults, whole process."""
        done, before = self.run_dsbulk(self.csv)
        whole = self.add("dsbulk", "dsbulk load, defaults, whole process", done, before, done.wall, self.rows)
        self.derive("dsbulk-rows", "dsbulk load, without its start", whole, self.dsbulk_started)

    def run_dsbulk(self, rows):
        """Into a new table of the same schema."""
        self.tables.peer_copy()
        self.servers.settle()
        before = self.servers.cpu()
        return programs.dsbulk(self.settings, PEER_KEYSPACE, MUNICIPIO, rows), before

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
        self.add("tutorial", "PySpark job of the tutorials, a slice", done, before, seconds, rows)

    def add(self, name, title, done, before, seconds, rows, check=lambda: "", client=None):
        """A run with the use of the servers."""
        return self.suite.process(name + self.suffix, f"{title} ({self.log})", self.servers, before, done, seconds, rows, check, client)

    def part(self, name, title, done, before, check=lambda: ""):
        """A run of which only the part counts that it has measured itself."""
        rows, seconds = programs.printed_pass(done.text)
        self.add(name, title, done, before, seconds, rows, check, programs.printed_cpu(done.text))

    def derive(self, name, title, whole, start):
        """A run without its start."""
        self.suite.add(name + self.suffix, f"{title} ({self.log})", whole.without(start))

    def judge(self):
        """The targets: always like with like."""
        for suffix, log in (("", "group commit"), ("-periodic", "periodic commit log")):
            self.beside_dsbulk(suffix, log)
        self.beside_limits()
        suite = self.suite
        suite.ratio("rate without Spark's start / the tutorials' PySpark job, periodic commit log",
                    quotient(suite.rate("ours-periodic"), suite.rate("tutorial-periodic")), 20)
        suite.ratio("group commit: rate without Spark's start / with a periodic commit log",
                    quotient(suite.rate("ours"), suite.rate("ours-periodic")))
        suite.ratio("group commit: CPU of client and Cassandra / with a periodic commit log",
                    quotient(suite.cpu("ours", *CLIENT_AND_CASSANDRA), suite.cpu("ours-periodic", *CLIENT_AND_CASSANDRA)))
        suite.notes["tables"] = [f"Every load of ours was followed by `verify` (keyspace `{KEYSPACE}`), and so was that of the limit."]
        return suite

    def beside_dsbulk(self, suffix, log):
        """Whole process beside whole process, and both without their starts, under the same commit log."""
        suite, both = self.suite, CLIENT_AND_CASSANDRA
        suite.ratio(f"rate / dsbulk's, both whole processes, {log}",
                    quotient(suite.rate("ours-whole" + suffix), suite.rate("dsbulk" + suffix)), 1.3)
        suite.ratio(f"rate / dsbulk's, both without their starts, {log}",
                    quotient(suite.rate("ours" + suffix), suite.rate("dsbulk-rows" + suffix)), 1.4)
        suite.ratio(f"CPU of client and Cassandra / dsbulk's, both whole processes, {log}",
                    quotient(suite.cpu("ours-whole" + suffix, *both), suite.cpu("dsbulk" + suffix, *both)), 1.0, at_least=False)
        suite.ratio(f"CPU of client and Cassandra / dsbulk's, both without their starts, {log}",
                    quotient(suite.cpu("ours" + suffix, *both), suite.cpu("dsbulk-rows" + suffix, *both)), 1.0, at_least=False)

    def beside_limits(self):
        """Ours beside what the driver and Spark take alone."""
        suite, both = self.suite, CLIENT_AND_CASSANDRA
        suite.ratio("load / load limit: rate without the start", quotient(suite.rate("ours"), suite.rate("load-limit")), 0.7)
        suite.ratio("load / load limit: CPU of client and Cassandra", quotient(suite.cpu("ours", *both), suite.cpu("load-limit", *both)))
        verify_beside(suite, "1 year", "verify", "ours", "verify-limit")
        suite.ratio("start / start limit: seconds", quotient(suite.seconds("start-again"), suite.seconds("start-limit")), 1.3, at_least=False)
        suite.ratio("start / start limit: CPU", quotient(suite.cpu("start-again", "client"), suite.cpu("start-limit", "client")))
        suite.ratio("start: CPU of the client", suite.cpu("start-again", "client"), 6, at_least=False, unit=" s")


def measure(settings):
    """Wall seconds of whole processes, and without the start that a run without rows takes."""
    return Loading(settings).measure()
