#!/usr/bin/env bash
# The panel in the foreground until Ctrl-C, on the local servers: started first unless they are up, and stopped
# afterwards if they were started here.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sinesp() { "$root/scripts/sinesp.sh" "$@"; }

started_servers='' panel=''
finish() {
  local rc=$?
  trap - EXIT INT TERM
  if [ -n "$panel" ] && kill -TERM "$panel" 2>/dev/null; then wait "$panel" || true; fi
  [ -z "$started_servers" ] || sinesp local down || true
  exit $rc
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Servers of another machine are not started from here.
if [ -z "${KAFKA_BOOTSTRAP_SERVERS:-}" ] && ! sinesp local status >/dev/null 2>&1; then
  started_servers=yes
  sinesp local up
fi
# shellcheck disable=SC2086 # ARGS holds several words
sinesp painel serve ${ARGS:-} &
panel=$!
wait "$panel"
