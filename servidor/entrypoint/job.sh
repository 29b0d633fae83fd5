#!/bin/bash
# Runs a program as a Kubernetes Job: 99, nothing new, is a success, as a Job knows no other exit codes. A signal is
# passed on, and the program's own exit code is told.
set -uo pipefail

"$@" &
program=$!
signalled=''
trap 'signalled=yes; kill -TERM "$program" 2>/dev/null' TERM INT
while :; do
  wait "$program"
  code=$?
  # A signal ends `wait`, not the program.
  [ -n "$signalled" ] || break
  signalled=''
done
if [ "$code" = 99 ]; then
  echo 'event=nothing_new exit_code=99' >&2
  code=0
fi
exit "$code"
