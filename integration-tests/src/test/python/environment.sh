#!/bin/bash
# Makes the virtual environment of the tests that open files with Python's programs, in .local/, and prints its folder.
# It is made once and again whenever its requirements change.
#   environment.sh NAME      of requirements-NAME.txt beside this file
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
requirements=$here/requirements-${1:?readers or services}.txt
environment=$root/.local/python-$1
done_mark=$environment/requirements.sha256

fail() { echo "environment.sh: $*" >&2; exit 1; }

find_python() { # the hashes of the requirements are those of the wheels for CPython 3.11
  local name
  for name in ${PYTHON:-} python3.11 /usr/bin/python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  fail "Python 3.11 is missing. On Debian 12: apt-get install python3 python3-venv (or set PYTHON=/path/to/python3.11)"
}

mkdir -p "$root/.local"
exec 9>"$root/.local/python-$1.lock"
flock 9
if ! (cd "$here" && sha256sum --check --status "$done_mark" 2>/dev/null); then
  python=$(find_python)
  rm -rf "$environment"
  "$python" -m venv "$environment" || fail "the module venv of $python is missing. On Debian: apt-get install python3-venv"
  timeout 900 "$environment/bin/pip" install --quiet --disable-pip-version-check --no-input --only-binary :all: \
    --require-hashes --requirement "$requirements" >&2 || fail "pip could not install $requirements"
  (cd "$here" && sha256sum "requirements-$1.txt") >"$done_mark"
fi
echo "$environment"
