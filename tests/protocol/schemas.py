#!/usr/bin/python3
"""Validates every JSON answer of the tests against bindings/protocol/schemas: the golden outputs, the README's and
docs/protocol.md's examples, and what the tests of the protocol library were answered; and the lines that were answered well
against the schema of lines. A wrong answer of each kind is planted, and must be caught.
Usage: schemas.py BINARY TESTS (the program, the executable of the tests of bindings)."""
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parents[2]
failures = []


def validator(name):
    schema = json.loads((ROOT / "bindings/protocol/schemas" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema, Draft202012Validator(schema)


ANSWERS, answers = validator("answers.schema.json")
LINES, lines = validator("lines.schema.json")


def kind_validator(kind):
    return Draft202012Validator({**ANSWERS["$defs"][kind], "$defs": ANSWERS["$defs"]})


def wrong(answer):
    """What is wrong with an answer, or nothing."""
    kind = answer.get("answer")
    if kind not in ANSWERS["$defs"] or not answers.is_valid(answer):
        found = list(kind_validator(kind).iter_errors(answer)) if kind in ANSWERS["$defs"] else []
        return [f"{error.json_path}: {error.message[:200]}" for error in found] or [f"no answer of the schema: {kind}"]
    return points_of(answer)


def points_of(answer):
    """The points of a match add up."""
    shown = [match for each in answer.get("lists", []) for match in each["matches"]] + ([answer] if answer["answer"] == "why" else [])
    found = []
    for match in shown:
        if "for_you" not in match:
            continue
        total = sum(round(10 * part) for side in ("for_you", "for_them") for part in
                    [match[side]["others"], match[side]["prior"], *(reason["points"] for reason in match[side]["reasons"])])
        if total != round(10 * match["points"]) or abs(match["score"] - match["points"]) > 0.0500001:
            found.append(f"{match.get('id', 'why')}: points add up to {total / 10}, not to {match['points']}")
    return found


def check(where, text):
    """Validates each line that is an answer; gives them back."""
    found = []
    for line in text.splitlines():
        if not line.startswith('{"format":'):
            continue
        answer = json.loads(line)
        found.append(answer)
        failures.extend(f"{where}: {what}" for what in wrong(answer))
    return found


def golden():
    found = []
    for path in sorted((ROOT / "tests/golden/expected").glob("*.txt")):
        found += check(path.name, path.read_text(encoding="utf-8"))
    return found


def run(arguments, text="", **more):
    return subprocess.run(arguments, input=text, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, **more)


def examples(binary, page):
    """Runs each ```console example of a page that prints JSON, and validates what it prints."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S):
        for command in re.findall(r"^\$ (.*binome .*(?:--requests|--format jsonl?|barometer).*)$", block, re.M):
            with tempfile.TemporaryDirectory() as folder:
                os.symlink(binary, pathlib.Path(folder) / "binome")
                shell = {**os.environ, "PATH": folder + ":" + os.environ["PATH"]}
                found += check(f"{page}: {command}", run(["bash", "-c", command], env=shell).stdout)
    return found


def library(tests):
    """What the tests of the protocol library were answered."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "answers.jsonl"
        done = run([tests, "--gtest_filter=Exchange*"], env={**os.environ, "BINOME_ANSWERS": str(path)})
        if done.returncode != 0:
            failures.append("the tests of the protocol library fail")
        return check("tests of the library", path.read_text(encoding="utf-8") if path.exists() else "")


def lines_in():
    """A line is answered well if and only if the schema of lines has it, but for what only the directory knows (unknown ids,
    labels, fields)."""
    text = (ROOT / "tests/golden/protocol.jsonl").read_text(encoding="utf-8").splitlines()
    expected = (ROOT / "tests/golden/expected/protocol.txt").read_text(encoding="utf-8").splitlines()
    for line, answer in zip(text, expected[1:]):
        good = json.loads(answer)["answer"] != "error"
        if good and not lines.is_valid(json.loads(line)):
            failures.append(f"a line that is answered well is not in the schema of lines: {line}")
    for line in ('{"actor":"talpa","kind":[]}', '{"why":["a"]}', '{"remove":7}', '{"k":3}', '{"actor":"a","request_id":[1]}', '{"rebuild":1}'):
        if lines.is_valid(json.loads(line)):
            failures.append(f"the schema of lines takes a wrong line: {line}")


def planted(found):
    """Each of these faults in a good answer must be caught."""
    match = next(answer for answer in found if answer["answer"] == "match" and answer["lists"] and answer["lists"][0]["matches"]
                 and "for_you" in answer["lists"][0]["matches"][0])

    def with_fault(fault):
        answer = copy.deepcopy(match)
        fault(answer, answer["lists"][0]["matches"][0])
        return answer

    faults = {
        "no format": lambda answer, one: answer.pop("format"),
        "an unknown member": lambda answer, one: one.update(score_exact=1.0),
        "a score as text": lambda answer, one: one.update(score="63.4"),
        "a label in place of a code": lambda answer, one: one.pop("kind_label"),
        "a place of text": lambda answer, one: one.update(place="France"),
        "a reason of no weight": lambda answer, one: one["for_you"]["reasons"][0].update(points=0.0),
        "a reason without a relation": lambda answer, one: one["for_you"]["reasons"][0].pop("relation"),
        "points that do not add up": lambda answer, one: one["for_you"].update(others=one["for_you"]["others"] + 1),
        "an empty list without a reason": lambda answer, one: answer["lists"][0].update(matches=[]),
        "another kind of answer": lambda answer, one: answer.update(answer="matches"),
    }
    for what, fault in faults.items():
        if not wrong(with_fault(fault)):
            failures.append(f"a planted fault is not caught: {what}")


def main(binary, tests):
    found = golden() + examples(binary, "README.md") + examples(binary, "docs/protocol.md") + library(tests)
    kinds = {answer["answer"] for answer in found}
    for kind in ANSWERS["oneOf"]:
        name = kind["$ref"].rsplit("/", 1)[1]
        if name not in kinds:
            failures.append(f"no test has an answer of kind {name}")
    planted(found)
    lines_in()
    for failure in failures[:20]:
        print(failure)
    print(f"{len(found)} answers validated, {len(failures)} faults")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])))
