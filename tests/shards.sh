#!/usr/bin/env bash
# A batch in parts: a worker killed half-way and its part run again, all put together, byte for byte as one run, in every
# format; what each machine must have alike; every refusal of `batch --shard` and `merge`. Usage: shards.sh BINARY
set -u
binary=$(realpath "$1")
sample=$(cd "$(dirname "$0")/../data/sample" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
wrong() { echo "$1"; failed=1; }
binome() { "$binary" --lang en "$@" 2>>log || wrong "failed: $*"; }
# refused CODE TEXT COMMAND…: exits with the code, says the text, and answers nothing.
refused() {
  local code=$1 text=$2 status
  shift 2
  "$binary" --lang en "$@" >answer 2>said
  status=$?
  [ "$status" = "$code" ] || wrong "exit $status instead of $code: $*"
  grep -qF -- "$text" said || { wrong "not said: $text"; cat said; }
  [ ! -s answer ] || wrong "an answer with the refusal: $text"
}

# A worker killed half-way costs its part only.
binome generate --actors 1200 --seed 3 --out made.jsonl
lists=(batch --directory made.jsonl --pair association:association --today 2026-06-01 -k 60 --diversity 0.7)
binome "${lists[@]}" --shard 1/2 --out 1.shard
killed=0
for attempt in 1 2 3 4 5; do
  "$binary" "${lists[@]}" --shard 2/2 --out 2.shard --threads 1 2>>log &
  worker=$!
  while kill -0 "$worker" 2>>log && ! compgen -G '.2.shard.*.tmp' >>log; do sleep 0.01; done
  kill -KILL "$worker" 2>>log
  wait "$worker" 2>>log
  [ $? = 137 ] && killed=1 && break
  rm -f 2.shard
done
[ "$killed" = 1 ] || wrong "no worker could be killed half-way in $attempt attempts"
[ ! -e 2.shard ] || wrong "half a part has its name"
refused 3 'shard 2/2 is missing; run it with --shard 2/2' merge 1.shard
refused 3 '2.shard: missing or unreadable file' merge 1.shard 2.shard
binome "${lists[@]}" --shard 2/2 --out 2.shard
"$binary" --lang en "${lists[@]}" >whole 2>said
"$binary" --lang en merge 2.shard 1.shard --out merged 2>said_merged
cmp whole merged || wrong "a part run again changes the answer"
cmp said said_merged || wrong "merge counts otherwise than one run"
grep -q 'Diversity: mean score' said || wrong "merge does not say what diversity costs"
[ -s whole ] || wrong "no list at all"

# Every format, any number of parts, any number of threads.
cp "$sample/directory.jsonl" .
for options in '--format tsv' '--format csv' '--format jsonl' '--format csv --lang en --diversity 0.8' '--format jsonl --diversity 0.6' \
  '--format tsv --include-partners --seed 7 --index faiss'; do
  counts=3
  [ "$options" != '--format csv' ] || counts='1 3 40'  # 35 askers
  for shards in $counts; do
    # shellcheck disable=SC2086 # the options are words
    lists=(batch --directory directory.jsonl --directory "$sample/listings.jsonl" --pair enterprise:association -k 3 --today 2026-06-01 $options)
    "$binary" "${lists[@]}" >whole 2>said
    parts=()
    for ((i = 1; i <= shards; i++)); do
      "$binary" "${lists[@]}" --shard "$i/$shards" --out "p$i" --threads $((i % 2 + 1)) 2>>log
      parts=("p$i" "${parts[@]}")
    done
    language=$(grep -o 'lang en' <<<"$options" | sed 's/^/--/')
    # shellcheck disable=SC2086
    "$binary" merge $language "${parts[@]}" >merged 2>said_merged
    cmp whole merged || wrong "$shards parts are not the whole: $options"
    cmp said said_merged || wrong "$shards parts are not counted as the whole: $options"
  done
done

# What is not alike on all machines is refused, and said.
lists=(batch --directory directory.jsonl --pair enterprise:association -k 3)
part() { binome "${lists[@]}" "$@"; }
for i in 1 2 3; do part --today 2026-06-01 --shard "$i/3" --out "$i"; done
unlike() {  # text, options of part 2
  local text=$1
  shift
  part --shard 2/3 --out other "$@"
  refused 3 "other: shard 2/3 was made with $text" merge 1 other 3
  refused 3 "run it again like them" merge 1 other 3
}
unlike '--today 2026-06-02, the others with 2026-06-01' --today 2026-06-02
unlike '--seed 2, the others with 1' --today 2026-06-01 --seed 2
unlike '--format csv, the others with tsv' --today 2026-06-01 --format csv
unlike '--diversity 0.5, the others with –' --today 2026-06-01 --diversity 0.5
unlike '--include-partners 1, the others with 0' --today 2026-06-01 --include-partners
sed 's/1\.0/1.5/' "$sample/../weights.tsv" >weights.tsv
unlike 'other weights than the others' --today 2026-06-01 --weights weights.tsv
lists[6]=2
unlike '-k 2, the others with 3' --today 2026-06-01
lists[6]=3 lists[4]=enterprise:collectivity
unlike '--pair enterprise:collectivity, the others with enterprise:association' --today 2026-06-01
lists[4]=enterprise:association
cp directory.jsonl kept.jsonl
sed -i 's/Terrena/Terrena bis/' directory.jsonl
unlike 'another directory than the others' --today 2026-06-01
mv kept.jsonl renamed.jsonl
lists[2]=renamed.jsonl
part --today 2026-06-01 --shard 2/3 --out other --index brute --threads 1
binome merge 1 other 3 >merged  # another name for the same contents, another way to the same answer
lists[2]=directory.jsonl
cp "$binary" other_build
echo >>other_build
lists[2]=renamed.jsonl
./other_build --lang en "${lists[@]}" --today 2026-06-01 --shard 2/3 --out other 2>>log
refused 3 'other: shard 2/3 was made with another binome executable than the others' merge 1 other 3

# Wrong parts.
refused 3 '2 and 2: shard 2/3 twice; give one of them' merge 1 2 2 3
refused 3 'shards 1,3 of 3 are missing' merge 2
refused 3 'merged is no shard of "binome batch --shard"; leave it out' merge 1 2 3 merged
head -c 700 2 >cut
refused 3 'cut: shard 2/3 is incomplete or damaged; run it again with --shard 2/3' merge 1 cut 3
sed '$s/association/assosiation/; s/oxfam/oxfan/' 2 >changed
refused 3 'changed: shard 2/3 is incomplete or damaged; run it again with --shard 2/3' merge 1 changed 3
refused 3 'changed: shard 2/3' merge 1 changed 3 --out never
[ ! -e never ] || wrong "a refused merge leaves a file"
refused 3 'shard 2/3' merge 1 changed 3 --out 1
refused 2 'missing: SHARD' merge

# Wrong use: said before anything is read.
lists=(batch --directory absent.jsonl --pair enterprise:association)
for wrong_part in 0/3 4/3 1/1001 1 1/ /3 x/y 1/3/5 -1/3 ' 1/3' 99999999999/99999999999; do
  refused 2 '--shard: i/n is expected' "${lists[@]}" --today 2026-06-01 --out x "--shard=$wrong_part"
done
refused 2 '--shard: a value is expected' "${lists[@]}" --today 2026-06-01 --out x --shard=
refused 2 '--shard needs --out' "${lists[@]}" --today 2026-06-01 --shard 1/3
refused 2 '--shard needs --today' "${lists[@]}" --out x --shard 1/3
refused 3 'absent.jsonl: a regular file is expected' "${lists[@]}" --out x --today 2026-06-01 --shard 1/3
lists[2]=-
refused 3 'a regular file is expected' "${lists[@]}" --out x --today 2026-06-01 --shard 1/3
[ ! -e x ] || wrong "a refused part leaves a file"
exit $failed
