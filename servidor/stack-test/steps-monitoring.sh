# Step monitoring of run.sh, in two parts that can also be run by name: Prometheus and what it watches (watched), and five
# faults that must reach a person (faults).
# shellcheck shell=bash disable=SC2034,SC2154

MONITORS=(prometheus alertmanager node-exporter blackbox-exporter)
receiver=sinesp-stack-test-receiver

step_monitoring() {
  step_watched && step_faults
  docker rm -f "$receiver" >/dev/null # it would keep the network from a step that takes everything down
}

step_watched() {
  monitored || return
  if [ "${REUSE:-}" != 1 ] || ! all_healthy "${SERVICES[@]}" "${MONITORS[@]}" >/dev/null; then
    check 'build' compose build || return
    check 'rules, their tests, routes, dashboards' "$servidor/monitoring/check.sh"
    # On their network before Alertmanager posts for the first time: a post that fails is an alert too, for ten minutes.
    # (docker-compose 1.29 waits without end for what others depend on when it is asked for --no-start.)
    check 'the network, by its first service' compose up -d node-exporter || return
    check 'the webhook receiver' receive || return
    check 'up -d with MONITORING=1' compose up -d || return
  fi
  check 'the webhook receiver answers' receive
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" "${MONITORS[@]}" || return
  admin_password=$(secret airflow_admin_password)
  check '2023 published' published_once || return
  check 'the service loads it' loaded 900 || return
  check 'the DAG compares and leaves its result' dag_verifies 'success|skipped' || return
  check 'every target is up' within 240 targets_up
  check 'every panel and every alert has data' within 240 queries_have_data
  check 'no alert is left' within 240 none_fires
  check 'the dead man'\''s switch is posted' within 120 posted Watchdog firing 0
  check 'no port but Grafana'\''s is open' ports_closed
  if [[ $COMPOSE_PROFILES == *grafana* ]]; then
    check 'grafana is healthy' within 300 all_healthy grafana
    check 'grafana has the dashboards, for its administrator only' grafana_serves
  else
    skip 'grafana: its image cannot be had here; the queries of its dashboards were asked above'
  fi
}

# Each check's seconds are the time from the fault to the POST, or from the repair to the POST of its end.
step_faults() {
  local since failing poisoned changed
  monitored && receive || return
  admin_password=$(secret airflow_admin_password)
  failing=$(now)
  trigger sinesp_backfill '{"source": "/data/source/missing.xlsx"}' >/dev/null
  check 'a publication that fails: PublicationFailed is posted' within 600 posted PublicationFailed firing "$failing"

  poisoned=$(now)
  check 'a poisoned record' poison || return
  check 'a poisoned record: DeadLetters is posted' within 300 posted DeadLetters firing "$poisoned"

  since=$(now)
  check 'consumer killed and kept down' compose kill spark-consumer
  check 'consumer killed: ConsumerDown is posted' within 300 posted ConsumerDown firing "$since"
  since=$(now)
  check 'consumer started' compose up -d spark-consumer
  check 'consumer started: ConsumerDown is resolved' within 600 posted ConsumerDown resolved "$since"

  since=$(now)
  check 'Cassandra stopped' compose stop cassandra_db
  check 'Cassandra stopped: CassandraDown is posted' within 300 posted CassandraDown firing "$since"
  since=$(now)
  check 'Cassandra started' compose up -d cassandra_db
  check 'Cassandra started: CassandraDown is resolved' within 600 posted CassandraDown resolved "$since"
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" || return

  changed=$(now)
  check 'a row is changed by hand' change_a_row || return
  check 'a row changed: the comparison in the DAG fails' dag_verifies up_for_retry
  check 'a row changed: VerifyFoundDifferences is posted' within 300 posted VerifyFoundDifferences firing "$changed"
  check 'verify --repair' compose run --rm --no-deps -T spark-consumer verify --repair
  since=$(now)
  check 'repaired: the comparison in the DAG succeeds' dag_verifies 'success|skipped'
  check 'repaired: VerifyFoundDifferences is resolved' within 300 posted VerifyFoundDifferences resolved "$since"

  check 'no dead letter for ten minutes: DeadLetters is resolved' within 900 posted DeadLetters resolved "$poisoned"
  check 'after its retries Airflow posts that the task failed' within 1500 airflow_posted "$failing"
  since=$(now)
  check 'the source is back: kafka_stream ends well' published_once
  check 'the source is back: PublicationFailed is resolved' within 300 posted PublicationFailed resolved "$since"
  # What failed above is known; anything else that was posted is a false alarm.
  check 'nothing else was posted' only_posted "$failing" PublicationFailed DeadLetters ConsumerDown CassandraDown VerifyFoundDifferences Watchdog
}

monitored() { # chooses the profiles, and rules whose every `for` is a tenth
  COMPOSE_PROFILES=$("$servidor/monitoring/profiles.sh" 2>/dev/null) || return
  PROMETHEUS_RULES=$root/.local/stack-test/rules
  export MONITORING=1 COMPOSE_PROFILES PROMETHEUS_RULES
  export SINESP_ALERT_WEBHOOK=http://$receiver:8099/alerts SINESP_WATCHDOG_WEBHOOK=http://$receiver:8099/watchdog
  mkdir -p "$PROMETHEUS_RULES"
  python3 - "$servidor/monitoring/rules" "$PROMETHEUS_RULES" <<'PYTHON'
import re, sys
from pathlib import Path

UNITS = {"m": 60, "h": 3600}
for path in Path(sys.argv[1]).glob("*.yml"):
    tenth = re.sub(
        r"(?m)^( *for: )(\d+)([mh])$",
        lambda found: f"{found[1]}{int(found[2]) * UNITS[found[3]] // 10}s",
        path.read_text(encoding="utf-8"),
    )
    Path(sys.argv[2], path.name).write_text(tenth, encoding="utf-8")
PYTHON
}

