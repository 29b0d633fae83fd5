# Sourced by run.sh: the node, and what the steps of steps.sh do on it.
# shellcheck shell=bash disable=SC2034,SC2086,SC2154

prefix=$release-sinesp

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
  build_tool helm && python_tools && node=there
}

k() { kubectl --namespace "$namespace" "$@"; }
h() { "${HELM:-helm}" --namespace "$namespace" "$@"; }
pods() { k get pods --no-headers -l "app.kubernetes.io/instance=$release,app.kubernetes.io/component=$1" "${@:2}"; }
executors() { pods executor --field-selector status.phase=Running 2>/dev/null | wc -l; }
ready() { # COMPONENT...
  local component
  for component; do
    k wait --timeout 10s --for condition=Ready pod -l "app.kubernetes.io/instance=$release,app.kubernetes.io/component=$component" || return
  done
}

refuses() { # TEXT COMMAND...: the command fails, and says the text
  local text=$1
  shift
  if "$@" >"$work/refused" 2>&1; then
    echo "not refused: $*"
    return 1
  fi
  grep -F -- "$text" "$work/refused" || { cat "$work/refused"; return 1; }
}

load_images() {
  [ -z "${load:-}" ] || "$load" sinesp/{producer,consumer,painel}:"$tag" confluentinc/cp-kafka:7.9.2 cassandra:5.0
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
  terminationGracePeriodSeconds: 1
  securityContext: {runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: source
      image: sinesp/producer:$tag
      command: [sleep, infinity]
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: data, mountPath: /data/source}]
  volumes: [{name: data, persistentVolumeClaim: {claimName: source}}]
YAML
  k wait --timeout 300s --for condition=Ready pod/source || return
  for file; do
    k exec -i source -- sh -c 'cat >"/data/source/$1"' - "$(basename "$file")" <"$file" || return
  done
}

job() { # NAME CRONJOB SECONDS: runs it now; passes when it succeeds
  k delete job "$1" --ignore-not-found && k create job "$1" --from="cronjob/$prefix-$2" && job_succeeds "$1" "$3"
}

job_succeeds() { # NAME SECONDS
  within "$2" job_ended "$1" >/dev/null
  k get job "$1" -o 'jsonpath={.status.conditions[?(@.type=="Complete")].status}' | grep -qx True && return
  k get pods -l "job-name=$1"
  k logs "job/$1" --tail=20
  return 1
}
job_ended() { k get job "$1" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}' | grep -qwE 'Complete|Failed'; }

verified() { job "verify-$RANDOM" verify 3600; }

truth_holds() { # YEAR...: counted from Cassandra by a program that is not ours
  local port=19042 forward code
  kubectl --namespace "$namespace" port-forward "service/$prefix-cassandra" $port:9042 >"$work/forward" 2>&1 &
  forward=$!
  within 30 grep -q Forwarding "$work/forward" &&
    "$tools/venv/bin/pip" install --quiet --disable-pip-version-check cassandra-driver==3.29.3 &&
    "$tools/venv/bin/python" -B "$root/scripts/verify-years.py" "$shared/tools/verify_cassandra.py" "$shared/sinesp/truth" "$@" --port $port
  code=$?
  kill "$forward"
  return $code
}

page() { # DEPLOYMENT PORT PATH: what its program answers
  k exec "deployment/$prefix-$1" -- bash -c \
    'exec 3<>"/dev/tcp/127.0.0.1/$0"; printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$1" >&3; cat <&3' "$2" "$3"
}
driver_metric() { # NAME: its sum over all topics
  page consumer 9404 /metrics |
    awk -v name="$1" 'index($0, name) == 1 { sum += $2; found = 1 } END { if (!found) exit 1; printf "%d\n", sum }'
}
lag() { driver_metric sinesp_consumer_lag_records; }
caught_up() { # the driver looks up the ends of the topics every ten seconds
  [ "$(lag)" = 0 ] && sleep 11 && [ "$(lag)" = 0 ]
}
rows_are_read() { page painel 8088 '/v1/linhas?uf=SP&evento=feminicidio&ano=2023&limite=1' | grep '^HTTP/1.. 200'; }

tables=(municipio estado geral)
cql() { k exec "$prefix-cassandra-0" -- cqlsh --request-timeout 60 -e "$1"; }
first_row() { cql "$(printf 'SELECT id FROM dados_seguranca_publica.tb_ocorrencias_%s LIMIT 1;' "${tables[@]}")" | grep '(1 rows)'; }
empty_tables() { cql "$(printf 'TRUNCATE dados_seguranca_publica.tb_ocorrencias_%s;' "${tables[@]}")"; }

one_executor() { [ "$(executors)" = 1 ]; }
all_executors() { [ "$(executors)" = 3 ]; }
no_pod() { [ -z "$(pods "$1" -o name)" ]; }

load_again() { # everything once more, from nothing; passes when rows come in
  k scale --replicas 0 "deployment/$prefix-consumer" && within 120 no_pod consumer && within 120 no_pod executor &&
    k delete pvc "$prefix-checkpoints" && empty_tables && h upgrade $release "$chart" --reuse-values && within 600 loading
}
loading() { first_row && [ "$(lag)" -gt 0 ]; }

delete_one() { # COMPONENT: one of its pods, while there is something to load
  local victim
  victim=$(pods "$1" -o name | head -n 1)
  [ -n "$victim" ] && [ "$(lag)" -gt 0 ] && k delete --wait=false "$victim"
}

rpc_secret() { k get secret "$prefix-rpc" -o 'jsonpath={.data.secret}'; }
revision() { h list --filter "^$release\$" --output json | sed -n 's/.*"revision":"\([0-9]*\)".*/\1/p'; }
driver_has_image() { pods consumer -o 'jsonpath={.items[*].spec.containers[0].image}' | grep -qx "sinesp/consumer:$1"; }
clean_up() {
  h uninstall $release --wait >/dev/null 2>&1
  kubectl delete namespace "$namespace" --wait >/dev/null 2>&1
}
