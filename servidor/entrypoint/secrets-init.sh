#!/bin/sh
# The service secrets-init: fills the volume of secrets. A file that the user laid into servidor/secrets/ is taken, else
# what an earlier start made is kept, else a value is made from /dev/urandom. Prints names, never values.
set -eu
umask 077
laid=/laid
secrets=/run/sinesp

install_secret() { # NAME UID:GID WAY-TO-MAKE-ONE: atomically, so that a start that breaks leaves no half of one
  if [ -s "$laid/$1" ]; then
    tr -d '\r\n' <"$laid/$1" >"$secrets/.new"
    origin=servidor/secrets
  elif [ -s "$secrets/$1" ]; then
    chown "$2" "$secrets/$1"
    echo "event=secret name=$1 origin=kept"
    return
  else
    "$3" >"$secrets/.new"
    [ -s "$secrets/.new" ] || return 0
    origin=generated
  fi
  chmod 400 "$secrets/.new"
  chown "$2" "$secrets/.new"
  mv "$secrets/.new" "$secrets/$1"
  echo "event=secret name=$1 origin=$origin"
}

password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }
signing_key() { head -c 48 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; } # 64 characters: HS512 wants no fewer
fernet_key() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }
nothing() { :; }

postgres=999:999 airflow=50000:0 grafana=472:0
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

# For libpq and asyncpg, so that Airflow's database URL holds no password. Colon and backslash are escaped.
{
  printf 'postgres:5432:airflow:airflow:'
  sed 's/[\\:]/\\&/g' "$secrets/postgres_password"
} >"$secrets/.new"
chmod 400 "$secrets/.new"
chown $airflow "$secrets/.new"
mv "$secrets/.new" "$secrets/pgpass"
chmod 711 "$secrets"

# The monitoring's configuration, which holds addresses and depends on which services run.
sh /monitoring/render.sh
