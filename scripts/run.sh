#!/usr/bin/env bash
# The whole job on one machine: Kafka and Cassandra up (unless up already), publishing and loading at the
# same time, then a comparison of every row by the same consumer, then a summary. SOURCE names a file or a folder; without it the
# workbooks of last year and this year are fetched, and where they cannot be had the synthetic sample is taken.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${LOCAL_DATA_DIR:-$root/.local}
log=$data/log/run-consumer.log
mkdir -p "$data/log"
export SINESP_CACHE_DIR=${SINESP_CACHE_DIR:-$data/cache}
sinesp() { "$root/scripts/sinesp.sh" "$@"; }
say() { printf '\n== %s\n' "$*"; }

started_servers='' consumer='' publishing=''
finish() {
  local rc=$?
  trap - EXIT INT TERM
  exec 9>&- || true
  for child in $publishing $consumer; do
    if kill -TERM "$child" 2>/dev/null; then wait "$child" || true; fi
  done
  [ -z "$started_servers" ] || sinesp local down || true
  exit $rc
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Servers"
if ! sinesp local status; then
  started_servers=yes
  sinesp local up
fi

source=${SOURCE:-}
if [ -z "$source" ]; then
  say "Source: the ministry's workbooks of last year and this year"
  year=$(date +%Y)
  if sinesp producer fetch --source govbr --years "$((year - 1))-$year"; then
    source=govbr
    set -- --years "$((year - 1))-$year"
  else
    source=$data/sample/amostra-sintetica.xlsx
    say "They cannot be had (see above). Taking the SYNTHETIC sample instead: no real figures."
    mkdir -p "${source%/*}"
    sinesp producer sample --out "$source"
  fi
fi

say "Publishing $source and loading it at the same time (the consumer's log: $log)"
begun=$SECONDS
# The terminal is the producer's until it has published. Once file descriptor 9 is closed the consumer shows on it how far
# it is, loads the rest, verifies every row, says the result, and ends.
progress=lines
[ ! -t 1 ] || progress=bar
queue=$(mktemp -u "$data/log/run.XXXXXX")
mkfifo -m 600 "$queue"
sinesp consumer consume --trigger continuous --interval 1s --drain-when-stdin-ends --verify --progress $progress \
  <"$queue" 2>"$log" 9>&- &
consumer=$!
exec 9>"$queue"
rm -f "$queue"
rc=0
# shellcheck disable=SC2086 # ARGS holds several words
sinesp producer publish --source "$source" "$@" ${ARGS:-} 9>&- &
publishing=$!
wait "$publishing" || rc=$?
publishing=''
[ "$rc" = 0 ] || exit "$rc"

published=$((SECONDS - begun))
say "Published after $published s; loading the rest, then verifying every row"
exec 9>&-
wait "$consumer" || rc=$?
consumer=''
if [ "$rc" != 0 ]; then
  # 2: the differences are above.
  [ "$rc" = 2 ] || tail -n 20 "$log" >&2
  echo "The consumer ended with exit code $rc; its whole log: $log" >&2
  exit "$rc"
fi

say "Done"
echo "published after ${published} s, loaded and verified after $((SECONDS - begun)) s"
case $source in *amostra-sintetica*) echo "These rows are SYNTHETIC (amostra sintética), not the ministry's." ;; esac
echo "To see the figures in the browser and as an API: make painel. As files to take away: make up export"
if [ -n "$started_servers" ]; then
  echo "The servers stop now; \`make up\` starts them with these data. Then e.g.: cqlsh 127.0.0.1 ${CASSANDRA_PORT:-9042}"
else
  echo "The servers stay up. Try: cqlsh 127.0.0.1 ${CASSANDRA_PORT:-9042} -k dados_seguranca_publica"
fi
