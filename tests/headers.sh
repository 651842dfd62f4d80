#!/usr/bin/env bash
# Every header compiles alone: it is the first that its own .cpp includes, or else it is compiled here. Usage: headers.sh COMPILER BUILD
set -u
cd "$(dirname "$0")/.." || exit 1
find features index engine bindings tests -name '*.hpp' | sort | while read -r header; do
  source="${header%.hpp}.cpp"
  [ -f "$source" ] && [ "$(grep -m1 '^#include' "$source")" = "#include \"$header\"" ] || printf '%s\0' "$header"
done |
  xargs -0 -P "$(nproc)" -I{} sh -c '"$1" -std=c++20 -fopenmp -fsyntax-only -x c++ -I. -I"$3" -DBINOME_SOURCE_DIR=\"\" -DBINOME_BINARY=\"\" -include "$2" /dev/null || { echo "$2 ne se compile pas seul"; exit 1; }' sh "$1" {} "$2/generated"
