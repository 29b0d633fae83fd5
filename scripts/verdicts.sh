# Sourced by the scripts that check a running stack or a chart: verdicts, and waits with a bound. Needs a folder $work.
# shellcheck shell=bash disable=SC2034,SC2154

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

within() { # SECONDS COMMAND...: tries until the command passes; what it printed last is the output
  local until=$((SECONDS + $1)) output rc
  shift
  while :; do
    if output=$("$@" 2>&1); then
      printf '%s\n' "$output"
      return 0
    else
      rc=$?
    fi
    if [ $SECONDS -ge $until ]; then
      printf '%s\n(time-out)\n' "$output"
      return $rc
    fi
    sleep 3
  done
}
