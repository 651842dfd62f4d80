"""The peers that are used from Python: reads what `binome_peers dump` wrote, checks every answer against it, then times.

The same rules as measure.cpp. A peer gives `build()`, `worker()` (one thread's state) and `best(worker, request)`, which
returns rows (candidate, a, b), best first.
"""
import json
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import numpy

THREADS = 2
BEST = 20
RUN_SECONDS, BATCH_SECONDS, SINGLE_SECONDS = 4, 30, 10
SINGLES, RUNS = 2000, 5
NOBODY = 0xFFFFFFFF


class Vectors:
    """Row i of has: has[has_ends[i]:has_ends[i + 1]], concepts; of wants likewise, with weights."""

    def __init__(self, folder):
        def read(name, kind):
            return numpy.fromfile(Path(folder) / name, kind)

        self.size, self.concepts = (int(n) for n in read("size", numpy.uint64))
        self.has_ends = numpy.concatenate([[0], read("has_ends", numpy.uint64).astype(numpy.int64)])
        self.wants_ends = numpy.concatenate([[0], read("wants_ends", numpy.uint64).astype(numpy.int64)])
        self.has, self.wants = read("has", numpy.uint32), read("wants", numpy.uint32)
        self.weights, self.priors = read("weights", numpy.uint16), read("priors", numpy.uint16)
        self.wants_something = read("wants_something", numpy.uint8)
        self.exact = read("exact", numpy.uint32).reshape(self.size, BEST, 3)

    def directed(self, asker, candidate):
        """a: how much of what the asker wants the candidate has."""
        wanted = slice(self.wants_ends[asker], self.wants_ends[asker + 1])
        had = self.has[self.has_ends[candidate]:self.has_ends[candidate + 1]]
        met = int(self.weights[wanted][numpy.isin(self.wants[wanted], had)].sum(dtype=numpy.int64))
        return 0 if met == 0 and self.wants_something[asker] else met + int(self.priors[asker])


def score(a, b):
    return Fraction(2 * a * b, a + b) if a and b else Fraction(0)


def check(vectors, request, rows):
    """Stops unless the list is the exact one, up to the order of equal scores."""
    rows = [tuple(int(value) for value in row) for row in rows]
    exact = [row for row in vectors.exact[request].tolist() if row[0] != NOBODY]
    sound = len({row[0] for row in rows} | {request}) == len(rows) + 1 and all(
        (vectors.directed(request, j), vectors.directed(j, request)) == (a, b) for j, a, b in rows)
    if not sound or [score(a, b) for _, a, b in rows] != [score(a, b) for _, a, b in exact]:
        sys.exit(f"wrong answer for actor {request}")


def spread(population, count):
    return [i * population // count for i in range(count)]


def measure(peer, vectors):
    begin = time.monotonic()
    peer.build()
    build_seconds = time.monotonic() - begin
    memory = peer.memory_bytes()
    workers = [peer.worker() for _ in range(THREADS)]

    def batch(requests):
        parts = [requests[thread::THREADS] for thread in range(THREADS)]
        begin = time.monotonic()
        with ThreadPoolExecutor(THREADS) as pool:
            lists = list(pool.map(lambda worker, part: peer.many(worker, part), workers, parts))
        return time.monotonic() - begin, [pair for part, found in zip(parts, lists) for pair in zip(part, found)]

    probe = spread(vectors.size, peer.probe)
    seconds, _ = batch(probe)
    sample = spread(vectors.size, max(peer.probe, min(vectors.size, int(RUN_SECONDS / seconds * len(probe)))))
    expected, answers = batch(sample)
    for request, rows in answers:
        check(vectors, request, rows)
    for request in spread(vectors.size, 5):
        check(vectors, request, peer.many(workers[0], [request])[0])

    runs = [batch(sample)[0] for _ in range(max(1, min(RUNS, int(BATCH_SECONDS / expected))))]
    singles = []
    begin = time.monotonic()
    for request in spread(vectors.size, min(SINGLES, vectors.size)):
        start = time.monotonic()
        peer.many(workers[0], [request])
        singles.append(time.monotonic() - start)
        if time.monotonic() - begin > SINGLE_SECONDS:
            break
    singles.sort()
    print(json.dumps({
        "name": peer.name, "settings": peer.settings, "exact": True, "recall": 1.0, "build_s": build_seconds, "memory_mb": memory / 1e6,
        "on_disk": peer.on_disk, "p50_ms": singles[len(singles) // 2] * 1e3, "p99_ms": singles[len(singles) * 99 // 100] * 1e3,
        "singles": len(singles), "requests": len(sample), "runs": len(runs),
        "pairs_per_s": len(sample) * (vectors.size - 1) / statistics.median(runs)}, ensure_ascii=False))
