#!/bin/bash
# Copies what chart and compose stack share into charts/sinesp/files, which Git ignores: Prometheus' rules and Grafana's
# dashboards have one source, servidor/monitoring. Helm reads files of the chart's own folder only.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source=$root/servidor/monitoring
target=$root/charts/sinesp/files
if [ ! -d "$source" ]; then
  echo "files.sh: $source is not there, so the chart has neither rules nor dashboards" >&2
  exit 0
fi
rm -rf "$target"
mkdir -p "$target/rules" "$target/dashboards"
cp "$source"/rules/*.yml "$target/rules/"
cp "$source"/grafana/dashboards/*.json "$target/dashboards/"
