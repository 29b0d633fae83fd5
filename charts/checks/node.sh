# Sourced by run.sh: the steps that need a node. NONE OF THIS HAS BEEN RUN YET, see run.sh.
# shellcheck shell=bash

prefix=$release-sinesp

refuses() { # TEXT COMMAND...: the command fails, and says the text
  local text=$1
  shift
  if "$@" >"$work/refused" 2>&1; then
    echo "not refused: $*"
    return 1
  fi
  grep -qF -- "$text" "$work/refused" || { cat "$work/refused"; return 1; }
}

find_node() { # sets node=there, or no_node=the reason
  no_node='no node: KUBECONFIG is not set, and ../shared/kubernetes does not run'
  [ -z "${KUBECONFIG:-}" ] || no_node="no node: $KUBECONFIG is not there"
  if [ -z "${KUBECONFIG:-}" ] && [ -f "$shared/kubernetes/env.sh" ]; then
    # Its Helm is one of the same version; ours stays first.
    . "$shared/kubernetes/env.sh"
    load=$shared/kubernetes/load.sh
  fi
  PATH=$tools/bin:$PATH
  [ -s "${KUBECONFIG:-}" ] || return 0
  command -v kubectl >/dev/null || { no_node='kubectl is missing'; return 0; }
  kubectl get nodes >/dev/null 2>&1 || { no_node="no API server answers to $KUBECONFIG"; return 0; }
  build_tool helm && node=there
}

k() { kubectl --namespace "$namespace" "$@"; }
h() { helm --namespace "$namespace" "$@"; }
pods() { k get pods --no-headers -l "app.kubernetes.io/instance=$release,app.kubernetes.io/component=$1" "${@:2}"; }
executors() { pods executor --field-selector status.phase=Running 2>/dev/null | wc -l; }
ready() { # COMPONENT...
  local component
  for component; do
    k wait --timeout 10s --for condition=Ready pod -l "app.kubernetes.io/instance=$release,app.kubernetes.io/component=$component" || return
  done
}

load_images() {
  local tag
  tag=$(sed -n 's/^appVersion: "\(.*\)"/\1/p' "$chart/Chart.yaml")
  [ -z "${load:-}" ] || "$load" sinesp/producer:"$tag" sinesp/consumer:"$tag" sinesp/painel:"$tag" confluentinc/cp-kafka:7.9.2 cassandra:5.0
}

prepare_namespace() { # its pods must keep the restricted standard
  kubectl create namespace "$namespace" --dry-run=client -o yaml | kubectl apply -f - &&
    kubectl label --overwrite namespace "$namespace" pod-security.kubernetes.io/enforce=restricted
}

fill_source() { # FILE...: into the claim `source`, through a pod that has it
  local file
  k apply -f - <<YAML || return
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: source}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: source}
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: source
      image: sinesp/producer:$(sed -n 's/^appVersion: "\(.*\)"/\1/p' "$chart/Chart.yaml")
      command: [sleep, infinity]
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: data, mountPath: /data/source}]
  volumes: [{name: data, persistentVolumeClaim: {claimName: source}}]
YAML
  k wait --timeout 300s --for condition=Ready pod/source || return
  for file; do
    kubectl --namespace "$namespace" exec -i source -- sh -c 'cat >"/data/source/$1"' - "$(basename "$file")" <"$file" || return
  done
}

job() { # NAME CRONJOB SECONDS: runs it now, and waits until it has succeeded
  k delete job "$1" --ignore-not-found && k create job "$1" --from="cronjob/$prefix-$2" && k wait --timeout "$3s" --for condition=Complete "job/$1"
}

verified() { job "verify-$RANDOM" verify 1800; }

