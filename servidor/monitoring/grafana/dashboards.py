#!/usr/bin/env python3
"""Writes Grafana's dashboards into dashboards/, one JSON file each. They are edited in contents.py, not in the JSON.

    dashboards.py             write them
    dashboards.py --check     exit code 1 if a file is not what this script writes, or a rule below is broken
    dashboards.py --queries   print every query as a line: dashboard, panel, query

Rules (those of Grafana's dashboard-linter that apply here): every panel has a title, a unit and a description or none
of two lines; every query names the data source of the dashboard; rates use a fixed range that fits the scrape interval
of 15 s; identifiers are fixed, so that links to a dashboard stay.
"""

import json
import sys
from pathlib import Path

from contents import ALL
from panels import SOURCE

FOLDER = Path(__file__).with_name("dashboards")


def text(made):
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def faults(name, made):
    """What breaks a rule, a line each."""
    titles = [made_panel["title"] for made_panel in made["panels"]]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        yield f"{name}: two panels are called {title}"
    for made_panel in made["panels"]:
        if made_panel["type"] == "row":
            continue
        if not made_panel["title"] or not made_panel["fieldConfig"]["defaults"]["unit"]:
            yield f"{name}: panel {made_panel['id']} lacks title or unit"
        legends = [target["legendFormat"] for target in made_panel["targets"]]
        if made_panel["type"] == "timeseries" and not all(legends):
            yield f"{name}: {made_panel['title']}: a line without a name"
        if any(target["datasource"] != SOURCE for target in made_panel["targets"]):
            yield f"{name}: {made_panel['title']}: another data source"


def main(arguments):
    if arguments == ["--queries"]:
        for name, made in ALL.items():
            for made_panel in made["panels"]:
                for target in made_panel.get("targets", []):
                    print(name, made_panel["title"], target["expr"], sep="\t")
        return 0
    wrong = [line for name, made in ALL.items() for line in faults(name, made)]
    if arguments == ["--check"]:
        files = {path.stem for path in FOLDER.glob("*.json")}
        wrong += [f"{name}.json: no such dashboard here" for name in sorted(files - set(ALL))]
        for name, made in ALL.items():
            path = FOLDER / f"{name}.json"
            if not path.is_file() or path.read_text(encoding="utf-8") != text(made):
                wrong.append(f"{path.name}: not what dashboards.py writes; run it")
    elif not arguments:
        for name, made in ALL.items():
            (FOLDER / f"{name}.json").write_text(text(made), encoding="utf-8")
    else:
        print(__doc__, file=sys.stderr)
        return 64
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
