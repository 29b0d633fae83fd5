#!/bin/bash
# Runs the tests of the DAGs on the real Airflow, in a virtual environment of their own under .local/.
# The environment is made once and again whenever requirements.txt changes. Arguments go to pytest.
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$tests/../.." && pwd)
requirements=$root/airflow/requirements.txt
environment=$root/.local/airflow-venv
done_mark=$environment/requirements.sha256

fail() { echo "airflow/tests/run.sh: $*" >&2; exit 1; }

find_python() { # the hashes of requirements.txt are those of the wheels for CPython 3.11
  local name
  for name in ${PYTHON:-} python3.11 /usr/bin/python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  fail "Python 3.11 is missing. On Debian 12: apt-get install python3 python3-venv (or set PYTHON=/path/to/python3.11)"
}

make_environment() { # a half-made one has no mark and is made again
  local python
  python=$(find_python)
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "the module venv of $python is missing. On Debian: apt-get install python3-venv"
  echo "airflow/tests/run.sh: installing Airflow into .local/airflow-venv (once, about half a minute)" >&2
  rm -rf "$environment"
  "$python" -m venv "$environment"
  # --compile: without bytecode every start of Airflow costs 3 s more
  timeout 900 "$environment/bin/pip" install --quiet --disable-pip-version-check --no-input --compile \
    --only-binary :all: --require-hashes --requirement "$requirements" ||
    fail "pip could not install $requirements: is the package index reachable? (pip's message is above)"
  sha256sum <"$requirements" >"$done_mark"
}

if [ "$(cat "$done_mark" 2>/dev/null)" != "$(sha256sum <"$requirements")" ]; then make_environment; fi
cd "$tests"
exec timeout --kill-after=20 600 "$environment/bin/python" -B -m pytest "$@"
