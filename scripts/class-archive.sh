#!/usr/bin/env bash
# Writes down the classes that a run of the producer, and a start of the consumer and of the panel, loads, as the JVM's
# class data sharing wants them: each start then takes a third to a half less CPU (docs/performance.md). No server is
# needed: the runs end at brokers which are not there. An archive that is younger than its jar is left as it is.
#   scripts/class-archive.sh [producer|consumer|painel …]      (without a name: all three)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Without the environment: what it holds for the programs is not meant for this.
alone=(env -i PATH="$PATH" "$java")

# $1: the program, $2: how its run ended, $3: how it should have.
check() {
  if [ "$2" != "$3" ] || [ ! -s "$root/$1/target/sinesp-$1.jsa" ]; then
    echo "class-archive.sh: the JVM has written no archive of classes; the program $1 starts without it, a little slower:" >&2
    tail -n 5 "$work/log" >&2
  fi
}

producer() {
  local target=$root/producer/target status=0
  "${alone[@]}" "@$root/producer/jvm.options" -jar "$target/sinesp-producer.jar" sample --out "$work/sample.xlsx" >/dev/null
  "${alone[@]}" "@$root/producer/jvm.options" -XX:ArchiveClassesAtExit="$target/sinesp-producer.jsa" \
    -jar "$target/sinesp-producer.jar" publish --source "$work/sample.xlsx" --bootstrap-servers 127.0.0.1:1 --kafka-timeout 1 \
    --state-dir "$work/state" --report-dir "$work/reports" >"$work/log" 2>&1 || status=$?
  check producer $status 3
}

# The same class path as in scripts/sinesp.sh: with another one the JVM passes the archive over.
consumer() {
  local target=$root/consumer/target status=0
  "${alone[@]}" "@$root/consumer/jvm.options" -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$target/sinesp-consumer.jsa" \
    -cp "$target/sinesp-consumer.jar:$target/spark/*" br.engdados.sinesp.consumer.cli.TrainingRun "$work/training" \
    >"$work/log" 2>&1 || status=$?
  check consumer $status 0
}

painel() {
  local target=$root/painel/target status=0 panel
  mkfifo "$work/address"
  "${alone[@]}" "@$root/painel/jvm.options" -XX:ArchiveClassesAtExit="$target/sinesp-painel.jsa" \
    -jar "$target/sinesp-painel.jar" serve --port 0 --bootstrap-servers 127.0.0.1:1 --state-dir "$work/panel" >"$work/address" 2>"$work/log" &
  panel=$!
  # It says its address once it listens, or ends without.
  read -r _ <"$work/address" || true
  kill "$panel" 2>/dev/null || true
  wait "$panel" || status=$?
  check painel $status 143
}

[ $# -gt 0 ] || set -- producer consumer painel
for program in "$@"; do
  archive=$root/$program/target/sinesp-$program.jsa
  if [ ! "$archive" -nt "$root/$program/target/sinesp-$program.jar" ]; then
    rm -f "$archive"
    "$program"
  fi
done
