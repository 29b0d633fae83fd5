# Step scaling of run.sh, which runs by name only: the executors of the service follow a backlog up and down again.
# shellcheck shell=bash disable=SC2034,SC2154
#
# YEARS    which years of SHARED/sinesp are loaded (default: all nine)
# PICTURE  where the graph goes (default: .local/scaling.png)

most_executors=6
# Nothing else is needed: the producer is run in a container of its own.
SCALED=(broker cassandra_db spark-master spark-worker spark-consumer prometheus)

step_scaling() {
  local years since publisher
  read -ra years <<<"${YEARS:-2015 2016 2017 2018 2019 2020 2021 2022 2023}"
  monitored || return
  export CONSUMER_MIN_EXECUTORS=1 CONSUMER_MAX_EXECUTORS=$most_executors CONSUMER_EXECUTOR_IDLE_TIMEOUT=30s SPARK_EXECUTOR_MEMORY=512m
  check 'what draws the graph' "$environment/bin/pip" install -q --disable-pip-version-check matplotlib || return
  lay_years "${years[@]}"
  [ "${REUSE:-}" = 1 ] || check 'build' compose build || return
  check 'up -d with two workers' compose up -d --scale spark-worker=2 jmx-agent "${SCALED[@]}" || return
  # The service starts Spark once there are topics.
  check 'the topics are made, by a small file' publish_now /data/source/first/indicadoressegurancapublicauf.xlsx || return
  check 'servers and service healthy' within 600 all_healthy "${SCALED[@]}" || return
  check 'the service loads it' within 600 caught_up || return
  check 'the quiet service keeps one executor' within 300 executors_are 1 || return
  quiet_load "${QUIET:-300}"

  since=$(now)
  publish_now /data/source/years >"$work/publisher" 2>&1 &
  publisher=$!
  check "executors rise to $most_executors while ${years[*]} are published" within 900 executors_are $most_executors
  check 'executors are on both workers' within 60 workers_with_cores 2
  check 'three executors are killed' kill_executors 3
  check 'publication ends well' published_by $publisher || return
  check 'the service loads all of it' within 3600 caught_up || return
  check 'executors fall to one' within 300 executors_are 1
  check "Prometheus saw 1, $most_executors, 1 executors (graph: ${PICTURE:-.local/scaling.png})" within 60 draw "$since"
  tables_are_right "${years[@]}"
}

tables_are_right() { # YEAR...
  check 'the tables equal the topics' verify_clean
  check "verify_cassandra.py, $*: 0 differences" truth_holds "$@"
}

lay_years() { # YEAR...: where the stack looks for files
  local year
  rm -rf "$SINESP_SOURCE_FOLDER/years" "$SINESP_SOURCE_FOLDER/first"
  mkdir -p "$SINESP_SOURCE_FOLDER/years" "$SINESP_SOURCE_FOLDER/first"
  install -m 644 "$shared/sinesp/indicadoressegurancapublicauf.xlsx" "$SINESP_SOURCE_FOLDER/first/"
  for year; do install -m 644 "$shared/sinesp/bancovde-$year.csv.xz" "$SINESP_SOURCE_FOLDER/years/"; done
}

publish_now() { # SOURCE
  compose run --rm --no-deps -T -e SCHEMA_REGISTRY_URL= --entrypoint sinesp-producer scheduler publish --source "$1"
}

published_by() { # PROCESS
  local rc=0
  wait "$1" || rc=$?
  tail -n 12 "$work/publisher"
  return $rc
}

metric() { # NAME: of the consumer; the sum over its labels
  docker exec spark-consumer wget -q -O - http://localhost:9404/metrics | awk -v name="$1" '
    index($1, name) == 1 && (length($1) == length(name) || substr($1, length(name) + 1, 1) == "{") { sum += $2; found = 1 }
    END { if (!found) exit 1; printf "%d\n", sum }'
}

executors_are() { # COUNT
  local count
  count=$(metric sinesp_consumer_executors) || return
  echo "executors: $count"
  [ "$count" = "$1" ]
}

caught_up() { # something was read, and nothing is left; the lag is looked up in Kafka every ten seconds
  local read lag
  read=$(metric sinesp_consumer_records_read_total) && lag=$(metric sinesp_consumer_lag_records) || return
  echo "read $read, lag $lag"
  [ "$read" -gt 0 ] && [ "$lag" = 0 ]
}

kill_executors() { # COUNT: one after the other, each while there is a backlog; the newest executor of a worker in turn
  local number worker pid workers
  for ((number = 0; number < $1; number++)); do
    mapfile -t workers < <(containers spark-worker)
    worker=${workers[number % ${#workers[@]}]}
    [ "$(metric sinesp_consumer_lag_records)" -gt 0 ] || { echo 'nothing is left to load'; return 1; }
    pid=$(docker top "$worker" -eo pid,args | awk '/CoarseGrainedExecutorBackend/ && !/tini|docker-init/ { pid = $1 } END { print pid }')
    [ -n "$pid" ] || { echo "no executor in $worker"; return 1; }
    kill_process "$pid" || return
    echo "killed process $pid in $worker"
    within 120 executors_are $most_executors || return
  done
}

cpu_seconds() { # SERVICE: of all its containers since their start
  local id sum=0
  for id in $(containers "$1"); do
    sum=$((sum + $(curl -fsS --unix-socket /var/run/docker.sock "http://docker/containers/$id/stats?stream=false" | json cpu_stats.cpu_usage.total_usage)))
  done
  echo $((sum / 10000000)) # hundredths
}

quiet_load() { # SECONDS: prints what a service with nothing to do costs
  local driver workers
  driver=$(cpu_seconds spark-consumer) workers=$(cpu_seconds spark-worker)
  sleep "$1"
  driver=$(($(cpu_seconds spark-consumer) - driver)) workers=$(($(cpu_seconds spark-worker) - workers))
  python3 -c '
import sys
seconds, driver, workers = map(int, sys.argv[1:])
print(f"     quiet for {seconds} s, CPU-s an hour: driver {driver * 36 / seconds:.0f}, workers with one executor {workers * 36 / seconds:.0f}")' "$1" "$driver" "$workers"
}

draw() { # SINCE
  local name
  for name in sinesp_consumer_executors sinesp_consumer_cores_in_use 'sum(sinesp_consumer_lag_records)'; do
    prometheus "query_range?query=$name&start=$1&end=$(now)&step=5" || return
    echo
  done >"$work/series"
  "$environment/bin/python" "$here/scaling.py" $most_executors "${PICTURE:-$root/.local/scaling.png}" <"$work/series"
}