truth_holds() { # YEAR: counted from Cassandra by a program that is not ours
  local port=19042 forward code
  kubectl --namespace "$namespace" port-forward "service/$prefix-cassandra" $port:9042 >"$work/forward" 2>&1 &
  forward=$!
  within 30 grep -q Forwarding "$work/forward" &&
    "$tools/venv/bin/pip" install --quiet --disable-pip-version-check cassandra-driver==3.29.3 &&
    "$tools/venv/bin/python" "$shared/tools/verify_cassandra.py" "$shared/sinesp/truth/$1.json" "$1" --host 127.0.0.1 --port $port
  code=$?
  kill "$forward"
  return $code
}

lag() { # of all topics, from the driver's metrics
  k exec "deployment/$prefix-consumer" -- bash -c \
    'exec 3<>/dev/tcp/127.0.0.1/9404; printf "GET /metrics HTTP/1.0\r\n\r\n" >&3; cat <&3' |
    awk '/^sinesp_consumer_lag_records/ { sum += $2; found = 1 } END { if (!found) exit 1; printf "%d\n", sum }'
}
caught_up() { [ "$(lag)" = 0 ]; }
behind() { [ "$(lag)" -gt 0 ]; }

step_dry_run() {
  local operator
  check 'a namespace that enforces the restricted standard' prepare_namespace
  check 'server-side dry run, evaluation' h install $release "$chart" --dry-run=server --values "$checks/values-node.yaml"
  check 'server-side dry run, external' h install $release "$chart" --dry-run=server --values "$checks/values-external.yaml"
  check 'strict validation of every field' strict_dry_run
  operator=$(go mod download -json github.com/prometheus-operator/prometheus-operator@v0.85.0 2>/dev/null | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  if [ -d "$operator/example/prometheus-operator-crd" ]; then
    check "the Prometheus operator's CRDs" kubectl apply --server-side -f "$operator/example/prometheus-operator-crd"
    check 'ServiceMonitors, rules and dashboards are accepted' strict_dry_run --set monitoring.serviceMonitor.enabled=true \
      --set monitoring.prometheusRule.enabled=true --set monitoring.dashboards.enabled=true
  else
    skip "the Prometheus operator's CRDs: their Go module cannot be had"
  fi
  check 'a pod of root is refused in that namespace' refuses 'violates PodSecurity' \
    k run root --image cassandra:5.0 --dry-run=server --restart Never
}

strict_dry_run() {
  helm template $release "$chart" --namespace $namespace --values "$checks/values-node.yaml" "$@" >"$work/objects.yaml" &&
    k apply --dry-run=server --validate=strict -f "$work/objects.yaml"
}

step_install() {
  local start=$SECONDS
  check 'images' load_images || return
  check 'a claim with the workbook of 2023' fill_source "$shared/sinesp/bancovde-2023.xlsx" || return
  check 'helm install' h upgrade --install $release "$chart" --values "$checks/values-node.yaml" || return
  check 'servers and driver are ready' within 600 ready broker cassandra consumer
  echo "     helm install to ready servers: $((SECONDS - start)) s"
  check 'helm refuses more than one replica with evaluation' refuses 'refused together with more than one replica' \
    h upgrade $release "$chart" --dry-run --values "$checks/values-node.yaml" --set painel.replicas=2
}

step_publish() {
  local start=$SECONDS
  check 'a Job publishes 2023' job first producer 900
  check 'the first row' within 600 first_row
  echo "     Job to the first row: $((SECONDS - start)) s"
  check 'the load ends' within 1200 caught_up
  check 'all pods are ready, the panel too' within 900 ready broker cassandra consumer painel
  check 'verify' verified
  check 'verify_cassandra.py: 0 differences' truth_holds 2023
  check 'executors were pods' grep -q . <(pods executor)
  k top pods 2>/dev/null || echo '     CPU and memory of pods: no metrics-server'
}

first_row() {
  k exec "$prefix-cassandra-0" -- cqlsh -e 'SELECT id FROM dados_seguranca_publica.tb_ocorrencias_estado LIMIT 1' | grep -q '(1 rows)'
}

step_unchanged() {
  check 'the same Job again succeeds' job second producer 300
  check 'and says that there was nothing new' grep -q nothing_new <(k logs job/second)
}

publish_nine_years() {
  fill_source "$shared"/sinesp/bancovde-20*.csv.xz && k delete job nine --ignore-not-found && k create job nine --from="cronjob/$prefix-producer"
}

step_scaling() {
  check 'one executor at first' within 300 one_executor
  check 'nine years are being published' publish_nine_years
  check 'executors grow to the most' within 900 all_executors
  check 'the publication ends' k wait --timeout 1800s --for condition=Complete job/nine
  check 'the load ends' within 3600 caught_up
  check 'and go back to one' within 300 one_executor
  check 'verify' verified
}
one_executor() { [ "$(executors)" = 1 ]; }
all_executors() { [ "$(executors)" = 3 ]; }

load_again() { # everything once more: without a checkpoint, which no one misses
  k scale --replicas 0 "deployment/$prefix-consumer" && within 120 no_driver && k delete pvc "$prefix-checkpoints" &&
    h upgrade $release "$chart" --reuse-values && k scale --replicas 1 "deployment/$prefix-consumer" && within 600 behind
}
no_driver() { [ -z "$(pods consumer -o name)" ]; }

step_deletes() {
  local component
  for component in executor consumer broker cassandra; do
    check "a load to break: $component" load_again || continue
    check "$component is deleted" k delete pod --wait=false "$(pods $component -o name | head -n 1)"
    check 'the load ends without a person' within 3600 caught_up
    check 'verify' verified
  done
}

step_upgrade() {
  local tag
  tag=$(sed -n 's/^appVersion: "\(.*\)"/\1/p' "$chart/Chart.yaml")
  check 'a second tag of the image' docker tag "sinesp/consumer:$tag" sinesp/consumer:next
  docker tag "sinesp/producer:$tag" sinesp/producer:next && docker tag "sinesp/painel:$tag" sinesp/painel:next
  [ -z "${load:-}" ] || check 'is loaded' "$load" sinesp/consumer:next sinesp/producer:next sinesp/painel:next
  check 'a load to break: upgrade' load_again
  check 'helm upgrade with another image while loading' h upgrade $release "$chart" --reuse-values --set image.tag=next
  check 'the RPC secret stayed' rpc_secret_stays
  check 'the load goes on' within 600 ready consumer
  check 'helm rollback' h rollback $release
  check 'the load ends' within 3600 caught_up
  check 'verify' verified
}

rpc_secret_stays() {
  local before after
  before=$(k get secret "$prefix-rpc" -o 'jsonpath={.data.secret}')
  h upgrade $release "$chart" --reuse-values >/dev/null
  after=$(k get secret "$prefix-rpc" -o 'jsonpath={.data.secret}')
  [ -n "$before" ] && [ "$before" = "$after" ]
}

step_drain() {
  local name
  name=$(kubectl get nodes -o 'jsonpath={.items[0].metadata.name}')
  check 'drained' kubectl drain "$name" --ignore-daemonsets --delete-emptydir-data --force --timeout 300s \
    --pod-selector "app.kubernetes.io/instance=$release"
  check 'given back' kubectl uncordon "$name"
  check 'all pods are ready again' within 1800 ready broker cassandra consumer painel
  check 'verify' verified
}

step_uninstall() {
  check 'helm uninstall' h uninstall $release --wait
  check 'the claims are still there' claims_are_there
  check 'helm install' h install $release "$chart" --values "$checks/values-node.yaml"
  check 'ready' within 1200 ready broker cassandra consumer painel
  check 'nothing to do' job third producer 300
  check 'nothing is loaded again' grep -q . <(within 300 caught_up && echo caught up)
  check 'verify' verified
}
claims_are_there() {
  k get pvc "$prefix-producer" "$prefix-checkpoints" "data-$prefix-broker-0" "data-$prefix-cassandra-0"
}

clean_up() {
  h uninstall $release --wait >/dev/null 2>&1
  kubectl delete namespace "$namespace" --wait >/dev/null 2>&1
}
