# Steps of run.sh: configuration, first start, the load, the switch between service and DAG.
# shellcheck shell=bash

step_config() {
  local command files file hadolint
  for command in docker-compose 'docker compose'; do
    # Word splitting is wanted in the commands and in the lists of files.
    # shellcheck disable=SC2086
    if ! $command version >/dev/null 2>&1; then
      skip "config with $command: not on this machine"
      continue
    fi
    for files in '-f docker-compose.yml' '-f docker-compose.yml -f docker-compose.zookeeper.yml' \
      '-f docker-compose.yml -f docker-compose.tls.yml' '-f docker-compose.yml -f docker-compose.zookeeper.yml -f docker-compose.tls.yml'; do
      check "$command config ${files//-f /}" config_is_clean "$command" "$files"
    done
  done
  hadolint=$(PATH=$PATH:$environment/bin command -v hadolint || true)
  for file in airflow/Dockerfile cliente/Dockerfile; do
    if [ -n "$hadolint" ]; then check "hadolint $file" "$hadolint" "$root/$file"; else skip "hadolint $file: no hadolint on this machine"; fi
  done
  check 'no compose file or Dockerfile holds a password' no_password_in_files
}

config_is_clean() { # COMMAND FILES: no word on stderr either
  # shellcheck disable=SC2086
  (cd "$servidor" && $1 $2 config >/dev/null 2>"$work/config") && cat "$work/config" && [ ! -s "$work/config" ]
}

no_password_in_files() { ! grep -nEi '(password|secret|token|_key)[a-z_]*[:=] *["'\'']?[^ /$"{]{6,}$' "$servidor"/*.yml "$root"/{airflow,cliente}/Dockerfile |
  grep -vE '_(CMD|FILE): '; }

step_fresh() {
  local first
  check 'down -v' with_zookeeper down -v --remove-orphans || return
  check 'secrets-init of a first installation' compose up --no-build --exit-code-from secrets-init secrets-init || return
  first=$(secrets_digest)
  check 'an address that others reach is refused, and said what to do' refused 'bind_address_refused.*make stack-certificates' \
    compose run --rm -T -e BIND_ADDRESS=0.0.0.0 secrets-init
  compose down -v >/dev/null 2>&1
  check 'build' compose build || return
  check 'up -d' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return
  check 'two fresh installations have different secrets' differ "$first" "$(secrets_digest)"
  admin_password=$(secret airflow_admin_password)
  check 'make stack-secrets shows the administrator' shows_secret
  check 'ports are bound to 127.0.0.1 only' bound_to_loopback
  check 'spark_consumer is paused, the others are not' paused_is True
}

secrets_digest() { # one line a secret, none of them readable
  compose run --rm --no-deps -T --entrypoint sh secrets-init -c 'cd /run/sinesp && sha256sum *' 2>/dev/null
}

differ() { # every line of the two
  [ "$(wc -l <<<"$1")" -ge 5 ] && [ -z "$(comm -12 <(sort <<<"$1") <(sort <<<"$2"))" ]
}

shows_secret() {
  local shown
  # shellcheck disable=SC2086
  shown=$("$servidor/show-secrets.sh" $COMPOSE) && grep -qF "password: $admin_password" <<<"$shown"
}

