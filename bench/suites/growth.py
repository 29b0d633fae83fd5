"""One, three and nine years: time and memory by rows; the nine years beside dsbulk. The nine years stay for the queries."""

from harness import programs
from harness.data import Data
from harness.results import Suite, quotient, say
from harness.servers import Servers
from harness.tables import MUNICIPIO, PEER_KEYSPACE, Tables
from harness.topics import MUNICIPIO as TOPIC
from harness.topics import Topics, write_csv

YEARS = (1, 3, 9)


class Growth:
    """The measurements, each from nothing."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("growth", settings)
        self.servers = Servers(settings)
        self.data = Data(settings)

    def measure(self, rounds):
        """Publishes and loads the newest years; then dsbulk loads the municipal rows of the nine."""
        try:
            for _ in range(rounds):
                for years in YEARS:
                    self.servers.up()
                    self.topics, self.tables = Topics(self.servers), Tables(self.servers)
                    self.publish(years)
                    self.start()
                    self.load(years)
                    if years == YEARS[-1]:
                        self.dsbulk()
                    self.tables.close()
            (self.servers.data / "nine-years").touch()
        finally:
            self.servers.down()
        return self.judge()

    def publish(self, years):
        """A folder of CSVs as they come, xz-compressed."""
        self.servers.settle()
        before = self.servers.cpu()
        done, report = programs.publish(self.servers, self.data.years(years))
        self.add(f"publish-{years}", f"publish {years} years", done, before, programs.file_seconds(report),
                 programs.rows_of(report, "new"))

    def start(self):
        """An empty topic."""
        self.servers.settle()
        done = programs.consume(self.servers, "--topics", "geral", "--checkpoint-dir", self.servers.data / "checkpoints/start")
        self.start_seconds = done.wall

    def load(self, years):
        """All topics in one process, then every row compared."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.consume(self.servers)
        rows = programs.rows_written(done.log)
        self.add(f"load-{years}", f"load {years} years, without Spark's start", done, before,
                 max(done.wall - self.start_seconds, 0.001), rows, lambda: self.verify(years, rows))

    def verify(self, years, rows):
        """Compares every row of the topics with the tables; tells why the load counts as failed, empty where it does not."""
        before = self.servers.cpu()
        done = programs.verify(self.servers)
        self.add(f"verify-{years}", f"verify {years} years, whole process", done, before, done.wall, rows)
        return programs.differences(done)

    def dsbulk(self):
        """The municipal rows of the nine years, in the files' order."""
        say("writing the rows of nine years for dsbulk")
        target = self.settings.folder / "rows-9.csv"
        rows = write_csv(self.topics.in_file_order(TOPIC), self.tables.columns(), target)
        self.tables.peer_copy()
        self.tables.await_compactions()
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.dsbulk(self.settings, PEER_KEYSPACE, MUNICIPIO, target)
        self.add("dsbulk-9", "dsbulk load, 9 years of the municipal table, whole process", done, before, done.wall, rows)
        self.tables.session.execute(f"DROP KEYSPACE {PEER_KEYSPACE}")
        target.unlink()

    def add(self, name, title, done, before, seconds, rows, check=lambda: ""):
        """A run with the use of the servers."""
        self.suite.process(name, title, self.servers, before, done, seconds, rows, check)

    def judge(self):
        """The targets."""
        suite = self.suite
        suite.ratio("load 9 years: rate / dsbulk's", quotient(suite.rate("load-9"), suite.rate("dsbulk-9")), 1.5)
        both = ("client", "cassandra")
        per_row = [quotient(suite.cpu(name, *both), suite.rows(name)) for name in ("load-9", "dsbulk-9")]
        suite.ratio("load 9 years: CPU a row of client and Cassandra / dsbulk's", quotient(*per_row), 1.0, at_least=False)
        for what in ("publish", "load"):
            suite.ratio(f"{what}: time a row, 9 years / 1 year", quotient(suite.rate(f"{what}-1"), suite.rate(f"{what}-9")), 1.25,
                        at_least=False)
            peaks = [suite.peak(f"{what}-{years}", "client") for years in (1, 9)]
            suite.ratio(f"{what}: peak memory, 9 years / 1 year", quotient(peaks[1], peaks[0]), 1.25, at_least=False)
        return suite


def measure(settings):
    """A third of the usual runs, one at least: a round takes some fifteen minutes."""
    return Growth(settings).measure(max(1, settings.repeat // 3))


def load_nine_years(settings, servers):
    """Leaves servers running with nine years loaded: those of an earlier run of this suite, or new ones."""
    if (servers.data / "nine-years").exists():
        servers.up(fresh=False)
        return
    servers.up()
    programs.publish(servers, Data(settings).years(YEARS[-1]))
    programs.consume(servers)
    (servers.data / "nine-years").touch()
