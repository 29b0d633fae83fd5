# Step intruder of run.sh: who comes without credentials, and what a user may not.
# shellcheck shell=bash disable=SC2154

spark_image=apache/spark:3.5.7-scala2.12-java17-python3-ubuntu
table=dados_seguranca_publica.tb_ocorrencias_estado
topic=sinesp_ocorrencias_estado

step_intruder() {
  MONITORING=1 COMPOSE_PROFILES=monitoring
  export MONITORING COMPOSE_PROFILES
  check 'up -d with the monitoring, as it is to be asked too' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" prometheus alertmanager || return
  check 'there is something to read' loaded 900 || return
  secret_values >"$work/values"
  kafka_intruder
  cassandra_intruder
  spark_intruder
  pages_intruder
  check 'the service follows the topics as before' loaded 300
  no_secret_anywhere
  rm -f "$work/values"
  export MONITORING='' COMPOSE_PROFILES=''
}

stranger() { # IMAGE COMMAND...: in a container on the same network that has been given nothing; VOLUMES for more
  # shellcheck disable=SC2086
  docker run --rm -i --network engdados ${VOLUMES:-} --entrypoint "$2" "$1" "${@:3}"
}

credentials_of() { echo "-v ${COMPOSE_PROJECT_NAME}_credentials-$1:/run/credentials:ro"; }

refused() { # PATTERN COMMAND...: it fails, or does nothing, and says why in these words
  local pattern=$1 said
  shift
  said=$("$@" 2>&1) && echo 'exit code 0'
  printf '%s\n' "$said"
  grep -qE "$pattern" <<<"$said"
}

kafka_intruder() {
  local before no_login='disconnected|Timed out|TimeoutException' wrong=/tmp/wrong.properties broker=broker:29092
  before=$(end_offsets)
  # Whether the topic may be named is asked first.
  check 'Kafka: produce without credentials: refused' refused "$no_login" stranger confluentinc/cp-kafka:7.9.2 bash -c \
    "echo x | kafka-console-producer --bootstrap-server $broker --topic $topic --producer-property max.block.ms=15000"
  check 'Kafka: consume without credentials: refused' refused 'Processed a total of 0 messages' stranger confluentinc/cp-kafka:7.9.2 \
    kafka-console-consumer --bootstrap-server $broker --topic $topic --from-beginning --max-messages 1 --timeout-ms 20000
  check 'Kafka: create a topic without credentials: refused' refused "$no_login" stranger confluentinc/cp-kafka:7.9.2 bash -c \
    "printf '%s\n' default.api.timeout.ms=20000 request.timeout.ms=10000 >$wrong; kafka-topics --bootstrap-server $broker --command-config $wrong --create --topic intruder"
  check 'Kafka: a guessed password: refused' refused 'Authentication failed' stranger confluentinc/cp-kafka:7.9.2 bash -c \
    "printf '%s\n' security.protocol=SASL_PLAINTEXT sasl.mechanism=SCRAM-SHA-512 \
      'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=producer password=guess;' >$wrong
    kafka-topics --bootstrap-server $broker --command-config $wrong --list"
  check 'Kafka: the brokers'\'' own listener with a guessed password: refused' refused 'Authentication failed' stranger confluentinc/cp-kafka:7.9.2 bash -c \
    "printf '%s\n' security.protocol=SASL_PLAINTEXT sasl.mechanism=PLAIN \
      'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=broker password=guess;' >$wrong
    kafka-topics --bootstrap-server broker:29094 --command-config $wrong --list"
  # What a user may: the panel reads, and no more.
  check 'Kafka: the panel reads' panel_reads
  check 'Kafka: the panel does not write' refused AuthorizationException panel_tool "echo x | kafka-console-producer --bootstrap-server $broker \
    --producer.config /run/credentials/kafka.properties --topic $topic"
  check 'Kafka: the panel creates no topic' refused 'Authorization failed' panel_tool \
    "kafka-topics --bootstrap-server $broker --command-config /run/credentials/kafka.properties --create --topic sinesp_intruder"
  check 'Kafka: nothing was written' same_and_something "$before" "$(end_offsets)"
  check 'Kafka: no topic was made' no_topic intruder
}

