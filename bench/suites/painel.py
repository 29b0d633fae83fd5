"""The panel with nine years: its start, its memory, its answers under a bounded load, and the same questions asked by CQL."""
import json
import os
import random
import re
import shutil
import signal
import time
import urllib.request

from cassandra.concurrent import execute_concurrent_with_args

from harness.processes import Started, cpu_seconds, peak_mb, run
from harness.programs import SINESP
from harness.results import Run, Suite, median, quotient
from harness.servers import Servers
from harness.settings import ROOT
from harness.tables import KEYSPACE, Tables
from suites.growth import load_nine_years
from suites.queries import STATEMENTS, Parameters, percentile

PORT = 18088
URL = f"http://127.0.0.1:{PORT}"
CONNECTIONS, PAUSE_MILLIS, SECONDS = 10, 49, 10
LIMITS = {"series": 5, "map": 5, "country": 15, "ranking": 15}
TITLES = {
    "series": "series of an event in a place, 108 months", "map": "map of a state, a month",
    "country": "national map, twelve months", "ranking": "national ranking of rates, twelve months"}
CQL_TIMES = {"series": 500, "map": 500, "country": 20}
COUNTRY = (f"SELECT codigo_municipio, abrangencia, sum(vitimas) AS vitimas FROM {KEYSPACE}.tb_ocorrencias_municipio "
           "WHERE dataset_id = 'sinesp-vde' AND uf = ? AND tipo_crime = ? AND ano = ? "
           "GROUP BY mes, codigo_municipio, abrangencia")
# Connections that pause between their questions: some 200 a second as long as answers take a few milliseconds. wrk tells
# the time of each answer, the pause left out. The questions are asked in order, so that none is asked again soon.
SCRIPT = """local paths, next = {}, 0
for line in io.lines("%s") do paths[#paths + 1] = line end
function delay() return %d end
function request() next = next + 1; return wrk.format("GET", paths[(next - 1) %% #paths + 1]) end
"""
# So many different questions of a kind a round. Of the map there are hardly more; together they are four times what the
# panel keeps of its last answers, so that each is worked out anew.
QUESTIONS = {"series": 2_500, "map": 2_500, "country": 900, "ranking": 2_500}


class Panel:
    """The panel as a process."""

    def __init__(self, servers, state):
        self.begun = time.monotonic()
        self.started = Started(
            [SINESP, "painel", "serve", "--port", PORT, "--rate-limit", "0", "--state-dir", state],
            servers.settings.folder / "log/painel.log", servers.environment, directory=ROOT)

    @property
    def pid(self):
        return self.started.process.pid

    def await_status(self, path, longest=600):
        """Seconds since its start until a path is answered with 200."""
        while time.monotonic() - self.begun < longest:
            try:
                with urllib.request.urlopen(URL + path, timeout=10):
                    return time.monotonic() - self.begun
            except OSError:
                if self.started.process.poll() is not None:
                    break
                time.sleep(0.02)
        self.started.kill()
        raise RuntimeError(f"the panel does not answer {path}: {self.started.log}")

    def heap_mb(self):
        """The heap in use after a collection."""
        log = self.started.log.with_name("painel-heap.log")
        run(["jcmd", self.pid, "GC.run"], log)
        text = run(["jcmd", self.pid, "GC.heap_info"], log).text
        return sum(map(int, re.findall(r"total \d+K, used (\d+)K", text))) / 1024

    def stop(self):
        """Asks it to end, which writes its snapshot."""
        os.kill(self.pid, signal.SIGTERM)
        self.started.wait(timeout=60, accept=(143,))


def ask(path):
    """An answer, read."""
    with urllib.request.urlopen(URL + path, timeout=60) as answer:
        return json.load(answer)


class Questions:
    """Random questions of each kind, the same ones in every run of the suite."""

    def __init__(self):
        self.random = random.Random(7)
        self.events = [event["id"] for event in ask("/v1/eventos")["eventos"] if event["nivel"] == "municipio"]
        places = ask("/v1/lugares")["lugares"]
        self.places = [place["id"] for place in places]
        self.states = [place["id"] for place in places if place["tipo"] == "uf"]

    def of(self, name):
        """Different questions of a kind, as many as a round asks."""
        found = {}
        while len(found) < QUESTIONS[name]:
            found[self._one(name)] = None
        return list(found)

    def _one(self, name):
        event = self.random.choice(self.events)
        if name == "series":
            place = self.random.choice(("BR", self.random.choice(self.states), self.random.choice(self.places)))
            return f"/v1/series?evento={event}&lugar={place}"
        if name == "map":
            month = self._month(self.random.randrange(9 * 12))
            return f"/v1/mapa?evento={event}&lugar={self.random.choice(self.states)}&de={month}&ate={month}"
        first = self.random.randrange(8 * 12 + 1)
        period = f"de={self._month(first)}&ate={self._month(first + 11)}"
        if name == "country":
            return f"/v1/mapa?evento={event}&{period}"
        return f"/v1/ranking?evento={event}&{period}&taxa=100k&limite={self.random.randint(10, 30)}"

    @staticmethod
    def _month(number):
        return f"{2015 + number // 12}-{number % 12 + 1:02}"


