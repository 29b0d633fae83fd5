# Step tls of run.sh: TLS is turned on and off again, and who comes from outside, that is over a published port, gets in only
# with TLS and only trusts the right authority.
# shellcheck shell=bash disable=SC2034,SC2154

tls_files=docker-compose.yml:docker-compose.tls.yml
wrong_authority=/wrong/ca.crt

step_tls() {
  local offsets
  outside=$(hostname -I | cut -d' ' -f1)
  check 'up -d without TLS' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" painel || return
  admin_password=$(secret airflow_admin_password)
  check 'there is something to read' something_to_read || return
  offsets=$(end_offsets)
  tls_refused || return
  check 'two authorities' make_authorities || return

  export COMPOSE_FILE=$tls_files BIND_ADDRESS=0.0.0.0 BROKER_ADVERTISED_HOST=$outside
  check 'TLS on, and open to others: up -d' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" painel || return
  export AIRFLOW_URL=https://$outside:$WEBSERVER_HOST_PORT CURL_CA_BUNDLE=$CERTIFICATES_FOLDER/ca.crt
  check 'ports without TLS are on 127.0.0.1 as before' only_these_are_open
  tls_outsiders
  check 'the topics kept their offsets' same_and_something "$offsets" "$(end_offsets)"
  check 'inside all goes on, and the tables kept their rows: verify clean' within 300 verify_clean
  check 'the panel answers' within 60 panel_has_rows
  check 'a task of Airflow runs, over TLS: 2023 published in full again' publish_in_full
  tls_renewed

  export COMPOSE_FILE=docker-compose.yml BIND_ADDRESS=127.0.0.1 BROKER_ADVERTISED_HOST=localhost
  unset AIRFLOW_URL CURL_CA_BUNDLE
  check 'TLS off: up -d' compose up -d || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" painel || return
  check 'ports are bound to 127.0.0.1 only' bound_to_loopback
  check 'no key is left in a volume' no_key_left
  check 'the tables are right' loaded 300
}

something_to_read() { loaded 5 || { published_once && loaded 900; }; }

panel_has_rows() { curl -fsS --max-time 60 "http://127.0.0.1:$PAINEL_HOST_PORT/v1/saude"; }

tls_refused() {
  check 'an address that others reach, without TLS: refused' refused 'bind_address_refused.*make stack-certificates' \
    compose run --rm --no-deps -T -e BIND_ADDRESS=0.0.0.0 secrets-init || return
  mkdir -p "$CERTIFICATES_FOLDER"
  check 'TLS without certificates: refused' refused 'certificate_refused.*ca.crt is missing.*make stack-certificates' secrets_init_with_tls
}

secrets_init_with_tls() { COMPOSE_FILE=$tls_files compose run --rm --no-deps -T secrets-init; }

make_authorities() { # `false` takes the place of compose: nothing is handed out yet
  mkdir -p "$work/wrong" && chmod 755 "$work" &&
    COMPOSE_FILE=$tls_files NAMES=$outside "$servidor/certificates.sh" false &&
    COMPOSE_FILE=$tls_files NAMES=$outside CERTIFICATES_FOLDER=$work/wrong "$servidor/certificates.sh" false &&
    [ "$(stat -c %a "$CERTIFICATES_FOLDER/ca.key")" = 400 ]
}

only_these_are_open() {
  local service id
  docker ps -q -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" >"$work/running"
  while read -r id; do
    service=$(docker inspect -f '{{index .Config.Labels "com.docker.compose.service"}}' "$id")
    docker port "$id" | sed "s/^/$service /"
  done <"$work/running" >"$work/ports"
  cat "$work/ports"
  [ "$(grep ' -> 0\.0\.0\.0:' "$work/ports" | cut -d' ' -f1 | sort -u | tr '\n' ' ')" = 'broker cassandra_db webserver ' ] &&
    ! grep -vE '^(broker|cassandra_db|webserver) | -> 127\.0\.0\.1:' "$work/ports"
}

# --- from outside: what documentation tells another machine to do

outsider() { # IMAGE USER SERVICE COMMAND...: on the machine's network, with the login of SERVICE and both authorities
  docker run --rm -i --network host --user "$2" -v "${COMPOSE_PROJECT_NAME}_credentials-$3:/run/credentials:ro" \
    -v "$CERTIFICATES_FOLDER/ca.crt:/right/ca.crt:ro" -v "$work/wrong/ca.crt:/wrong/ca.crt:ro" --entrypoint bash "$1" -c "${@:4}"
}

