#!/usr/bin/env python3
"""Every sentence of data/wording is said somewhere, and no pair of sentences in the sources begins or ends with a blank in
the folders where all is whole sentences. Usage: wording.py ROOT"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
sources = {path: path.read_text() for folder in ('features', 'index', 'engine', 'bindings')
           for path in sorted((root / folder).rglob('*.[ch]pp'))}
everything = '\n'.join(sources.values())
faults = []
for table in sorted((root / 'data/wording').glob('*.tsv')):
    if table.name == 'errors.tsv':
        continue
    for row in table.read_text().splitlines()[1:]:
        key = row.split('\t')[0]
        if not re.search(rf'\bMessage::{key}\b', everything):
            faults.append(f'{table.name}: nobody says {key}')

WHOLE = ('bindings/wording/', 'bindings/protocol/', 'bindings/shards/', 'bindings/files/', 'engine/', 'index/', 'features/')
PAIR = re.compile(r'\bfr \? "(?:[^"\\]|\\.)*"|language == Language::fr \? "(?:[^"\\]|\\.)*"')
for path, text in sources.items():
    name = path.relative_to(root).as_posix()
    if not name.startswith(WHOLE):
        continue
    for pair in PAIR.findall(text):
        words = pair.split('"', 1)[1][:-1]
        if re.search(r'[A-Za-zÀ-ÿ]', re.sub(r'\\u[0-9A-F]{4}', '', words)) and (words[0] == ' ' or words[-1] == ' '):
            faults.append(f'{name}: a piece of a sentence: "{words}"')
print('\n'.join(faults))
sys.exit(1 if faults else 0)
