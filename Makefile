# Every command of the SINESP pipeline. `make` lists them; the README explains them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# What may be set, on the command line (make up KAFKA_PORT=19092) or in the environment:
export LOCAL_DATA_DIR ?= .local
export KAFKA_PORT ?= 9092
export CASSANDRA_PORT ?= 9042
export KAFKA_HEAP ?= 768m
export CASSANDRA_HEAP ?= 1g
export PRODUCER_HEAP ?= 256m
export CONSUMER_HEAP ?= 1g
export PAINEL_HEAP ?= 512m
export SPARK_MASTER_URL ?= local[*]
# SOURCE: what to publish, a file or a folder. ARGS: more options for the command at hand.
SOURCE ?=
ARGS ?=
export SOURCE ARGS

MAVEN := mvn -B -ntp
VERSION_OF_BUILD := .local/build/jars
JAVA_SOURCES := $(shell find pom.xml contract program producer consumer painel local -not -path '*/target/*' \
	\( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -type f 2>/dev/null)

.PHONY: help run test test-long fuzz up status down produce consume verify export painel jars docs format clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  Variables: SOURCE=path ARGS='more options' KAFKA_PORT CASSANDRA_PORT KAFKA_HEAP CASSANDRA_HEAP"
	@echo "             PRODUCER_HEAP CONSUMER_HEAP PAINEL_HEAP LOCAL_DATA_DIR   (README.md says more)"

run: jars ## the whole job: servers, publish and load at once, verify (SOURCE=file or folder)
	@scripts/run.sh

up: jars ## start Kafka and Cassandra on this machine and leave them up
	@scripts/sinesp.sh local up

status: jars ## show whether they run, where, and with how much memory
	@scripts/sinesp.sh local status

down: jars ## stop them; their data stay in .local/
	@scripts/sinesp.sh local down

produce: jars ## publish SOURCE= to Kafka (more options in ARGS=)
	@scripts/sinesp.sh producer publish $(if $(SOURCE),--source "$$SOURCE") $(ARGS)

consume: jars ## bring the tables up to date with the topics, then end (more options in ARGS=)
	@scripts/sinesp.sh consumer consume --trigger available-now $(ARGS)

verify: jars ## compare the tables with the topics, row by row
	@scripts/sinesp.sh consumer verify $(ARGS)

export: jars ## write the tables as Parquet and CSV into .local/exports, which the panel hands out (ARGS='--to folder')
	@scripts/sinesp.sh consumer export $(ARGS)

painel: jars ## the figures in the browser and as an API, until Ctrl-C: http://127.0.0.1:8088
	@scripts/painel.sh

jars: $(VERSION_OF_BUILD) ## build the programs (done by the others when needed)

$(VERSION_OF_BUILD): $(JAVA_SOURCES)
	@scripts/requirements.sh
	@echo "Building (the first time Maven fetches what it needs: some minutes) …"
	@$(MAVEN) -q package -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl local,producer,consumer,painel -am
	@scripts/class-archive.sh
	@mkdir -p $(@D) && touch $@

test: ## all checks and tests on real servers, about half an hour; needs no Docker
	@scripts/requirements.sh
	@scripts/browser.sh
	$(MAVEN) verify
	airflow/tests/run.sh
	@servidor/monitoring/check.sh || [ $$? = 3 ]

test-long: ## the long tests, which make test leaves out: real files, kills, TLS (needs ../shared; over an hour)
	@scripts/requirements.sh
	@scripts/browser.sh
	$(MAVEN) verify -Dlong-tests

fuzz: ## hostile bytes for both readers, 20 minutes each of CSV, sheet and workbook
	@scripts/requirements.sh
	for reader in csv sheet workbook; do \
	  JAZZER_FUZZ=1 $(MAVEN) -q test -pl producer -am -Dspotless.check.skip -Dcyclonedx.skip \
	    -Dtest="ReaderFuzzTest#$$reader" -Dsurefire.failIfNoSpecifiedTests=false; \
	done

docs: jars ## write the pages about options and data from the code (docs/options.md, docs/dictionary.md, Portuguese twins)
	@scripts/docs.sh

format: ## lay the Java code out as the build wants it
	$(MAVEN) -q spotless:apply

clean: ## remove what was built; the servers' data in .local/ stay
	$(MAVEN) -q clean
	rm -rf .local/build

-include servidor/stack.mk
-include charts/chart.mk
-include bench/bench.mk
