#!/usr/bin/env bash
# Runs one of the programs from its jar, on the local servers unless the environment names others.
#   scripts/sinesp.sh producer|consumer|painel|local COMMAND [OPTION…]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# Java takes the encoding of file names from the locale alone, and in that of cron and containers (C) none has an accent.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
# An older Java would tell a class file version; the file `release` spares starting it. (Too new a one: the consumer tells.)
found=$(command -v "$java") || { echo "No Java at $java: install JDK 17 or 21, or set JAVA_HOME to one" >&2; exit 3; }
home=$(readlink -f "$found")
version=$(grep -s '^JAVA_VERSION=' "${home%/bin/java}/release" || "$found" -version 2>&1 | grep ' version "') || version=''
version=${version#*\"}
version=${version%%\"*}
if ! [ "${version%%[.-]*}" -ge 17 ] 2>/dev/null; then
  echo "$found is Java ${version:-?}, and this project runs on Java 17 to 22: set JAVA_HOME to a JDK 17 or 21" >&2
  exit 3
fi
data=${LOCAL_DATA_DIR:-$root/.local}
export LOCAL_DATA_DIR=$data
export KAFKA_BOOTSTRAP_SERVERS=${KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:${KAFKA_PORT:-9092}}
export CASSANDRA_HOST=${CASSANDRA_HOST:-127.0.0.1} CASSANDRA_PORT=${CASSANDRA_PORT:-9042}
export SINESP_STATE_DIR=${SINESP_STATE_DIR:-$data/state} SINESP_CACHE_DIR=${SINESP_CACHE_DIR:-$data/cache}
export CONSUMER_CHECKPOINT_DIR=${CONSUMER_CHECKPOINT_DIR:-$data/checkpoints}
export PAINEL_STATE_DIR=${PAINEL_STATE_DIR:-$data/painel}
# What is exported on this machine is what the panel hands out.
export CONSUMER_EXPORT_TO=${CONSUMER_EXPORT_TO:-$data/exports}
case $CONSUMER_EXPORT_TO in *://*) ;; *) export PAINEL_EXPORTS_DIR=${PAINEL_EXPORTS_DIR:-$CONSUMER_EXPORT_TO} ;; esac

program=${1:?producer, consumer, painel or local}
shift
case $program in
  producer)
    # An archive of classes that is missing or of another jar is passed over, in silence.
    exec "$java" "-Xmx${PRODUCER_HEAP:-256m}" "@$root/producer/jvm.options" -Xlog:cds=off -Xlog:cds+dynamic=off \
      "-XX:SharedArchiveFile=$root/producer/target/sinesp-producer.jsa" -jar "$root/producer/target/sinesp-producer.jar" "$@"
    ;;
  consumer)
    exec "$java" "-Xmx${CONSUMER_HEAP:-1g}" "@$root/consumer/jvm.options" -Xlog:cds=off -Xlog:cds+dynamic=off \
      "-XX:SharedArchiveFile=$root/consumer/target/sinesp-consumer.jsa" \
      -cp "$root/consumer/target/sinesp-consumer.jar:$root/consumer/target/spark/*" \
      br.engdados.sinesp.consumer.cli.Main "$@"
    ;;
  painel)
    exec "$java" "@$root/painel/jvm.options" "-Xmx${PAINEL_HEAP:-512m}" -Xlog:cds=off -Xlog:cds+dynamic=off \
      "-XX:SharedArchiveFile=$root/painel/target/sinesp-painel.jsa" -jar "$root/painel/target/sinesp-painel.jar" "$@"
    ;;
  local)
    exec "$java" -Xmx64m -jar "$root/local/target/sinesp-local.jar" "$@"
    ;;
  *)
    echo "unknown program: $program (producer, consumer, painel or local)" >&2
    exit 64
    ;;
esac
