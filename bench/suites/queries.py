"""The three queries of the design on nine loaded years: times of a thousand random parameters each."""
import csv
import random
import time

from harness.results import Run, Suite, median
from harness.servers import Servers
from harness.settings import ROOT
from harness.tables import KEYSPACE, Tables
from suites.growth import load_nine_years

QUERIES = 1_000
MONTHS = ", ".join(map(str, range(1, 13)))
YEARS = ", ".join(map(str, range(2015, 2024)))
STATEMENTS = {
    "series": (
        "monthly series of an event in one municipality, nine years",
        f"SELECT ano, mes, abrangencia, sum(vitimas) AS vitimas, count(*) AS linhas FROM {KEYSPACE}.tb_ocorrencias_municipio "
        f"WHERE dataset_id = 'sinesp-vde' AND uf = ? AND tipo_crime = ? AND ano IN ({YEARS}) AND mes IN ({MONTHS}) "
        "AND codigo_municipio = ? GROUP BY dataset_id, uf, tipo_crime, ano, mes, codigo_municipio, abrangencia"),
    "map": (
        "every municipality of a state for an event and a month",
        f"SELECT codigo_municipio, abrangencia, sum(vitimas) AS vitimas FROM {KEYSPACE}.tb_ocorrencias_municipio "
        "WHERE dataset_id = 'sinesp-vde' AND uf = ? AND tipo_crime = ? AND ano = ? AND mes = ? "
        "GROUP BY mes, codigo_municipio, abrangencia"),
    "state": (
        "series of an event for a state with its splits, nine years",
        f"SELECT ano, mes, abrangencia, agente, arma, faixa_etaria, ocorrencias, vitimas, peso_kg "
        f"FROM {KEYSPACE}.tb_ocorrencias_estado WHERE dataset_id = 'sinesp-vde' AND uf = ? AND tipo_crime = ? AND ano IN ({YEARS})")}


class Parameters:
    """Random parameters of series that exist."""

    def __init__(self, session):
        keys = "SELECT DISTINCT dataset_id, uf, tipo_crime, ano FROM {}"
        self.municipal = sorted({(row.uf, row.tipo_crime, row.ano)
                                 for row in session.execute(keys.format(f"{KEYSPACE}.tb_ocorrencias_municipio"))})
        self.state = sorted({(row.uf, row.tipo_crime)
                             for row in session.execute(keys.format(f"{KEYSPACE}.tb_ocorrencias_estado"))})
        self.codes = {}
        reference = ROOT / "contract/src/main/resources/br/engdados/sinesp/contract/reference/municipios_ibge.csv"
        with open(reference, encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                self.codes.setdefault(row["uf"], []).append(int(row["codigo_ibge"]))
        self.random = random.Random(7)

    def of(self, query):
        """Parameters of one query."""
        if query == "state":
            return self.random.choice(self.state)
        uf, event, year = self.random.choice(self.municipal)
        if query == "map":
            return uf, event, year, self.random.randint(1, 12)
        return uf, event, self.random.choice(self.codes[uf])


def percentile(values, share):
    """The value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(settings):
    """One connection, prepared statements, one query after another; a thousand to warm up, then a thousand a round."""
    suite, servers = Suite("queries", settings), Servers(settings)
    load_nine_years(settings, servers)
    try:
        tables = Tables(servers)
        tables.await_compactions()
        servers.settle()
        parameters = Parameters(tables.session)
        prepared = {name: tables.session.prepare(text) for name, (_, text) in STATEMENTS.items()}
        found = {name: {"p50": [], "p99": [], "rows": []} for name in STATEMENTS}
        for number in range(settings.repeat + 1):
            for name, (title, _) in STATEMENTS.items():
                before = servers.cpu()
                times, rows = [], 0
                for _ in range(QUERIES):
                    values = parameters.of(name)
                    begun = time.perf_counter()
                    rows += len(list(tables.session.execute(prepared[name], values)))
                    times.append(time.perf_counter() - begun)
                if number > 0:
                    found[name]["p50"].append(percentile(times, 0.5) * 1000)
                    found[name]["p99"].append(percentile(times, 0.99) * 1000)
                    found[name]["rows"].append(rows / QUERIES)
                    cpu = {"cassandra": servers.cpu()["cassandra"] - before["cassandra"]}
                    suite.add(name, f"{title}, 1,000 queries", Run(sum(times), QUERIES, sum(times), cpu,
                                                                {"cassandra": servers.peak()["cassandra"]}))
        tables.close()
    finally:
        servers.down()
    report(suite, found)
    return suite


def report(suite, found):
    """The percentiles, medians of the rounds."""
    lines = ["| query | p50, ms | p99, ms | p99 least – most | rows, mean |", "|---|---|---|---|---|"]
    for name, values in found.items():
        lines.append(f"| {STATEMENTS[name][0]} | {median(values['p50']):.1f} | {median(values['p99']):.1f} "
                     f"| {min(values['p99']):.1f} – {max(values['p99']):.1f} | {median(values['rows']):.0f} |")
    suite.notes["tables"] = ["\n".join(lines)]
    suite.ratio("p99 of a municipality's series", median(found["series"]["p99"]), 20, at_least=False, unit=" ms")
    suite.ratio("p99 of a state's map", median(found["map"]["p99"]), 20, at_least=False, unit=" ms")
    suite.ratio("p99 of a state's series", median(found["state"]["p99"]), unit=" ms")
