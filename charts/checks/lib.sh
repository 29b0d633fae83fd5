# Sourced by run.sh: verdicts, and waits with a bound.
# shellcheck shell=bash

passed=0 failed=0 skipped=0

verdict() { # RESULT SECONDS WHAT
  printf '%s %4d s  %s\n' "$1" "$2" "$3"
  case $1 in PASS) passed=$((passed + 1)) ;; FAIL) failed=$((failed + 1)) ;; SKIP) skipped=$((skipped + 1)) ;; esac
}

check() { # WHAT COMMAND...: passes when the command does; shows the end of its output when not
  local what=$1 start=$SECONDS
  shift
  if "$@" >"$work/out" 2>&1 </dev/null; then
    verdict PASS $((SECONDS - start)) "$what"
  else
    verdict FAIL $((SECONDS - start)) "$what"
    tail -n 25 "$work/out" | cut -c1-300 | sed 's/^/     | /'
    return 1
  fi
}

skip() { verdict SKIP 0 "$1"; }

refuses() { # TEXT COMMAND...: the command fails, and says the text
  local text=$1
  shift
  if "$@" >"$work/refused" 2>&1; then
    echo "not refused: $*"
    return 1
  fi
  grep -qF -- "$text" "$work/refused" || { cat "$work/refused"; return 1; }
}

within() { # SECONDS COMMAND...: tries until the command passes
  local until=$((SECONDS + $1))
  shift
  until "$@" >"$work/within" 2>&1; do
    if [ $SECONDS -ge $until ]; then
      cat "$work/within"
      echo '(time-out)'
      return 1
    fi
    sleep 3
  done
}
