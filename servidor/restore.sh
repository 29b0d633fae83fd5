#!/bin/bash
# Brings back what backup.sh copied, on a stack without data: restore.sh FOLDER COMPOSE... `make stack-restore FROM=folder`
# calls it. Everything is checked before anything is written. The tables are rebuilt from the topics and compared with them.
set -euo pipefail
from=$(realpath "${1:?the folder of the backup}")
shift
cd "$(dirname "${BASH_SOURCE[0]}")"
stop() { echo "restore.sh: $*" >&2; exit 3; }

[ -f "$from/SHA256SUMS" ] || stop "$from has no SHA256SUMS: it is no whole backup"
(cd "$from" && sha256sum --quiet -c SHA256SUMS) || stop "$from is damaged; nothing was restored"

if [ -f "$from/secrets.tar" ]; then
  if "$@" run --rm --no-deps -T --entrypoint test secrets-init -s /run/sinesp/postgres_password; then
    stop 'there are secrets already: a stack with data. Restore on empty volumes (make stack-reset deletes them)'
  fi
  "$@" run --rm --no-deps -T --entrypoint tar secrets-init -C /run/sinesp -xf - <"$from/secrets.tar"
fi

"$@" up -d kafka-init cassandra-init spark-worker postgres
for service in kafka-init cassandra-init; do
  [ "$(docker wait "$("$@" ps -a -q "$service" | head -n 1)")" = 0 ] || stop "$service failed: docker-compose logs $service"
done
# Kafka refuses what would go on top of other records.
"$@" run --rm --no-deps -T -v "$from/topics:/backup:ro" --entrypoint sinesp-producer scheduler restore --from /backup

if [ -f "$from/airflow.dump" ]; then
  until=$((SECONDS + 300))
  until "$@" exec -T postgres pg_isready -q -U airflow -d airflow -h 127.0.0.1; do
    [ $SECONDS -lt $until ] || stop 'the database of Airflow does not answer'
    sleep 3
  done
  tables=$("$@" exec -T postgres psql -At -U airflow -c "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
  [ "$tables" = 0 ] || stop "the database of Airflow has $tables tables already"
  "$@" exec -T postgres pg_restore -U airflow --dbname=airflow --exit-on-error --single-transaction <"$from/airflow.dump"
fi

"$@" run --rm --no-deps -T -e SINESP_CONSUMER=service spark-consumer consume --mode initial --trigger available-now --verify
"$@" up -d
echo "event=restored folder=$from seconds=$SECONDS"
