"""How our three programs and their peers are called, and how what they print is read."""
import json
import re
import shutil
from datetime import datetime
from pathlib import Path

from .processes import Started, run
from .settings import ROOT

SINESP = ROOT / "scripts/sinesp.sh"
PEERS = f"{ROOT}/bench/peers/target/classes:{ROOT}/bench/peers/target/lib/*"
LIMITS = f"{ROOT}/bench/limits/target/classes:{ROOT}/consumer/target/sinesp-consumer.jar:{ROOT}/consumer/target/spark/*"
# What our producer sets; the limit is measured with the same.
CLIENT = ("acks=all", "compression.type=lz4", "linger.ms=50", "batch.size=262144", "buffer.memory=33554432")


def reader(settings, name, file, heap="256m"):
    """One pass of a Java reader over a file in a new JVM; gives the process and (rows, seconds) as it printed them."""
    done = run(["java", f"-Xmx{heap}", "-cp", PEERS, f"br.engdados.sinesp.bench.{name}", file], settings.folder / f"log/{name}.log")
    return done, printed_pass(done.text)


def printed_pass(text):
    """Reads `rows=… seconds=…`."""
    found = re.search(r"rows=(\d+) seconds=([\d.]+)", text)
    if not found:
        raise ValueError(f"no result in:\n{text[-1000:]}")
    return int(found[1]), float(found[2])


def limit(settings, name, *arguments, heap="1g"):
    """What the driver or Spark takes without us, on the consumer's class path and with its options, without its archive of classes."""
    return run(["java", f"-Xmx{heap}", f"@{ROOT}/consumer/jvm.options", "-cp", LIMITS, f"br.engdados.sinesp.bench.limit.{name}",
                *arguments], settings.folder / f"log/{name}.log")


def printed_cpu(text):
    """Reads the CPU seconds beside `rows=… seconds=…`: those that the measured part took."""
    return float(re.search(r"rows=\d+ seconds=[\d.]+ cpu=([\d.]+)", text)[1])


def publish(servers, source, *options, java=None):
    """Publishes a file or folder; gives the process and the run's report."""
    folder = servers.settings.folder
    environment = dict(servers.environment)
    if java:
        environment["JAVA_TOOL_OPTIONS"] = java
    reports = new_reports(folder)
    done = run([SINESP, "producer", "publish", "--source", source, "--report-dir", reports, *options],
               folder / "log/publish.log", environment, directory=ROOT)
    return done, report_in(reports)


def make_run(servers, source, root=ROOT):
    """`make run` of a tree that is built: publish and load at once, then verify; gives the process and publish's report."""
    folder = servers.settings.folder
    reports = new_reports(folder)
    done = run([Path(root) / "scripts/run.sh"], folder / "log/run.log",
               {**servers.environment, "SOURCE": str(source), "ARGS": f"--report-dir {reports}"}, directory=root)
    return done, report_in(reports)


def new_reports(folder):
    """An empty folder for the report of a run."""
    reports = folder / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    return reports


def report_in(reports):
    """The one report of a run."""
    (report,) = reports.glob("*-publish.json")
    return json.loads(report.read_text(encoding="utf-8"))


def file_seconds(report):
    """Seconds that the files took, without the start of the JVM and of the client."""
    return sum(file["seconds"] for file in report["files"])


def rows_of(report, *kinds):
    """Rows of all files, of these kinds (read, new, revised, unchanged, rejected); a file that was not read has none."""
    return sum(file.get("rows", {}).get(kind, 0) for file in report["files"] for kind in kinds)


def consume(servers, *options, log="consume", java=None):
    """Loads what there is and ends."""
    environment = dict(servers.environment)
    if java:
        environment["JAVA_TOOL_OPTIONS"] = java
    return run([SINESP, "consumer", "consume", "--trigger", "available-now", *options],
               servers.settings.folder / f"log/{log}.log", environment, directory=ROOT)


def consume_until_drained(servers, stdin, *options):
    """Starts a consumer that goes on until its standard input ends and all is read."""
    return Started([SINESP, "consumer", "consume", "--trigger", "continuous", "--interval", "1s", "--drain-when-stdin-ends",
                    *options], servers.settings.folder / "log/consume-continuous.log", servers.environment,
                   stdin=stdin, directory=ROOT)


def verify(servers, *options):
    """Compares topics and tables row by row; the exit code is 0 where they agree, 2 where they do not."""
    return run([SINESP, "consumer", "verify", *options], servers.settings.folder / "log/verify.log",
               servers.environment, accept=(0, 2), directory=ROOT)


def differences(verified):
    """Why a load counts as failed, empty where it does not."""
    return "" if verified.code == 0 else "verify found differences"


def event_time(log, event, last=True):
    """When an event was logged, in seconds since 1970 UTC; None where it was not."""
    times = re.findall(rf"^(\S+Z) \S+ +\S+ event={event}\b", Path(log).read_text(encoding="utf-8"), re.M)
    if not times:
        return None
    return datetime.fromisoformat(times[-1 if last else 0]).timestamp()


def rows_written(log):
    """Rows that the batches of a consumer's log have written."""
    return sum(map(int, re.findall(r"event=batch .*? written=(\d+)", Path(log).read_text(encoding="utf-8"))))


def performance(settings, topic, payload, records):
    """Kafka's ProducerPerformance with the very same values; gives the process and its own records/s."""
    properties = [word for setting in CLIENT for word in ("--command-property", setting)]
    done = run(["java", "-Xmx1g", "-cp", f"{ROOT}/bench/kafka-tools/target/lib/*", "org.apache.kafka.tools.ProducerPerformance",
                "--bootstrap-server", settings.kafka, "--topic", topic, "--num-records", records, "--throughput", "-1",
                "--payload-file", payload, *properties], settings.folder / "log/performance.log")
    return done, float(re.findall(r"records sent, ([\d.]+) records/sec", done.text)[-1])


def dsbulk(settings, keyspace, table, rows):
    """Loads a CSV with dsbulk at its defaults."""
    logs = settings.folder / "dsbulk-logs"
    shutil.rmtree(logs, ignore_errors=True)
    return run(["java", "-cp", f"{ROOT}/bench/dsbulk/target/lib/*", "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader", "load",
                "-url", rows, "-k", keyspace, "-t", table, "-h", "127.0.0.1", "-port", settings.cassandra_port,
                "--log.directory", logs], settings.folder / "log/dsbulk.log")