panel_tool() { # SHELL: with the panel's login; its file belongs to its user
  VOLUMES="--user 10001 $(credentials_of painel)" stranger confluentinc/cp-kafka:7.9.2 bash -c "$1"
}

panel_reads() {
  panel_tool "kafka-console-consumer --bootstrap-server broker:29092 --consumer.config /run/credentials/kafka.properties \
    --partition 0 --offset earliest --topic $topic --max-messages 1 --timeout-ms 60000" | grep -q dataset
}

no_topic() { ! kafka kafka-topics --list | grep "$1"; }

cassandra_intruder() {
  local row="SELECT * FROM $table LIMIT 1"
  check 'Cassandra: read without credentials: refused' refused 'requires authentication|AuthenticationFailed' stranger cassandra:5.0 cqlsh cassandra -e "$row"
  check 'Cassandra: write without credentials: refused' refused 'requires authentication|AuthenticationFailed' stranger cassandra:5.0 cqlsh cassandra -e "TRUNCATE $table"
  check 'Cassandra: the image'\''s own superuser: refused' refused 'not permitted to log in|Bad credentials|incorrect' stranger cassandra:5.0 cqlsh -u cassandra -p cassandra cassandra -e "$row"
  check 'Cassandra: the reader reads' reader "$row"
  check 'Cassandra: the reader does not write' refused 'no MODIFY permission' reader "TRUNCATE $table"
  check 'Cassandra: the reader makes no table' refused 'no CREATE permission' reader "CREATE TABLE dados_seguranca_publica.intruder (id int PRIMARY KEY)"
  check 'Cassandra: the reader reads no passwords' refused 'no SELECT permission' reader 'SELECT * FROM system_auth.roles'
}

reader() { docker exec cassandra cqlsh --credentials /run/credentials/reader --request-timeout=60 -e "$1"; }

spark_intruder() {
  local service id
  check 'Spark: submit to the master without the secret: refused' refused 'All masters are unresponsive' stranger $spark_image bash -c \
    'echo "sc.parallelize(1 to 10).count" | /opt/spark/bin/spark-shell --master spark://spark-master:7077 --name intruder'
  check 'Spark: the master knows of no such application' no_application intruder
  # The block managers of an executor and of the driver are among them.
  for service in spark-worker spark-consumer; do
    id=$(containers $service | head -n 1)
    check "Spark: a block from any port of $service without the secret: refused" ask_spark "$id"
  done
}

