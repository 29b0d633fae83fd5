#!/bin/sh
# The service secrets-init: fills the volume of secrets. A file that the user laid into servidor/secrets/ is taken, else
# what an earlier start made is kept, else a value is made from /dev/urandom. ROTATE=NAME makes a new one instead of keeping
# it. Prints names, never values.
set -eu
umask 077
case ${BIND_ADDRESS:-127.0.0.1} in
  127.* | ::1 | localhost) ;;
  *)
    if [ "${TLS:-}" != 1 ]; then
      echo "level=ERROR event=bind_address_refused address=$BIND_ADDRESS reason=\"there is no TLS: everyone on the way would read passwords\"" \
        'next="make stack-certificates NAMES=(the name of this machine), or leave BIND_ADDRESS at 127.0.0.1: docs/security.md"' >&2
      exit 1
    fi
    ;;
esac
laid=/laid
secrets=/run/sinesp

install_secret() { # NAME UID:GID WAY-TO-MAKE-ONE: atomically, so that a start that breaks leaves no half of one
  if [ -s "$laid/$1" ]; then
    tr -d '\r\n' <"$laid/$1" >"$secrets/.new"
    origin=servidor/secrets
  elif [ -s "$secrets/$1" ] && [ "${ROTATE:-}" != "$1" ]; then
    chown "$2" "$secrets/$1"
    echo "event=secret name=$1 origin=kept"
    return
  else
    "$3" >"$secrets/.new"
    [ -s "$secrets/.new" ] || return 0
    origin=generated
  fi
  # Who changes a password in a server logs in with the one before.
  if [ -s "$secrets/$1" ] && ! cmp -s "$secrets/.new" "$secrets/$1"; then mv "$secrets/$1" "$secrets/$1.previous"; fi
  chmod 400 "$secrets/.new"
  chown "$2" "$secrets/.new"
  mv "$secrets/.new" "$secrets/$1"
  echo "event=secret name=$1 origin=$origin"
}

password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }
signing_key() { head -c 48 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; } # 64 characters: HS512 wants no fewer
fernet_key() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }
nothing() { :; }

root=0:0 postgres=999:999 airflow=50000:0 grafana=472:0
install_secret postgres_password $postgres password
install_secret airflow_admin_password $airflow password
install_secret airflow_fernet_key $airflow fernet_key
install_secret airflow_jwt_secret $airflow signing_key
install_secret airflow_api_secret_key $airflow signing_key
install_secret dados_gov_br_token $airflow nothing
install_secret schema_registry_user_info $airflow nothing
install_secret sinesp_alert_webhook $airflow nothing
install_secret sinesp_watchdog_webhook $airflow nothing
install_secret grafana_admin_password $grafana password

# The passwords of the pipeline's own users: nobody reads these files but credentials.sh.
for name in kafka_broker kafka_producer kafka_consumer kafka_painel kafka_registry kafka_monitor \
  cassandra_admin cassandra_writer cassandra_reader spark registry control_center; do
  install_secret "${name}_password" $root password
done
# Grafana asks Prometheus with it.
install_secret prometheus_password $grafana password

# For libpq and asyncpg, so that Airflow's database URL holds no password. Colon and backslash are escaped.
{
  printf 'postgres:5432:airflow:airflow:'
  sed 's/[\\:]/\\&/g' "$secrets/postgres_password"
} >"$secrets/.new"
chmod 400 "$secrets/.new"
chown $airflow "$secrets/.new"
mv "$secrets/.new" "$secrets/pgpass"
chmod 711 "$secrets"

sh /credentials.sh
sh /certificates.sh
# The monitoring's configuration, which holds addresses and depends on which services run.
sh /monitoring/render.sh
