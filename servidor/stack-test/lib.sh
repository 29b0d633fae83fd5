# Sourced by run.sh: the stack's containers and Airflow's REST API.
# shellcheck shell=bash

# Word splitting is wanted: "docker compose" or "docker-compose".
# shellcheck disable=SC2086
compose() { (cd "$servidor" && $COMPOSE "$@"); }
with_zookeeper() { compose -f docker-compose.yml -f docker-compose.zookeeper.yml "$@"; } # knows its volumes too

with_all_files() { with_zookeeper -f docker-compose.cluster.yml "$@"; } # the cluster's too

containers() { # SERVICE: the ids of its containers
  docker ps -aq -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" -f "label=com.docker.compose.service=$1" \
    -f label=com.docker.compose.oneoff=False
}

all_healthy() { # SERVICE...: prints those that are not
  local service rc=0
  for service in "$@"; do
    healthy "$(containers "$service" | head -n 1)" "$service" || rc=1
  done
  return $rc
}

healthy() { # CONTAINER [NAME]: prints its state where it is not
  local state
  state=$(docker inspect -f '{{.State.Status}} {{.State.Health.Status}}' "$1" 2>&1) || true
  [ "$state" = 'running healthy' ] || { echo "${2:-$1}: $state"; return 1; }
}

kill_from_outside() { # SERVICE: as a crash, which `docker kill` is not: after it Docker restarts nothing
  local pid
  pid=$(docker inspect -f '{{.State.Pid}}' "$(containers "$1" | head -n 1)")
  [ "$pid" -gt 1 ] && kill_process "$pid"
}

kill_process() { # PID on the host, of a process in any container
  docker run --rm --pid=host --network=none --user=0 --entrypoint sh postgres:16 -c "kill -9 $1"
}

restarts() { docker inspect -f '{{.RestartCount}}' "$(containers "$1" | head -n 1)"; }

restarted_since() { # SERVICE COUNT
  [ "$(restarts "$1")" -gt "$2" ] && all_healthy "$1"
}

cql() { docker exec cassandra cqlsh --credentials /run/credentials/admin --request-timeout=120 -e "$1"; }

kafka() { # TOOL ARGUMENT...: as the broker itself, which may do all
  compose exec -T broker "$1" --bootstrap-server broker:29094 --command-config /run/credentials/admin.properties "${@:2}"
}

secret() { # NAME
  compose run --rm --no-deps -T --entrypoint cat secrets-init "/run/sinesp/$1" 2>/dev/null
}

# --- Airflow's REST API

api() { # METHOD PATH [JSON]: the token is asked for each time, so that no wait outlives it
  local base=${AIRFLOW_URL:-http://127.0.0.1:$WEBSERVER_HOST_PORT} token
  token=$(curl -fsS --max-time 60 -H 'Content-Type: application/json' --data @- "$base/auth/token" \
    <<<"{\"username\": \"admin\", \"password\": \"$admin_password\"}" | json access_token) || return
  curl -fsS --max-time 60 -X "$1" -H @- -H 'Content-Type: application/json' ${3:+--data "$3"} "$base/api/v2/$2" \
    <<<"Authorization: Bearer $token"
}

json() { # PATH of keys, such as dag_runs.0.state
  python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1].split("."):
    value = value[int(key)] if isinstance(value, list) else value[key]
print(value)' "$1"
}

trigger() { # DAG [CONF]: prints the run's id
  api POST "dags/$1/dagRuns" "{\"logical_date\": null, \"conf\": ${2:-{\}}}" | json dag_run_id
}

task_state() { # DAG RUN TASK
  api GET "dags/$1/dagRuns/$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1], safe=""))' "$2")/taskInstances/$3" |
    json state
}

task_is() { # DAG RUN TASK STATE: 1 as long as it may still become so
  local state
  state=$(task_state "$1" "$2" "$3")
  echo "$1.$3: $state"
  [ "$state" = "$4" ]
}

task_becomes() { # SECONDS DAG RUN TASK STATE: or one of several, as in 'success|skipped'; ends early when the task ended otherwise
  local until=$((SECONDS + $1)) state=''
  while [ $SECONDS -lt $until ]; do
    state=$(task_state "$2" "$3" "$4") || state=unknown
    if [[ "|$5|" == *"|$state|"* ]]; then return 0; fi
    case $state in
      success | failed | skipped | upstream_failed | up_for_retry)
        echo "$2.$4 is $state, not $5"
        compose exec -T scheduler sh -c "tail -n 15 \"\$(ls -t /opt/airflow/logs/dag_id=$2/run_id=$3/task_id=$4/*.log | head -n 1)\""
        return 1
        ;;
    esac
    sleep 3
  done
  echo "$2.$4 is ${state:-unknown} after $1 s"
  return 1
}

# --- the data

verify_clean() { # the consumer's own comparison of topics and tables
  compose run --rm --no-deps -T spark-consumer verify
}

truth_holds() { # YEAR...: the independent program's comparison
  secret cassandra_reader_password | "$environment/bin/python" -B "$root/scripts/verify-years.py" "$shared/tools/verify_cassandra.py" \
    "$shared/sinesp/truth" "$@" --port "$CASSANDRA_HOST_PORT" --user reader
}

loaded() { # SECONDS: until the tables equal the topics and hold every row of 2023
  within "$1" verify_clean && truth_holds 2023
}
