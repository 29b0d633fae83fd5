#!/usr/bin/env bash
# Writes down the classes that a run of the producer loads, as the JVM's class data sharing wants them: each start then
# takes a third less CPU (docs/performance.md). The run is one that ends at a broker which is not there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
target=$root/producer/target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Without the environment: what it holds for the producer is not meant for this.
producer() { env -i PATH="$PATH" "$java" "@$root/producer/jvm.options" "$@"; }

producer -jar "$target/sinesp-producer.jar" sample --out "$work/sample.xlsx" >/dev/null
rm -f "$target/sinesp-producer.jsa"
status=0
producer -XX:ArchiveClassesAtExit="$target/sinesp-producer.jsa" -jar "$target/sinesp-producer.jar" publish \
  --source "$work/sample.xlsx" --bootstrap-servers 127.0.0.1:1 --kafka-timeout 1 \
  --state-dir "$work/state" --report-dir "$work/reports" >"$work/log" 2>&1 || status=$?
if [ $status != 3 ] || [ ! -s "$target/sinesp-producer.jsa" ]; then
  echo "class-archive.sh: the JVM has written no archive of classes; the producer starts without it, a little slower:" >&2
  tail -n 5 "$work/log" >&2
fi
