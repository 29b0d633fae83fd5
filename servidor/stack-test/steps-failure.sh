# Steps of run.sh: reboots, kills, safety, ZooKeeper.
# shellcheck shell=bash

step_reboot() {
  local runs offsets checkpoint
  runs=$(api GET 'dags/kafka_stream/dagRuns' | json total_entries)
  offsets=$(end_offsets)
  checkpoint=$(checkpoint_files)
  check 'down' compose down || return
  check 'up -d' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return
  check 'the topics kept their offsets' same_and_something "$offsets" "$(end_offsets)"
  check 'the checkpoint is the same' kept "$checkpoint"
  check 'Airflow kept its history' same_and_something "$runs" "$(api GET 'dags/kafka_stream/dagRuns' | json total_entries)"
  check 'the administrator is the same' same_and_something "$admin_password" "$(secret airflow_admin_password)"
  check 'verify clean' within 300 verify_clean
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
}

same_and_something() { [ -n "$1" ] && [ "$1" = "$2" ]; }

end_offsets() {
  kafka kafka-get-offsets --topic 'sinesp_ocorrencias_.*' | tr -d '\r' | sort
}

checkpoint_files() { compose exec -T spark-consumer sh -c 'cd /app/checkpoints && find . -type f -path "*/commits/*" | sort' | tr -d '\r'; }

kept() { # every commit of before is there still, or newer ones in its place
  local now
  now=$(checkpoint_files)
  printf 'before:\n%s\nnow:\n%s\n' "$1" "$now"
  [ -n "$1" ] && [ "$(wc -l <<<"$now")" -ge "$(wc -l <<<"$1")" ]
}

step_kills() {
  local service
  for service in ${KILL:-broker cassandra_db spark-worker spark-consumer spark-master}; do
    cql 'TRUNCATE dados_seguranca_publica.tb_ocorrencias_municipio' >/dev/null
    check "2023 loads, $service is killed meanwhile and comes back" killed_meanwhile "$service" || continue
    check "after it the tables are right without a person" loaded 900
  done
}

killed_meanwhile() { # SERVICE: killed once rows are arriving; the broker while they are being published
  local run before
  before=$(restarts "$1")
  run=$(trigger sinesp_backfill '{"source": "/data/source", "full": true}') || return
  if [ "$1" = broker ]; then
    within 120 task_is sinesp_backfill "$run" publish running || return
    within 120 topics_grow "$(end_offsets)" || return
  else
    within 300 rows_arrive || return
  fi
  kill_from_outside "$1" || return
  echo "killed $1 (restarts so far: $before)"
  within 300 restarted_since "$1" "$before" || return
  # A publication that was cut off is repeated by Airflow: retries are part of what must work without a person.
  published_at_last "$run"
}

topics_grow() { [ "$(end_offsets)" != "$1" ]; }

rows_arrive() {
  cql 'SELECT ano FROM dados_seguranca_publica.tb_ocorrencias_municipio LIMIT 1' | grep -q '^ *2023'
}

published_at_last() { # RUN: within its retries
  local until=$((SECONDS + 1200)) state=''
  while [ $SECONDS -lt $until ]; do
    state=$(task_state sinesp_backfill "$1" publish) || state=unknown
    echo "publish: $state"
    case $state in success) return 0 ;; failed) return 1 ;; esac
    sleep 5
  done
  return 1
}

step_safety() {
  local image
  for image in sinesp/airflow:local sinesp/consumer:local; do
    check "$image runs as another user than root" not_root "$image"
  done
  check 'the processes of our services are not root' processes_not_root
  secret_values >"$work/values"
  check 'no secret in docker inspect' no_secret inspections
  check 'no secret in the history of the images' no_secret histories
  check 'no secret in a log' no_secret logs
  rm -f "$work/values"
}

not_root() {
  local user
  user=$(docker image inspect -f '{{.Config.User}}' "$1")
  echo "user: $user"
  case $user in '' | root | 0 | 0:*) return 1 ;; esac
}

processes_not_root() {
  local service
  for service in webserver scheduler dag-processor spark-master spark-worker spark-consumer broker; do
    if [ "$(docker exec "$(containers "$service" | head -n 1)" id -u)" = 0 ]; then
      echo "$service runs as root"
      return 1
    fi
  done
}

secret_values() { # one a line
  compose run --rm --no-deps -T --entrypoint sh secrets-init -c 'cd /run/sinesp && for f in *; do [ "$f" = pgpass ] || { cat "$f"; echo; }; done' 2>/dev/null
}

inspections() { docker ps -aq -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" | xargs docker inspect; }
histories() { docker history --no-trunc sinesp/airflow:local && docker history --no-trunc sinesp/consumer:local; }
logs() { compose logs --no-color && compose exec -T scheduler sh -c 'cat $(find /opt/airflow/logs -name "*.log")'; }

no_secret() { # SOURCE: a function that prints much; the secrets are never printed
  "$1" >"$work/haystack" 2>&1
  [ "$(wc -l <"$work/values")" -ge 5 ] && [ "$(wc -c <"$work/haystack")" -gt 500 ] && ! grep -qFf "$work/values" "$work/haystack"
}

step_zookeeper() {
  with_zookeeper down >/dev/null 2>&1
  check 'up -d broker with the ZooKeeper override' with_zookeeper up -d broker || return
  check 'zookeeper and broker healthy' within 180 all_healthy zookeeper broker || return
  check 'the broker creates a topic' kafka kafka-topics --create --if-not-exists \
    --topic zookeeper-check --partitions 1
  check 'a message there and back' there_and_back
  with_zookeeper down >/dev/null 2>&1
}

there_and_back() {
  with_zookeeper exec -T broker bash -c 'echo hello | kafka-console-producer --bootstrap-server broker:29094 \
      --producer.config /run/credentials/admin.properties --topic zookeeper-check &&
    kafka-console-consumer --bootstrap-server broker:29094 --consumer.config /run/credentials/admin.properties --topic zookeeper-check --from-beginning --max-messages 1 --timeout-ms 60000' |
    grep -q hello
}
