"""Where the CPU time of publishing and of loading goes, under async-profiler; its own cost is in the figures."""
import shutil

from harness import profiler, programs
from harness.data import Data
from harness.results import Run, Suite
from harness.servers import Servers
from harness.tables import Tables
from harness.topics import OURS, Topics


def measure(settings):
    """One run each, from nothing."""
    suite, servers, data = Suite("profile", settings), Servers(settings), Data(settings)
    servers.up()
    try:
        topics, tables = Topics(servers), Tables(servers)
        for name, title, file in (("publish-workbook", "publish, from the workbook", data.workbook()),
                                  ("publish-csv", "publish, from the CSV", data.csv())):
            topics.delete(*OURS)
            shutil.rmtree(servers.data / "state", ignore_errors=True)
            servers.settle()
            target = settings.folder / f"{name}.collapsed"
            done, report = programs.publish(servers, file, java=profiler.agent(settings, target))
            add(suite, name, title, done, programs.rows_of(report, "new"), target)
        tables.drop()
        servers.settle()
        target = settings.folder / "load.collapsed"
        done = programs.consume(servers, java=profiler.agent(settings, target))
        failed = programs.differences(programs.verify(servers))
        add(suite, "load", "load, the start of Spark included", done, programs.rows_written(done.log), target, failed)
        servers.settle()
        target = settings.folder / "publish-changed.collapsed"
        done, report = programs.publish(servers, data.changed_workbook(), java=profiler.agent(settings, target))
        add(suite, "publish-changed", "publish, 1 % changed", done, programs.rows_of(report, "read"), target)
        tables.close()
    finally:
        servers.down()
    return suite


def add(suite, name, title, done, rows, target, failed=""):
    """A run and its two lists."""
    suite.add(name, title, Run(done.wall, rows, done.wall, {"client": done.cpu}, {"client": done.peak_mb}, failed))
    layers, methods = profiler.summary(target)
    lines = [f"**{title}**", "", "| share of CPU | layer | | share of CPU | innermost method |", "|---|---|---|---|---|"]
    for i in range(max(len(layers), len(methods))):
        left = f"| {layers[i][0]:.1f} % | {layers[i][1]} " if i < len(layers) else "| | "
        right = f"| | {methods[i][0]:.1f} % | `{methods[i][1]}` |" if i < len(methods) else "| | | |"
        lines.append(left + right)
    suite.notes.setdefault("tables", []).append("\n".join(lines))
