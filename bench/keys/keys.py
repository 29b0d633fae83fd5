#!/usr/bin/env python3
"""Compares primary keys for the municipal table: how long the same rows take to load with dsbulk, and how long
the two municipal queries take.

Usage: keys.py --source ../shared/sinesp --years 2021-2023 --dsbulk bench/dsbulk/target/lib --port 9042
Needs a running Cassandra and the packages of bench/requirements.txt. Prints one line a design and writes --json.
"""
import argparse
import csv
import json
import lzma
import random
import resource
import statistics
import subprocess
import tempfile
import time
import unicodedata
import uuid
from pathlib import Path

from cassandra.cluster import Cluster

KEYSPACE = "bench_keys"
COLUMNS = ("id,dataset_id,uf,tipo_crime,ano,mes,codigo_municipio,abrangencia,municipio,uf_nome,regiao,"
           "feminino,masculino,nao_informado,vitimas").split(",")
TYPES = {"id": "uuid", **dict.fromkeys("ano mes codigo_municipio feminino masculino nao_informado vitimas".split(), "int")}
SERIES_BY_YEAR = "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano IN ({years}) AND mes IN (1,2,3,4,5,6,7,8,9,10,11,12) AND codigo_municipio=?"
MAP_BY_YEAR = "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano=? AND mes=?"
DESIGNS = {
    "event_month": {
        "key": "((dataset_id, uf, tipo_crime, ano), mes, codigo_municipio, abrangencia, id)",
        "series": SERIES_BY_YEAR, "map": MAP_BY_YEAR},
    "event_municipality": {
        "key": "((dataset_id, uf, tipo_crime, ano), codigo_municipio, mes, abrangencia, id)",
        "series": "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano IN ({years}) AND codigo_municipio=?",
        "map": "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano=? AND codigo_municipio IN ({codes}) AND mes=?"},
    "state_year": {
        "key": "((dataset_id, uf, ano), tipo_crime, mes, codigo_municipio, abrangencia, id)",
        "series": SERIES_BY_YEAR, "map": MAP_BY_YEAR},
    "municipality": {
        "key": "((dataset_id, uf, codigo_municipio), tipo_crime, ano, mes, abrangencia, id)",
        "series": "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano IN ({years}) AND codigo_municipio=?",
        "map": "dataset_id='sinesp-vde' AND uf=? AND tipo_crime=? AND ano=? AND mes=? AND codigo_municipio IN ({codes})"},
}


def fold(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.upper()) if c.isalnum())


def codes_by_name(reference):
    with open(reference, encoding="utf-8") as lines:
        return {(r["uf"], fold(r["municipio"])): int(r["codigo_ibge"]) for r in csv.DictReader(lines)}


