# Benchmarks beside the peers and the limits: docs/performance.md. No part of `make test`.
export BENCH_DIR ?= .local/bench
export BENCH_KAFKA_PORT ?= 19092
export BENCH_CASSANDRA_PORT ?= 19042
ONLY ?=
REPEAT ?= 3
ROWS ?=
BENCH_VENV := .local/bench/venv
BENCH_LIBRARIES := .local/bench/libraries

.PHONY: bench

bench: jars $(BENCH_VENV)/ready $(BENCH_LIBRARIES) ## measure beside the peers (ONLY=read,publish,load,endtoend,growth,queries,painel,profile,before REPEAT=3)
	@$(BENCH_VENV)/bin/python bench/bench.py --repeat "$(REPEAT)" $(if $(ONLY),--only "$(ONLY)") $(if $(ROWS),--rows "$(ROWS)")

$(BENCH_VENV)/ready: bench/requirements.txt
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement bench/requirements.txt
	@touch $@

# The jars are made once more, and an archive of classes belongs to the jar of its time.
$(BENCH_LIBRARIES): $(VERSION_OF_BUILD) bench/peers/pom.xml bench/limits/pom.xml bench/kafka-tools/pom.xml bench/dsbulk/pom.xml \
		$(wildcard bench/*/src/main/java/br/engdados/sinesp/bench/*.java bench/*/src/main/java/br/engdados/sinesp/bench/*/*.java)
	$(MAVEN) -q -f bench/kafka-tools/pom.xml package
	$(MAVEN) -q -f bench/dsbulk/pom.xml package
	$(MAVEN) -q -Pbench package -DskipTests -Dspotless.check.skip -pl bench/peers,bench/limits -am
	scripts/class-archive.sh
	@mkdir -p $(@D) && touch $@
