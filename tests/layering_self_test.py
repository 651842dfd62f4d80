#!/usr/bin/env python3
"""layering.py catches a planted fault of each sort, and finds none in the small tree they are planted in. Usage: layering_self_test.py ROOT"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layering  # noqa: E402

CLEAN = {
    "features/record.hpp": "#include <vector>\n",
    "features/internal/words.hpp": "",
    "index/index.hpp": '#include "features/record.hpp"\n',
    "engine/ranking/corpus.hpp": '#include "index/index.hpp"\n#include "engine/parallel/parallel.hpp"\n',
    "engine/parallel/parallel.hpp": "#include <tbb/parallel_for.h>\n",
    "engine/evaluation/internal/rules.hpp": "",
    "engine/evaluation/evaluation.cpp": '#include "engine/evaluation/internal/rules.hpp"\n#include "engine/engine.hpp"\n',
    "engine/engine.hpp": '#include "engine/ranking/corpus.hpp"\n',
    "bindings/files/lines.cpp": '#include <fstream>\n#include "features/record.hpp"\n',
    "bindings/records/json.cpp": '#include <rapidjson/document.h>\n#include "bindings/files/lines.hpp"\n',
    "bindings/cli/main.cpp": '#include <CLI/CLI.hpp>\n#include "engine/engine.hpp"\nint main() { std::cout << 1; exit(0); }\n',
    "engine/tags/CMakeLists.txt": "target_link_libraries(binome_tags PUBLIC binome_engine)\n",
    "benchmarks/speed.cpp": '#include "engine/engine.hpp"\n',
}
# What is planted, where, and a part of what must be said.
PLANTED = [
    ("features/record.hpp", '#include "index/index.hpp"', "features/ may not include index/"),
    ("index/index.hpp", '#include "engine/engine.hpp"', "index/ may not include engine/"),
    ("engine/engine.hpp", '#include "bindings/files/lines.hpp"', "engine/ may not include bindings/files/"),
    ("engine/ranking/corpus.hpp", '#include "engine/engine.hpp"', "engine/ranking/ may not include engine/"),
    ("engine/ranking/corpus.hpp", '#include "engine/evaluation/evaluation.hpp"', "may not include engine/evaluation/"),
    ("bindings/files/lines.cpp", '#include "bindings/records/json.hpp"', "bindings/files/ may not include bindings/records/"),
    ("bindings/records/json.cpp", '#include "bindings/cli/session.hpp"', "bindings/records/ may not include bindings/cli/"),
    ("engine/engine.hpp", '#include "engine/evaluation/internal/rules.hpp"', "belongs to engine/evaluation/ alone"),
    ("engine/evaluation/evaluation.cpp", '#include "features/internal/words.hpp"', "belongs to features/ alone"),
    ("benchmarks/speed.cpp", '#include "features/internal/words.hpp"', "belongs to features/ alone"),
    ("engine/engine.hpp", "#include <rapidjson/document.h>", "may not include <rapidjson/document.h>"),
    ("features/record.hpp", "#include <tbb/parallel_for.h>", "may not include <tbb/parallel_for.h>"),
    ("index/index.hpp", "#include <fstream>", "may not include <fstream>"),
    ("bindings/records/json.cpp", "#include <CLI/CLI.hpp>", "may not include <CLI/CLI.hpp>"),
    ("engine/engine.hpp", "inline void f() { std::cout << 1; }", "input and output belong to bindings"),
    ("features/record.hpp", "inline void f() { std::abort(); }", "a library does not end the program"),
    ("engine/tags/CMakeLists.txt", "target_link_libraries(binome_tags PUBLIC binome_files)", "binome_tags may not link binome_files"),
    ("engine/helpers/new.hpp", "", "its folder is not in tests/layers.txt"),
    ("utils/new.hpp", "", "top-level folders are"),
]


def problems_of(files, rules_path):
    root = tempfile.mkdtemp()
    try:
        for top in layering.read_rules(rules_path)["top"]:
            os.makedirs(os.path.join(root, top))
        for path, text in files.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return list(layering.check(root, rules_path))
    finally:
        shutil.rmtree(root)


def main():
    rules_path = os.path.join(sys.argv[1], "tests/layers.txt")
    failed = [f"clean tree: {problem}" for problem in problems_of(CLEAN, rules_path)]
    for path, line, said in PLANTED:
        problems = problems_of({**CLEAN, path: CLEAN.get(path, "") + line + "\n"}, rules_path)
        if not any(said in problem for problem in problems):
            failed.append(f"{path} with « {line} »: not caught; said: {problems}")
    print("\n".join(failed) or f"{len(PLANTED)} planted faults caught")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
