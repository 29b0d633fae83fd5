#!/usr/bin/env bash
# Writes the pages about options from the programs' own commands (docs/options.md, docs/pt-BR/opcoes.md), and the data
# dictionary from the contract (docs/dictionary.md, docs/pt-BR/dicionario.md), and what the programs count
# (docs/metrics.md, docs/pt-BR/metricas.md).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# One line a program: its class path and the class that makes it.
options() { "$java" -cp "$1" br.engdados.sinesp.program.docs.OptionsPages "$root/docs" "$2"; }

options "$root/producer/target/sinesp-producer.jar" br.engdados.sinesp.producer.cli.ProducerProgram
options "$root/consumer/target/sinesp-consumer.jar:$root/consumer/target/spark/*" br.engdados.sinesp.consumer.cli.ConsumerProgram
options "$root/painel/target/sinesp-painel.jar" br.engdados.sinesp.painel.cli.PanelProgram
options "$root/local/target/sinesp-local.jar" br.engdados.sinesp.local.cli.LocalProgram
metrics() { "$java" -cp "$1" br.engdados.sinesp.program.docs.MetricsPages "$root/docs" "${@:2}"; }
metrics "$root/producer/target/sinesp-producer.jar" "sinesp-producer publish" br.engdados.sinesp.producer.metrics.ListedRunMetrics
metrics "$root/consumer/target/sinesp-consumer.jar" \
  "sinesp-consumer consume" br.engdados.sinesp.consumer.metrics.ListedConsumerMetrics \
  "sinesp-consumer verify" br.engdados.sinesp.consumer.metrics.ListedVerifyMetrics
"$java" -cp "$root/consumer/target/sinesp-consumer.jar" br.engdados.sinesp.contract.dictionary.DictionaryPages "$root/docs"
