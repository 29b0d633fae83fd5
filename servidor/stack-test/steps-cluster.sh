# Steps of run.sh for docker-compose.cluster.yml (make cluster-test), by name only: whatever goes down while rows are
# written, one at a time, comes back, nobody has to help, and nothing is lost.
# shellcheck shell=bash disable=SC2034,SC2154
#
# YEARS    which years of SHARED/sinesp are loaded (default: all nine)
# SEED     of the order of the faults, of the nodes and of the seconds that they are down (default: another each time)
# ROUNDS   how many faults the step cluster injects (default: each kind once, in random order)
# SECONDS_WITHOUT_NETWORK  how long a node is taken off the network (default 60)

BROKERS=(broker broker-2 broker-3)
NODES=(cassandra_db cassandra-2 cassandra-3)
FAULTS=(a_broker a_node a_worker the_master the_driver the_registry a_network)
CLUSTERED=("${BROKERS[@]}" "${NODES[@]}" schema-registry spark-master spark-worker spark-consumer)

clustered() {
  export COMPOSE_FILE=docker-compose.yml:docker-compose.cluster.yml BROKER_2_HOST_PORT=28192 BROKER_3_HOST_PORT=28292
  read -ra years <<<"${YEARS:-2015 2016 2017 2018 2019 2020 2021 2022 2023}"
  # Once for all steps of a run: the order is that of the seed.
  [ -n "${seed:-}" ] || { seed=${SEED:-$RANDOM} && RANDOM=$seed && echo "     SEED=$seed"; }
}

