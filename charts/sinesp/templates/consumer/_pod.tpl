{{- define "sinesp.rpcSecret" -}}
{{ default (printf "%s-rpc" (include "sinesp.fullname" .)) .Values.consumer.rpcSecret }}
{{- end }}

{{/* (list root values-of-the-program): the variables of every command of the consumer. */}}
{{- define "sinesp.consumerEnv" -}}
{{- include "sinesp.kafkaEnv" . }}
{{ include "sinesp.cassandraEnv" . }}
{{- if include "sinesp.cassandraSecret" . }}
- {name: CASSANDRA_PROPERTIES_FILE, value: /etc/sinesp/cassandra/cassandra.properties}
{{- end }}
{{- end }}

{{/* The keys of the object store, for those who use it. */}}
{{- define "sinesp.objectStoreEnv" -}}
{{- if .Values.objectStore.secret }}
{{- range list "AWS_ACCESS_KEY_ID" "AWS_SECRET_ACCESS_KEY" }}
- name: {{ . }}
  valueFrom: {secretKeyRef: {name: {{ $.Values.objectStore.secret }}, key: {{ . }}}}
{{- end }}
{{- end }}
{{- end }}

{{/* (list root): the driver of `consume`, of the Deployment or of the CronJob. */}}
{{- define "sinesp.driverPod" -}}
{{- $root := index . 0 -}}
{{- $values := $root.Values.consumer -}}
metadata:
  labels:
    {{- include "sinesp.labels" (list $root "consumer") | nindent 4 }}
  annotations:
    checksum/spark: {{ include (print $root.Template.BasePath "/consumer/configmap.yaml") $root | sha256sum }}
