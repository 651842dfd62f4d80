#!/usr/bin/env bash
# Runs every example that the help of a command shows, in both languages, and asks that no line of help is longer than a
# terminal is wide, nor the French help English. Usage: help_examples.sh BINARY
set -u
binary=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$root/data" "$root/tests" "$work/"
cd "$work" || exit 1
failed=0
fail() {
  echo "$1"
  failed=1
}
examples=0
for language in fr en; do
  commands=$("$binary" --lang "$language" --help | sed -n '/^Comman.*:$/,/^$/s/^  \([a-z-]\+\) .*/\1/p')
  [ -n "$commands" ] || fail "$language : no command in the help"
  for command in $commands; do
    "$binary" --lang "$language" "$command" --help >help
    if [ "$language" = fr ]; then
      grep -nE '\b(Usage|Positionals|REQUIRED|OPTIONS:|TEXT|UINT|Everyday|Examples)\b' help && fail "$command --help : English in the French help"
    fi
    LC_ALL=C.UTF-8 awk -v command="$command" 'length($0) > 140 { print command " --help : " length($0) " columns: " $0; bad = 1 } END { exit bad }' help || failed=1
    while read -r line; do
      examples=$((examples + 1))
      bash -c "\"\$0\" $line" "$binary" >out 2>err
      status=$?
      [ "$status" -le 1 ] || fail "binome $line : exit $status: $(cat err)"
    done < <(sed -n 's/^  binome //p' help)
  done
done
[ "$examples" -ge 20 ] || fail "only $examples examples found"
exit $failed