no_application() { master | python3 -c '
import json, sys
state = json.load(sys.stdin)
names = {app["name"] for app in state["activeapps"] + state["completedapps"]}
print(names)
sys.exit(sys.argv[1] in names or not names)' "$1"; }

ask_spark() { # CONTAINER: every port that listens there, but for the pages
  local ports address
  ports=$(docker exec "$1" cat /proc/net/tcp /proc/net/tcp6 | python3 -c '
import sys
rows = [line.split() for line in sys.stdin]
print(*sorted({int(row[1].rsplit(":", 1)[1], 16) for row in rows if row[3] == "0A" and not row[1].startswith("0B00007F")} - {8080, 8081, 4040, 9404, 9405}))')
  address=$(docker inspect -f '{{.NetworkSettings.Networks.engdados.IPAddress}}' "$1")
  [ -n "$ports" ] || return
  # shellcheck disable=SC2086
  VOLUMES="-v $here/intruder.py:/intruder.py:ro" stranger sinesp/consumer:local python3 /intruder.py "$address" $ports
}

pages_intruder() {
  check 'Prometheus'\'' targets without a password: 401' page_says 401 http://prometheus:9090/api/v1/targets
  check 'Alertmanager'\''s alerts without a password: 401' page_says 401 http://alertmanager:9093/api/v2/alerts
  check 'Airflow'\''s API without a token: 401' page_says 401 http://webserver:8080/api/v2/dags
  check 'Spark: no application is killed by a page' not_killed_by_page
  if docker run --rm --entrypoint test confluentinc/cp-schema-registry:7.9.2 -d /usr/share/java/apicurio; then
    skip 'the schema registry without a password: this image is a stand-in, which asks nobody for one'
  else
    check 'the schema registry without a password: 401' page_says 401 http://schema-registry:8081/subjects
  fi
  if docker run --rm --entrypoint grep confluentinc/cp-enterprise-control-center:7.9.2 -q placeholder /etc/confluent/docker/run; then
    skip 'Control Center without a password: this image is a stand-in, which asks nobody for one'
  else
    check 'Control Center without a password: 401' page_says 401 http://control-center:9021/2.0/clusters
  fi
}

not_killed_by_page() {
  local id
  id=$(master | json activeapps.0.id) || return
  stranger confluentinc/cp-schema-registry:7.9.2 curl -sS --max-time 60 -d "id=$id&terminate=true" http://spark-master:8080/app/kill/
  [ "$(master | json activeapps.0.id)" = "$id" ]
}

page_says() { # CODE CURL-ARGUMENT...
  local code
  code=$(stranger confluentinc/cp-schema-registry:7.9.2 curl -sS --max-time 60 -o /dev/null -w '%{http_code}' "${@:2}")
  echo "$code"
  [ "$code" = "$1" ]
}

no_secret_anywhere() {
  check 'no secret in docker inspect' no_secret inspections
  check 'no secret in the history of the images' no_secret histories
  check 'no secret in the files and the environment of the images' no_secret image_files
  check 'no secret in a log' no_secret logs
  check 'no secret on a command line, at work' no_secret command_lines_at_work
  check 'no secret in the pages of Spark' no_secret spark_pages
  check 'no secret in /metrics' no_secret figures
  check 'no secret in an event log' no_secret event_log
}

image_files() {
  docker run --rm --entrypoint sh sinesp/consumer:local -c 'cat /app/*.sh /opt/spark/conf/*; env' &&
    docker run --rm --entrypoint sh sinesp/airflow:local -c 'cat /opt/sinesp/*.sh /usr/local/bin/sinesp-producer; env'
}

command_lines_at_work() { # of every process while the consumer starts anew, the tables are compared and Kafka's users are made again
  local comparison
  compose restart spark-consumer >/dev/null 2>&1
  compose run --rm --no-deps -T spark-consumer verify >/dev/null 2>&1 &
  comparison=$!
  compose up -d kafka-init cassandra-init >/dev/null 2>&1 &
  while kill -0 $comparison 2>/dev/null; do
    docker run --rm --pid=host --network=none --entrypoint sh postgres:16 -c 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\0" "\n"'
    sleep 1
  done
  wait
}

spark_pages() {
  local page
  for page in http://spark-consumer:4040/environment/ http://spark-consumer:4040/SQL/ http://spark-consumer:4040/executors/ \
    http://spark-master:8080/ http://spark-master:8080/json/ http://spark-worker:8081/; do
    stranger confluentinc/cp-schema-registry:7.9.2 curl -sSL --max-time 60 "$page" || echo "no answer: $page"
  done
}

figures() {
  local page
  for page in http://spark-consumer:9404/metrics http://painel:8088/v1/metrics http://broker:9405/metrics http://cassandra:9405/metrics \
    http://spark-master:8080/metrics/master/prometheus/ http://spark-consumer:4040/metrics/prometheus/; do
    stranger confluentinc/cp-schema-registry:7.9.2 curl -sS --max-time 60 "$page" || echo "no answer: $page"
  done
}

event_log() { # of a comparison; Spark takes what begins with spark. from the JVM's properties
  compose run --rm --no-deps -T --entrypoint bash spark-consumer -c \
    'export SPARK_SUBMIT_OPTS="-Dspark.eventLog.enabled=true -Dspark.eventLog.dir=/tmp"
    /app/entrypoint.sh verify >/dev/null 2>&1; cat /tmp/app-*'
}