now() { date +%s; }

receive() {
  [ -z "$(docker ps -q -f "name=^/$receiver\$")" ] || return 0
  docker rm -f "$receiver" >/dev/null 2>&1
  docker run -d --name "$receiver" --network engdados --entrypoint python3 \
    -v "$here/receiver.py:/receiver.py:ro" sinesp/consumer:local /receiver.py
}

posted() { # ALERT STATUS SINCE: of the alert itself, not of its group
  docker logs "$receiver" 2>/dev/null | python3 -c '
import json, sys
alert, status, since = sys.argv[1], sys.argv[2], float(sys.argv[3])
for line in sys.stdin:
    post = json.loads(line)
    for sent in post["body"].get("alerts", []):
        if post["at"] >= since and sent["labels"]["alertname"] == alert and sent["status"] == status:
            assert sent["annotations"]["resumo"] and sent["annotations"]["runbook"]
            print("posted after", round(post["at"] - since), "s:", sent["labels"])
            sys.exit(0)
sys.exit(f"{alert} {status}: not posted yet")' "$@"
}

airflow_posted() { # SINCE: the callback of the DAGs
  docker logs "$receiver" 2>/dev/null | python3 -c '
import json, sys
posts = [json.loads(line) for line in sys.stdin]
failed = [post["body"] for post in posts if post["at"] >= float(sys.argv[1]) and post["body"].get("event") == "task_failed"]
print(failed)
sys.exit(not any(body["dag_id"] == "sinesp_backfill" for body in failed))' "$1"
}

only_posted() { # SINCE ALERT...
  docker logs "$receiver" 2>/dev/null | python3 -c '
import json, sys
since, known = float(sys.argv[1]), set(sys.argv[2:])
posts = [post for post in map(json.loads, sys.stdin) if post["at"] >= since]
sent = {alert["labels"]["alertname"] for post in posts for alert in post["body"].get("alerts", [])}
print(sorted(sent))
sys.exit(bool(sent - known))' "$@"
}

prometheus() { # PATH of its API, with the query encoded: its answer
  # The request's line and the file with the login, as a password would be on the command line of wget.
  compose exec -T prometheus sh -c '{ printf "GET %s HTTP/1.0\r\n" "$0"; tail -n +2 /run/monitoring/health.http; } | nc 127.0.0.1 9090 | sed "1,/^\r\$/d"' \
    "/api/v1/$1"
}

targets_up() {
  prometheus targets | python3 -c '
import json, sys
targets = json.load(sys.stdin)["data"]["activeTargets"]
down = [target for target in targets if target["health"] != "up"]
print(len(targets), "targets")
for target in down:
    print(target["scrapePool"], target["scrapeUrl"], target["lastError"])
sys.exit(bool(down) or len(targets) < 14)'
}

queries_have_data() {
  python3 -B "$servidor/monitoring/grafana/dashboards.py" --queries >"$work/queries" && chmod 755 "$work" && chmod 644 "$work/queries" &&
    docker run --rm --network engdados --entrypoint python3 -v "$servidor/monitoring/check-queries.py:/check.py:ro" \
      -v "$work/queries:/queries:ro" -v "${COMPOSE_PROJECT_NAME}_monitoring-config:/run/monitoring:ro" --user 65534 sinesp/consumer:local /check.py http://prometheus:9090 /queries
}

none_fires() {
  prometheus alerts | python3 -c '
import json, sys
alerts = [alert["labels"] for alert in json.load(sys.stdin)["data"]["alerts"] if alert["state"] == "firing"]
print(alerts)
sys.exit(any(alert["alertname"] != "Watchdog" for alert in alerts))'
}

ports_closed() {
  local service
  for service in "${MONITORS[@]}" jmx-agent; do
    [ -z "$(docker port "$(containers "$service" | head -n 1)")" ] || { echo "$service has an open port"; return 1; }
  done
}

grafana_serves() {
  local base=http://127.0.0.1:$GRAFANA_HOST_PORT
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$base/api/search")" = 401 ] &&
    curl -fsS -K - "$base/api/search?type=dash-db" <<<"user = \"admin:$(secret grafana_admin_password)\"" |
    python3 -c 'import json, sys; found = sorted(one["uid"] for one in json.load(sys.stdin)); print(found); sys.exit(len(found) < 4)'
}

published_once() { # new rows, or none where they are published already
  local run
  run=$(trigger kafka_stream) && { task_becomes 900 kafka_stream "$run" publish success || task_becomes 5 kafka_stream "$run" publish skipped; }
}

dag_verifies() { # STATE of the task that compares, in a run of our own; another that is under way comes to its end first
  local run
  api PATCH dags/spark_consumer '{"is_paused": false}' >/dev/null
  run=$(trigger spark_consumer) && task_becomes 1200 spark_consumer "$run" consume "$1"
}

poison() {
  compose exec -T broker bash -c 'printf "not a key\tnot a value\n" | kafka-console-producer --bootstrap-server broker:29094 \
    --producer.config /run/credentials/admin.properties --topic sinesp_ocorrencias_estado --property parse.key=true'
}

change_a_row() { # of the state table: one figure more than published
  local table=dados_seguranca_publica.tb_ocorrencias_estado row
  row=$(cql "SELECT JSON * FROM $table LIMIT 1" | sed -n 's/^ *\({.*}\) *$/\1/p')
  row=$(python3 -c 'import json, sys; row = json.loads(sys.argv[1]); row["vitimas"] = (row["vitimas"] or 0) + 1; print(json.dumps(row))' "$row")
  cql "INSERT INTO $table JSON '${row//\'/\'\'}'"
}
