"""`make run` of a year by this build and by an earlier one, in turn, on the same servers that are up."""
import os
import shutil
from pathlib import Path

from harness import programs
from harness.data import Data
from harness.machine import commit
from harness.results import Suite, quotient
from harness.servers import Servers
from harness.settings import ROOT
from harness.tables import Tables
from harness.topics import OURS, Topics


def measure(settings):
    """BENCH_BEFORE names the working tree of the earlier build, in which `make jars` has been run."""
    earlier = Path(os.environ.get("BENCH_BEFORE", "")).resolve()
    if not (earlier / "consumer/target/sinesp-consumer.jar").exists() or earlier == ROOT:
        raise ValueError("BENCH_BEFORE must name another working tree, in which `make jars` has been run")
    suite, servers, file = Suite("before", settings), Servers(settings), Data(settings).workbook()
    suite.notes["tables"] = [f"The earlier build is commit {commit(earlier)}."]
    servers.up()
    try:
        topics, tables = Topics(servers), Tables(servers)
        # The first round does not count: the servers' own code is slow until the JVM has compiled it.
        for number in range(settings.repeat + 1):
            for name, title, root in (("earlier", "make run, the earlier build", earlier), ("now", "make run, this build", ROOT)):
                topics.delete(*OURS)
                tables.drop()
                for folder in ("state", "checkpoints"):
                    shutil.rmtree(servers.data / folder, ignore_errors=True)
                servers.settle()
                before = servers.cpu()
                done, report = programs.make_run(servers, file, root)
                if number > 0:
                    suite.process(name, title, servers, before, done, done.wall, programs.rows_of(report, "new"))
        tables.close()
    finally:
        servers.down()
    suite.ratio("make run of a year, servers up: seconds / the earlier build's",
                quotient(suite.seconds("now"), suite.seconds("earlier")), 0.65, at_least=False)
    suite.ratio("make run of a year, servers up: CPU of the programs / the earlier build's",
                quotient(suite.cpu("now", "client"), suite.cpu("earlier", "client")))
    return suite
