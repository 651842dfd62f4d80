#!/usr/bin/env bash
# Every header compiles alone. Usage: headers.sh COMPILER
set -u
cd "$(dirname "$0")/.." || exit 1
find features index engine bindings tests -name '*.hpp' -print0 |
  xargs -0 -P "$(nproc)" -I{} sh -c '"$1" -std=c++20 -fopenmp -fsyntax-only -x c++ -I. -DBINOME_SOURCE_DIR=\"\" -DBINOME_BINARY=\"\" -include "$2" /dev/null || { echo "$2 ne se compile pas seul"; exit 1; }' sh "$1" {}
