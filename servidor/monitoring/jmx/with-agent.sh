#!/bin/bash
# Starts a server with Prometheus' JMX agent in it where the stack is monitored: with-agent.sh VARIABLE CONFIG COMMAND...
# VARIABLE is where the server takes options of its JVM from. It is set for this one process: in the container's
# environment every command-line tool of the server would start an agent too, on a port that is taken.
set -euo pipefail
variable=$1 config=$2
shift 2

if [ "${MONITORING:-}" = 1 ]; then
  jar=/jmx/jmx_prometheus_javaagent.jar
  # The service jmx-agent puts it there within seconds of a first start. The server matters more than its figures.
  for _ in {1..60}; do
    [ -s "$jar" ] && break
    sleep 1
  done
  if [ -s "$jar" ]; then
    export "$variable=${!variable:-} -javaagent:$jar=9405:$config"
  else
    echo 'level=WARN event=jmx_agent_missing reason="the service jmx-agent has not run"' >&2
  fi
fi
exec "$@"
