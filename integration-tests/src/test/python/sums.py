"""Adds up an export, each of its three sets by the programs that people open it with, and prints the sums as JSON.

    sums.py EXPORT [ROWS]

The sums are by reader, dataset, year, table and event: rows, and of each measure the sum and how many cells are blank.
ROWS is a file that takes every row of the set with `id`, one JSON object a line. It ends with an error where the three
sets of an export hold other columns than its schema says, or rows out of their order.
"""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path

os.environ["TZ"] = "UTC"  # DuckDB shows instants in the machine's zone

import duckdb
import pandas
import pyarrow.parquet

DUCKDB = duckdb.connect()
MEASURES = ["feminino", "masculino", "nao_informado", "vitimas", "ocorrencias"]
GROUP = ["dataset_id", "ano", "granularidade", "tipo_crime"]
ORDER = ["tipo_crime", "uf", "codigo_municipio", "municipio", "mes", "abrangencia", "agente", "arma", "faixa_etaria"]


def weight(values):
    """An exact sum: of the shortest decimal of each double, or of the decimals themselves."""
    known = [Decimal(value if isinstance(value, str) else repr(value)) for value in values]
    return str(sum(known)) if known else None


def entry(key, rows, sums, blanks, weights):
    found = dict(zip(GROUP, key), rows=int(rows))
    for measure, total, blank in zip(MEASURES, sums, blanks):
        found[measure] = None if total is None or pandas.isna(total) else int(total)
        found[measure + "_blank"] = int(blank)
    found["peso_kg"] = weight(weights)
    found["peso_kg_blank"] = int(rows) - len(weights)
    return found


def by_duckdb(folder):
    columns = [f"sum({name})" for name in MEASURES] + [f"count(*) - count({name})" for name in MEASURES]
    query = (
        f"SELECT {', '.join(GROUP)}, count(*), {', '.join(columns)}, list(peso_kg) FILTER (peso_kg IS NOT NULL)"
        f" FROM read_parquet('{folder}/*.parquet') GROUP BY ALL"
    )
    for row in DUCKDB.execute(query).fetchall():
        key, rest = row[: len(GROUP)], row[len(GROUP) :]
        half = len(MEASURES)
        yield entry(key, rest[0], rest[1 : half + 1], rest[half + 1 : 2 * half + 1], rest[-1] or [])


def by_pandas(folder, ending, read):
    for file in sorted(folder.glob("*" + ending)):
        for key, rows in read(file).groupby(GROUP, dropna=False):
            sums = [rows[name].sum(min_count=1) for name in MEASURES]
            blanks = [rows[name].isna().sum() for name in MEASURES]
            key = [part.item() if hasattr(part, "item") else part for part in key]
            yield entry(key, len(rows), sums, blanks, list(rows["peso_kg"].dropna()))


def read_csv(schema):
    types = {"integer": "Int64", "string": "str", "number": "str"}
    dtype = {field["name"]: types.get(field["type"], "str") for field in schema}
    return lambda file: pandas.read_csv(file, dtype=dtype, keep_default_na=False, na_values=[""])


def require_schema(export, file_set, schema):
    names = [field["name"] for field in json.loads((export / schema).read_text())["fields"]]
    for file in sorted((export / file_set).glob("*.parquet")):
        parquet = pyarrow.parquet.ParquetFile(file)
        assert parquet.schema_arrow.names == names, file
        assert {parquet.metadata.row_group(0).column(i).compression for i in range(len(names))} == {"ZSTD"}, file


def require_order(folder):
    """Nulls first, text by its bytes: as DuckDB compares by default."""
    for file in sorted(folder.glob("*.parquet")):
        # Every row must stay where it is when the file is sorted.
        out_of_order = DUCKDB.execute(
            f"SELECT count(*) FROM (SELECT file_row_number AS n, row_number() OVER (ORDER BY"
            f" {', '.join(name + ' NULLS FIRST' for name in ORDER)}, file_row_number) - 1 AS m"
            f" FROM read_parquet('{file}', file_row_number = true)) WHERE n <> m"
        ).fetchall()[0][0]
        assert out_of_order == 0, f"{file}: {out_of_order} rows out of order"


def main():
    export = Path(sys.argv[1])
    schema = json.loads((export / "schema.json").read_text())["fields"]
    require_schema(export, "parquet", "schema.json")
    require_schema(export, "parquet-id", "schema-id.json")
    require_order(export / "parquet")
    sums = {
        "duckdb parquet": list(by_duckdb(export / "parquet")),
        "duckdb parquet-id": list(by_duckdb(export / "parquet-id")),
        "pandas parquet": list(by_pandas(export / "parquet", ".parquet", pandas.read_parquet)),
        "pandas csv": list(by_pandas(export / "csv", ".csv.gz", read_csv(schema))),
    }
    if len(sys.argv) > 2:
        DUCKDB.execute(
            f"COPY (SELECT * FROM read_parquet('{export}/parquet-id/*.parquet')) TO '{sys.argv[2]}' (FORMAT json)"
        )
    json.dump(sums, sys.stdout)


main()
