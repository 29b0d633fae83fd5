# The targets of the compose stack. The top Makefile includes this file; paths are the project root's.

# Compose v2 where it is there, else docker-compose 1.29.2.
COMPOSE ?= $(shell if docker compose version >/dev/null 2>&1; then echo docker compose; else echo docker-compose; fi)
# SMALL=1: the profile for a laptop with 8 GB (servidor/small.env), without Control Center and panel.
stack_environment = $(if $(SMALL),$(shell grep -v '^\#' servidor/small.env))
stack_scale = $(if $(SMALL),--scale control-center=0 --scale painel=0) $(if $(CLUSTER),--scale spark-worker=2)
# CLUSTER=1: three brokers, three Cassandra nodes, two workers. Every command about such a stack wants it, or this variable.
ifdef CLUSTER
export COMPOSE_FILE = docker-compose.yml:docker-compose.cluster.yml
endif
# MONITORING=1: with Prometheus, Alertmanager and, where its image can be had, Grafana.
stack_monitoring = $(if $(MONITORING),MONITORING=1 COMPOSE_PROFILES="$$(monitoring/profiles.sh)")
stack_compose = cd servidor && env $(stack_environment) $(COMPOSE)
# Whether TLS is on, which `make stack-certificates` writes into .env.
stack_scheme = $(if $(findstring docker-compose.tls.yml,$(or $(COMPOSE_FILE),$(shell grep -s '^COMPOSE_FILE=' servidor/.env))),https,http)
# Commands that are about all that runs, monitored or not.
stack_compose_all = cd servidor && env COMPOSE_PROFILES=monitoring,grafana $(stack_environment) $(COMPOSE)

.PHONY: monitoring-check stack-backup stack-restore stack-rotate stack-secrets stack-certificates stack-build stack-up stack-status stack-logs stack-consumer-restart stack-down stack-reset stack-test cluster-test

stack-secrets: stack-engine ## show the administrator's name and password for Airflow's page
	@cd servidor && ./show-secrets.sh $(COMPOSE)

stack-certificates: ## make certificates where none are laid, and turn TLS on: NAMES="host.example 10.0.0.5", RENEW=1, DAYS=397 (docs/security.md)
	@NAMES="$(NAMES)" RENEW="$(RENEW)" DAYS="$(DAYS)" servidor/certificates.sh $(COMPOSE)

stack-rotate: stack-engine ## make a new value of one secret and hand it out, while data flow: SECRET=kafka_consumer_password (docs/security.md)
	@servidor/rotate-secret.sh "$(SECRET)" $(COMPOSE)

stack-backup: stack-engine ## copy topics, manifests and Airflow's database into TO=folder (SECRETS=1: the secrets too); the rest is rebuilt
	@SECRETS=$(SECRETS) DATABASE=$(DATABASE) servidor/backup.sh "$(TO)" $(COMPOSE)

stack-restore: stack-engine ## bring a backup back into a stack without data and rebuild the tables: FROM=folder
	@servidor/restore.sh "$(FROM)" $(COMPOSE)

stack-build: stack-engine ## build the images of Airflow and of the consumer (the jars are built inside Docker)
	$(stack_compose) build

stack-up: stack-engine ## start the whole pipeline in Docker (SMALL=1 on a machine with 8 GB; MONITORING=1 with Prometheus and Grafana; CLUSTER=1 with three of each server)
	cd servidor && env $(stack_environment) $(stack_monitoring) $(COMPOSE) up -d $(stack_scale)
	@$(if $(MONITORING),echo "Grafana: $(stack_scheme)://localhost:3000 (make stack-secrets)")
	@echo "Airflow: $(stack_scheme)://localhost:8080 (make stack-secrets), Spark: http://localhost:9090, Control Center: http://localhost:9021"

stack-status: stack-engine ## show the state and the health of every service
	$(stack_compose_all) ps

stack-logs: stack-engine ## follow the logs of all services (SERVICE=name for one)
	$(stack_compose_all) logs -f --tail=100 $(SERVICE)

stack-consumer-restart: stack-engine ## restart the consumer: it takes servidor/jars/sinesp-consumer.jar where one lies
	$(stack_compose) restart spark-consumer

stack-down: stack-engine ## stop the stack; data, offsets and checkpoints stay
	$(stack_compose_all) down

stack-reset: stack-engine ## stop the stack and delete all its data and secrets (asks first; YES=1 does not)
	@if [ "$(YES)" != 1 ]; then \
	  printf 'This deletes topics, tables, checkpoints, the history of Airflow and the generated secrets. Type yes: '; \
	  read -r answer && [ "$$answer" = yes ] || { echo 'Nothing was deleted.'; exit 1; }; \
	fi
	$(stack_compose_all) -f docker-compose.yml -f docker-compose.zookeeper.yml -f docker-compose.cluster.yml down --volumes --remove-orphans

stack-test: stack-engine ## test the whole stack from nothing, on volumes and ports of its own (stack-down first; needs ../shared)
	@COMPOSE="$(COMPOSE)" servidor/stack-test/run.sh $(STEPS)

cluster-test: stack-engine ## test a cluster of three: faults, two nodes at once, rolling restarts, while nine years load (ROUNDS=30, SEED=n; hours)
	@COMPOSE="$(COMPOSE)" servidor/stack-test/run.sh $(or $(STEPS),cluster two_nodes rolling)

monitoring-check: ## check alert rules with their tests, Alertmanager's routes and the dashboards; needs no Docker
	@servidor/monitoring/check.sh

.PHONY: stack-engine
stack-engine:
	@docker version --format '{{.Server.Version}}' >/dev/null 2>&1 || { \
	  echo 'make: no Docker engine answers. Install one (Debian: apt-get install docker.io docker-compose), start it, or add'; \
	  echo 'your user to the group docker. Without Docker: make run.'; exit 3; } >&2
	@$(COMPOSE) version >/dev/null 2>&1 || { \
	  echo 'make: neither "docker compose" nor "docker-compose" is there. Debian: apt-get install docker-compose' >&2; exit 3; }
