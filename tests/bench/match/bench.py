#!/usr/bin/env python3
"""How fast one core finds names in real text, beside Vectorscan's literal matcher, in one run over the same text and the
same names; and what compiling those names takes.

  bench.py [CORPUS] [--build BUILD]     needs build/release, as `deploy/bench match` makes it; Node.js and npm

CORPUS is a folder with feeds/ and pages/ (default: ../shared/corpus). The names are those of three packages of npm,
which are fetched into BUILD/bench/match and stay there. Prints a JSON line a figure (INTERFACES), and a table on
standard error.
"""
import argparse
import pathlib
import subprocess
import sys

import names

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / 'tests/bench/story'))
import generate


def texts_of(corpus, binary):
    """The text of each article of the corpus, once."""
    found = [*generate.feed_texts(corpus, binary), *generate.page_texts(corpus)]
    return sorted({text for _, text in found if len(text) > 200})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('corpus', type=pathlib.Path, nargs='?', default=ROOT.parent / 'shared/corpus')
    parser.add_argument('--build', type=pathlib.Path, default=ROOT / 'build/release')
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print(f'{options.corpus} is absent: nothing is measured', file=sys.stderr)
        return
    folder = options.build / 'bench/match'
    folder.mkdir(parents=True, exist_ok=True)
    texts, aliases = folder / 'texts', folder / 'names'
    if not texts.exists():
        texts.write_bytes(b'\0'.join(t.encode() for t in texts_of(options.corpus, options.build / 'bin/mentiond')))
    if not aliases.exists():
        aliases.write_text('\n'.join(names.mixed(folder, 1_000_000)) + '\n')
    subprocess.run([options.build / 'tests/bench_match', texts, aliases], check=True)


if __name__ == '__main__':
    main()
