# The targets of the images and of the Helm chart. The top Makefile includes this file; paths are the project root's.

IMAGE_PREFIX ?= sinesp/
IMAGE_TAG ?= $(shell sed -n 's/^appVersion: "\(.*\)"/\1/p' charts/sinesp/Chart.yaml)
# s3a: the consumer's image with what s3a:// needs
OBJECT_STORE ?=

.PHONY: images chart-files chart-docs chart-test chart

images: stack-engine ## build the images for Kubernetes: producer, consumer, painel (IMAGE_PREFIX=registry/path/ IMAGE_TAG= OBJECT_STORE=s3a)
	docker build -f producer/Dockerfile -t $(IMAGE_PREFIX)producer:$(IMAGE_TAG) .
	docker build -f cliente/Dockerfile --build-arg OBJECT_STORE=$(OBJECT_STORE) -t $(IMAGE_PREFIX)consumer:$(IMAGE_TAG) .
	docker build -f painel/Dockerfile -t $(IMAGE_PREFIX)painel:$(IMAGE_TAG) .

chart-files: ## copy rules and dashboards of servidor/monitoring, the one source, into the chart
	@charts/checks/files.sh

chart: chart-files ## package the Helm chart into .local/
	@charts/checks/run.sh package

chart-docs: ## write charts/sinesp/README.md from the comments of values.yaml
	@charts/checks/run.sh docs

chart-test: ## check the Helm chart; on a node where KUBECONFIG or ../shared/kubernetes is there (STEPS='static install …')
	@charts/checks/run.sh $(STEPS)
