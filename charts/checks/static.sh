# Sourced by run.sh: what needs no node.
# shellcheck shell=bash

lint() { # PROGRAM: both ways
  "$1" lint --strict --quiet --set servers.mode=evaluation "$chart" &&
    "$1" lint --strict --quiet --values "$checks/values-external.yaml" "$chart"
}

same_objects() { # both versions of Helm render the same, but for the empty lines that 4 leaves; the secret is another each time
  local program
  for program in helm helm4; do
    "$program" template figures "$chart" --namespace sinesp --set servers.mode=evaluation,consumer.rpcSecret=own |
      grep '[^[:space:]]' >"$work/$program.yaml" || return
  done
  diff "$work/helm.yaml" "$work/helm4.yaml"
}

shell_scripts_pass_signals_and_codes() { "$checks/job-test.sh"; }

python_checks() {
  HELM=$(command -v helm) "$tools/venv/bin/python" -B -m pytest -q -p no:cacheprovider "$checks"
}

# The official chart of Airflow is in no package registry: its released package, or a folder with it, is given by hand.
airflow_renders() {
  helm template airflow "$AIRFLOW_CHART" --namespace "$namespace" --values "$root/charts/airflow-values.yaml" >"$work/airflow.yaml" || return
  # Unless told otherwise the chart makes an administrator whose password everybody knows.
  ! grep -F 'airflow users create' "$work/airflow.yaml"
}

step_static() {
  local name
  for name in helm helm-unittest; do
    check "the tool $name" build_tool "$name" || return
  done
  check 'the tools of requirements.txt' python_tools || return
  check 'helm lint --strict, Helm 3' lint helm
  if [ "${HELM4:-1}" = 0 ]; then
    skip 'Helm 4: HELM4=0'
  elif check 'the tool helm4' build_tool helm4; then
    check 'helm lint --strict, Helm 4' lint helm4
    check 'Helm 3 and 4 render the same' same_objects
  fi
  check 'unit tests of the templates (helm-unittest)' helm-unittest "$chart"
  check 'job.sh: signals and exit codes' shell_scripts_pass_signals_and_codes
  check 'objects, policies, documents (pytest)' python_checks
  if [ -n "${AIRFLOW_CHART:-}" ]; then
    check 'airflow-values.yaml renders with the official chart' airflow_renders
  else
    skip 'airflow-values.yaml with the official chart: AIRFLOW_CHART does not name it'
  fi
}
