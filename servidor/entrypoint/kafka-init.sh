#!/bin/bash
# The service kafka-init: makes Kafka's users with the passwords of now, and says what each may do. It logs in as the
# broker does, on the listener of the brokers, so that a store made before there were passwords gets its users too.
set -euo pipefail
credentials=/run/credentials
admin=(--bootstrap-server "${KAFKA_ADMIN_SERVERS:-broker:29094}" --command-config "$credentials/admin.properties")
# Small, short-lived JVMs.
export KAFKA_HEAP_OPTS=-Xmx96m KAFKA_JVM_PERFORMANCE_OPTS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'

patiently() { # COMMAND...: on a busy machine the broker does not answer each time
  local answer
  until answer=$("$@" 2>&1); do
    if [ $SECONDS -gt "${KAFKA_INIT_TIMEOUT:-600}" ]; then
      printf 'level=ERROR event=kafka_refuses seconds=%s\n%s\n' "$SECONDS" "$answer" >&2
      exit 1
    fi
    sleep 5
  done
}

user() { # NAME: its password is in a file, never on a command line
  patiently kafka-configs "${admin[@]}" --alter --entity-type users --entity-name "$1" --add-config-file "$credentials/scram-$1.properties"
  echo "event=kafka_user name=$1"
}

grant() { # USERS OPERATIONS RESOURCE...: the resource as kafka-acls takes it
  local word words=()
  for word in $1; do words+=(--allow-principal "User:$word"); done
  for word in $2; do words+=(--operation "$word"); done
  patiently kafka-acls "${admin[@]}" --add "${words[@]}" "${@:3}"
  echo "event=kafka_grant users=\"$1\" operations=\"$2\" on=\"${*:3}\""
}

for name in producer consumer painel registry monitor; do user "$name"; done

prefixed=(--resource-pattern-type prefixed)
grant 'producer consumer painel' 'Read DescribeConfigs' --topic sinesp_ "${prefixed[@]}"
grant producer 'Create Write' --topic sinesp_ "${prefixed[@]}"
grant consumer 'Create Write' --topic sinesp_ocorrencias_dlq
grant consumer Read --group spark-kafka-source "${prefixed[@]}"

# The last three are Apicurio's, which takes the place of Confluent's registry where that image cannot be had.
topics=() groups=()
for prefix in _schemas schema-registry kafkasql- registry-events apicurio-; do
  topics+=(--topic "$prefix") groups+=(--group "$prefix")
done
grant registry Read "${topics[@]}" "${groups[@]}" "${prefixed[@]}"
grant registry 'Create Write DescribeConfigs AlterConfigs' "${topics[@]}" "${prefixed[@]}"

# Control Center looks at everything, and keeps figures in topics of its own.
grant monitor Read --topic '*' --group '*'
grant monitor 'Describe DescribeConfigs' --cluster --topic '*'
grant monitor All --topic _confluent --group _confluent "${prefixed[@]}"
echo "event=kafka_ready seconds=$SECONDS"
