#!/usr/bin/env bash
# Runs every example of the README: each line of a ```console block that starts with "$ ", from the root of the repository.
# The output shown under it must be what the command prints; "…" stands for lines left out; where nothing is shown, the command need only be right. Usage: readme_examples.sh BINARY
set -u
binary=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/binome"
ln -s "$PWD/data" "$PWD/tests" "$work/"
export PATH="$work/bin:$PATH"
cd "$work" || exit 1
failed=0
count=0
check() {  # command, expected output
  count=$((count + 1))
  actual=$(eval "$1" 2>/dev/null)
  if [ $? = 2 ]; then
    printf 'README : « %s » est un mauvais usage\n' "$1"
    failed=1
  fi
  [ -z "$2" ] && return  # its output is not shown
  actual=${actual#$'\xEF\xBB\xBF'}  # a CSV starts with a mark and ends its lines with CRLF
  actual=${actual//$'\r'/}
  pattern=()
  while IFS= read -r line; do pattern+=("$line"); done <<<"$2"
  mapfile -t lines <<<"$actual"
  local at=0 skipping=0
  for want in "${pattern[@]}"; do
    if [ "$want" = "…" ]; then skipping=1; continue; fi
    while [ "$at" -lt "${#lines[@]}" ] && [ "$skipping" = 1 ] && [ "${lines[$at]}" != "$want" ]; do at=$((at + 1)); done
    if [ "$at" -ge "${#lines[@]}" ] || [ "${lines[$at]}" != "$want" ]; then
      printf 'README : « %s » ne donne pas la ligne\n  %s\n' "$1" "$want"
      failed=1
      return
    fi
    at=$((at + 1)) skipping=0
  done
  if [ "$skipping" = 0 ] && [ "$at" -ne "${#lines[@]}" ]; then
    printf 'README : « %s » donne plus de lignes\n' "$1"
    failed=1
  fi
}
command="" expected="" inside=0
flush() { [ -n "$command" ] && check "$command" "$expected"; command="" expected=""; }
while IFS= read -r line; do
  case "$line" in
    '```console') inside=1 ;;
    '```') [ "$inside" = 1 ] && flush; inside=0 ;;
    '$ '*) if [ "$inside" = 1 ]; then flush; command=${line#\$ }; fi ;;
    *) [ "$inside" = 1 ] && expected="${expected:+$expected$'\n'}$line" ;;
  esac
done <"$OLDPWD/README.md"
echo "$count exemples"
[ "$count" -gt 0 ] || { echo "README : aucun exemple trouvé"; failed=1; }
exit $failed
