#!/bin/sh
# Run by secrets-init: gives each service its credentials, and no other's, in a volume of its own, in the form in which its
# program reads them. The passwords come from the volume of secrets. Prints names, never values.
set -eu
umask 077
secrets=/run/sinesp
credentials=/run/credentials

password() { # NAME: where one stands between quotes of JAAS, CQL, YAML or JSON, nothing has to be escaped
  case $(cat "$secrets/$1_password") in
    '' | *[!A-Za-z0-9._~+/=-]*)
      echo "level=ERROR event=password_refused name=$1_password reason=\"only letters, digits and . _ ~ + / = - may be in it\"" >&2
      exit 1
      ;;
  esac
  cat "$secrets/$1_password"
}

put() { # SERVICE FILE: standard input, for the service's user alone, whole or not at all
  cat >"$credentials/$1/.new"
  chmod 400 "$credentials/$1/.new"
  chown "$owner" "$credentials/$1/.new" "$credentials/$1"
  chmod 500 "$credentials/$1"
  mv "$credentials/$1/.new" "$credentials/$1/$2"
  echo "event=credentials service=$1 file=$2"
}

scram() { # USER: a login module of JAAS
  printf 'org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";\n' "$1" "$kafka"
}

kafka_client() { # SERVICE FILE USER
  kafka=$(password "kafka_$3")
  {
    printf 'security.protocol=SASL_PLAINTEXT\nsasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config='
    scram "$3"
  } | put "$1" "$2"
}

cassandra_connector() { # SERVICE ROLE
  role=$(password "cassandra_$2")
  printf 'spark.cassandra.auth.username=%s\nspark.cassandra.auth.password=%s\n' "$2" "$role" | put "$1" cassandra.properties
}

spark() { # SERVICE
  secret=$(password spark)
  put "$1" spark.properties <<SPARK
spark.authenticate=true
spark.authenticate.secret=$secret
spark.network.crypto.enabled=true
spark.network.crypto.authEngineVersion=2
spark.network.crypto.saslFallback=false
spark.ui.killEnabled=false
SPARK
}

# Kafka: brokers and controllers know each other by SASL/PLAIN, clients by SASL/SCRAM. A section is a listener's.
owner=1000:1000
broker=$(password kafka_broker)
plain="org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" password=\"$broker\""
put broker jaas.conf <<JAAS
broker.KafkaServer { $plain user_broker="$broker"; };
controller.KafkaServer { $plain user_broker="$broker"; };
internal.KafkaServer { org.apache.kafka.common.security.scram.ScramLoginModule required; };
external.KafkaServer { org.apache.kafka.common.security.scram.ScramLoginModule required; };
JAAS
printf 'security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=%s;\n' "$plain" | put broker admin.properties
for user in producer consumer painel registry monitor; do
  kafka=$(password kafka_$user)
  printf 'SCRAM-SHA-512=iterations=8192,password=%s\n' "$kafka" | put broker "scram-$user.properties"
done

registry=$(password registry)
kafka=$(password kafka_registry)
put registry jaas.conf <<JAAS
KafkaClient { $(scram registry) };
SchemaRegistry-Props {
  org.eclipse.jetty.jaas.spi.PropertyFileLoginModule required file="/run/credentials/users" debug="false";
};
JAAS
printf 'producer: %s,writer\n' "$registry" | put registry users
printf 'user = "producer:%s"\n' "$registry" | put registry curl.conf

kafka=$(password kafka_monitor)
put control-center jaas.conf <<JAAS
KafkaClient { $(scram monitor) };
ControlCenter {
  org.eclipse.jetty.jaas.spi.PropertyFileLoginModule required file="/run/credentials/users" debug="false";
};
JAAS
page=$(password control_center)
printf 'admin: %s,Administrators\n' "$page" | put control-center users
printf 'CONTROL_CENTER_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO=producer:%s\n' "$registry" | put control-center environment

# Cassandra's server needs no password; cassandra-init makes the roles, and logs in as whoever exists by then.
owner=999:999
cqlsh_login() { # FILE ROLE PASSWORD
  printf '[plain_text_auth]\nusername = %s\npassword = %s\n' "$2" "$3" | put cassandra "$1"
}
reader=$(password cassandra_reader)
for role in admin writer reader; do
  password=$(password cassandra_$role)
  cqlsh_login $role $role "$password"
done
cqlsh_login first cassandra cassandra # the image's own
if [ -s "$secrets/cassandra_admin_password.previous" ]; then
  cqlsh_login previous admin "$(cat "$secrets/cassandra_admin_password.previous")"
fi

owner=185:185
spark spark
spark consumer
kafka_client consumer kafka.properties consumer
cassandra_connector consumer writer

owner=10001:10001
kafka_client painel kafka.properties painel
printf 'datastax-java-driver.advanced.auth-provider {\n  class = PlainTextAuthProvider\n  username = reader\n  password = "%s"\n}\n' "$reader" |
  put painel cassandra.conf

# The scheduler's tasks: the producer, and the consumer that the DAG starts.
owner=50000:0
kafka_client scheduler producer.properties producer
kafka_client scheduler kafka.properties consumer
cassandra_connector scheduler writer
spark scheduler
printf 'producer:%s' "$registry" | put scheduler schema_registry_user_info
