#!/usr/bin/env bash
# Writes the pages about options from the programs' own commands (docs/options.md, docs/pt-BR/opcoes.md), and the data
# dictionary from the contract (docs/dictionary.md, docs/pt-BR/dicionario.md).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# One line a program: its class path and the class that makes it.
options() { "$java" -cp "$1" br.engdados.sinesp.program.docs.OptionsPages "$root/docs" "$2"; }

options "$root/producer/target/sinesp-producer.jar" br.engdados.sinesp.producer.cli.ProducerProgram
options "$root/consumer/target/sinesp-consumer.jar:$root/consumer/target/spark/*" br.engdados.sinesp.consumer.cli.ConsumerProgram
options "$root/painel/target/sinesp-painel.jar" br.engdados.sinesp.painel.cli.PanelProgram
options "$root/local/target/sinesp-local.jar" br.engdados.sinesp.local.cli.LocalProgram
"$java" -cp "$root/consumer/target/sinesp-consumer.jar" br.engdados.sinesp.contract.dictionary.DictionaryPages "$root/docs"
