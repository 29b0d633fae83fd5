"""One year end to end with the servers up, also as `make run`; then nothing changed; then 1 % changed."""
import shutil
import subprocess
import time

from harness import programs
from harness.data import Data
from harness.processes import run
from harness.results import Run, Suite, quotient, used
from harness.servers import Servers
from harness.settings import ROOT
from harness.tables import Tables
from harness.topics import MUNICIPIO, OURS, Topics


class EndToEnd:
    """The measurements, all from the workbook."""

    def __init__(self, settings):
        self.settings = settings
        self.suite = Suite("endtoend", settings)
        self.servers = Servers(settings)
        self.data = Data(settings)

    def measure(self):
        """Publish alone, load alone, nothing changed, 1 % changed; then publish and load at once; then `make run`."""
        self.servers.up()
        try:
            self.topics, self.tables = Topics(self.servers), Tables(self.servers)
            for _ in range(self.settings.repeat):
                self.java_start()
                self.empty()
                self.publish("publish", "publish alone", self.data.workbook(), "new")
                self.spark_start()
                self.load("load", "load alone, without Spark's start")
                self.publish("same", "nothing changed: publish", self.data.workbook(), "new", "revised", expected=0)
                self.publish("changed", "1 % changed: publish", self.data.changed_workbook(), "new", "revised")
                self.load("changed-load", "1 % changed: load, without Spark's start")
                self.empty()
                self.together()
                self.empty()
                self.make_run()
        finally:
            self.servers.down()
        return self.judge()

    def empty(self):
        """No topic, no table, no state."""
        self.topics.delete(*OURS)
        self.tables.drop()
        for folder in ("state", "checkpoints"):
            shutil.rmtree(self.servers.data / folder, ignore_errors=True)

    def java_start(self):
        """A JVM that does nothing."""
        done = run(["java", "-Xmx256m", "-version"], self.settings.folder / "log/java.log")
        self.suite.add("java", "start of a JVM", Run(done.wall, 0, done.wall, {"client": done.cpu}, {"client": done.peak_mb}))

    def spark_start(self):
        """An empty topic."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.consume(self.servers, "--topics", "geral", "--checkpoint-dir", self.servers.data / "checkpoints/start")
        self.spark = self.add("spark", "start of JVM and Spark: an empty topic", done, before, done.wall, 0)
        before = self.servers.cpu()
        done = programs.verify(self.servers, "--topics", "geral")
        self.verify_started = self.add("verify-start", "start of JVM and Spark for verifying: an empty topic", done, before, done.wall, 0)

    def publish(self, name, title, file, *kinds, expected=None):
        """Publishes the file; the seconds are those of the report."""
        self.servers.settle()
        before = self.servers.cpu()
        done, report = programs.publish(self.servers, file)
        rows = programs.rows_of(report, *kinds)
        failed = "" if expected is None or rows == expected else f"{rows} records, not {expected}"
        self.add(name, title, done, before, programs.file_seconds(report), rows, lambda: failed)

    def load(self, name, title):
        """Brings the tables up to date, then compares them."""
        self.servers.settle()
        before = self.servers.cpu()
        done = programs.consume(self.servers)
        loaded = self.add(name + "-whole", title.replace("without", "with"), done, before, done.wall,
                          programs.rows_written(done.log), self.verified)
        self.suite.add(name, title, loaded.without(self.spark))

    def together(self):
        """A consumer that runs already takes the rows while they are published."""
        sample = self.settings.folder / "sample.xlsx"
        run([programs.SINESP, "producer", "sample", "--out", sample], self.settings.folder / "log/sample.log", directory=ROOT)
        programs.publish(self.servers, sample)
        self.servers.settle()
        consumer = programs.consume_until_drained(self.servers, subprocess.PIPE)
        try:
            await_batch(consumer)
            self.servers.settle()
            before = self.servers.cpu()
            published, report = programs.publish(self.servers, self.data.workbook())
            consumer.process.stdin.close()
            loaded = consumer.wait()
        except BaseException:
            consumer.kill()
            raise
        # From the producer's first second to the consumer's last row, without the start of the producer's JVM.
        seconds = programs.event_time(loaded.log, "batch") - published.began - (published.wall - report["seconds"])
        self.servers.settle()
        cpu = {"producer": published.cpu, "consumer": loaded.cpu, **used(self.servers, before)}
        peak = {"producer": published.peak_mb, "consumer": loaded.peak_mb, **self.servers.peak()}
        rows = programs.rows_of(report, "new")
        self.suite.add("together", "publish and load at once",
                       Run(seconds, rows, loaded.wall, cpu, peak, self.verify_measured(rows)))

    def make_run(self):
        """The user's own command: everything in one, the comparison of every row included."""
        self.servers.settle()
        before = self.servers.cpu()
        done, report = programs.make_run(self.servers, self.data.workbook())
        self.add("run", "make run: publish and load at once, then verify; whole", done, before, done.wall,
                 programs.rows_of(report, "new"))

    def verified(self):
        """Why the load counts as failed, empty where it does not."""
        return programs.differences(programs.verify(self.servers))

    def verify_measured(self, rows):
        """The same, measured."""
        before = self.servers.cpu()
        done = programs.verify(self.servers)
        failed = programs.differences(done)
        whole = self.add("verify-whole", "verify, with Spark's start", done, before, done.wall, rows, lambda: failed)
        self.suite.add("verify", "verify, without Spark's start", whole.without(self.verify_started))
        return failed

    def add(self, name, title, done, before, seconds, rows, check=lambda: ""):
        """A run with the use of the servers."""
        return self.suite.process(name, title, self.servers, before, done, seconds, rows, check)

    def judge(self):
        """The targets."""
        suite = self.suite
        alone = max(suite.seconds("publish"), suite.seconds("load"))
        suite.ratio("publish and load at once / the longer of both alone", quotient(suite.seconds("together"), alone), 1.3, at_least=False)
        suite.ratio("make run, whole / publish and load at once, then verify, both without their starts",
                    quotient(suite.seconds("run"), suite.seconds("together") + suite.seconds("verify")))
        java = suite.cpu("java", "client")
        suite.ratio("nothing changed: records", most_rows(suite, "same"), 0, at_least=False)
        suite.ratio("nothing changed: CPU beyond the start of a JVM", suite.cpu("same", "client") - java, 1.5,
                    at_least=False, unit=" s")
        suite.ratio("1 % changed: CPU of publish and load, servers included / the full run's, beyond the starts",
                    self.changed_share("client", "kafka", "cassandra"), 0.2, at_least=False)
        suite.ratio("1 % changed: CPU of the two programs alone / the full run's, beyond the starts", self.changed_share("client"),
                    0.25, at_least=False)
        return suite

    def changed_share(self, *processes):
        """What publishing and loading 1 % takes of what publishing and loading everything does."""
        java = self.suite.cpu("java", "client")
        changed, whole = (self.suite.cpu(publish, *processes) - java + self.suite.cpu(load, *processes)
                          for publish, load in (("changed", "changed-load"), ("publish", "load")))
        return quotient(changed, whole)


def most_rows(suite, name):
    """The most rows that a run had, failed ones too."""
    return max(run_.rows for run_ in suite.runs[name])


def await_batch(consumer, longest=120):
    """Waits until a consumer has loaded its first batch of the municipal topic."""
    end = time.monotonic() + longest
    while f"event=batch query={MUNICIPIO}" not in consumer.log.read_text(encoding="utf-8"):
        if time.monotonic() > end or consumer.process.poll() is not None:
            raise TimeoutError(f"the consumer loads nothing: {consumer.log}")
        time.sleep(0.5)


def measure(settings):
    """Seconds without the start of JVM and Spark."""
    return EndToEnd(settings).measure()
