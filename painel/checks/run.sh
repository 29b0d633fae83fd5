#!/usr/bin/env bash
# Checks a running panel from outside: schemathesis (PyPI) makes questions from the panel's own openapi.yaml, then 10,000
# hostile requests. The panel must run with --rate-limit 0, with figures and with Cassandra there:
#   make painel ARGS='--rate-limit 0'            # in another window
#   painel/checks/run.sh [http://127.0.0.1:8088 [PID [LOG]]]
# With the panel's process its memory, threads and files are watched; with its log the new lines are looked at.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
url=${1:-http://127.0.0.1:8088}
venv=$root/.local/painel-checks/venv
if [ ! -x "$venv/bin/st" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$root/painel/checks/requirements.txt"
fi

status=0
# A 503 is no fault of the server: it is documented, and says that Cassandra is away. Everything else of 5xx is not documented.
"$venv/bin/st" run "$root/painel/src/main/resources/br/engdados/sinesp/painel/web/openapi.yaml" --url "$url" \
  --checks status_code_conformance,content_type_conformance,response_schema_conformance,not_a_server_error \
  --phases examples,coverage,fuzzing --max-examples "${EXAMPLES:-50}" --request-timeout 30 --max-response-time 10 --warnings off || status=$?
"$venv/bin/python" "$root/painel/checks/hostile.py" "$url" ${2:+--pid "$2"} ${3:+--log "$3"} || status=$?
exit $status
