"""Collects the runs of a suite and writes them down."""
import json
import statistics
import sys
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone

from .machine import commit, machine, versions
from .settings import ROOT


@dataclass
class Run:
    """One run: the seconds that count, the whole wall time, CPU seconds and peak memory (MiB) by process."""
    seconds: float
    rows: int
    wall: float = 0.0
    cpu: dict = field(default_factory=dict)
    peak_mb: dict = field(default_factory=dict)
    failed: str = ""

    def without(self, start):
        """The same without what a run of the same program took that had no rows."""
        return replace(self, seconds=max(self.wall - start.wall, 0.001),
                       cpu={process: value - start.cpu[process] for process, value in self.cpu.items()})


@dataclass
class Ratio:
    """A comparison of medians and what it must reach."""
    title: str
    value: float
    target: float | None
    at_least: bool
    unit: str = ""

    @property
    def reached(self):
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target


class Suite:
    """The measurements of a suite, in the order in which they came up first."""

    def __init__(self, name, settings):
        self.name = name
        self.settings = settings
        self.titles = {}
        self.runs = {}
        self.ratios = []
        self.notes = {}
        self.machine = machine()

    def add(self, name, title, run):
        """Takes a run in and prints it."""
        self.titles.setdefault(name, title)
        self.runs.setdefault(name, []).append(run)
        cpu = " ".join(f"{process} {seconds:.1f}" for process, seconds in run.cpu.items())
        print(f"  {self.name:9} {title[:62]:62} {run.seconds:8.2f} s {run.rows / max(run.seconds, 1e-9):12,.0f} /s"
              f"  CPU-s {cpu}{'  FAILED: ' + run.failed if run.failed else ''}", flush=True)

    def process(self, name, title, servers, before, done, seconds, rows, check=lambda: "", client=None):
        """A program's run with the use of the servers since `before`: what they do after it is included, what the check
        takes, which tells why the run failed, is not. `client` are its CPU seconds where only a part of it counts."""
        # Before what the check measures.
        self.titles.setdefault(name, title)
        self.runs.setdefault(name, [])
        servers.settle()
        cpu, peak = {"client": done.cpu if client is None else client, **used(servers, before)}, {"client": done.peak_mb, **servers.peak()}
        self.add(name, title, Run(seconds, rows, done.wall, cpu, peak, check()))
        return self.runs[name][-1]

    def good(self, name):
        """The runs of a measurement that did not fail."""
        return [run for run in self.runs.get(name, ()) if not run.failed]

    def seconds(self, name):
        """Median seconds; nan where no run was good."""
        return median([run.seconds for run in self.good(name)])

    def rate(self, name):
        """Median rows a second."""
        return median([run.rows / run.seconds for run in self.good(name)])

    def cpu(self, name, *processes):
        """Median CPU seconds of these processes together."""
        return median([sum(run.cpu.get(process, 0) for process in processes) for run in self.good(name)])

    def rows(self, name):
        """Median rows of a run."""
        return median([run.rows for run in self.good(name)])

    def peak(self, name, process):
        """The most memory of a process in any run, MiB."""
        return max((run.peak_mb.get(process, 0) for run in self.good(name)), default=float("nan"))

    def ratio(self, title, value, target=None, at_least=True, unit=""):
        """Writes a comparison down and prints it."""
        ratio = Ratio(title, value, target, at_least, unit)
        self.ratios.append(ratio)
        limit = "" if target is None else f"  (must be {'≥' if at_least else '≤'} {target}{unit}: " \
                                          f"{'reached' if ratio.reached else 'MISSED'})"
        print(f"  {self.name:9} {title}: {value:.2f}{unit}{limit}", flush=True)

    def write(self):
        """Writes the JSON: among the results, or in the bench folder for a small run."""
        folder = ROOT / "bench/results" if self.settings.rows is None else self.settings.folder / "results"
        folder.mkdir(parents=True, exist_ok=True)
        content = {
            "suite": self.name, "date": datetime.now(timezone.utc).isoformat(timespec="minutes"), "commit": commit(),
            "machine": self.machine, "versions": versions(), "repeat": self.settings.repeat, "rows_cut": self.settings.rows,
            "measurements": [self._summary(name) for name in self.runs],
            "ratios": [{**asdict(ratio), "reached": ratio.reached} for ratio in self.ratios], "notes": self.notes}
        (folder / f"{self.name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def failures(self):
        """How many runs failed."""
        return sum(bool(run.failed) for runs in self.runs.values() for run in runs)

    def _summary(self, name):
        good = self.good(name)
        seconds = [run.seconds for run in good]
        processes = dict.fromkeys(process for run in good for process in run.cpu)
        return {
            "name": name, "title": self.titles[name], "runs": [asdict(run) for run in self.runs[name]],
            "failed": len(self.runs[name]) - len(good), "rows": round(median([run.rows for run in good])) if good else 0,
            "seconds": {"median": median(seconds), "least": min(seconds, default=None), "most": max(seconds, default=None)},
            "rows_per_second": self.rate(name),
            "cpu_seconds": {process: self.cpu(name, process) for process in processes},
            "peak_mb": {process: max(run.peak_mb.get(process, 0) for run in good) for process in processes}}


def median(values):
    """The median, nan of none."""
    return statistics.median(values) if values else float("nan")


def quotient(one, other):
    """one / other, nan where there is none: a run failed, or a small run has no such rows."""
    return one / other if other else float("nan")


def used(servers, before):
    """CPU seconds of the servers since `before`."""
    return {name: seconds - before[name] for name, seconds in servers.cpu().items()}


def say(text):
    """Progress, on stderr."""
    print(f"{datetime.now():%H:%M:%S} {text}", file=sys.stderr, flush=True)
