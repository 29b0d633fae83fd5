# Sourced by run.sh: the steps that need a node.
# shellcheck shell=bash disable=SC2034,SC2086,SC2154

step_dry_run() {
  local operator
  check 'a namespace that enforces the restricted standard' prepare_namespace
  check 'server-side dry run, evaluation' h install $release "$chart" --dry-run=server --values "$checks/values-node.yaml"
  check 'server-side dry run, external' h install $release "$chart" --dry-run=server --values "$checks/values-external.yaml"
  check 'strict validation of every field, evaluation' strict_dry_run "$checks/values-node.yaml"
  check 'strict validation of every field, external' strict_dry_run "$checks/values-external.yaml"
  operator=$(go mod download -json github.com/prometheus-operator/prometheus-operator@v0.85.0 2>/dev/null | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  if [ -d "$operator/example/prometheus-operator-crd" ]; then
    check "the Prometheus operator's CRDs" kubectl apply --server-side -f "$operator/example/prometheus-operator-crd"
    check 'ServiceMonitors, rules and dashboards are accepted' within 30 strict_dry_run "$checks/values-node.yaml" \
      --set monitoring.serviceMonitor.enabled=true --set monitoring.prometheusRule.enabled=true --set monitoring.dashboards.enabled=true
  else
    skip "the Prometheus operator's CRDs: their Go module cannot be had"
  fi
  if [ -n "${AIRFLOW_CHART:-}" ]; then
    check "objects of Airflow's official chart, strictly, none against the standard" airflow_dry_run
  fi
}

strict_dry_run() { # VALUES OPTION...
  helm template $release "$chart" --namespace $namespace --values "$@" >"$work/objects.yaml" &&
    k apply --dry-run=server --validate=strict -f "$work/objects.yaml"
}

airflow_dry_run() {
  airflow_renders && k apply --dry-run=server --validate=strict -f "$work/airflow.yaml" >"$work/airflow" 2>&1 || { cat "$work/airflow"; return 1; }
  ! grep -F 'would violate' "$work/airflow"
}

step_install() {
  check 'a namespace that enforces the restricted standard' prepare_namespace || return
  check 'images' load_images || return
  check 'a claim with the workbook of 2023' fill_source "$shared/sinesp/bancovde-2023.xlsx" || return
  installed=$SECONDS
  check 'helm install' h upgrade --install $release "$chart" --values "$checks/values-node.yaml" || return
  check 'servers and driver are ready' within 900 ready broker cassandra consumer
  echo "     helm install to ready servers: $((SECONDS - installed)) s"
  check 'helm refuses more than one replica with evaluation' refuses 'refused together with more than one replica' \
    h upgrade $release "$chart" --dry-run --values "$checks/values-node.yaml" --set painel.replicas=2
}

step_refused() { # what the restricted standard, the users, read-only roots and the driver's Role refuse
  local program server
  refused 'runAsNonRoot' 'a pod of root' k run root --image cassandra:5.0 --dry-run=server --restart Never
  refused 'restricted volume type "hostPath"' 'a pod that mounts a folder of the node' k run folder --image cassandra:5.0 --dry-run=server --restart Never \
    --overrides '{"spec": {"volumes": [{"name": "node", "hostPath": {"path": "/"}}]}}'
  refused 'privileged' 'a privileged pod' k run mighty --image cassandra:5.0 --dry-run=server --restart Never --privileged
  for program in consumer painel; do
    refused 'Read-only file system' "$program: a file beside its program" k exec "deployment/$prefix-$program" -- touch /app/new
  done
  for server in broker cassandra; do
    refused 'Permission denied' "$server: a file among root's" k exec "$prefix-$server-0" -- touch /usr/bin/new
    refused 'No such file' "$server: a token for the API server" k exec "$prefix-$server-0" -- ls /var/run/secrets/kubernetes.io
  done
  refused 'No such file' 'painel: a token for the API server' k exec "deployment/$prefix-painel" -- ls /var/run/secrets/kubernetes.io
  check 'driver: may make pods in its namespace' driver_may yes create pods "$namespace"
  check 'driver: may not make pods elsewhere' driver_may no create pods default
  check 'driver: may not read Secrets' driver_may no get secrets "$namespace"
  check 'driver: may not enter pods' driver_may no create pods "$namespace" --subresource exec
}
driver_may() { # ANSWER VERB RESOURCE NAMESPACE OPTION...
  [ "$(kubectl --namespace "$4" auth can-i "$2" "$3" "${@:5}" "--as=system:serviceaccount:$namespace:$prefix-driver")" = "$1" ]
}
refused() { # TEXT WHAT COMMAND...: shows how it is refused
  local text=$1 what=$2
  shift 2
  check "refused: $what" refuses "$text" "$@" && cut -c1-200 "$work/out" | sed 's/^/     | /'
}

step_publish() {
  local start=$SECONDS usage
  "$tools/venv/bin/python" -B "$root/scripts/usage.py" pods $namespace >"$work/usage" &
  usage=$!
  check 'a Job publishes 2023' job first producer 1800
  check 'the first row' within 600 first_row
  echo "     Job to the first row: $((SECONDS - start)) s${installed:+, helm install to it: $((SECONDS - installed)) s}"
  check 'the load ends' within 1800 caught_up
  echo "     Job to the last row: $((SECONDS - start)) s"
  check 'all pods are ready, the panel too' within 900 ready broker cassandra consumer painel
  check 'the panel reads rows' rows_are_read
  check 'executors were pods' grep -q . <(pods executor)
  check 'verify' verified
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
  kill $usage
  wait $usage
  sed 's/^/     /' "$work/usage"
}

step_unchanged() {
  check 'the same Job again succeeds' job second producer 600
  check 'and says that there was nothing new' grep -q nothing_new <(k logs job/second)
}

step_deletes() {
  local component
  for component in ${DELETE:-executor consumer broker cassandra}; do
    check "a load to break: $component" load_again || continue
    check "$component is deleted" delete_one "$component"
    check 'the load ends without a person' within 3600 caught_up
    check 'the panel reads rows' within 300 rows_are_read
    check 'verify' verified
    check 'verify_cassandra.py: 0 differences' truth_holds 2023
  done
}

step_upgrade() {
  local before secret program
  secret=$(rpc_secret)
  for program in producer consumer painel; do docker tag "sinesp/$program:$tag" "sinesp/$program:next"; done
  [ -z "${load:-}" ] || check 'a second tag of the images is loaded' "$load" sinesp/{producer,consumer,painel}:next
  check 'a load to break: upgrade' load_again
  before=$(revision)
  check 'helm upgrade with another image while loading' h upgrade $release "$chart" --reuse-values --set image.tag=next
  check 'the driver has the other image' within 600 driver_has_image next
  check 'and goes on' within 600 ready consumer
  check 'the RPC secret stayed' test -n "$secret" -a "$secret" = "$(rpc_secret)"
  check "helm rollback to revision $before" h rollback $release "$before"
  check 'the driver has its image again' within 600 driver_has_image "$tag"
  check 'the load ends' within 3600 caught_up
  check 'verify' verified
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
}

step_drain() {
  local node
  node=$(kubectl get nodes -o 'jsonpath={.items[0].metadata.name}')
  check 'a load to break: drained node' load_again
  check 'drained' kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --force --timeout 300s \
    --pod-selector "app.kubernetes.io/instance=$release"
  check 'given back' kubectl uncordon "$node"
  check 'all pods are ready again' within 1800 ready broker cassandra consumer painel
  check 'the load ends' within 3600 caught_up
  check 'verify' verified
}

step_uninstall() {
  check 'helm uninstall' h uninstall $release --wait
  check 'no executor outlives its driver' within 120 no_pod executor
  check 'the claims are still there' claims_are_there
  check 'helm install' h install $release "$chart" --values "$checks/values-node.yaml"
  check 'ready' within 1800 ready broker cassandra consumer painel
  check 'nothing to publish' job third producer 600
  check 'and it says so' grep -q nothing_new <(k logs job/third)
  check 'nothing to load' within 300 caught_up
  check 'nothing was read again' nothing_was_read
  check 'verify' verified
}
claims_are_there() {
  k get pvc "$prefix-producer" "$prefix-checkpoints" "data-$prefix-broker-0" "data-$prefix-cassandra-0"
}
nothing_was_read() { [ "$(driver_metric sinesp_consumer_records_read_total)" = 0 ]; }

step_scaling() {
  local usage
  read -ra years <<<"${YEARS:-2015 2016 2017 2018 2019 2020 2021 2022 2023}"
  check 'one executor at first' within 300 one_executor
  "$tools/venv/bin/python" -B "$root/scripts/usage.py" pods $namespace >"$work/usage" &
  usage=$!
  check "${years[*]} are being published" publish_years
  check 'executors grow to the most' within 1800 all_executors
  check 'the publication ends' job_succeeds years 3600
  check 'the load ends' within 3600 caught_up
  check 'and go back to one' within 300 one_executor
  check 'verify' verified
  check "verify_cassandra.py, ${years[*]}: 0 differences" truth_holds "${years[@]}"
  kill $usage
  wait $usage
  sed 's/^/     /' "$work/usage"
}
publish_years() { # 2023 is there as a workbook already
  local files=() year
  for year in "${years[@]}"; do files+=("$shared/sinesp/bancovde-$year.csv.xz"); done
  fill_source "${files[@]}" && k delete job years --ignore-not-found && k create job years --from="cronjob/$prefix-producer"
}

step_forget() { # last: the data go
  check 'claims are to go' h upgrade $release "$chart" --reuse-values --set keepClaims=false
  check 'helm uninstall' h uninstall $release --wait
  check 'no claim of the release is left' within 120 no_claim
}
no_claim() { [ -z "$(k get pvc -l "app.kubernetes.io/instance=$release" -o name)" ]; }