step_cluster() {
  local number kinds=("${FAULTS[@]}")
  clustered
  cluster_up || return
  shuffle kinds
  for ((number = 0; number < ${ROUNDS:-${#FAULTS[@]}}; number++)); do
    [ -z "${ROUNDS:-}" ] || echo "     round $((number + 1)) of $ROUNDS"
    rows_flow || return
    "fault_${kinds[number % ${#kinds[@]}]}"
  done
  cluster_is_right
}

step_two_nodes() { # a quorum is gone: writes wait, and go on
  clustered
  rows_flow || return
  check 'two Cassandra nodes are killed' docker kill "$(containers cassandra-2)" "$(containers cassandra-3)"
  sleep 20 # what was on its way
  check 'no row is acknowledged for 60 s' nothing_is_written 60
  check 'they come back' docker start "$(containers cassandra-2)" "$(containers cassandra-3)"
  check 'rows are written again without a person' within 900 rows_are_written
  cluster_is_right
}

step_rolling() { # every service is restarted while rows are written
  local service watcher
  clustered
  rows_flow || return
  watch_pauses >"$work/pauses" &
  watcher=$!
  for service in "${CLUSTERED[@]}"; do
    check "$service restarted" compose restart "$service"
    check "$service healthy" within 600 all_healthy "$service"
    rows_flow || break
  done
  kill "$watcher"
  echo "     longest pause of the load: $(sort -n "$work/pauses" | tail -n 1) s"
  cluster_is_right
}

cluster_up() {
  [ "${REUSE:-}" = 1 ] || check 'build' compose build || return
  lay_years "${years[@]}"
  check 'up -d, three of each server' compose up -d --scale spark-worker=2 "${CLUSTERED[@]}" || return
  check 'the topics are made, by a small file' publish_now /data/source/first/indicadoressegurancapublicauf.xlsx || return
  check 'all healthy' within 900 all_healthy "${CLUSTERED[@]}" || return
  check 'every partition has three copies' three_copies
  check 'the service loads the small file' within 600 caught_up
}

three_copies() {
  kafka kafka-topics --describe --topic 'sinesp_ocorrencias_.*' | grep 'Partition: ' >"$work/partitions"
  cat "$work/partitions"
  [ -s "$work/partitions" ] && ! grep -vE 'Isr: [123],[123],[123]' "$work/partitions"
}

publisher=sinesp-stack-test-publisher

rows_flow() { # a load that has come to its end is followed by another of everything, whether or not it is there already
  if ! publisher_runs && [ "$(metric sinesp_consumer_lag_records)" = 0 ]; then
    publisher_ended_well || return
    docker rm -f "$publisher" >/dev/null 2>&1
    check 'a publication of everything begins' compose run -d --no-deps --name "$publisher" --entrypoint sinesp-producer scheduler \
      publish --source /data/source/years --full
  fi
  check 'rows are being written' within 600 rows_are_written
}

publisher_runs() { [ -n "$(docker ps -q -f "name=^/$publisher\$")" ]; }

publisher_ended_well() {
  local code
  code=$(docker inspect -f '{{.State.ExitCode}}' "$publisher" 2>/dev/null) || return 0 # none yet
  [ "$code" = 0 ] || { verdict FAIL 0 "the publication ended with $code" && docker logs --tail 20 "$publisher"; return 1; }
}

rows_are_written() { # within ten seconds
  local before
  before=$(rows_acknowledged) || return
  sleep 10
  [ "$(rows_acknowledged)" != "$before" ]
}

nothing_is_written() { # SECONDS; a driver that has started anew meanwhile, and waits, has written none
  local before after
  before=$(rows_acknowledged) || before=0
  sleep "$1"
  after=$(rows_acknowledged) || after=0
  echo "rows acknowledged: $before, then $after"
  [ "$after" = 0 ] || [ "$after" = "$before" ]
}

rows_acknowledged() { metric sinesp_consumer_rows_written_total; }

watch_pauses() { # prints the seconds between two looks at which rows had been written
  local last=$SECONDS before='' now
  while sleep 2; do
    now=$(rows_acknowledged 2>/dev/null) || continue
    [ "$now" = "$before" ] && continue
    echo $((SECONDS - last))
    last=$SECONDS before=$now
  done
}

# Both in this shell: another has another seed.
shuffle() { # ARRAY
  local -n shuffled=$1
  local last other word
  for ((last = ${#shuffled[@]} - 1; last > 0; last--)); do
    other=$((RANDOM % (last + 1)))
    word=${shuffled[last]} shuffled[last]=${shuffled[other]} shuffled[other]=$word
  done
}
pick() { # VARIABLE WORD...
  local words=("${@:2}")
  printf -v "$1" %s "${words[RANDOM % ${#words[@]}]}"
}

goes_down() { # SERVICE [CONTAINER]: as in a crash, for a while, and comes back
  local id=${2:-$(containers "$1")} seconds=$((10 + RANDOM % 40))
  check "$1 is killed" docker kill "$id"
  sleep $seconds
  check "$1 is started after $seconds s" docker start "$id"
  check "$1 is healthy" within 600 healthy "$id"
}

fault_a_broker() { local broker; pick broker "${BROKERS[@]}"; goes_down "$broker"; }
fault_a_node() { local node; pick node "${NODES[@]}"; goes_down "$node"; }
fault_a_worker() {
  local workers worker
  mapfile -t workers < <(containers spark-worker | sort)
  pick worker "${workers[@]}"
  goes_down spark-worker "$worker"
}
fault_the_master() { goes_down spark-master; }
fault_the_driver() { goes_down spark-consumer; }
fault_the_registry() { goes_down schema-registry; }

fault_a_network() { # of a broker or a Cassandra node, under the names that it had
  local service id aliases
  pick service "${BROKERS[@]}" "${NODES[@]}"
  id=$(containers "$service")
  mapfile -t aliases < <(docker inspect -f '{{range .NetworkSettings.Networks.engdados.Aliases}}--alias={{println .}}{{end}}{{.Config.Hostname}}' "$id" | sed '/^$/d; /^--/!s/^/--alias=/')
  check "$service loses its network" docker network disconnect engdados "$id"
  sleep "${SECONDS_WITHOUT_NETWORK:-60}"
  check "$service has it again" docker network connect "${aliases[@]}" engdados "$id"
  check "$service is healthy" within 600 healthy "$id"
}

cluster_is_right() {
  check 'the publication ends' within 1800 publisher_is_done && publisher_ended_well || return
  check 'the service loads all of it' within 3600 caught_up || return
  tables_are_right "${years[@]}"
}

publisher_is_done() { ! publisher_runs; }