def milliseconds(text, share):
    """A percentile as wrk prints it."""
    value, unit = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s)\s*$", text, re.M).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Load:
    """wrk (Debian), one thread, against one kind of question."""

    def __init__(self, settings, name, paths):
        self.log = settings.folder / f"log/wrk-{name}.log"
        self.script = settings.folder / f"wrk-{name}.lua"
        listed = settings.folder / f"wrk-{name}.txt"
        listed.write_text("\n".join(paths) + "\n", encoding="ascii")
        self.script.write_text(SCRIPT % (listed, PAUSE_MILLIS), encoding="ascii")

    def run(self, seconds):
        """Gives the process, requests a second, p50 and p99 in ms; raises where an answer was not 200."""
        done = run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", self.script, URL], self.log)
        if "Non-2xx" in done.text or "Socket errors" in done.text:
            raise RuntimeError(f"wrk: {done.text[-500:]}")
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.text)[1])
        return done, rate, milliseconds(done.text, 50), milliseconds(done.text, 99)


def measure_starts(suite, servers, settings):
    """From nothing once, from the snapshot each round; leaves a panel running."""
    state = settings.folder / "painel"
    shutil.rmtree(state, ignore_errors=True)
    panel = Panel(servers, state)
    seconds = panel.await_status("/v1/pronto")
    rows = ask("/v1")["linhas"]
    suite.add("nothing", "start from nothing: every record of the topics", Run(
        seconds, rows, seconds, {"panel": cpu_seconds(panel.pid)}, {"panel": peak_mb(panel.pid)}))
    for _ in range(settings.repeat):
        panel.stop()
        panel = Panel(servers, state)
        seconds = panel.await_status("/v1/eventos")
        suite.add("snapshot", "start from the snapshot, to the first figure", Run(
            seconds, rows, seconds, {"panel": cpu_seconds(panel.pid)}, {"panel": peak_mb(panel.pid)}))
        panel.await_status("/v1/pronto")
    return panel


def measure_load(settings, panel, found):
    """Each kind of question in turn, other ones in each round; two rounds of all kinds first, to warm up."""
    questions = Questions()
    for number in range(-2, settings.repeat):
        for name in TITLES:
            load = Load(settings, name, questions.of(name))
            before = cpu_seconds(panel.pid)
            done, rate, p50, p99 = load.run(SECONDS)
            if number >= 0:
                for key, value in (("rate", rate), ("p50", p50), ("p99", p99), ("generator", done.cpu / SECONDS),
                                   ("panel", (cpu_seconds(panel.pid) - before) / SECONDS)):
                    found[name].setdefault(key, []).append(value)


def measure_cql(servers, found):
    """The same questions from the tables, one after another; a country's partitions at once."""
    tables = Tables(servers)
    try:
        tables.await_compactions()
        parameters = Parameters(tables.session)
        states = sorted(parameters.codes)
        prepared = {name: tables.session.prepare(STATEMENTS[name][1]) for name in ("series", "map")}
        country = tables.session.prepare(COUNTRY)
        for name, times in CQL_TIMES.items():
            taken = []
            for _ in range(2 * times):
                if name == "country":
                    _, event, year = parameters.random.choice(parameters.municipal)
                    begun = time.perf_counter()
                    # Every page of a partition is read: the larger states have more than one.
                    for _, rows in execute_concurrent_with_args(
                            tables.session, country, [(uf, event, year) for uf in states]):
                        list(rows)
                else:
                    values = parameters.of(name)
                    begun = time.perf_counter()
                    list(tables.session.execute(prepared[name], values))
                taken.append((time.perf_counter() - begun) * 1000)
            # The first half was to warm up.
            found[name]["cql"] = [percentile(taken[times:], 0.5), percentile(taken[times:], 0.99)]
        found["ranking"]["cql"] = found["country"]["cql"]
    finally:
        tables.close()


def measure(settings):
    """Starts, answers under load, then the tables."""
    if not shutil.which("wrk"):
        raise RuntimeError("the load generator is missing: sudo apt-get install wrk")
    suite, servers = Suite("painel", settings), Servers(settings)
    found = {name: {} for name in TITLES}
    load_nine_years(settings, servers)
    try:
        servers.settle()
        panel = measure_starts(suite, servers, settings)
        try:
            measure_load(settings, panel, found)
            heap = panel.heap_mb()
        finally:
            panel.stop()
        measure_cql(servers, found)
    finally:
        servers.down()
    report(suite, found, heap)
    return suite


def report(suite, found, heap):
    """Medians of the rounds."""
    lines = ["| question | requests/s | p50, ms | p99, ms | p99 least – most | CPU of panel, of wrk | CQL p50, p99, ms | CQL / panel, p50 |",
             "|---|---|---|---|---|---|---|---|"]
    for name, values in found.items():
        cql = values["cql"]
        lines.append(
            f"| {TITLES[name]} | {median(values['rate']):.0f} | {median(values['p50']):.2f} | {median(values['p99']):.2f} "
            f"| {min(values['p99']):.2f} – {max(values['p99']):.2f} | {median(values['panel']):.0%}, {median(values['generator']):.0%} "
            f"| {cql[0]:.1f}, {cql[1]:.1f} | {quotient(cql[0], median(values['p50'])):.0f} |")
    suite.notes["tables"] = ["\n".join(lines)]
    for name, limit in LIMITS.items():
        suite.ratio(f"p99: {TITLES[name]}", median(found[name]["p99"]), limit, at_least=False, unit=" ms")
    suite.ratio("start from the snapshot, to the first figure", suite.seconds("snapshot"), unit=" s")
    suite.ratio("start from nothing", suite.seconds("nothing"), unit=" s")
    suite.ratio("heap in use after a collection, of 512 MB", heap, 512, at_least=False, unit=" MB")
