#!/usr/bin/env bash
# Checks the monitoring without a server: rules and their unit tests, Prometheus' and Alertmanager's configurations, who
# receives which alert, the dashboards and the syntax of their queries. A quarter of a minute. `make monitoring-check`.
#
# promtool and amtool come from Debian's packages prometheus and prometheus-alertmanager. As root, as in a container, what
# is missing is installed, without starting its services; else this says what to install and ends with 3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

packages=(prometheus prometheus-alertmanager)
have_tools() { command -v promtool >/dev/null && command -v amtool >/dev/null; }
if ! have_tools && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${packages[*]} for promtool and amtool …"
  # RUNLEVEL=1: the packages' services must not be started.
  { apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } \
    >/dev/null 2>&1 || true
fi
if ! have_tools; then
  echo "monitoring/check.sh: promtool and amtool are missing; the monitoring is not checked. On Debian: sudo apt-get install ${packages[*]}" >&2
  exit 3
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

promtool check config --syntax-only prometheus/prometheus.yml
promtool check rules rules/*.yml
promtool test rules rules/tests/*.yml

# Every alert has a test that sees it fire, a section in both manuals, and both languages.
for file in rules/*.yml; do
  while read -r alert; do
    grep -q "^ *# $alert: " "rules/tests/$(basename "$file")" || { echo "$alert has no test" >&2; exit 1; }
    for page in ../../docs/operations.md ../../docs/pt-BR/operacoes.md; do
      grep -q "^#### $alert\$" "$page" || { echo "$page has no section $alert" >&2; exit 1; }
    done
  done < <(sed -n 's/^ *- alert: //p' "$file")
  [ "$(grep -c '^ *summary: ' "$file")" = "$(grep -c '^ *resumo: ' "$file")" ] || { echo "$file: a language is missing" >&2; exit 1; }
done

rendered() { # NAME ENVIRONMENT...: what secrets-init would write
  mkdir -p "$work/$1/secrets" "$work/$1/out"
  echo "password of $1" >"$work/$1/secrets/prometheus_password"
  env -u SINESP_ALERT_WEBHOOK -u SINESP_WATCHDOG_WEBHOOK -u SINESP_CONSUMER "${@:2}" MONITORING_TEMPLATES="$PWD" SINESP_SECRETS="$work/$1/secrets" MONITORING_RENDERED="$work/$1/out" \
    MONITORING_OWNER="$(id -u):$(id -g)" sh render.sh >/dev/null
  amtool check-config "$work/$1/out/alertmanager.yml" >/dev/null
  promtool check web-config "$work/$1/out/web.yml" >/dev/null
  python3 -c 'import json, sys; [json.load(open(path)) for path in sys.argv[1:]]' "$work/$1"/out/targets/*.json
}

rendered without
rendered secured TLS=1
grep -qF https://webserver:8080/ "$work/secured/out/targets/probes.json"
rendered with "SINESP_ALERT_WEBHOOK=https://hooks.example/a&b|c'd" SINESP_CONSUMER=airflow MONITORED_SERVICES=
grep -qF "url: 'https://hooks.example/a&b|c''d'" "$work/with/out/alertmanager.yml"
if grep -q 'webhook_configs' "$work/without/out/alertmanager.yml"; then echo 'a webhook without an address' >&2; exit 1; fi

route() { # RECEIVER LABEL=VALUE...
  local receiver=$1
  shift
  amtool config routes test --config.file="$work/with/out/alertmanager.yml" --verify.receivers="$receiver" "$@" >/dev/null 2>&1 ||
    { echo "$* does not go to $receiver" >&2; exit 1; }
}
route watchdog alertname=Watchdog severity=none component=monitoring
route webhook alertname=ConsumerDown severity=critical component=consumption
route webhook alertname=DeadLetters severity=warning component=consumption
echo 'Alertmanager: configuration and routes are right'

python3 -B grafana/dashboards.py --check
{
  printf 'groups:\n- name: dashboards\n  rules:\n'
  python3 -B grafana/dashboards.py --queries | while IFS=$'\t' read -r _ _ query; do
    printf -- "  - record: dashboards:query%d\n    expr: '%s'\n" "$((count = ${count:-0} + 1))" "${query//\'/\'\'}"
  done
} >"$work/queries.yml"
promtool check rules "$work/queries.yml" >/dev/null
echo "Dashboards: as the script writes them, $(grep -c 'record:' "$work/queries.yml") queries of sound syntax"
