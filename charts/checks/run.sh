#!/bin/bash
# Checks the Helm chart (make chart-test).
#
#   run.sh [STEP...]     default: static, then the steps that need a node
#   run.sh docs          writes charts/sinesp/README.md
#   run.sh package       packages the chart into .local/
#
#   static     helm lint --strict by Helm 3 and 4, helm-unittest, objects against three versions of Kubernetes, NetworkPolicies
#              against the list of connections, README and pages against values.yaml        (2 minutes once the tools are built)
#   dry-run    server-side strict dry runs of both ways, the Prometheus operator's resources  \
#   install    servers.mode=evaluation in a namespace that enforces the restricted standard    |
#   refused    what that standard, users, read-only roots and the driver's Role refuse         |
#   publish    a Job publishes 2023 from a claim, the load, verify, verify_cassandra.py        |
#   unchanged  the same Job again has nothing to do and succeeds                               | these need a node
#   deletes    executor, driver, broker, Cassandra deleted while loading, one at a time        |
#   upgrade    helm upgrade with a new image while loading, helm rollback                      |
#   drain      the node drained while loading, and given back                                  |
#   uninstall  the claims stay, an installation of the same name goes on                       |
#   scaling    executors go from one to the most and back while nine years load                |
#   forget     keepClaims=false: the claims go with the release                               /
#
# The node is that of KUBECONFIG; else that of ../shared/kubernetes where it runs (sudo ../shared/kubernetes/up.sh). Without
# either, its steps are skipped and say so. The images are those of `make images`.
# SHARED   folder with sinesp/, tools/ and kubernetes/ (default ../shared)
# KEEP=1   leave what was installed
# DELETE   which pods the step deletes deletes (default: executor consumer broker cassandra)
# YEARS    which years of SHARED/sinesp the step scaling loads (default: all nine)
# HELM     the Helm that installs (default helm, version 3; helm4 once the step static has built it)
# AIRFLOW_CHART  Airflow's official chart as released: airflow-1.22.0.tgz
# HELM4=0  leave out the checks by Helm 4, which takes minutes to build
set -uo pipefail

checks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$checks/../.." && pwd)
chart=$root/charts/sinesp
shared=${SHARED:-$root/../shared}
namespace=sinesp-check release=check
tag=$(sed -n 's/^appVersion: "\(.*\)"/\1/p' "$chart/Chart.yaml")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. "$checks/tools.sh"
. "$root/scripts/verdicts.sh"
. "$checks/static.sh"
. "$checks/node.sh"
. "$checks/steps.sh"

node_steps=(dry-run install refused publish unchanged deletes upgrade drain uninstall scaling forget)

case ${1:-} in
  docs)
    python_tools && "$tools/venv/bin/python" -B "$checks/readme.py" "$chart"
    exit
    ;;
  package)
    build_tool helm && helm package --destination "$root/.local" "$chart"
    exit
    ;;
esac

steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(static "${node_steps[@]}")
node=''
for step in "${steps[@]}"; do
  case " static ${node_steps[*]} " in *" $step "*) ;; *) echo "run.sh: no such step: $step" >&2; exit 64 ;; esac
  [ "$step" = static ] || node=wanted
done
if [ "$node" = wanted ]; then find_node; fi
"$checks/files.sh"

for step in "${steps[@]}"; do
  echo "== $step"
  if [ "$step" = static ]; then
    step_static
  elif [ "$node" = there ]; then
    "step_${step//-/_}"
  else
    skip "$step: $no_node"
  fi
done
[ "$node" != there ] || [ -n "${KEEP:-}" ] || clean_up
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