spec:
  serviceAccountName: {{ include "sinesp.fullname" $root }}-driver
  automountServiceAccountToken: true
  terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
  {{- include "sinesp.podPlacement" (list $root $values) | nindent 2 }}
  {{- include "sinesp.podSecurity" 185 | nindent 2 }}
  {{- if eq $values.trigger "available-now" }}
  restartPolicy: Never
  {{- end }}
  containers:
    - name: driver
      image: {{ include "sinesp.image" (list $root "consumer") }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      workingDir: /tmp
      {{- if eq $values.trigger "available-now" }}
      # 99, nothing new, is a success.
      command: [/app/job.sh, /app/entrypoint.sh]
      {{- end }}
      args: [consume]
      env:
        {{- include "sinesp.consumerEnv" (list $root $values) | nindent 8 }}
        - {name: SPARK_MASTER_URL, value: {{ $values.kubernetesMaster | quote }}}
        - {name: SPARK_DRIVER_MEMORY, value: {{ $values.driver.memory }}}
        - {name: SPARK_EXECUTOR_MEMORY, value: {{ $values.executor.memory }}}
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
        - {name: CONSUMER_MODE, value: append}
        - {name: CONSUMER_TRIGGER, value: {{ $values.trigger }}}
        - {name: CONSUMER_INTERVAL, value: {{ $values.interval }}}
        # A batch has work for all executors, whatever the number of the topic's partitions, and at least the program's six tasks.
        - {name: CONSUMER_MIN_TASKS, value: {{ max 6 $values.maxExecutors | quote }}}
        {{- if eq $values.trigger "available-now" }}
        - {name: CONSUMER_SKIP_WHEN_UNCHANGED, value: "true"}
        {{- end }}
        {{- with $values.topics }}
        - {name: KAFKA_TOPICS, value: {{ . | quote }}}
        {{- end }}
        - {name: CONSUMER_WAIT_TIMEOUT, value: {{ $values.waitTimeout }}}
        - {name: CONSUMER_REPLICATION, value: {{ $root.Values.servers.cassandra.replication | quote }}}
        - {name: CONSUMER_CONSISTENCY_LEVEL, value: {{ $root.Values.servers.cassandra.consistencyLevel }}}
        - {name: CHECKPOINT_DIR, value: {{ default "/var/lib/sinesp/checkpoints" $values.checkpoint.uri | quote }}}
        - {name: METRICS_PORT, value: "9404"}
        {{- if $values.checkpoint.uri }}
        {{- include "sinesp.objectStoreEnv" $root | nindent 8 }}
        {{- end }}
        {{- with $values.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - {name: rpc, containerPort: 7078}
        - {name: blocks, containerPort: 7079}
        - {name: metrics, containerPort: 9404}
      {{- if eq $values.trigger "continuous" }}
      # The page of metrics is there before the servers and topics are: it tells that the program lives.
      startupProbe:
        httpGet: {path: /metrics, port: metrics}
        periodSeconds: 5
        timeoutSeconds: 10
        failureThreshold: 60
      readinessProbe:
        httpGet: {path: /metrics, port: metrics}
        periodSeconds: 20
        timeoutSeconds: 20
      livenessProbe:
        httpGet: {path: /metrics, port: metrics}
        periodSeconds: 30
        timeoutSeconds: 20
        failureThreshold: 5
      {{- end }}
      resources:
        {{- toYaml $values.driver.resources | nindent 8 }}
      {{- include "sinesp.containerSecurity" . | nindent 6 }}
      volumeMounts:
        {{- if not $values.checkpoint.uri }}
        - {name: checkpoints, mountPath: /var/lib/sinesp}
        {{- end }}
        - {name: tmp, mountPath: /tmp}
        - {name: spark, mountPath: /opt/spark/conf/spark-defaults.conf, subPath: spark-defaults.conf, readOnly: true}
        - {name: spark, mountPath: /etc/sinesp/spark/executor.yaml, subPath: executor.yaml, readOnly: true}
        - {name: rpc, mountPath: /etc/sinesp/rpc, readOnly: true}
        {{- include "sinesp.kafkaMount" (list $root $values) | nindent 8 }}
        {{- include "sinesp.cassandraMount" (list $root $values) | nindent 8 }}
  volumes:
    {{- if not $values.checkpoint.uri }}
    - name: checkpoints
      persistentVolumeClaim: {claimName: {{ include "sinesp.claimName" (list $root $values.checkpoint "checkpoints") }}}
    {{- end }}
    - {name: tmp, emptyDir: {}}
    - name: spark
      configMap: {name: {{ include "sinesp.fullname" $root }}-spark}
    {{- include "sinesp.executorSecrets" $root | nindent 4 }}
{{- end }}

{{/* Secrets that the driver and its executors have at the same places. */}}
{{- define "sinesp.executorSecrets" -}}
- name: rpc
  secret: {secretName: {{ include "sinesp.rpcSecret" . }}, defaultMode: 288}
{{ include "sinesp.kafkaVolume" (list . .Values.consumer) }}
{{ include "sinesp.cassandraVolume" (list . .Values.consumer) }}
{{- end }}

{{/* A pod as Spark's executors are made from; image, name, processors and memory come from Spark's settings. */}}
{{- define "sinesp.executorPod" -}}
apiVersion: v1
kind: Pod
metadata:
  labels:
    {{- include "sinesp.labels" (list . "executor") | nindent 4 }}
spec:
  automountServiceAccountToken: false
  {{- include "sinesp.podPlacement" (list . (omit .Values.consumer "affinity")) | nindent 2 }}
  {{- include "sinesp.spread" (list . "executor") | nindent 2 }}
  {{- include "sinesp.podSecurity" 185 | nindent 2 }}
  containers:
    - name: executor
      # Spark copies the program's jar into the folder that an executor starts in.
      workingDir: /work
      env:
        # An executor looks into the file of the RPC secret only if it knows that it is on Kubernetes, which Spark 3.5 tells
        # it later, over the connection that takes the secret; and its own options for executors refuse -Dspark.
        - {name: JDK_JAVA_OPTIONS, value: "-Dspark.master={{ .Values.consumer.kubernetesMaster }}"}
      {{- include "sinesp.containerSecurity" . | nindent 6 }}
      volumeMounts:
        - {name: work, mountPath: /work}
        - {name: tmp, mountPath: /tmp}
        - {name: rpc, mountPath: /etc/sinesp/rpc, readOnly: true}
        {{- include "sinesp.kafkaMount" (list . .Values.consumer) | nindent 8 }}
        {{- include "sinesp.cassandraMount" (list . .Values.consumer) | nindent 8 }}
  volumes:
    - {name: work, emptyDir: {}}
    - {name: tmp, emptyDir: {}}
    {{- include "sinesp.executorSecrets" . | nindent 4 }}
{{- end }}
