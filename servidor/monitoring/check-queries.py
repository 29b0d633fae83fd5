#!/usr/bin/env python3
"""Asks a running Prometheus every query of the dashboards, and everything that an alert looks at: each must have data.

    check-queries.py http://prometheus:9090 QUERIES

QUERIES is the output of grafana/dashboards.py --queries. The password is where secrets-init lays it. An alert's expression has no result while all is well, so of
an alert the series that it selects are asked for, and the expression itself only has to be answered without an error.
Prints what has no data; exit code 1 if anything has none.
"""

import base64
import json
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

# Series that an installation has only where it has what they are about: a token that says when it ends, an HTTPS target.
OPTIONAL = {"sinesp_producer_token_expiry_timestamp_seconds", "probe_ssl_earliest_cert_expiry"}
PASSWORD = pathlib.Path("/run/monitoring/password")
# A metric's name, not followed by a bracket as a function's is, with its labels.
SELECTOR = re.compile(r"\b([a-z][a-z0-9]*_[A-Za-z0-9_]+|up|ALERTS)\b(?!\()(\{[^}]*\})?")


def get(address, path, **parameters):
    url = f"{address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
    login = base64.b64encode(b"prometheus:" + PASSWORD.read_bytes()).decode()
    request = urllib.request.Request(url, headers={"Authorization": f"Basic {login}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["data"]


def has_data(address, query):
    return len(get(address, "query", query=query)["result"]) > 0


def selectors(expression):
    """The series that an expression selects: names with their labels, ranges and strings left out."""
    for name, labels in SELECTOR.findall(expression):
        if name not in OPTIONAL and name not in ("predict_linear", "by"):
            yield name + labels


def main(address, queries):
    missing, asked = [], 0
    with open(queries, encoding="utf-8") as lines:
        for dashboard, title, query in (line.rstrip("\n").split("\t") for line in lines):
            asked += 1
            if not has_data(address, query):
                missing.append(f"{dashboard}: {title}: no data: {query}")
    for group in get(address, "rules", type="alert")["groups"]:
        for rule in group["rules"]:
            asked += 1
            get(address, "query", query=rule["query"])
            if rule["health"] != "ok":
                missing.append(f"{rule['name']}: {rule['health']} {rule.get('lastError', '')}")
            for selector in selectors(rule["query"]):
                if not has_data(address, selector):
                    missing.append(f"{rule['name']}: no data: {selector}")
    print(*missing, f"{asked} panels and alerts asked, {len(missing)} without data", sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except urllib.error.URLError as error:
        print(f"{sys.argv[1]}: {error}", file=sys.stderr)
        sys.exit(3)
