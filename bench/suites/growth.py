"""One, three and nine years: time and memory by rows; the nine years beside dsbulk and the limit of verifying. They stay
for the queries."""

from harness import programs
from harness.comparisons import CLIENT_AND_CASSANDRA, verify_beside
from harness.data import Data
from harness.results import Suite, quotient, say
from harness.servers import PERIODIC, Servers
from harness.tables import KEYSPACE, MUNICIPIO, PEER_KEYSPACE, Tables
from harness.topics import MUNICIPIO as TOPIC
from harness.topics import Topics, write_csv

YEARS = (1, 3, 9)
MOST = YEARS[-1]


class Growth:
    """The measurements, each from nothing. Names that end in `-periodic` are those with Cassandra's own commit log."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("growth", settings)
        self.servers = Servers(settings)
        self.data = Data(settings)
        self.suffix, self.log = "", "group commit"

    def measure(self, rounds):
        """Publishes and loads the newest years; then dsbulk loads the municipal rows of the nine, and both once more with
        Cassandra's own commit log."""
        try:
            for number in range(rounds):
                for years in YEARS:
                    self.servers.up()
                    self.topics, self.tables = Topics(self.servers), Tables(self.servers)
                    self.publish(years)
                    self.start()
                    self.load(years)
                    if years == MOST:
                        self.beside_dsbulk(first=number == 0)
                    self.tables.close()
            self.csv.unlink()
            (self.servers.data / "nine-years").touch()
        finally:
            self.servers.down()
        return self.judge()

    def beside_dsbulk(self, first):
        """dsbulk, then both again under a periodic commit log."""
        self.csv, self.none = self.settings.folder / "rows-9.csv", self.settings.folder / "no-rows.csv"
        if first:
            say("writing the rows of nine years for dsbulk")
            self.rows = write_csv(self.topics.in_file_order(TOPIC), self.tables.columns(), self.csv)
            write_csv([], self.tables.columns(), self.none)
        self.dsbulk()
        self.tables.drop()
        self.tables.close()
        self.servers.up(fresh=False, java=PERIODIC)
        self.topics, self.tables = Topics(self.servers), Tables(self.servers)
        self.suffix, self.log = "-periodic", "periodic commit log"
        try:
            self.start("start-periodic")
            self.load(MOST, "--checkpoint-dir", self.servers.data / "checkpoints/periodic")
            self.dsbulk()
        finally:
            self.suffix, self.log = "", "group commit"

    def publish(self, years):
        """A folder of CSVs as they come, xz-compressed."""
        self.servers.settle()
        before = self.servers.cpu()
        done, report = programs.publish(self.servers, self.data.years(years))
        self.add(f"publish-{years}", f"publish {years} years", done, before, programs.file_seconds(report),
                 programs.rows_of(report, "new"))

    def start(self, folder="start"):
        """An empty topic: everything but the rows, of loading and of verifying."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.consume(self.servers, "--topics", "geral", "--checkpoint-dir", self.servers.data / "checkpoints" / folder)
        self.started = self.add("start" + self.suffix, f"load, start alone ({self.log})", done, before, done.wall, 0)
        before = self.servers.cpu()
        done = programs.verify(self.servers, "--topics", "geral")
        self.verify_started = self.add("verify-start" + self.suffix, f"verify, start alone ({self.log})", done, before, done.wall, 0)

    def load(self, years, *options):
        """All topics in one process, then every row compared."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.consume(self.servers, *options)
        rows = programs.rows_written(done.log)
        name = f"load-{years}{self.suffix}"
        whole = self.add(f"{name}-whole", f"load {years} years, whole process ({self.log})", done, before, done.wall, rows,
                         lambda: self.verify(years, rows))
        self.suite.add(name, f"load {years} years, without Spark's start ({self.log})", whole.without(self.started))

    def verify(self, years, rows):
        """Compares every row of the topics with the tables; tells why the load counts as failed, empty where it does not."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.verify(self.servers)
        failed = programs.differences(done)
        name = f"verify-{years}{self.suffix}"
        whole = self.add(f"{name}-whole", f"verify {years} years, whole process ({self.log})", done, before, done.wall, rows,
                         lambda: failed)
        self.suite.add(name, f"verify {years} years, without Spark's start ({self.log})", whole.without(self.verify_started))
        if not self.suffix:
            self.verify_limit(years, rows)
        return failed

    def verify_limit(self, years, rows):
        """The driver alone reads what was just verified."""
        before = self.servers.cpu()
        done = programs.limit(self.settings, "VerifyLimit", self.settings.cassandra_port, KEYSPACE, rows,
                              "municipio", "estado", "geral")
        read, seconds = programs.printed_pass(done.text)
        failed = "" if read == rows else f"{read} rows, not {rows}"
        self.add(f"verify-limit-{years}", f"limit of verifying {years} years: the driver alone reads the rows", done, before, seconds,
                 read, lambda: failed, programs.printed_cpu(done.text))

    def dsbulk(self):
        """The municipal rows of the nine years, in the files' order, and a file without rows before."""
        done, before = self.run_dsbulk(self.none)
        started = self.add(f"dsbulk-start{self.suffix}", f"dsbulk, start alone ({self.log})", done, before, done.wall, 0)
        done, before = self.run_dsbulk(self.csv)
        name = f"dsbulk-9{self.suffix}"
        whole = self.add(name, f"dsbulk load, 9 years of the municipal table, whole process ({self.log})", done, before, done.wall,
                         self.rows)
        self.suite.add(f"{name}-rows", f"dsbulk load, 9 years of the municipal table, without its start ({self.log})",
                       whole.without(started))
        self.tables.session.execute(f"DROP KEYSPACE {PEER_KEYSPACE}")

    def run_dsbulk(self, rows):
        """Into a new table of the same schema."""
        self.tables.peer_copy()
        self.tables.await_compactions()
        self.servers.settle()
        before = self.servers.cpu()
        return programs.dsbulk(self.settings, PEER_KEYSPACE, MUNICIPIO, rows), before

    def add(self, name, title, done, before, seconds, rows, check=lambda: "", client=None):
        """A run with the use of the servers."""
        return self.suite.process(name, title, self.servers, before, done, seconds, rows, check, client)

    def judge(self):
        """The targets: always like with like."""
        suite = self.suite
        for suffix, log in (("", "group commit"), ("-periodic", "periodic commit log")):
            self.judge_load(suffix, log)
        verify_beside(suite, "9 years", "verify-9", "load-9", "verify-limit-9")
        for what in ("publish", "load"):
            suite.ratio(f"{what}: time a row, 9 years / 1 year", quotient(suite.rate(f"{what}-1"), suite.rate(f"{what}-9")), 1.25,
                        at_least=False)
        for what, runs in (("publish", "publish-{}"), ("load", "load-{}-whole")):
            peaks = [suite.peak(runs.format(years), "client") for years in (1, 9)]
            suite.ratio(f"{what}: peak memory, 9 years / 1 year", quotient(peaks[1], peaks[0]), 1.25, at_least=False)
        return suite

    def judge_load(self, suffix, log):
        """Nine years beside dsbulk."""
        suite, both = self.suite, CLIENT_AND_CASSANDRA
        ours, whole = f"load-9{suffix}", f"load-9{suffix}-whole"
        theirs, theirs_without = f"dsbulk-9{suffix}", f"dsbulk-9{suffix}-rows"
        suite.ratio(f"load 9 years: rate / dsbulk's, both whole processes, {log}", quotient(suite.rate(whole), suite.rate(theirs)), 1.5)
        suite.ratio(f"load 9 years: rate / dsbulk's, both without their starts, {log}",
                    quotient(suite.rate(ours), suite.rate(theirs_without)), 1.4)
        per_row = [quotient(suite.cpu(name, *both), suite.rows(name)) for name in (whole, theirs)]
        suite.ratio(f"load 9 years: CPU a row of client and Cassandra / dsbulk's, both whole processes, {log}", quotient(*per_row), 1.0,
                    at_least=False)


def measure(settings):
    """A third of the usual runs, but two where more than one was asked for: a round takes more than half an hour."""
    return Growth(settings).measure(max(min(2, settings.repeat), settings.repeat // 3))


def load_nine_years(settings, servers):
    """Leaves servers running with nine years loaded: those of an earlier run of this suite, or new ones."""
    if (servers.data / "nine-years").exists():
        servers.up(fresh=False)
        return
    servers.up()
    programs.publish(servers, Data(settings).years(MOST))
    programs.consume(servers)
    (servers.data / "nine-years").touch()
