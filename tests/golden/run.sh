#!/usr/bin/env bash
# Compares what every command prints on the sample directory with the approved output of tests/golden/expected.
# Usage: run.sh BINARY. With BINOME_APPROVE=1 it writes the outputs instead: scripts/approve does that.
# Each case of cases.txt is: name | exit code | arguments (| standard input).
set -u
binary=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 1
failed=0
while IFS='|' read -r name code arguments input; do
  name=$(echo "$name" | xargs)
  [ -z "$name" ] || [ "${name#\#}" != "$name" ] && continue
  expected=$here/expected/$name.txt
  actual=$(mktemp)
  eval "set -- $arguments"
  printf '%s' "${input# }" | "$binary" "$@" >"$actual" 2>"$actual.err"
  status=$?
  { cat "$actual"; [ -s "$actual.err" ] && { echo "--- stderr"; cat "$actual.err"; }; echo "--- exit $status"; } >"$actual.all"
  if [ "$status" -ne "$(echo "$code" | xargs)" ]; then
    echo "$name : code de sortie $status au lieu de$code"
    cat "$actual.err"
    failed=1
  elif [ -n "${BINOME_APPROVE:-}" ]; then
    mkdir -p "$here/expected"
    cp "$actual.all" "$expected"
  elif ! diff -u "$expected" "$actual.all"; then
    echo "$name : la sortie a changé ; si c'est voulu : scripts/approve"
    failed=1
  fi
  rm -f "$actual" "$actual.err" "$actual.all"
done <"$here/cases.txt"
exit $failed
