#!/usr/bin/python3
"""Runs the examples of docs/protocol.md: under each command of a ```console block stands, in a ```json block, the last line
that it prints. With BINOME_APPROVE=1 the blocks are written anew. Usage: examples.py BINARY"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/protocol.md"
EXAMPLE = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n```\n\n```json\n(?P<answer>.*?)\n```", re.S)
WIDTH = 110


def pretty(value, indent=0, lead=0):
    """JSON with as many members a line as fit."""
    text = json.dumps(value, ensure_ascii=False)
    if indent + lead + len(text) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return text
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {pretty(one, indent + 1, len(key) + 4)}" for key, one in value.items()]
    else:
        parts = [pretty(one, indent + 1) for one in value]
    lines = [""]
    for part in parts:
        if lines[-1] and ("\n" in part or indent + len(lines[-1]) + len(part) + 3 > WIDTH or "\n" in lines[-1]):
            lines.append("")
        lines[-1] += (", " if lines[-1] else "") + part
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return begin + "\n" + ",\n".join(" " * (indent + 1) + line for line in lines) + "\n" + " " * indent + end


def printed(binary, command):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(binary, pathlib.Path(folder) / "binome")
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, encoding="utf-8", cwd=ROOT,
                              env={**os.environ, "PATH": folder + ":" + os.environ["PATH"]})
    lines = done.stdout.splitlines()
    return lines[-1] if lines else done.stderr


def main(binary):
    page = PAGE.read_text(encoding="utf-8")
    approve = os.environ.get("BINOME_APPROVE")
    failed = 0
    examples = list(EXAMPLE.finditer(page))
    for example in reversed(examples):
        answer = printed(binary, example["command"])
        if approve:
            page = page[: example.start("answer")] + pretty(json.loads(answer)) + page[example.end("answer"):]
        elif json.loads(answer) != json.loads(example["answer"]):
            print(f"docs/protocol.md: « {example['command']} » prints another answer (scripts/approve writes it):\n{answer}")
            failed = 1
    if approve:
        PAGE.write_text(page, encoding="utf-8")
    print(f"{len(examples)} examples")
    return 1 if failed or not examples else 0


if __name__ == "__main__":
    sys.exit(main(os.path.realpath(sys.argv[1])))