bound_to_loopback() {
  local id
  for id in $(docker ps -q -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"); do docker port "$id"; done >"$work/ports"
  cat "$work/ports"
  [ -s "$work/ports" ] && ! grep -v ' -> 127\.0\.0\.1:' "$work/ports"
}

paused_is() { # of spark_consumer
  [ "$(api GET dags/spark_consumer | json is_paused)" = "$1" ] &&
    [ "$(api GET dags/kafka_stream | json is_paused)" = False ] && [ "$(api GET dags/sinesp_backfill | json is_paused)" = False ]
}

step_load() {
  local usage
  "$environment/bin/python" -B "$root/scripts/usage.py" containers "$COMPOSE_PROJECT_NAME" >"$work/usage" &
  usage=$!
  publishes_and_loads
  kill $usage
  wait $usage
  sed 's/^/     /' "$work/usage"
}

publishes_and_loads() {
  local run
  run=$(trigger kafka_stream) || { verdict FAIL 0 'kafka_stream triggered by the REST API'; return; }
  check 'kafka_stream publishes 2023' task_becomes 900 kafka_stream "$run" publish success || return
  check 'the service loads it' within 900 caught_up || return
  check 'verify is clean' within 300 verify_clean || return
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
}

step_again() {
  local run
  run=$(trigger kafka_stream)
  check 'a second run of kafka_stream is skipped' task_becomes 300 kafka_stream "$run" publish skipped
}

step_jar() {
  local jar=$servidor/jars/sinesp-consumer.jar before
  before=$(docker logs spark-consumer 2>&1 | grep -c event=consumer_jar)
  if [ -e "$jar" ]; then
    verdict FAIL 0 "$jar is there already"
    return
  fi
  docker cp spark-consumer:/app/sinesp-consumer.jar "$work/new.jar" >/dev/null
  # Another jar with the same classes: one entry more.
  date >"$work/changed" && python3 -c "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'a').write(sys.argv[2], 'changed')" "$work/new.jar" "$work/changed"
  laid_jar=$jar
  install -m 644 "$work/new.jar" "$jar"
  check 'restart spark-consumer' compose restart spark-consumer
  check 'the jar of servidor/jars is taken' within 60 logged_jar $((before + 1)) "/app/jars/sinesp-consumer.jar sha256=$(sha256sum <"$jar" | cut -d' ' -f1)"
  check 'the service is healthy with it' within 300 all_healthy spark-consumer
  check 'verify clean' within 300 verify_clean
  rm -f "$jar"
  laid_jar=
  check 'without it the jar of the image is taken again' jar_of_the_image $((before + 2))
}

logged_jar() { # COUNT TEXT
  docker logs spark-consumer 2>&1 | grep event=consumer_jar >"$work/jars"
  [ "$(wc -l <"$work/jars")" -ge "$1" ] && tail -n 1 "$work/jars" && tail -n 1 "$work/jars" | grep -qF "$2"
}

jar_of_the_image() { compose restart spark-consumer && within 60 logged_jar "$1" 'path=/app/sinesp-consumer.jar ' && within 300 all_healthy spark-consumer; }

step_scale() {
  check 'up -d --scale spark-worker=2' compose up -d --scale spark-worker=2 spark-worker || return
  # A quiet service would keep one executor.
  export CONSUMER_MIN_EXECUTORS=2
  check 'the service is started anew, so that the master spreads it' compose up -d --no-deps spark-consumer
  check 'executors of the service on both workers' within 300 executors_on_two
  check '2023 published in full again' publish_in_full || return
  check 'the tables are right' loaded 900
  unset CONSUMER_MIN_EXECUTORS
  check 'back to one worker' compose up -d --scale spark-worker=1 spark-worker
  check 'and to one executor' compose up -d --no-deps spark-consumer
  check 'executors come back on the one' within 300 workers_with_cores 1
}

master() { curl -fsS --max-time 20 "http://127.0.0.1:$SPARK_UI_HOST_PORT/json/"; }

workers_with_cores() { # COUNT: workers that are alive and lend cores
  master | python3 -c '
import json, sys
alive = [worker for worker in json.load(sys.stdin)["workers"] if worker["state"] == "ALIVE"]
print({worker["host"]: worker["coresused"] for worker in alive})
sys.exit(sum(worker["coresused"] > 0 for worker in alive) != int(sys.argv[1]))' "$1"
}

executors_on_two() { workers_with_cores 2; }

publish_in_full() {
  local run
  run=$(trigger sinesp_backfill '{"source": "/data/source", "full": true}') &&
    task_becomes 900 sinesp_backfill "$run" publish success
}

step_dag() {
  local before run
  export SINESP_CONSUMER=airflow
  check 'up -d with SINESP_CONSUMER=airflow' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return
  check 'spark_consumer is not paused' within 60 paused_is False
  check 'the service idles' bash -c 'docker logs spark-consumer 2>&1 | tail -n 3 | grep event=consumer_idle'
  cql 'TRUNCATE dados_seguranca_publica.tb_ocorrencias_municipio' >/dev/null
  before=$(api GET 'dags/spark_consumer/dagRuns?limit=1' | json total_entries)
  check '2023 published in full again' publish_in_full || return
  check 'spark_consumer starts from the Assets' within 120 runs_from_assets "$before" || return
  run=$(api GET 'dags/spark_consumer/dagRuns?order_by=-run_after&limit=1' | json dag_runs.0.dag_run_id)
  check 'its task consume, which verifies, succeeds' task_becomes 1200 spark_consumer "$run" consume success
  check 'its task export succeeds' task_becomes 900 spark_consumer "$run" export success
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
  export SINESP_CONSUMER=service
  check 'back: up -d with SINESP_CONSUMER=service' compose up -d
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}"
  check 'spark_consumer is paused again' within 60 paused_is True
}

runs_from_assets() { # COUNT of runs before
  local type
  [ "$(api GET 'dags/spark_consumer/dagRuns?limit=1' | json total_entries)" -gt "$1" ] || return
  type=$(api GET 'dags/spark_consumer/dagRuns?order_by=-run_after&limit=1' | json dag_runs.0.run_type)
  echo "$type"
  [ "$type" = asset_triggered ]
}

step_both() {
  local run
  api PATCH dags/spark_consumer '{"is_paused": false}' >/dev/null
  cql 'TRUNCATE dados_seguranca_publica.tb_ocorrencias_municipio' >/dev/null
  check '2023 published in full again' publish_in_full || return
  run=$(within 120 newest_run spark_consumer)
  check 'the DAG finds cores beside the service' within 300 task_is_under_way "$run"
  check 'the DAG consumes to its end' task_becomes 1200 spark_consumer "$run" consume success
  check 'the tables are right' loaded 900
  api PATCH dags/spark_consumer '{"is_paused": true}' >/dev/null
}

newest_run() { # DAG: its newest run that is not finished
  api GET "dags/$1/dagRuns?order_by=-run_after&limit=1&state=queued&state=running" | json dag_runs.0.dag_run_id
}

task_is_under_way() { # two applications hold cores, or the task has ended well
  master | python3 -c '
import json, sys
holding = [(app["name"], app["cores"]) for app in json.load(sys.stdin)["activeapps"] if app["cores"]]
print(holding)
sys.exit(len(holding) < 2)' || [ "$(task_state spark_consumer "$1" consume)" = success ]
}
