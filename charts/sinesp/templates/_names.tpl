{{- define "sinesp.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* What every object's name begins with. 40 characters leave room for CronJobs, whose names end at 52. */}}
{{- define "sinesp.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "sinesp.name" .) .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "sinesp.name" .) | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* What selects the pods of this release. */}}
{{- define "sinesp.releaseLabels" -}}
app.kubernetes.io/name: {{ include "sinesp.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* (list root component): what selects the pods of a component. */}}
{{- define "sinesp.selectorLabels" -}}
{{ include "sinesp.releaseLabels" (index . 0) }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{/* (list root component): labels of an object. */}}
{{- define "sinesp.labels" -}}
{{- $root := index . 0 -}}
{{ include "sinesp.selectorLabels" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* (list root program): the image of producer, consumer or painel. */}}
{{- define "sinesp.image" -}}
{{- $root := index . 0 -}}
{{ printf "%s%s:%s" $root.Values.image.prefix (index . 1) (default $root.Chart.AppVersion $root.Values.image.tag) }}
{{- end }}

{{/* (list root storage-values own-name): the claim that is there already, or the chart's own. */}}
{{- define "sinesp.claimName" -}}
{{ default (printf "%s-%s" (include "sinesp.fullname" (index . 0)) (index . 2)) (index . 1).existingClaim }}
{{- end }}

{{/* (list root storage-values component own-name access-modes): a claim, unless one is there already. */}}
{{- define "sinesp.claim" -}}
{{- $root := index . 0 -}}
{{- $storage := index . 1 -}}
{{- if not $storage.existingClaim }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "sinesp.fullname" $root }}-{{ index . 3 }}
  labels:
    {{- include "sinesp.labels" (list $root (index . 2)) | nindent 4 }}
  {{- if $root.Values.keepClaims }}
  annotations:
    helm.sh/resource-policy: keep
  {{- end }}
spec:
  accessModes:
    {{- toYaml (index . 4) | nindent 4 }}
  {{- with $storage.className }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ $storage.size }}
{{- end }}
{{- end }}
