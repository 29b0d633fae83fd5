{{- define "sinesp.evaluation" -}}
{{- if eq .Values.servers.mode "evaluation" }}true{{ end }}
{{- end }}

{{- define "sinesp.bootstrapServers" -}}
{{- if include "sinesp.evaluation" . -}}
{{ include "sinesp.fullname" . }}-broker:9092
{{- else -}}
{{ .Values.servers.kafka.bootstrapServers }}
{{- end }}
{{- end }}

{{- define "sinesp.cassandraHosts" -}}
{{- if include "sinesp.evaluation" . -}}
{{ include "sinesp.fullname" . }}-cassandra
{{- else -}}
{{ .Values.servers.cassandra.hosts }}
{{- end }}
{{- end }}

{{- define "sinesp.cassandraPort" -}}
{{- if include "sinesp.evaluation" . }}9042{{ else }}{{ .Values.servers.cassandra.port }}{{ end }}
{{- end }}

{{/* (list root values-of-the-program): the Secret of Kafka that this program uses; empty for none. */}}
{{- define "sinesp.kafkaSecret" -}}
{{ default (index . 0).Values.servers.kafka.secret (index . 1).kafkaSecret }}
{{- end }}

{{- define "sinesp.cassandraSecret" -}}
{{ default (index . 0).Values.servers.cassandra.secret (index . 1).cassandraSecret }}
{{- end }}

{{/* (list root values-of-the-program) */}}
{{- define "sinesp.kafkaEnv" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "sinesp.bootstrapServers" (index . 0) | quote }}
{{- if include "sinesp.kafkaSecret" . }}
- name: KAFKA_PROPERTIES_FILE
  value: /etc/sinesp/kafka/kafka.properties
{{- end }}
{{- end }}

{{- define "sinesp.cassandraEnv" -}}
- name: CASSANDRA_HOST
  value: {{ include "sinesp.cassandraHosts" (index . 0) | quote }}
- name: CASSANDRA_PORT
  value: {{ include "sinesp.cassandraPort" (index . 0) | quote }}
- name: CASSANDRA_KEYSPACE
  value: {{ (index . 0).Values.servers.cassandra.keyspace }}
{{- end }}

{{/* (list root values-of-the-program): Secrets as files. 288 is 0440: Spark's Kubernetes client takes 0440 for decimal. */}}
{{- define "sinesp.kafkaMount" -}}
{{- if include "sinesp.kafkaSecret" . -}}
- {name: kafka, mountPath: /etc/sinesp/kafka, readOnly: true}
{{- end }}
{{- end }}

{{- define "sinesp.kafkaVolume" -}}
{{- with include "sinesp.kafkaSecret" . -}}
- name: kafka
  secret: {secretName: {{ . }}, defaultMode: 288}
{{- end }}
{{- end }}

{{- define "sinesp.cassandraMount" -}}
{{- if include "sinesp.cassandraSecret" . -}}
- {name: cassandra, mountPath: /etc/sinesp/cassandra, readOnly: true}
{{- end }}
{{- end }}

{{- define "sinesp.cassandraVolume" -}}
{{- with include "sinesp.cassandraSecret" . -}}
- name: cassandra
  secret: {secretName: {{ . }}, defaultMode: 288}
{{- end }}
{{- end }}

{{/* Spark's settings for s3a:// */}}
{{- define "sinesp.objectStoreConf" -}}
{{- with .Values.objectStore.endpoint }}
spark.hadoop.fs.s3a.endpoint {{ . }}
{{- end }}
spark.hadoop.fs.s3a.path.style.access {{ .Values.objectStore.pathStyleAccess }}
{{- end }}