kafka_outsider() { # PROTOCOL AUTHORITY: reads one record with the panel's login
  outsider confluentinc/cp-kafka:7.9.2 10001 painel "{ grep -v ^security.protocol /run/credentials/kafka.properties
    printf '%s\n' security.protocol=$1 default.api.timeout.ms=30000; } >/tmp/client.properties
    if [ $1 = SASL_SSL ]; then printf '%s\n' ssl.truststore.type=PEM ssl.truststore.location=$2 >>/tmp/client.properties; fi
    kafka-console-consumer --bootstrap-server $outside:$BROKER_HOST_PORT --consumer.config /tmp/client.properties \
      --partition 0 --offset earliest --topic sinesp_ocorrencias_municipio --max-messages 1 --timeout-ms 60000"
}

cassandra_outsider() { # [AUTHORITY]: with the reader's login. Not by cqlsh, which checks no certificate
  secret cassandra_reader_password | "$environment/bin/python" "$here/outsider.py" "$outside" "$CASSANDRA_HOST_PORT" "$@"
}

tls_outsiders() {
  check 'Kafka from outside, TLS and the right CA: reads' says dataset kafka_outsider SASL_SSL /right/ca.crt
  check 'Kafka from outside, a wrong CA: refused' refused 'SSL handshake failed|PKIX path' kafka_outsider SASL_SSL $wrong_authority
  check 'Kafka from outside, clear text: refused' refused 'Processed a total of 0 messages' kafka_outsider SASL_PLAINTEXT -
  check 'Cassandra from outside, TLS and the right CA: reads' says release_version cassandra_outsider "$CERTIFICATES_FOLDER/ca.crt"
  check 'Cassandra from outside, a wrong CA: refused' refused 'CERTIFICATE_VERIFY_FAILED' cassandra_outsider "$work$wrong_authority"
  check 'Cassandra from outside, clear text: refused' refused 'Unable to connect to any servers' cassandra_outsider
  check 'Airflow from outside, TLS and the right CA: healthy' says '"metadatabase":{"status":"healthy"}' curl -fsS --max-time 60 "$AIRFLOW_URL/api/v2/monitor/health"
  check 'Airflow from outside, a wrong CA: refused' refused 'certificate' curl -fsS --cacert "$work$wrong_authority" "$AIRFLOW_URL/api/v2/monitor/health"
  check 'Airflow from outside, clear text: refused' refused 'curl: \((1|52|56)\)' curl -fsS "http${AIRFLOW_URL#https}/api/v2/monitor/health"
}

says() { # TEXT COMMAND...: prints what the command says
  local said
  said=$("${@:2}" 2>&1)
  printf '%s\n' "$said"
  grep -q "$1" <<<"$said"
}

# --- a new certificate from the same authority

tls_renewed() {
  local before after
  before=$(serials)
  # shellcheck disable=SC2086
  check 'a new certificate is handed out' env RENEW=1 "$servidor/certificates.sh" $COMPOSE || return
  check 'all services healthy' within 600 all_healthy "${SERVICES[@]}" painel || return
  after=$(serials)
  check 'Kafka, Cassandra and Airflow show the new one' all_new "$before" "$after"
  check 'and are trusted as before' says dataset kafka_outsider SASL_SSL /right/ca.crt
}

serials() { # what the servers show, one a line
  local port
  for port in "$BROKER_HOST_PORT" "$CASSANDRA_HOST_PORT" "$WEBSERVER_HOST_PORT"; do
    openssl s_client -connect "$outside:$port" </dev/null 2>/dev/null | openssl x509 -noout -serial
  done
}

all_new() { # BEFORE AFTER: three times the same, and another than before
  printf '%s\n' "$1" "$2"
  [ "$(sort -u <<<"$1" | grep -c =)" = 1 ] && [ "$(sort -u <<<"$2" | grep -c =)" = 1 ] && [ "$(grep -c = <<<"$2")" = 3 ] && [ "$1" != "$2" ]
}

no_key_left() {
  compose run --rm --no-deps -T --entrypoint sh secrets-init -c \
    '! ls /run/sinesp/*_server_key /run/credentials/*/server.pem 2>/dev/null | grep .'
}
