"""The results as Markdown. Usage: table.py FOLDER RESULTS ROOFLINE COMMAND"""
import datetime
import json
import os
import sys
from pathlib import Path

from peer import Vectors


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown processor")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{len(os.sched_getaffinity(0))} cores of {model}, {memory:.0f} GiB, load {os.getloadavg()[0]:.1f} at the end"


def number(value):
    """Three figures."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def row(result, fastest):
    if "late" in result:
        return [result["name"], f"not done in {result['late']} s"] + [""] * 6
    rate = result["pairs_per_s"]
    if result["exact"]:
        truth = "exact"
    else:
        truth = f"recall {result['recall']:.3f}"
    memory = f"{number(result['memory_mb'])} MB" + (" on disk" if result["on_disk"] else "")
    name = result["name"] + (f" ({result['settings']})" if result["settings"] else "")
    batch = f"{number(rate / 1e6)} M" + ("" if result["runs"] == 5 else f" ({result['runs']} run{'s' * (result['runs'] > 1)})")
    return [name, truth, f"{number(result['build_s'])} s", memory, f"{number(result['p50_ms'])} / {number(result['p99_ms'])} ms",
            f"{result['singles']:,} / {result['requests']:,}", batch, f"{number(fastest / rate)} ×" if fastest else ""]


def print_roofline(ways, ours):
    print("\n| way of searching | what binds it | this machine | needed for an ordered pair | so at most, pairs/s | Binôme reaches |")
    print("|---|---|---|---|---|---|")
    for way in ways:
        reached = f"{number(100 * ours / way['pairs_per_s'])} %" if ours else ""
        print(f"| {way['way']} | {way['machine']} | {number(way['rate'] / 1e9)} G | {way['needed']} | {number(way['pairs_per_s'] / 1e6)} M | {reached} |")


def main(folder, results, roofline, command):
    vectors = Vectors(folder)
    results = [json.loads(line) for line in Path(results).read_text().splitlines()]
    ours = next((r["pairs_per_s"] for r in results if r["name"] == "Binôme" and "late" not in r), None)
    bytes_of = len(vectors.has) * 4 + len(vectors.wants) * 6
    print(f"{vectors.size:,} actors, one population; mean {len(vectors.has) / vectors.size:.1f} has and "
          f"{len(vectors.wants) / vectors.size:.1f} wants per actor, {vectors.concepts:,} concepts; the vectors themselves take "
          f"{bytes_of / 1e6:.0f} MB. k = {vectors.exact.shape[1]}.\n")
    print(f"Machine: {machine()}. Date: {datetime.date.today()}. Command: `{command}`.\n")
    print("| | answers | build | memory | single p50 / p99 | singles / batch requests | ordered pairs/s | Binôme is |")
    print("|---|---|---|---|---|---|---|---|")
    for result in results:
        print("| " + " | ".join(row(result, ours)) + " |")
    ways = [json.loads(line) for line in Path(roofline).read_text().splitlines()]
    if ways:
        print_roofline(ways, ours)


if __name__ == "__main__":
    main(*sys.argv[1:])
