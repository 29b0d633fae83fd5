{{/* (list root arguments component): the pod of a publication, of the CronJob or of a backfill. */}}
{{- define "sinesp.producerPod" -}}
{{- $root := index . 0 -}}
{{- $values := $root.Values.producer -}}
metadata:
  labels:
    {{- include "sinesp.labels" (list $root "producer") | nindent 4 }}
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
  {{- include "sinesp.podPlacement" (list $root $values) | nindent 2 }}
  {{- include "sinesp.podSecurity" 10001 | nindent 2 }}
  containers:
    - name: producer
      image: {{ include "sinesp.image" (list $root "producer") }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      # 99, nothing new, is a success.
      command: [/app/job.sh, /app/entrypoint.sh]
      args:
        {{- toYaml (index . 1) | nindent 8 }}
      env:
        {{- include "sinesp.kafkaEnv" (list $root $values) | nindent 8 }}
        - {name: KAFKA_PARTITIONS, value: {{ $root.Values.servers.kafka.partitions | quote }}}
        - {name: KAFKA_REPLICATION_FACTOR, value: {{ $root.Values.servers.kafka.replicationFactor | quote }}}
        {{- with $root.Values.servers.schemaRegistry }}
        {{- if .url }}
        - {name: SCHEMA_REGISTRY_URL, value: {{ .url | quote }}}
        {{- if .secret }}
        - {name: SCHEMA_REGISTRY_USER_INFO_FILE, value: /etc/sinesp/schema-registry/user-info}
        {{- if .ownAuthority }}
        - {name: SCHEMA_REGISTRY_CA_FILE, value: /etc/sinesp/schema-registry/ca.pem}
        {{- end }}
        {{- end }}
        {{- end }}
        {{- end }}
        {{- if $values.dadosGovBrSecret }}
        - {name: DADOS_GOV_BR_TOKEN_FILE, value: /etc/sinesp/dados-gov-br/token}
        {{- end }}
        - {name: PRODUCER_HEAP, value: {{ $values.heap }}}
        - {name: SINESP_CACHE_DIR, value: /var/lib/sinesp/cache}
        - {name: SINESP_STATE_DIR, value: /var/lib/sinesp/state}
        - {name: SINESP_REPORT_DIR, value: /var/lib/sinesp/reports}
        - {name: SINESP_METRICS_FILE, value: /var/lib/sinesp/sinesp_producer.prom}
        {{- with $values.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      resources:
        {{- toYaml $values.resources | nindent 8 }}
      {{- include "sinesp.containerSecurity" . | nindent 6 }}
      volumeMounts:
        - {name: state, mountPath: /var/lib/sinesp}
        - {name: tmp, mountPath: /tmp}
        {{- if $values.sourceClaim }}
        - {name: source, mountPath: /data/source, readOnly: true}
        {{- end }}
        {{- include "sinesp.kafkaMount" (list $root $values) | nindent 8 }}
        {{- if and $root.Values.servers.schemaRegistry.url $root.Values.servers.schemaRegistry.secret }}
        - {name: schema-registry, mountPath: /etc/sinesp/schema-registry, readOnly: true}
        {{- end }}
        {{- if $values.dadosGovBrSecret }}
        - {name: dados-gov-br, mountPath: /etc/sinesp/dados-gov-br, readOnly: true}
        {{- end }}
  volumes:
    - name: state
      persistentVolumeClaim: {claimName: {{ include "sinesp.claimName" (list $root $values.storage "producer") }}}
    # Changes of a file are held back here until it is read whole: 450 bytes for each.
    - {name: tmp, emptyDir: {}}
    {{- with $values.sourceClaim }}
    - name: source
      persistentVolumeClaim: {claimName: {{ . }}, readOnly: true}
    {{- end }}
    {{- include "sinesp.kafkaVolume" (list $root $values) | nindent 4 }}
    {{- with $root.Values.servers.schemaRegistry }}
    {{- if and .url .secret }}
    - name: schema-registry
      secret: {secretName: {{ .secret }}, defaultMode: 288}
    {{- end }}
    {{- end }}
    {{- with $values.dadosGovBrSecret }}
    - name: dados-gov-br
      secret: {secretName: {{ . }}, defaultMode: 288}
    {{- end }}
{{- end }}

{{/* (dict source years full args): the words of `publish`. */}}
{{- define "sinesp.publishArguments" -}}
- publish
- --skip-when-unchanged
{{- with .source }}
- --source
- {{ . | quote }}
{{- end }}
{{- with .years }}
- --years
- {{ . | quote }}
{{- end }}
{{- if .full }}
- --full
{{- end }}
{{- with .args }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What a new attempt cannot help: refused files (2), wrong usage (64). A drained node counts as no attempt. */}}
{{- define "sinesp.producerFailures" -}}
podFailurePolicy:
  rules:
    - action: Ignore
      onPodConditions: [{type: DisruptionTarget, status: "True"}]
    - action: FailJob
      onExitCodes: {containerName: producer, operator: In, values: [1, 2, 64]}
{{- end }}
