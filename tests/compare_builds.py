#!/usr/bin/env python3
"""Are the answers of two builds the same, and what do they cost?

Usage: compare_builds.py OLD NEW [--actors 20000] [DIRECTORY.jsonl ...]

For data/sample, each DIRECTORY given and a synthetic directory that OLD makes: 200 requests in one stream, requests by
command line, 3 batches, 50 questions `why`, scores of given pairs, and a snapshot written by OLD and read by both. Ids,
ranks and scores must be equal to the last digit. JSON is read in both of its forms: `score_exact` and `rule` (before
docs/protocol.md) or `score` and `not_proposed`. Then both builds are timed in turn on the last directory, one thread each,
with the time of OLD taken twice as a measure of the noise.
Exit status 1 if an answer differs, or if so many answers are empty that equality says little."""
import argparse
import concurrent.futures
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TODAY = ["--today", "2026-06-01"]
REQUESTS, QUESTIONS, PAIRS = 200, 50, 500


class Corpus:
    """A directory: its files and what is asked about it, the same on every run."""

    def __init__(self, name, files):
        self.name, self.files, self.random = name, files, random.Random(name)
        records = [json.loads(line) for file in files for line in open(file, encoding="utf-8") if line.strip()]
        self.actors = [record for record in records if record["type"] == "actor"]
        self.ids = [actor["id"] for actor in self.actors]
        self.listings = [record["id"] for record in records if record["type"] == "listing"]
        projects = [record.get("participants", []) for record in records if record["type"] == "project"]
        self.partners = [pair for pair in map(self.two_of, projects) if pair]
        count = {}
        for actor in self.actors:
            count[actor["kind"]] = count.get(actor["kind"], 0) + 1
        self.kinds = sorted(count, key=lambda kind: (-count[kind], kind))
        self.subkinds = sorted({actor["subkind"] for actor in self.actors if "subkind" in actor})
        self.countries = self.values_of("countries") or ["SN"]
        self.themes = self.values_of("themes") or ["education"]

    def values_of(self, field):
        return sorted({value for actor in self.actors for value in actor.get(field, [])})

    def two_of(self, participants):
        known = [one["actor"] if isinstance(one, dict) else one for one in participants]
        return tuple(self.random.sample(known, 2)) if len(set(known)) > 1 else None

    def directory(self):
        return [argument for file in self.files for argument in ("--directory", file)]

    def request(self, number):
        """Ten sorts of requests in turn."""
        choose = self.random.choice
        actor = choose(self.ids)
        sorts = [
            lambda: {"actor": actor},
            lambda: {"actor": actor, "kinds": [choose(self.kinds)], "k": 25},
            lambda: {"actor": actor, "kinds": [choose(self.subkinds or self.kinds)], "k": 5},
            lambda: {"actor": actor, "countries": self.random.sample(self.countries, min(2, len(self.countries)))},
            lambda: {"actor": actor, "themes": [choose(self.themes)], "k": 5},
            lambda: {"actor": actor, "exclude": self.random.sample(self.ids, 20), "k": 5},
            lambda: {"actor": actor, "include_partners": True},
            lambda: {"actor": actor, "kinds": self.kinds[:2], "diversity": choose([0.5, 0.8]), "k": 6},
            lambda: {"listing": choose(self.listings)} if self.listings else {"actor": actor, "k": 3},
            lambda: {"countries": [choose(self.countries)], "themes": [choose(self.themes)], "kinds": self.kinds[:2]},
        ]
        return sorts[number % len(sorts)]()

    def command_lines(self):
        choose = self.random.choice
        for index in ("auto", "brute", "faiss", "postings"):
            yield [choose(self.ids), "--index", index]
        yield [choose(self.ids), "--kind", choose(self.subkinds or self.kinds), "-k", "3"]
        yield [choose(self.ids), "--country", choose(self.countries), "--include-partners"]
        yield [choose(self.ids), "--kind", self.kinds[0], "--diversity", "0.8"]
        yield ["--theme", choose(self.themes), "--kind", self.kinds[0]]

    def batches(self):
        first, second, third = (self.kinds * 3)[:3]
        yield ["--pair", f"{first}:{second}", "-k", "10"]
        yield ["--pair", f"{second}:{first}", "-k", "5", "--diversity", "0.8"]
        yield ["--pair", f"{third}:{first}", "-k", "20", "--include-partners"]

    def any_pairs(self, count):
        return [tuple(self.random.sample(self.ids, 2)) for _ in range(count)]

    def some_partners(self, count):
        return self.random.sample(self.partners, min(count, len(self.partners)))


