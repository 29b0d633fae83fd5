{{/* (list root component): a policy's head, up to its rules. */}}
{{- define "sinesp.policy" -}}
{{- $root := index . 0 -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "sinesp.fullname" $root }}-{{ index . 1 }}
  labels:
    {{- include "sinesp.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "sinesp.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end }}

{{/* (list root component ...): pods of these components, as peers. */}}
{{- define "sinesp.peers" -}}
{{- $root := index . 0 }}
{{- range rest . }}
- podSelector:
    matchLabels:
      {{- include "sinesp.selectorLabels" (list $root .) | nindent 6 }}
{{- end }}
{{- end }}

{{/* The ports of an address list host:port,host:port. (text) */}}
{{- define "sinesp.portsOf" -}}
{{- $ports := list }}
{{- range splitList "," . }}
{{- $ports = append $ports (splitList ":" (trim .) | last | int) }}
{{- end }}
{{- uniq $ports | toJson }}
{{- end }}

{{- define "sinesp.toKafka" -}}
{{- if include "sinesp.evaluation" . -}}
- to:
    {{- include "sinesp.peers" (list . "broker") | nindent 4 }}
  ports: [{port: 9092}]
{{- else -}}
- ports:
    {{- range default (include "sinesp.portsOf" .Values.servers.kafka.bootstrapServers | fromJsonArray) .Values.networkPolicy.kafkaPorts }}
    - {port: {{ . }}}
    {{- end }}
  {{- with .Values.networkPolicy.kafka }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "sinesp.toCassandra" -}}
{{- if include "sinesp.evaluation" . -}}
- to:
    {{- include "sinesp.peers" (list . "cassandra") | nindent 4 }}
  ports: [{port: 9042}]
{{- else -}}
- ports: [{port: {{ .Values.servers.cassandra.port }}}]
  {{- with .Values.networkPolicy.cassandra }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}

{{/* (url): its port. */}}
{{- define "sinesp.portOfUrl" -}}
{{- $host := (urlParse .).host -}}
{{- if contains ":" $host }}{{ splitList ":" $host | last }}{{ else if hasPrefix "http://" . }}80{{ else }}443{{ end }}
{{- end }}

{{- define "sinesp.toSchemaRegistry" -}}
- ports: [{port: {{ include "sinesp.portOfUrl" .Values.servers.schemaRegistry.url }}}]
  {{- with .Values.networkPolicy.schemaRegistry }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "sinesp.toObjectStore" -}}
- ports: [{port: {{ with .Values.objectStore.endpoint }}{{ include "sinesp.portOfUrl" . }}{{ else }}443{{ end }}}]
  {{- with .Values.networkPolicy.objectStore }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* (list root port): who may read the metrics there. */}}
{{- define "sinesp.fromMetrics" -}}
{{- with (index . 0).Values.networkPolicy.metricsFrom -}}
- from:
    {{- toYaml . | nindent 4 }}
  ports: [{port: {{ index $ 1 }}}]
{{- end }}
{{- end }}
