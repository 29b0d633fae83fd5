{{/* (list root values): what a Job of verify or export has in common; Spark runs within its pod. */}}
{{- define "sinesp.localSparkPod" -}}
{{- $root := index . 0 -}}
restartPolicy: Never
automountServiceAccountToken: false
{{- include "sinesp.podPlacement" (list $root $root.Values.consumer) | nindent 0 }}
{{ include "sinesp.podSecurity" 185 }}
{{- end }}

{{/* (list root values name arguments): a container that runs a command of the consumer and takes 99 for success. */}}
{{- define "sinesp.localSparkContainer" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
- name: {{ index . 2 }}
  image: {{ include "sinesp.image" (list $root "consumer") }}
  imagePullPolicy: {{ $root.Values.image.pullPolicy }}
  workingDir: /tmp
  command: [/app/job.sh, /app/entrypoint.sh]
  args:
    {{- toYaml (index . 3) | nindent 4 }}
  env:
    {{- include "sinesp.consumerEnv" (list $root $root.Values.consumer) | nindent 4 }}
    - {name: SPARK_MASTER_URL, value: "local[2]"}
    - {name: SPARK_DRIVER_MEMORY, value: {{ $values.memory }}}
    {{- if $values.uri }}
    {{- include "sinesp.objectStoreEnv" $root | nindent 4 }}
    {{- end }}
    {{- with $values.env }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  resources:
    {{- toYaml $values.resources | nindent 4 }}
  {{- include "sinesp.containerSecurity" . | nindent 2 }}
  volumeMounts:
    - {name: tmp, mountPath: /tmp}
    {{- include "sinesp.kafkaMount" (list $root $root.Values.consumer) | nindent 4 }}
    {{- include "sinesp.cassandraMount" (list $root $root.Values.consumer) | nindent 4 }}
{{- end }}

{{- define "sinesp.localSparkVolumes" -}}
- {name: tmp, emptyDir: {}}
{{ include "sinesp.kafkaVolume" (list . .Values.consumer) }}
{{ include "sinesp.cassandraVolume" (list . .Values.consumer) }}
{{- end }}
