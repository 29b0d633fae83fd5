"""Publishing: a new edition from file to acknowledged records."""
import sys

from harness import programs
from harness.data import Data
from harness.processes import run
from harness.results import Run, Suite, quotient, used
from harness.servers import Servers
from harness.settings import ROOT, SHEET_ROWS
from harness.topics import OURS, Topics, write_payload

LIMIT, SCRIPT = "bench_limit", "bench_script"


class Publishing:
    """The measurements, each from empty topics."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("publish", settings)
        self.data = Data(settings)
        self.servers = Servers(settings)

    def measure(self):
        """Interleaves ours with the limits and the script."""
        self.servers.up()
        try:
            self.topics = Topics(self.servers)
            for number in range(self.settings.repeat):
                self.ours("workbook", "ours, from the workbook", self.data.workbook())
                self.reading_alone()
                self.ours("csv", "ours, from the CSV", self.data.csv())
                if number == 0:
                    self.payload = self.settings.folder / "payload.txt"
                    self.records = write_payload(self.topics, self.payload)
                self.limit()
                self.script()
        finally:
            self.servers.down()
        return self.judge()

    def ours(self, name, title, file):
        """Publishes a file that nothing is published of."""
        self.topics.delete(*OURS)
        state = self.servers.data / "state"
        run(["rm", "-rf", state], self.settings.folder / "log/rm.log")
        self.servers.settle()
        before = self.servers.cpu()
        done, report = programs.publish(self.servers, file)
        self.servers.settle()
        rows = programs.rows_of(report, "new")
        failed = "" if rows == programs.rows_of(report, "read") else "not every row was published"
        self.suite.add(name, title, self.run(done, before, programs.file_seconds(report), rows, failed))

    def reading_alone(self):
        """fastexcel alone, the limit of publishing a workbook."""
        done, (rows, seconds) = programs.reader(self.settings, "FastexcelAlone", self.data.workbook())
        self.suite.add("fastexcel", "limit: fastexcel reading the workbook alone",
                       Run(seconds, rows, done.wall, {"client": done.cpu}, {"client": done.peak_mb}))

    def limit(self):
        """ProducerPerformance with the very same values."""
        self.topics.create(LIMIT)
        self.servers.settle()
        before = self.servers.cpu()
        done, rate = programs.performance(self.settings, LIMIT, self.payload, self.records)
        self.servers.settle()
        self.suite.add("performance", "limit: Kafka's ProducerPerformance, the same values",
                       self.run(done, before, self.records / rate, self.records))

    def script(self):
        """openpyxl and confluent-kafka."""
        self.topics.create(SCRIPT)
        self.servers.settle()
        before = self.servers.cpu()
        done = run([sys.executable, ROOT / "bench/peers/publish_openpyxl.py", self.data.workbook(),
                    self.settings.cut(SHEET_ROWS), self.settings.kafka, SCRIPT], self.settings.folder / "log/script.log")
        rows, seconds = programs.printed_pass(done.text)
        self.suite.add("script", "openpyxl + confluent-kafka", self.run(done, before, seconds, rows))

    def run(self, done, before, seconds, rows, failed=""):
        """A run with the use of the broker beside the client's."""
        return Run(seconds, rows, done.wall, {"client": done.cpu, "kafka": used(self.servers, before)["kafka"]},
                   {"client": done.peak_mb, "kafka": self.servers.peak()["kafka"]}, failed)

    def judge(self):
        """The targets."""
        suite = self.suite
        suite.ratio("CSV: rate / ProducerPerformance's", quotient(suite.rate("csv"), suite.rate("performance")), 0.5)
        suite.ratio("workbook: rate / fastexcel's reading alone", quotient(suite.rate("workbook"), suite.rate("fastexcel")), 0.8)
        suite.ratio("workbook: rate / ProducerPerformance's", quotient(suite.rate("workbook"), suite.rate("performance")))
        suite.ratio("fastexcel's reading alone: rate / openpyxl + confluent-kafka",
                    quotient(suite.rate("fastexcel"), suite.rate("script")))
        suite.ratio("ProducerPerformance, which reads nothing: rate / fastexcel's reading alone",
                    quotient(suite.rate("performance"), suite.rate("fastexcel")))
        suite.ratio("workbook: rate / openpyxl + confluent-kafka", quotient(suite.rate("workbook"), suite.rate("script")), 30)
        suite.ratio("heap of the producer, every file", 256, 256, at_least=False, unit=" MB")
        return suite


def measure(settings):
    """The seconds of ours are those that its report gives to the file, those of the peers what they print."""
    return Publishing(settings).measure()
