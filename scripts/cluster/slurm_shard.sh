#!/usr/bin/env bash
# One part of a batch, as a task of a Slurm array; docs/scale.md says how to start it. From the environment:
#   DIRECTORY  the directory, at a path that all nodes see      TODAY   the day, YYYY-MM-DD: the same for all parts
#   PAIR       who asks and who is asked                        OUT     folder of the parts, seen by all nodes
#   SHARDS     how many parts                                   BINOME  the program (binome); OPTIONS: more of its options
#SBATCH --job-name=binome-shard
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=02:00:00
#SBATCH --requeue
#SBATCH --output=%x-%A_%a.log
set -eu
# SHARDS and not SLURM_ARRAY_TASK_COUNT: to run parts 3 and 7 again, the array holds two tasks of as many parts as before.
: "${DIRECTORY:?}" "${PAIR:?}" "${TODAY:?}" "${OUT:?}" "${SHARDS:?}"
# shellcheck disable=SC2086 # OPTIONS are words
exec "${BINOME:-binome}" batch --directory "$DIRECTORY" --pair "$PAIR" --today "$TODAY" ${OPTIONS:-} \
  --threads "${SLURM_CPUS_PER_TASK:-0}" --shard "$SLURM_ARRAY_TASK_ID/$SHARDS" --out "$OUT/$SLURM_ARRAY_TASK_ID.shard"
