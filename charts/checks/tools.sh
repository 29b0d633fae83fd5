#!/bin/bash
# To be sourced by run.sh: brings the tools of the chart's checks into .local/chart-tools, from Go modules and the Python
# package index, unless they are there in these versions. What ../shared/kubernetes has built already is taken.
tools=$root/.local/chart-tools
mkdir -p "$tools/bin"
PATH=$tools/bin:$PATH

declare -A module=(
  [helm]=helm.sh/helm/v3@v3.19.5
  [helm4]=helm.sh/helm/v4@v4.3.2
  [helm-unittest]=github.com/helm-unittest/helm-unittest@v1.1.2
)
declare -A command_of=(
  [helm]=helm.sh/helm/v3/cmd/helm
  [helm4]=helm.sh/helm/v4/cmd/helm
  [helm-unittest]=github.com/helm-unittest/helm-unittest/cmd/helm-unittest
)
declare -A flags=(
  # The capabilities that `helm template` and `helm lint` assume without a cluster.
  [helm]='-X helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor=34 -X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/lint/rules.k8sVersionMinor=34 -X helm.sh/helm/v3/internal/version.version=v3.19.5'
)

build_tool() { # NAME
  local name=$1 path=${module[$1]%@*} version=${module[$1]#*@} work start=$SECONDS
  if [ "$(cat "$tools/$name.built" 2>/dev/null)" = "${module[$name]}" ]; then return; fi
  command -v go >/dev/null || { echo "chart-test: Go is missing, which builds $name: https://go.dev/dl" >&2; return 3; }
  echo "building $name ${version} (once) …" >&2
  work=$tools/src/$name
  rm -rf "$work"
  mkdir -p "$work"
  {
    printf 'module checks/%s\n\ngo 1.24.0\n\nrequire %s %s\n' "$name" "$path" "$version"
    # `go install` refuses a module with replacements, so they are repeated in a module around it.
    sed -n '/^replace [^(]/p; /^replace (/,/^)/p' "$(go mod download -json "$path@$version" | sed -n 's/^\t"GoMod": "\(.*\)",$/\1/p')"
  } >"$work/go.mod"
  (cd "$work" && CGO_ENABLED=0 GOFLAGS=${GOFLAGS:--p=1} nice -n 19 go build -mod=mod -trimpath \
    -ldflags "-s -w ${flags[$name]:-}" -o "$tools/bin/$name" "${command_of[$name]}") || return
  echo "${module[$name]}" >"$tools/$name.built"
  echo "  $((SECONDS - start)) s" >&2
}

python_tools() {
  local wanted=$root/charts/checks/requirements.txt
  if ! cmp -s "$wanted" "$tools/venv/requirements.txt"; then
    rm -rf "$tools/venv"
    python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" install --quiet --disable-pip-version-check --no-input -r "$wanted" || return
    cp "$wanted" "$tools/venv/requirements.txt"
  fi
}
