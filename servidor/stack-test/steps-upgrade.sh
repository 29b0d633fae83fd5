# Steps of run.sh: new secrets while data flow (rotate), everything lost and brought back (backup), a stack of before there were
# passwords (upgrade).
# shellcheck shell=bash disable=SC2154

step_rotate() {
  local run name
  cql 'TRUNCATE dados_seguranca_publica.tb_ocorrencias_municipio' >/dev/null
  run=$(trigger sinesp_backfill '{"source": "/data/source", "full": true}') || { verdict FAIL 0 'sinesp_backfill triggered'; return; }
  check 'rows of 2023 arrive' within 600 rows_arrive || return
  for name in ${ROTATED:-kafka_broker kafka_producer kafka_consumer kafka_painel kafka_registry cassandra_admin cassandra_writer \
    cassandra_reader spark registry postgres prometheus}; do
    check "a new ${name}_password while data flow" rotates "${name}_password"
  done
  check 'the password of Cassandra'\''s admin of before: refused' refused 'incorrect|Bad credentials' docker exec cassandra \
    cqlsh --credentials /run/credentials/previous -e 'SELECT release_version FROM system.local'
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return
  check 'publication ends well' published_at_last "$run"
  check 'the tables are right' loaded 900
}

rotates() { # NAME
  local before
  before=$(secret "$1" | sha256sum)
  # shellcheck disable=SC2086
  "$servidor/rotate-secret.sh" "$1" $COMPOSE && differ_and_something "$before" "$(secret "$1" | sha256sum)"
}

differ_and_something() { [ -n "$2" ] && [ "$1" != "$2" ]; }

step_backup() {
  local folder=$work/backup offsets runs password database=1
  # pg_dump of the stand-in is older than its server, and refuses.
  if [[ $(compose exec -T postgres pg_dump -U airflow --schema-only airflow 2>&1) == *'server version mismatch'* ]]; then
    database=0
    skip "backup of Airflow's database: this image's pg_dump is not of its server's version"
  fi
  runs=$(api GET 'dags/kafka_stream/dagRuns' | json total_entries)
  offsets=$(records)
  password=$(secret cassandra_reader_password)
  # shellcheck disable=SC2086
  check 'backup, with the secrets' env SECRETS=1 DATABASE=$database "$servidor/backup.sh" "$folder" $COMPOSE || return
  cp -a "$folder" "$work/damaged" && flip_a_byte "$work/damaged"
  check 'down -v: everything is lost' compose down -v || return
  # shellcheck disable=SC2086
  check 'a backup with one byte changed is refused' refused 'is damaged; nothing was restored' "$servidor/restore.sh" "$work/damaged" $COMPOSE
  # shellcheck disable=SC2086
  check 'restore' "$servidor/restore.sh" "$folder" $COMPOSE || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return
  check 'the topics have as many records' same_and_something "$offsets" "$(records)"
  check 'the secrets are the same' same_and_something "$password" "$(secret cassandra_reader_password)"
  admin_password=$(secret airflow_admin_password)
  [ $database = 0 ] || check 'Airflow kept its history' same_and_something "$runs" "$(api GET 'dags/kafka_stream/dagRuns' | json total_entries)"
  check 'verify clean' within 300 verify_clean
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
}

records() { # of the newest of every key in each topic: what verify reads
  compose run --rm --no-deps -T spark-consumer verify 2>/dev/null | awk '$1 == "total" { print $2 }'
}

flip_a_byte() { # in the middle of the largest file of the topics
  local file
  file=$(find "$1/topics" -type f -printf '%s %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)
  python3 -c '
import sys
with open(sys.argv[1], "r+b") as file:
    middle = file.seek(0, 2) // 2
    file.seek(middle)
    byte = file.read(1)[0]
    file.seek(middle)
    file.write(bytes([byte ^ 1]))' "$file"
}

step_upgrade() {
  local before=${BEFORE:-c8c1fbb} offsets rows checkpoint
  if ! git -C "$root" cat-file -e "$before^{commit}" 2>/dev/null; then
    skip "upgrade: this clone does not have the commit $before"
    return
  fi
  mkdir -p "$work/before" && chmod 755 "$work" && git -C "$root" archive "$before" servidor | tar -x -C "$work/before"
  check 'down -v' with_zookeeper down -v --remove-orphans || return
  check "the stack of $before, without passwords" at_that_time up -d --no-build broker schema-registry cassandra_db spark-master spark-worker || return
  check 'its topics, from a small file' publish_at_that_time || return
  check 'its consumer' at_that_time up -d --no-build spark-consumer || return
  check 'it loads them' within 600 at_that_time run --rm --no-deps -T spark-consumer verify || return
  rows=$(docker exec cassandra cqlsh --request-timeout=120 -e 'SELECT COUNT(*) FROM dados_seguranca_publica.tb_ocorrencias_estado' | grep -oE '^ *[0-9]+')
  offsets=$(at_that_time exec -T broker kafka-get-offsets --bootstrap-server broker:29092 --topic 'sinesp_ocorrencias_.*' | tr -d '\r' | sort)
  checkpoint=$(checkpoint_files)
  check 'up -d of now, on its volumes' compose up -d || return
  check 'all services healthy' within 900 all_healthy "${SERVICES[@]}" || return
  check 'the topics kept their offsets' same_and_something "$offsets" "$(end_offsets)"
  check 'the table kept its rows' same_and_something "$rows" "$(cql 'SELECT COUNT(*) FROM dados_seguranca_publica.tb_ocorrencias_estado' | grep -oE '^ *[0-9]+')"
  check 'the checkpoint is the same' kept "$checkpoint"
  check 'verify clean' within 300 verify_clean
  check 'no password of before opens Cassandra' refused 'not permitted to log in|Bad credentials|incorrect' docker exec cassandra cqlsh -u cassandra -p cassandra -e 'SELECT now() FROM system.local'
  check 'what the new stack publishes is loaded' upgraded_stack_works
}

# The images are today's: what they start differs only by what the environment tells them.
at_that_time() { (cd "$work/before/servidor" && $COMPOSE "$@"); }

publish_at_that_time() {
  install -D -m 644 "$shared/sinesp/indicadoressegurancapublicauf.xlsx" "$SINESP_SOURCE_FOLDER/first/indicadoressegurancapublicauf.xlsx"
  within 180 all_healthy broker cassandra_db >/dev/null &&
    at_that_time run --rm --no-deps -T -e SCHEMA_REGISTRY_URL= --entrypoint sinesp-producer scheduler publish --source /data/source/first
}

upgraded_stack_works() {
  compose run --rm --no-deps -T --entrypoint sinesp-producer scheduler publish --source /data/source/bancovde-2023.xlsx && loaded 900
}
