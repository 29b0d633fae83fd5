#!/bin/sh
# Run by secrets-init: with docker-compose.tls.yml it checks key and certificates, and gives them to the servers that other
# machines may reach, in the form in which each reads them. Without, it takes them away again. Prints names, never a key.
set -eu
umask 077
secrets=/run/sinesp
credentials=/run/credentials
folder=/tls

refuse() { # REASON NEXT
  echo "level=ERROR event=certificate_refused reason=\"$1\" next=\"$2\"" >&2
  exit 1
}

if [ "${TLS:-}" != 1 ]; then
  rm -f "$credentials/broker/server.pem" "$credentials/cassandra/server.pem" "$secrets/server_certificate" \
    "$secrets/certificate_authority" "$secrets/airflow_server_key" "$secrets/grafana_server_key"
  if [ -s /laid/tls/server.crt ]; then
    echo 'level=WARN event=tls_off reason="there are certificates in servidor/secrets/tls, but docker-compose.tls.yml is not used"' \
      'next="make stack-certificates turns it on"' >&2
  fi
  exit 0
fi

trap 'rm -f "$secrets/.key"' EXIT
command -v openssl >/dev/null || refuse 'this image has no openssl' 'use the image of docker-compose.yml'
for file in ca.crt server.crt server.key; do
  [ -s "$folder/$file" ] || refuse "$file is missing" 'make stack-certificates, or lay ca.crt, server.crt and server.key into servidor/secrets/tls'
done
# PKCS#8, which is what Kafka and Cassandra read. The empty password keeps openssl from asking for one.
openssl pkey -in "$folder/server.key" -passin pass: -out "$secrets/.key" 2>/dev/null ||
  refuse 'server.key is not a private key without a password in PEM form' 'openssl pkey -in KEY -out server.key takes the password off'
openssl x509 -in "$folder/server.crt" -noout 2>/dev/null || refuse 'server.crt is not a certificate in PEM form' 'see servidor/secrets/README.md'
if [ "$(openssl pkey -in "$secrets/.key" -pubout)" != "$(openssl x509 -in "$folder/server.crt" -noout -pubkey)" ]; then
  refuse 'server.key and server.crt do not belong together' 'lay both anew; the certificate of the server comes first in server.crt'
fi
until=$(openssl x509 -in "$folder/server.crt" -noout -enddate | cut -d= -f2)
openssl x509 -in "$folder/server.crt" -noout -checkend 0 >/dev/null ||
  refuse "server.crt expired on $until" 'make stack-certificates RENEW=1, or lay a new one'
# The authority alone counts, not those that this image trusts.
if ! answer=$(openssl verify -purpose sslserver -no-CApath -no-CAstore -CAfile "$folder/ca.crt" -untrusted "$folder/server.crt" \
  "$folder/server.crt" 2>&1); then
  reason=$(printf '%s\n' "$answer" | sed -n 's/^error [0-9]* at [0-9]* depth lookup: *//p' | head -n 1)
  refuse "server.crt is not vouched for by ca.crt: ${reason:-no such chain}" \
    'ca.crt must hold the root, and server.crt the certificates in between after the first'
fi

is_for() { # NAME or address
  case $1 in
    *:*) option=-checkip ;;
    *[!0-9.]*) option=-checkhost ;;
    *) option=-checkip ;;
  esac
  openssl x509 -in "$folder/server.crt" -noout $option "$1" | grep -q 'does match'
}
is_for "$BROKER_ADVERTISED_HOST" || refuse "server.crt is not for $BROKER_ADVERTISED_HOST, where clients are told to find Kafka" \
  'make stack-certificates RENEW=1 NAMES=..., or set BROKER_ADVERTISED_HOST to a name of the certificate'
is_for "$CERTIFICATE_NAME" || refuse "server.crt is not for $CERTIFICATE_NAME, by which Airflow finds its own API" \
  'set CERTIFICATE_NAME to a name of the certificate'
openssl x509 -in "$folder/server.crt" -noout -checkend 1814400 >/dev/null ||
  echo "level=WARN event=certificate_expires until=\"$until\" next=\"make stack-certificates RENEW=1\"" >&2

give() { # OWNER MODE FOLDER FILE SERVICES: standard input, whole or not at all; says whether it is another one than before
  cat >"$3/.new"
  if cmp -s "$3/.new" "$3/$4"; then change=kept; else change=new; fi
  chmod "$2" "$3/.new"
  chown "$1" "$3/.new"
  mv "$3/.new" "$3/$4"
  echo "event=certificate file=$4 services=\"$5\" state=$change until=\"$until\""
}
# What people write around certificates is not for programs.
certificates() { sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/p' "$folder/$1"; }

{ cat "$secrets/.key" && certificates server.crt; } | give 1000:1000 400 "$credentials/broker" server.pem broker
{ cat "$secrets/.key" && certificates server.crt; } | give 999:999 400 "$credentials/cassandra" server.pem cassandra_db
certificates server.crt | give 0:0 444 "$secrets" server_certificate 'webserver grafana'
certificates ca.crt | give 0:0 444 "$secrets" certificate_authority 'webserver scheduler dag-processor'
give 50000:0 400 "$secrets" airflow_server_key webserver <"$secrets/.key"
give 472:0 400 "$secrets" grafana_server_key grafana <"$secrets/.key"
