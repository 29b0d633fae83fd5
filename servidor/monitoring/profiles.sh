#!/bin/sh
# Prints the compose profiles of a monitored stack: with grafana where its image is there or can be pulled.
image=$(sed -n 's/^ *image: \(grafana\/.*\)$/\1/p' "$(dirname "$0")/../docker-compose.yml")
if docker image inspect "$image" >/dev/null 2>&1 || timeout 600 docker pull -q "$image" >/dev/null 2>&1; then
  echo monitoring,grafana
else
  echo "make: $image cannot be had; starting without Grafana. Prometheus keeps the figures meanwhile." >&2
  echo monitoring
fi
