#!/bin/bash
# The service airflow-init: Airflow's tables, its administrator, and which of the two consumers consumes.
set -euo pipefail
password=$(cat "${SINESP_SECRETS:-/run/sinesp}/airflow_admin_password")

airflow db migrate
# Twice, as both commands ask for the password, which a command line would show: first for a new installation, then for
# one whose password file was changed.
airflow users create --username admin --role Admin --firstname SINESP --lastname Admin --email admin@localhost \
  <<<"$password"$'\n'"$password"
airflow users reset-password --username admin <<<"$password"$'\n'"$password"
# The DAG processor may not have run yet, and only a known DAG can be paused.
airflow dags reserialize
if [ "${SINESP_CONSUMER:-service}" = airflow ]; then action=unpause; else action=pause; fi
airflow dags "$action" --yes spark_consumer
echo "event=airflow_ready consumer=${SINESP_CONSUMER:-service} spark_consumer=${action}d"
