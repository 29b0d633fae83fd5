#!/bin/bash
# Starts the consumer on the Spark cluster, from the newest jar: the one that the user laid into /app/jars (the folder
# servidor/jars of the host), else the image's. Arguments go to the consumer; options come from the environment.
set -euo pipefail

# Spark on Kubernetes starts its executors from this image, by this word and with what they need in the environment.
if [ "${1:-}" = executor ]; then exec /opt/entrypoint.sh "$@"; fi

if [ "${SINESP_CONSUMER:-service}" = airflow ] && [ "${1:-consume}" = consume ]; then
  echo 'event=consumer_idle reason="SINESP_CONSUMER=airflow: the DAG spark_consumer consumes"' >&2
  exec sleep infinity
fi

jar=/app/sinesp-consumer.jar
if [ -f /app/jars/sinesp-consumer.jar ]; then
  jar=/app/jars/sinesp-consumer.jar
elif compgen -G '/app/jars/*.jar' >/dev/null; then
  echo 'level=WARN event=jar_ignored reason="only servidor/jars/sinesp-consumer.jar is taken"' >&2
fi
echo "event=consumer_jar path=$jar sha256=$(sha256sum "$jar" | cut -d' ' -f1)" >&2

if [ "${1:-consume}" = consume ]; then
  set -- consume --checkpoint-dir "${CHECKPOINT_DIR:-/app/checkpoints}" --metrics-host 0.0.0.0 \
    --metrics-port "${METRICS_PORT:-9404}" "${@:2}"
fi

# Spark's own figures of driver and executors, for Prometheus: they are pages of the driver's web interface.
monitoring=()
if [ "${MONITORING:-}" = 1 ] && [ "${1:-consume}" = consume ]; then
  monitoring=(
    --conf spark.ui.enabled=true --conf spark.ui.port=4040 --conf spark.ui.prometheus.enabled=true
    --conf spark.ui.retainedJobs=20 --conf spark.ui.retainedStages=20 --conf spark.ui.retainedTasks=200
    --conf spark.sql.ui.retainedExecutions=5 --conf spark.sql.streaming.ui.enabled=false
    --conf spark.metrics.namespace=sinesp_consumer
    --conf spark.metrics.conf.driver.sink.prometheusServlet.class=org.apache.spark.metrics.sink.PrometheusServlet
    --conf spark.metrics.conf.driver.sink.prometheusServlet.path=/metrics/prometheus
  )
fi
# Each kind of master has settings of its own.
master=${SPARK_MASTER_URL:?the Spark master, such as spark://spark-master:7077}
case $master in
  k8s://*)
    # The rest is in spark-defaults.conf, which the chart mounts. Executors have the jar of the image, and no other.
    jar=/app/sinesp-consumer.jar
    application=local:///app/sinesp-consumer.jar
    settings=(
      --properties-file /opt/spark/conf/spark-defaults.conf
      --conf "spark.driver.bindAddress=${POD_IP:?the address of this pod}"
      --conf "spark.kubernetes.driver.pod.name=${POD_NAME:?the name of this pod}"
    )
    ;;
  *)
    application=$jar
    most=${CONSUMER_MAX_EXECUTORS:-${SPARK_CORES_MAX:-2}}
    settings=(
      --conf spark.executor.cores=1
      --conf "spark.cores.max=$most"
      --conf spark.executor.extraJavaOptions=-XX:+UseSerialGC
      --conf spark.executor.logs.rolling.strategy=size
      --conf spark.executor.logs.rolling.maxSize=10485760
      --conf spark.executor.logs.rolling.maxRetainedFiles=3
    )
    # The secret of the cluster is in a file, never on the command line.
    if [ -n "${SPARK_PROPERTIES_FILE:-}" ]; then settings+=(--properties-file "$SPARK_PROPERTIES_FILE"); fi
    if [ "${1:-consume}" = consume ]; then
      # Executors follow the backlog. There is no shuffle service beside the workers, hence the tracking.
      settings+=(
        --conf spark.dynamicAllocation.enabled=true
        --conf spark.dynamicAllocation.shuffleTracking.enabled=true
        --conf "spark.dynamicAllocation.minExecutors=${CONSUMER_MIN_EXECUTORS:-1}"
        --conf "spark.dynamicAllocation.maxExecutors=$most"
        --conf "spark.dynamicAllocation.executorIdleTimeout=${CONSUMER_EXECUTOR_IDLE_TIMEOUT:-60s}"
      )
      # A batch has work for all of them, whatever the number of the topic's partitions, and at least the program's six tasks.
      [ "$most" -le 6 ] || export CONSUMER_MIN_TASKS=${CONSUMER_MIN_TASKS:-$most}
    fi
    ;;
esac

# Client mode: this container is the driver, it owns the checkpoint, and the program's exit code is the container's.
exec /opt/spark/bin/spark-submit \
  --master "$master" \
  --name spark-consumer \
  --driver-class-path "$jar" \
  --driver-memory "${SPARK_DRIVER_MEMORY:-512m}" \
  --executor-memory "${SPARK_EXECUTOR_MEMORY:-1g}" \
  "${settings[@]}" \
  "${monitoring[@]}" \
  --class br.engdados.sinesp.consumer.cli.Main \
  "$application" "$@"
