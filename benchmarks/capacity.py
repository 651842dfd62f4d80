#!/usr/bin/python3
"""How much memory and time a whole batch takes, by number of actors: the table of docs/scale.md.

For each size it makes a directory (binome generate --seed 1), kept in --work, and runs two parts of its batch: 1/1000, which
is nearly all start (reading, building, writing), and a larger one of about --askers. That gives the start and the time of
one list, so the whole batch need not be run. The lists of the small part must stand in the larger one as they are.
Sizes of --extrapolate are reckoned from the largest one measured and marked ~: memory and start grow as the actors do, so
does the time of one list, since every list looks at every candidate; the whole batch therefore grows as their square."""
import argparse
import math
import os
import re
import statistics
import sys
import time

SMALL = 1000  # parts
# Part 1/SMALL lies within part 1/n. Not 1: without parts, one population scores each pair once for both, which a part cannot.
DIVISORS = [n for n in range(2, SMALL + 1) if SMALL % n == 0]


def run(command, log):
    """Elapsed seconds and peak memory in bytes."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(descriptor, 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(child, 0)
    elapsed = time.monotonic() - start
    if status != 0:
        sys.exit(' '.join(command) + '\n' + open(log, encoding='utf-8').read())
    return elapsed, usage.ru_maxrss * 1024


def run_part(args, directory, parts, runs):
    """Askers of part 1/parts, and the medians of its seconds and bytes."""
    log = os.path.join(args.work, 'log')
    out = os.path.join(args.work, 'part-%d' % parts)
    command = [args.binome, '--lang', 'en', 'batch', '--directory', directory, '--pair', args.pair, '-k', str(args.k), '--today',
               '2026-06-01', '--shard', '1/%d' % parts, '--out', out] + args.options.split()
    results = [run(command, log) for _ in range(runs)]
    askers = int(re.search(r': (\d+) actors', open(log, encoding='utf-8').read()).group(1))
    return askers, statistics.median(r[0] for r in results), statistics.median(r[1] for r in results)


def lines_of(args, parts):
    """The lists of a part, without the frame (bindings/shards/shard_file.hpp)."""
    with open(os.path.join(args.work, 'part-%d' % parts), 'rb') as file:
        return {line for line in file if not line.startswith((b'list\t', b'with\t', b'end\t', b'shard\t'))}


def measure(args, actors):
    directory = os.path.join(args.work, 'actors-%d.jsonl' % actors)
    if not os.path.exists(directory):
        run([args.binome, 'generate', '--actors', str(actors), '--seed', '1', '--out', directory], os.path.join(args.work, 'log'))
    few, few_seconds, few_bytes = run_part(args, directory, SMALL, args.runs)
    wanted = max(1, few * SMALL // args.askers)
    parts = min(DIVISORS, key=lambda n: abs(math.log(n / wanted)))
    many, many_seconds, many_bytes = run_part(args, directory, parts, args.runs)
    if not lines_of(args, SMALL) <= lines_of(args, parts):
        sys.exit('%d actors: the lists of part 1/%d are others in part 1/%d' % (actors, SMALL, parts))
    work = many_seconds - few_seconds
    per_list = work / (many - few) if work > 0.1 * few_seconds else None  # less is lost in the noise of the start
    start = few_seconds - few * (per_list or 0)
    return {'actors': actors, 'askers': many * parts, 'bytes': max(few_bytes, many_bytes), 'start': start, 'per_list': per_list,
            'measured': True}


def extrapolate(row, actors):
    if row['per_list'] is None:
        sys.exit('%d actors are too few to reckon larger sizes from: measure a larger one' % row['actors'])
    times = actors / row['actors']
    return {'actors': actors, 'askers': int(row['askers'] * times), 'bytes': row['bytes'] * times, 'start': row['start'] * times,
            'per_list': row['per_list'] * times, 'measured': False}


def duration(seconds):
    for unit, size in (('d', 86400), ('h', 3600), ('min', 60)):
        if seconds >= 2 * size:
            return ('{:,.0f} {}' if seconds >= 100 * size else '{:.3g} {}').format(seconds / size, unit)
    return '%.3g s' % seconds if seconds >= 1 else '%.3g ms' % (1000 * seconds)


def print_row(row, night):
    mark = '' if row['measured'] else '~'
    work = row['askers'] * (row['per_list'] or 0)
    left = night - row['start']
    machines = str(max(1, math.ceil(work / left))) if left > 0 else 'does not start in time'
    cells = ['{:,}'.format(row['actors']), '{:,}'.format(row['askers']), '%.3g GB' % (row['bytes'] / 1e9), duration(row['start']),
             'lost in the start' if row['per_list'] is None else duration(row['per_list']), duration(row['start'] + work), machines]
    print('| ' + ' | '.join(mark + cell for cell in cells) + ' |', flush=True)


def machine():
    model = re.search(r'model name\s*: (.*)', open('/proc/cpuinfo', encoding='utf-8').read())
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    return '%d cores of %s, %.0f GiB, %s' % (os.cpu_count(), model.group(1) if model else os.uname().machine, memory,
                                              time.strftime('%Y-%m-%d'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    numbers = lambda text: [int(float(n)) for n in text.split(',') if n]  # noqa: E731
    parser.add_argument('--binome', default='build/binome')
    parser.add_argument('--work', default='/tmp/binome-capacity', help='folder of the directories, kept for the next time')
    parser.add_argument('--sizes', type=numbers, default=[20_000, 100_000, 1_000_000])
    parser.add_argument('--extrapolate', type=numbers, default=[10_000_000, 100_000_000])
    parser.add_argument('--pair', default='association:association')
    parser.add_argument('-k', type=int, default=20)
    parser.add_argument('--askers', type=int, default=20_000, help='lists of the larger part')
    parser.add_argument('--runs', type=int, default=3, help='of each part; the median counts')
    parser.add_argument('--hours', type=float, default=8, help='how long a night is')
    parser.add_argument('--options', default='', help='more options of binome batch')
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    print(machine())
    print()
    print('| actors | lists | memory | start | one list | all parts, one machine | machines for %g h |' % args.hours)
    print('|---|---|---|---|---|---|---|')
    for actors in args.sizes:
        row = measure(args, actors)
        print_row(row, 3600 * args.hours)
    for actors in args.extrapolate:
        print_row(extrapolate(row, actors), 3600 * args.hours)


main()
