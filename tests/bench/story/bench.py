#!/usr/bin/env python3
"""How well articles find their stories, on copies made of real texts, beside other ways of clustering; and how fast, in a
window of a million articles.

  bench.py [CORPUS] [--seeds N] [--window N]     needs build/release, as `deploy/bench story` makes it

CORPUS is a folder with feeds/ and pages/ (default: ../shared/corpus). Prints a JSON line a figure (INTERFACES), and
tables on standard error.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('corpus', type=pathlib.Path, nargs='?', default=ROOT.parent / 'shared/corpus')
    parser.add_argument('--build', type=pathlib.Path, default=ROOT / 'build/release')
    parser.add_argument('--seeds', type=int, default=3)
    parser.add_argument('--window', type=int, default=1_000_000)
    options = parser.parse_args()
    bench = options.build / 'tests/bench_story'
    if options.corpus.is_dir():
        for seed in range(1, options.seeds + 1):
            with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as copies:
                subprocess.run([sys.executable, HERE / 'generate.py', options.corpus, '--seed', str(seed), '--binary',
                                options.build / 'bin/mentiond'], stdout=copies, check=True)
                subprocess.run([bench, 'quality', copies.name], check=True)
    else:
        print(f'{options.corpus} is absent: no quality is measured', file=sys.stderr)
    subprocess.run([bench, 'speed', str(options.window)], check=True)


if __name__ == '__main__':
    main()
