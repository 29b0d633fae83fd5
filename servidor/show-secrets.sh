#!/bin/bash
# Shows the administrators of the pages of Airflow, Control Center and Grafana. Arguments: the compose command. `make stack-secrets` calls it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! password=$("$@" run --rm --no-deps -T --entrypoint cat secrets-init /run/sinesp/airflow_admin_password 2>/dev/null); then
  echo 'show-secrets.sh: there is no secret yet: run "make stack-up" first' >&2
  exit 1
fi
# secrets-init gives certificates to the servers only where they speak TLS.
scheme=http
if "$@" run --rm --no-deps -T --entrypoint test secrets-init -s /run/sinesp/server_certificate 2>/dev/null; then scheme=https; fi
address=$("$@" port webserver 8080 2>/dev/null) || address=
printf 'Airflow  %s://%s  user: admin  password: %s\n' $scheme "${address:-localhost:8080}" "$password"
if address=$("$@" port control-center 9021 2>/dev/null) && [ -n "$address" ]; then
  password=$("$@" run --rm --no-deps -T --entrypoint cat secrets-init /run/sinesp/control_center_password 2>/dev/null)
  printf 'Control Center  http://%s  user: admin  password: %s\n' "$address" "$password"
fi
if address=$(COMPOSE_PROFILES=grafana "$@" port grafana 3000 2>/dev/null) && [ -n "$address" ]; then
  password=$("$@" run --rm --no-deps -T --entrypoint cat secrets-init /run/sinesp/grafana_admin_password 2>/dev/null)
  printf 'Grafana  %s://%s  user: admin  password: %s\n' $scheme "$address" "$password"
fi