def write_rows(source, years, codes, target):
    """Writes the municipal rows of the years as dsbulk reads them; gives their number and the series in them."""
    count, series = 0, set()
    with open(target, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for year in years:
            with lzma.open(source / f"bancovde-{year}.csv.xz", "rt", encoding="utf-8") as lines:
                for number, r in enumerate(csv.DictReader(lines)):
                    code = codes.get((r["uf"], fold(r["municipio"])))
                    if code is None:
                        continue
                    whole = [r[c].removesuffix(".0") for c in ("feminino", "masculino", "nao_informado", "total_vitima")]
                    month = int(r["data_referencia"][5:7])
                    writer.writerow([uuid.uuid5(uuid.NAMESPACE_OID, f"{year}/{number}"), "sinesp-vde", r["uf"], r["evento"], year,
                                     month, code, r["abrangencia"], r["municipio"], r["uf"], r["uf"], *whole])
                    series.add((r["uf"], r["evento"], code))
                    count += 1
    return count, sorted(series)


def load(libraries, rows, table, port):
    """Loads the file with dsbulk's defaults; gives wall and CPU seconds of the whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as logs:
        subprocess.run(
            ["java", "-cp", f"{libraries}/*", "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader", "load", "-url", rows,
             "-k", KEYSPACE, "-t", table, "-h", "127.0.0.1", "-port", str(port), "--log.directory", logs, "-verbosity", "0"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def query_times(session, design, table, years, series, kind, runs):
    """Gives the milliseconds of `runs` queries with random parameters, after as many to warm up."""
    by_state = {}
    for uf, _, code in series:
        by_state.setdefault(uf, set()).add(code)
    generator = random.Random(7)
    prepared, times = {}, []
    for run in range(2 * runs):
        uf, event, code = generator.choice(series)
        year, month = generator.choice(years), generator.randint(1, 12)
        codes = ",".join(map(str, sorted(by_state[uf])))
        text = design[kind].format(years=",".join(map(str, years)), codes=codes)
        statement = prepared.get(text)
        if statement is None:
            statement = prepared[text] = session.prepare(f"SELECT * FROM {table} WHERE {text}")
        by_column = {"uf": uf, "tipo_crime": event, "ano": year, "mes": month, "codigo_municipio": code}
        values = [by_column[c.name] for c in statement.column_metadata]
        begun = time.perf_counter()
        rows = list(session.execute(statement, values))
        if run >= runs:
            times.append((time.perf_counter() - begun) * 1000)
        assert rows, (kind, values)
    return times


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--source", type=Path, default=Path("../shared/sinesp"))
    p.add_argument("--reference", default="contract/src/main/resources/br/engdados/sinesp/contract/reference/municipios_ibge.csv")
    p.add_argument("--years", default="2021-2023")
    p.add_argument("--dsbulk", default="bench/dsbulk/target/lib")
    p.add_argument("--port", type=int, default=9042)
    p.add_argument("--rounds", type=int, default=2)
    p.add_argument("--queries", type=int, default=1000)
    p.add_argument("--json", default="bench/results/keys.json")
    a = p.parse_args()
    first, last = a.years.split("-")
    years = list(range(int(first), int(last) + 1))
    session = Cluster(["127.0.0.1"], port=a.port, connect_timeout=20).connect()
    session.default_timeout = 60
    session.execute(f"CREATE KEYSPACE IF NOT EXISTS {KEYSPACE} WITH replication = {{'class':'SimpleStrategy','replication_factor':1}}")
    session.set_keyspace(KEYSPACE)
    loads = {name: [] for name in DESIGNS}
    with tempfile.TemporaryDirectory() as folder:
        rows = f"{folder}/rows.csv"
        count, series = write_rows(a.source, years, codes_by_name(a.reference), rows)
        print(f"{count} rows of {a.years}, {len(series)} series")
        for _ in range(a.rounds):
            for name, design in DESIGNS.items():
                session.execute(f"DROP TABLE IF EXISTS {name}")
                columns = ", ".join(f"{c} {TYPES.get(c, 'text')}" for c in COLUMNS)
                session.execute(f"CREATE TABLE {name} ({columns}, PRIMARY KEY {design['key']})")
                loads[name].append(load(a.dsbulk, rows, name, a.port))
                print(f"{name}: loaded in {loads[name][-1][0]:.0f} s, {loads[name][-1][1]:.0f} CPU-s of dsbulk", flush=True)
    results = {}
    for name, design in DESIGNS.items():
        found = {"key": design["key"], "rows": count, "rows_per_second": count / statistics.median(t for t, _ in loads[name]),
                 "dsbulk_cpu_seconds": statistics.median(c for _, c in loads[name])}
        for kind in ("series", "map"):
            runs = a.queries if not (name == "municipality" and kind == "map") else a.queries // 10
            times = query_times(session, design, name, years, series, kind, runs)
            found[kind] = {"p50_ms": statistics.median(times), "p99_ms": percentile(times, 0.99), "queries": runs}
        results[name] = found
        print(name, json.dumps(found), flush=True)
    Path(a.json).parent.mkdir(parents=True, exist_ok=True)
    Path(a.json).write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
