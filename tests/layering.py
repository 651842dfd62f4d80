#!/usr/bin/env python3
"""Checks every include and every folder against tests/layers.txt. Usage: layering.py ROOT [RULES]"""
import os
import re
import sys

SOURCE = re.compile(r"\.(hpp|cpp|h)$")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def read_rules(path):
    rules = {"folders": {}, "libraries": [], "words": [], "top": []}
    section = None
    for line in open(path, encoding="utf-8"):
        line = line.split("  #")[0].strip() if line.startswith("[") else line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "folders":
            folder, allowed = line.split(":", 1)
            rules["folders"][folder] = allowed.split()
        elif section == "libraries":
            pattern, folders = line.rsplit(":", 1)
            rules["libraries"].append((re.compile(pattern + "$"), folders.split()))
        elif section == "words":
            pattern, rest = line.rsplit(": ", 1)
            folders, why = rest.split(" -- ")
            rules["words"].append((re.compile(pattern), folders.split(), why))
        else:
            rules["top"] += line.split()
    return rules


def is_within(folder, above):
    return folder == above or folder.startswith(above + "/")


def room_of(path, folders):
    """The folder of the rules that a path lies in: the longest; none if it is nobody's. A folder that has others of the rules
    in it holds only its own files."""
    here = os.path.dirname(path)
    room = max((folder for folder in folders if is_within(here, folder)), key=len, default=None)
    divided = room and any(folder != room and is_within(folder, room) for folder in folders)
    return None if divided and here not in (room, room + "/internal") else room


def sources(root, tops):
    for top in tops:
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if SOURCE.search(name):
                    yield os.path.relpath(os.path.join(folder, name), root)


def check_include(rules, path, room, quoted, header):
    """What is wrong with an include, or None."""
    if "internal" in header.split("/")[:-1] and quoted:
        owner = header[: header.index("/internal/")]
        if not is_within(os.path.dirname(path), owner):
            return f"{header} belongs to {owner}/ alone"
    if room is None:
        return None  # tests and benchmarks may include anything that is not internal
    if quoted:
        target = room_of(header, rules["folders"]) or header.split("/")[0]
        if target != room and target not in rules["folders"][room]:
            return f"{room}/ may not include {target}/"
        return None
    folders = next((folders for pattern, folders in rules["libraries"] if pattern.match(header)), [room])
    if not any(is_within(room, folder) for folder in folders):
        return f"{room}/ may not include <{header}> (only {', '.join(folders)})"
    return None


def check_source(rules, root, path):
    room = room_of(path, rules["folders"])
    if room is None and path.split("/")[0] not in ("benchmarks", "data"):
        yield f"{path}: its folder is not in tests/layers.txt"
        return
    for number, line in enumerate(open(os.path.join(root, path), encoding="utf-8"), 1):
        found = INCLUDE.match(line)
        if found:
            wrong = check_include(rules, path, room, found.group(1) == '"', found.group(2))
            if wrong:
                yield f"{path}:{number}: {wrong}"
            continue
        code = re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]
        for pattern, folders, why in rules["words"]:
            if room and pattern.search(code) and any(is_within(room, folder) for folder in folders):
                yield f"{path}:{number}: {why}"


def check_links(rules, root, folder):
    """A library links what its folder may include: binome_NAME is the library of the folder NAME."""
    path = os.path.join(folder, "CMakeLists.txt")
    if not os.path.exists(os.path.join(root, path)):
        return
    owners = {"binome_" + os.path.basename(room): room for room in rules["folders"]} | {"binome_data": "data"}
    own = "binome" if folder == "bindings/cli" else "binome_" + os.path.basename(folder)
    for target, links in re.findall(r"target_link_libraries\((\w+)([^)]*)\)", open(os.path.join(root, path)).read()):
        for link in links.split():
            if target == own and link in owners and owners[link] not in rules["folders"][folder]:
                yield f"{path}: {target} may not link {link}"


def check(root, rules_path):
    rules = read_rules(rules_path)
    code = ["features", "index", "engine", "bindings", "benchmarks", "data"]
    for path in sources(root, code):
        yield from check_source(rules, root, path)
    for folder in rules["folders"]:
        yield from check_links(rules, root, folder)
    tops = sorted(
        name for name in os.listdir(root) if os.path.isdir(os.path.join(root, name)) and not name.startswith((".", "build"))
    )
    if tops != sorted(rules["top"]):
        yield f"top-level folders are {' '.join(tops)}; expected: {' '.join(sorted(rules['top']))}"


def main():
    root = sys.argv[1]
    rules_path = sys.argv[2] if len(sys.argv) > 2 else os.path.join(root, "tests/layers.txt")
    problems = list(check(root, rules_path))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
