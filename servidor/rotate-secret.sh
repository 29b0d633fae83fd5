#!/bin/bash
# Makes a new value of one secret and hands it to the servers and to those who use it: rotate-secret.sh NAME COMPOSE...
# `make stack-rotate SECRET=name` calls it. Data may flow meanwhile: whoever is refused in between tries again. Where a file
# with that name lies in servidor/secrets/, what is in it is the new value. What each one interrupts: ../docs/security.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
name=${1:?the name of a secret, such as kafka_consumer_password}
shift

init='' restart=()
case $name in
  kafka_broker_password) init=kafka-init restart=(broker) ;;
  kafka_producer_password) init=kafka-init ;;
  kafka_consumer_password) init=kafka-init restart=(spark-consumer) ;;
  kafka_painel_password) init=kafka-init restart=(painel) ;;
  kafka_registry_password) init=kafka-init restart=(schema-registry) ;;
  kafka_monitor_password) init=kafka-init restart=(control-center) ;;
  cassandra_admin_password) init=cassandra-init ;;
  cassandra_writer_password) init=cassandra-init restart=(spark-consumer) ;;
  cassandra_reader_password) init=cassandra-init restart=(painel) ;;
  spark_password) restart=(spark-master spark-worker spark-consumer) ;;
  registry_password) restart=(schema-registry control-center) ;;
  control_center_password) restart=(control-center) ;;
  prometheus_password) restart=(grafana) ;;
  postgres_password) ;;
  airflow_admin_password) init=airflow-init ;;
  airflow_jwt_secret | airflow_api_secret_key) restart=(webserver scheduler dag-processor) ;;
  *)
    echo "rotate-secret.sh: $name is not a secret that is rotated here; see docs/security.md" >&2
    exit 64
    ;;
esac

"$@" run --rm --no-deps -T -e "ROTATE=$name" secrets-init | grep "name=$name "
# The broker knows its own new password only when it starts.
if [ "$name" = kafka_broker_password ]; then "$@" restart broker; fi
if [ "$name" = postgres_password ]; then
  "$@" exec -T -u postgres postgres sh -c \
    "printf \"ALTER ROLE airflow PASSWORD '%s';\" \"\$(sed \"s/'/''/g\" /run/sinesp/postgres_password)\" | psql -q -v ON_ERROR_STOP=1 -U airflow"
fi
if [ -n "$init" ]; then
  "$@" run --rm --no-deps -T "$init"
fi
running=()
for service in "${restart[@]}"; do
  [ "$name:$service" != kafka_broker_password:broker ] || continue
  if [ -n "$("$@" ps -q "$service" 2>/dev/null)" ]; then running+=("$service"); fi
done
if [ ${#running[@]} -gt 0 ]; then "$@" restart "${running[@]}"; fi
echo "event=rotated name=$name restarted=\"${running[*]:-}\""
