#!/bin/sh
# Writes what depends on this installation into the volume of the monitoring: Alertmanager's configuration with the
# addresses, which may be secrets, and Prometheus' targets that may be switched off. secrets-init runs it at every start.
# Prints names, never addresses.
set -eu
umask 077
here=${MONITORING_TEMPLATES:-/monitoring}
secrets=${SINESP_SECRETS:-/run/sinesp}
out=${MONITORING_RENDERED:-/run/monitoring}
owner=${MONITORING_OWNER:-65534:65534} # nobody, whom Prometheus and Alertmanager run as

address() { # NAME [VALUE]: the variable's value, or the secret's; for a quoted YAML string
  value=${2:-}
  if [ -z "$value" ] && [ -s "$secrets/$1" ]; then value=$(cat "$secrets/$1"); fi
  case $value in
    '' | http://* | https://*) ;;
    *)
      echo "level=WARN event=address_ignored name=$1 reason=\"not an http(s) address\"" >&2
      value=
      ;;
  esac
  printf '%s' "$value" | tr -d '\r\n' | sed "s/'/''/g"
}

put() { # NAME MODE: whole or not at all
  chmod "$2" "$out/.new"
  chown "$owner" "$out/.new"
  mv "$out/.new" "$out/$1"
}

# Addresses reach sed as part of its script on standard input, so they are on no command line.
literal() { sed 's/[\\&|]/\\&/g'; }

alertmanager() {
  webhook=$(address sinesp_alert_webhook "${SINESP_ALERT_WEBHOOK:-}")
  watchdog=$(address sinesp_watchdog_webhook "${SINESP_WATCHDOG_WEBHOOK:-}")
  {
    if [ -z "$webhook" ]; then echo '/# webhook$/d'; fi
    if [ -z "$watchdog" ]; then echo '/# watchdog$/d'; fi
    printf 's|http://webhook.invalid|%s|\n' "$(printf '%s' "$webhook" | literal)"
    printf 's|http://watchdog.invalid|%s|\n' "$(printf '%s' "$watchdog" | literal)"
  } | sed -f - "$here/alertmanager/alertmanager.yml" >"$out/.new"
  put alertmanager.yml 400
  echo "event=rendered name=alertmanager.yml webhook=$([ -n "$webhook" ] && echo set || echo unset) watchdog=$([ -n "$watchdog" ] && echo set || echo unset)"
}

# Who may ask Prometheus and Alertmanager: one user, whose password they hold as a hash. health.http asks how they are, as a
# password would be on the command line of wget.
web() {
  password=$(cat "$secrets/prometheus_password")
  salt=$(head -c 24 /dev/urandom | base64 | tr '+' '.' | cut -c1-21)u
  # shellcheck disable=SC2016 # Perl's variables
  hash=$(printf '%s' "$password" | perl -e 'print crypt(join("", <STDIN>), $ARGV[0])' "\$2b\$10\$$salt")
  printf "basic_auth_users:\n  prometheus: '%s'\n" "$hash" >"$out/.new"
  put web.yml 400
  printf '%s' "$password" >"$out/.new"
  put password 400
  printf 'basic_auth:\n  username: prometheus\n  password_file: /run/monitoring/password\n' >"$out/.new"
  put client.yml 444
  basic=$(printf 'prometheus:%s' "$password" | base64 | tr -d '\n')
  printf 'GET /-/ready HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n' "$basic" >"$out/.new"
  put health.http 400
}

targets() { # NAME JSON
  printf '%s\n' "$2" >"$out/.new"
  put "targets/$1.json" 444
}

probe() { # NAME MODULE DEPENDS-ON ADDRESS
  printf '{"labels": {"service": "%s", "module": "%s", "depends_on": "%s"}, "targets": ["%s"]}' "$1" "$2" "$3" "$4"
}

wanted() { # SERVICE: of those that may be left out
  case " ${MONITORED_SERVICES-control-center painel} " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

mkdir -p "$out/targets"
chown "$owner" "$out" "$out/targets"
chmod 755 "$out" "$out/targets"
alertmanager
web

agents() { # TARGETS NODES: the JMX agents in the servers
  targets "$1" "[{\"targets\": [$(printf '"%s:9405", ' $2 | sed 's/, $//')]}]"
}
agents kafka "${KAFKA_NODES:-broker}"
agents cassandra "${CASSANDRA_NODES:-cassandra}"

if [ "${SINESP_CONSUMER:-service}" = airflow ]; then
  targets consumer '[]'
  targets spark-driver '[]'
else
  targets consumer '[{"targets": ["spark-consumer:9404"]}]'
  targets spark-driver '[{"targets": ["spark-consumer:4040"], "labels": {"depends_on": "kafka cassandra consumer"}}]'
fi

# With TLS this target also tells when the certificate ends, which all of the stack's servers share (alert CertificateExpires).
scheme=http
if [ "${TLS:-}" = 1 ]; then scheme=https; fi
probes=$(probe airflow airflow '' $scheme://webserver:8080/api/v2/monitor/health)
probes="$probes, $(probe schema-registry locked kafka http://schema-registry:8081/)"
if wanted control-center; then probes="$probes, $(probe control-center locked kafka http://control-center:9021/health)"; fi
targets probes "[$probes]"
if wanted painel; then
  targets painel '[{"targets": ["painel:8088"], "labels": {"depends_on": "kafka"}}]'
else
  targets painel '[]'
fi