class Run:
    """What a command wrote, its exit status, and what it took."""

    def __init__(self, command, text=""):
        with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            stdin.write(text.encode())
            stdin.seek(0)
            process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = self.status = os.waitstatus_to_exitcode(status)
            stdout.seek(0)
            self.text = stdout.read().decode()
            stderr.seek(0)
            self.said = stderr.read().decode()
        self.user_seconds, self.peak_megabytes = usage.ru_utime, usage.ru_maxrss / 1024
        if self.status not in (0, 1, 3):
            sys.exit(f"{' '.join(command)}\nexit status {self.status}\n{self.said}")

    def lines(self):
        return self.text.splitlines()


def exact(value):
    return f"{value.get('score_exact', value['score']):.6f}"


def read_answers(run):
    """Of each answer of a stream: the lists of (id, score) in their order, or that it is an error."""
    answers = []
    for line in run.lines():
        answer = json.loads(line)
        if answer.get("answer") == "ready":
            continue
        if "error" in answer:
            answers.append("error")
            continue
        lists = []
        for one in answer["lists"]:
            matches = [(match["id"], exact(match)) for match in one["matches"]]
            assert [match["rank"] for match in one["matches"]] == list(range(1, len(matches) + 1)), line
            lists.append((one["kind"], matches))
        answers.append(lists)
    return answers


def read_why(run):
    """The verdict and the score: the rank where proposed, the code of the reason where not."""
    answer = json.loads(run.text)
    if "rule" in answer:
        verdict = answer["rule"] if answer["rule"] != "none" else answer["rank"] or "nothing_in_common"
    else:
        verdict = answer["rank"] if answer["proposed"] else answer["not_proposed"]["code"]
    return [run.status, verdict, answer["eligible"], exact(answer)]


