# Sourced by run and full: counts what passed and failed, and says so in one plain line at the end.

export CI=true NO_COLOR=1 FORCE_COLOR=0
unset BROKER_LANG
passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# The commands in the shell blocks of the README, one a line, without cloning and changing folder.
readme_commands() {
  awk '/^```(sh|bash|shell|console)/{on=1;next} /^```/{on=0} on' README.md |
    sed -E 's/^\$ //' | grep -vE '^\s*(#|$|git clone|cd )' | head -2
}

# step NAME COMMAND…: one check, passed or failed as a whole.
step() {
  local name=$1 started=$SECONDS
  shift
  if "$@" >"$logs/step" 2>&1 </dev/null; then
    passed=$((passed + 1))
    echo "ok      $name ($((SECONDS - started)) s)"
  else
    local code=$?
    failed=$((failed + 1))
    echo "FAILED  $name (exit $code)"
    sed 's/^/        /' "$logs/step"
  fi
}

# What vitest says of the tests that failed; without such a part, the end of it all.
what_failed() {
  local plain
  plain=$(sed 's/\x1b\[[0-9;]*m//g' "$1")
  sed -n '/ Failed \(Tests\|Suites\) /,$p' <<<"$plain" | grep . || tail -80 <<<"$plain"
}

# count_tests NAME COMMAND…: a command that ends in vitest's summary; every test counts, and a skipped one counts as failed.
count_tests() {
  local name=$1 code=0 started=$SECONDS
  shift
  "$@" >"$logs/tests" 2>&1 </dev/null || code=$?
  local summary good bad skipped
  summary=$(sed 's/\x1b\[[0-9;]*m//g' "$logs/tests" | grep -E '^ *Tests +[0-9]' | tail -1 || true)
  number_of() { grep -oE "[0-9]+ $1" <<<"$summary" | grep -oE '[0-9]+' || echo 0; }
  good=$(number_of passed)
  bad=$(number_of failed)
  skipped=$(($(number_of skipped) + $(number_of todo)))
  # A file that cannot be loaded, or a build that fails, has no failed test: the exit code tells.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad + skipped))
  if [ $((bad + skipped)) -eq 0 ]; then
    echo "ok      $name: $good tests ($((SECONDS - started)) s)"
  else
    echo "FAILED  $name: $good passed, $bad failed, $skipped skipped (exit $code)"
    what_failed "$logs/tests" | sed 's/^/        /'
  fi
}

# count_checks NAME COMMAND…: a command whose last line is `N passed, N failed`.
count_checks() {
  local name=$1 code=0 line good bad
  shift
  "$@" >"$logs/checks" 2>&1 </dev/null || code=$?
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$logs/checks" | tail -1 || true)
  good=$(sed -nE 's/^([0-9]+) passed.*/\1/p' <<<"$line")
  bad=$(sed -nE 's/.* ([0-9]+) failed$/\1/p' <<<"$line")
  good=${good:-0}
  bad=${bad:-1}
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  echo "--- $name"
  cat "$logs/checks"
}

finish() {
  echo
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
