#!/bin/bash
# Tries servidor/entrypoint/job.sh: which exit codes it makes of a program's, and that a signal reaches the program.
set -uo pipefail
job=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/servidor/entrypoint/job.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

ends() { # WANTED COMMAND...
  local wanted=$1 code
  shift
  "$job" "$@" 2>/dev/null
  code=$?
  [ "$code" = "$wanted" ] || { echo "$*: $code instead of $wanted"; failed=1; }
}

ends 0 true
ends 0 bash -c 'exit 99'
for code in 1 2 3 64 98; do ends $code bash -c "exit $code"; done
ends 127 /not/there
ends 0 bash -c '[ "$1" = "two words" ]' - 'two words'

# A program that ends in its own time after SIGTERM, as the producer does after a flush.
mkfifo "$work/ready"
"$job" bash -c 'trap "sleep 0.3; exit 143" TERM; echo >"$0"; while :; do sleep 0.05; done' "$work/ready" &
pid=$!
read -r _ <"$work/ready"
kill "$pid"
wait "$pid"
code=$?
[ "$code" = 143 ] || { echo "after SIGTERM: $code instead of 143"; failed=1; }

# One that has nothing left to do when it is told to stop.
"$job" bash -c 'trap "exit 99" TERM; echo >"$0"; while :; do sleep 0.05; done' "$work/ready" 2>/dev/null &
pid=$!
read -r _ <"$work/ready"
kill "$pid"
wait "$pid"
code=$?
[ "$code" = 0 ] || { echo "99 after SIGTERM: $code instead of 0"; failed=1; }
exit $failed
