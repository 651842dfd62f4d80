#!/usr/bin/env bash
# The commands on the real towns and organisations of ../shared/data, where they are there. Usage: real_data.sh BINARY
set -eu
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
twinning=../shared/data/twinning/directory.jsonl
eutf=../shared/data/eutf/directory.jsonl
for file in "$twinning" "$eutf"; do
  if [ ! -r "$file" ]; then
    echo "ignoré : $file est absent"
    exit 77
  fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; exit 1; }

"$binary" check "$twinning" "$eutf" >/dev/null || fail "check refuse les données réelles"
"$binary" batch --directory "$eutf" --pair association:public_body -k 20 >"$work/faiss" --index faiss 2>/dev/null
"$binary" batch --directory "$eutf" --pair association:public_body -k 20 >"$work/brute" --index brute --threads 1 2>/dev/null
cmp "$work/faiss" "$work/brute" || fail "les deux index ne donnent pas la même réponse"
[ -s "$work/faiss" ] || fail "aucune proposition"

# Every line of the batch is a pair that `score` scores alike; a pair of partners scores zero.
"$binary" batch --directory "$twinning" --pair collectivity:collectivity -k 20 >"$work/batch" 2>/dev/null
[ "$(cut -f1 "$work/batch" | uniq | wc -l)" -gt 10000 ] || fail "trop peu de villes ont une liste"
awk -F'\t' 'NR % 97 == 0' "$work/batch" >"$work/some"
cut -f1,2 "$work/some" | "$binary" score --directory "$twinning" --pairs - | cut -f3 >"$work/scores"
cut -f4 "$work/some" | cmp - "$work/scores" || fail "batch et score ne sont pas d'accord"
grep -m1 '"participants": \["geonames-[0-9]*", "geonames-[0-9]*"\]' "$twinning" | sed -E 's/.*\["([^"]*)", "([^"]*)"\].*/\1\t\2/' >"$work/partners"
[ "$("$binary" score --directory "$twinning" --pairs "$work/partners" | cut -f3)" = 0.000000 ] || fail "des partenaires actuels sont proposés"
printf 'geonames-1007311\tnobody\n' >"$work/unknown"
if "$binary" score --directory "$twinning" --pairs "$work/unknown" >"$work/out" 2>/dev/null; then fail "un identifiant inconnu est accepté"; fi
[ ! -s "$work/out" ] || fail "une sortie avant l'erreur"