class Comparison:
    def __init__(self, old, new):
        self.builds, self.failed = (old, new), False

    def both(self, arguments, text=""):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(lambda build: Run([build, *arguments], text), self.builds))

    def part(self, name, asked, answers, is_empty=lambda answer: not answer):
        """Compares what both said: `answers` is a pair of lists, an entry for each thing asked."""
        old, new = answers
        different = [number for number in range(max(len(old), len(new))) if old[number : number + 1] != new[number : number + 1]]
        empty = sum(map(is_empty, old))
        print(f"  {name}: {len(old)} answers ({empty} empty), {len(different) or 'none'} different", flush=True)
        for number in different[:3]:
            what = asked[number] if number < len(asked) else "(more answers than were asked for)"
            print(f"    asked: {what}\n    old:   {str(old[number : number + 1])[:500]}\n    new:   {str(new[number : number + 1])[:500]}")
        too_empty = empty > len(old) / 2
        if too_empty:
            print("    too many are empty for the comparison to say much")
        self.failed |= bool(different) or too_empty

    def corpus(self, corpus, folder):
        print(f"{corpus.name}: {len(corpus.ids)} actors, {len(corpus.partners)} pairs of partners, {len(corpus.listings)} listings")
        directory = corpus.directory() + TODAY
        requests = [json.dumps(corpus.request(number)) for number in range(REQUESTS)]
        stream = self.both(["match", *directory, "--requests", "-"], "\n".join(requests) + "\n")
        is_empty = lambda answer: answer == "error" or not any(matches for _, matches in answer)
        self.part("requests", requests, [read_answers(run) for run in stream], is_empty)
        lines = list(corpus.command_lines())
        runs = [self.both(["match", *directory, "--format", "tsv", *line]) for line in lines]
        self.part("command lines", lines, [[run[build].lines() for run in runs] for build in (0, 1)])
        self.batches(corpus, directory)
        pairs = corpus.any_pairs(PAIRS) + corpus.some_partners(PAIRS)
        scores = self.both(["score", *directory, "--pairs", "-"], "".join(f"{a}\t{b}\n" for a, b in pairs))
        self.part("scores of pairs", pairs, [run.lines() for run in scores])
        self.snapshot(corpus, directory, requests, os.path.join(folder, "old.snapshot"))

    def batches(self, corpus, directory):
        batches = list(corpus.batches())
        runs = [self.both(["batch", *directory, "--format", "tsv", *batch]) for batch in batches]
        lines = [line for run in runs for line in run[0].lines()]
        for batch, run in zip(batches, runs):
            self.part(f"batch {' '.join(batch)}", run[0].lines(), [one.lines() for one in run])
        proposed = [tuple(line.split("\t")[:2]) for line in corpus.random.sample(lines, min(20, len(lines)))]
        questions = (proposed + corpus.some_partners(10) + corpus.any_pairs(QUESTIONS))[:QUESTIONS]
        whys = [self.both(["why", *question, *directory, "--format", "json"]) for question in questions]
        self.part("why", questions, [[read_why(run[build]) for run in whys] for build in (0, 1)])

    def snapshot(self, corpus, directory, requests, path):
        Run([self.builds[0], "snapshot", *directory, "--out", path])
        plain = [request for request in requests if "actor" in request and "diversity" not in request][:50]
        runs = self.both(["match", "--snapshot", path, "--requests", "-"], "\n".join(plain) + "\n")
        is_empty = lambda answer: answer == "error" or not any(matches for _, matches in answer)
        self.part("requests to OLD's snapshot", plain, [read_answers(run) for run in runs], is_empty)

    def times(self, corpus, repeats):
        print(f"user seconds (median of {repeats}), peak MB, one thread, {corpus.name}")
        directory = corpus.directory() + TODAY + ["--threads", "1"]
        requests = "\n".join(json.dumps(corpus.request(0)) for _ in range(REQUESTS)) + "\n"
        tasks = [
            ("read, build, one request", ["match", *directory, "--format", "tsv", corpus.ids[0]], ""),
            (f"{REQUESTS} requests in one stream", ["match", *directory, "--requests", "-"], requests),
            ("batch", ["batch", *directory, *next(corpus.batches()), "--format", "tsv"], ""),
        ]
        for name, arguments, text in tasks:
            builds = (self.builds[0], self.builds[1], self.builds[0])
            runs = [[Run([build, *arguments], text) for build in builds] for _ in range(repeats)]
            old, new, again = (statistics.median(run[i].user_seconds for run in runs) for i in (0, 1, 2))
            peaks = [max(run[i].peak_megabytes for run in runs) for i in (0, 1)]
            print(f"  {name}: {old:.2f} s → {new:.2f} s (× {new / old:.3f}; old again × {again / old:.3f}), "
                  f"{peaks[0]:.0f} MB → {peaks[1]:.0f} MB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("directories", nargs="*")
    parser.add_argument("--actors", type=int, default=20000, help="of the synthetic directory; 0: none")
    parser.add_argument("--repeats", type=int, default=5, help="how often each is timed; 0: not")
    arguments = parser.parse_args()
    comparison = Comparison(os.path.abspath(arguments.old), os.path.abspath(arguments.new))
    sample = [os.path.join(ROOT, "data/sample", name) for name in ("directory.jsonl", "listings.jsonl")]
    with tempfile.TemporaryDirectory() as folder:
        corpora = [Corpus("sample", sample)] + [Corpus(os.path.basename(os.path.dirname(path)) or path, [path]) for path in arguments.directories]
        if arguments.actors:
            made = os.path.join(folder, "synthetic.jsonl")
            Run([comparison.builds[0], "generate", "--actors", str(arguments.actors), "--out", made])
            corpora.append(Corpus("synthetic", [made]))
        for corpus in corpora:
            comparison.corpus(corpus, folder)
        if arguments.repeats:
            comparison.times(corpora[-1], arguments.repeats)
    print("different answers" if comparison.failed else "all answers equal")
    sys.exit(comparison.failed)


if __name__ == "__main__":
    main()
