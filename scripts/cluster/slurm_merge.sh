#!/usr/bin/env bash
# Puts the parts of slurm_shard.sh together into $OUT/lists. It runs whether or not all parts are there: its log then says
# which to run again.
#SBATCH --job-name=binome-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=01:00:00
#SBATCH --output=%x-%j.log
set -eu
: "${OUT:?}"
exec "${BINOME:-binome}" merge "$OUT"/*.shard --out "$OUT/lists"
