#!/usr/bin/env bash
# features ← index ← engine ← bindings: includes point to the left only; input and output live in bindings; threads are made
# in engine; a folder's internal/ is private to it. Also: headers compile alone (checked by the build of header_check).
set -u
cd "$1" || exit 1
failed=0
forbid() {  # folder, pattern, what
  local found
  found=$(grep -rnE --include='*.hpp' --include='*.cpp' "$2" "$1" | head -5)
  [ -z "$found" ] && return
  printf '%s: %s\n%s\n' "$1" "$3" "$found"
  failed=1
}
forbid features '#include *["<](index|engine|bindings)/' 'an include points the wrong way'
forbid index '#include *["<](engine|bindings)/' 'an include points the wrong way'
forbid engine '#include *["<]bindings/' 'an include points the wrong way'
for folder in features index engine; do
  forbid "$folder" '#include *<(iostream|fstream|filesystem|unistd.h)>|std::(cout|cerr|cin|fopen|puts)|[^n]printf *\(' 'input and output belong to bindings'
  forbid "$folder" '#include *<rapidjson|#include *<CLI' 'file formats belong to bindings'
  forbid "$folder" 'std::(exit|abort)|[^_a-z]exit\(' 'a library does not end the program'
done
forbid features '#include *<(tbb|faiss|omp)' 'threads and search libraries do not belong here'
forbid index '#include *<tbb' 'threads are made in engine'
for folder in features index engine bindings; do
  found=$(grep -rnE --include='*.hpp' --include='*.cpp' "#include *\"[a-z]+/([a-z_]+/)*internal/" features index engine bindings benchmarks | grep -E "\"$folder/([a-z_]+/)*internal/" | grep -v "^$folder/" | head -5)
  if [ -n "$found" ]; then printf 'internal headers of %s are used elsewhere\n%s\n' "$folder" "$found"; failed=1; fi
done
folders=$(find . -mindepth 1 -maxdepth 1 -type d ! -name '.*' ! -name 'build*' -printf '%f\n' | sort | tr '\n' ' ')
expected="benchmarks bindings data docs engine features index scripts tests "
[ "$folders" = "$expected" ] || { printf 'top-level folders: %s\nexpected:          %s\n' "$folders" "$expected"; failed=1; }
exit $failed
