#!/usr/bin/env python3
"""How fast one core normalises real feeds, sanitising included, from bytes in memory: beside a bare pass of libxml2's
SAX2 parser, gofeed (which sanitises nothing) and Python's feedparser, over the same bytes, in one run.

  bench.py [--folder FOLDER] [--rounds N]     needs build/release, as `deploy/bench feed` makes it

Prints a JSON line a figure (INTERFACES), and a table on standard error. Figures are CPU seconds of the median round;
all are measured three times in turn, for the speed of a machine moves, and each ratio is the median of the three.
"""
import argparse, json, os, pathlib, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
CORPUS = ROOT.parent / 'shared/corpus/feeds/xml'


def run(command, **options):
    return json.loads(subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, **options).stdout)


def build_gofeed(temp):
    # Debian's packages of Go libraries are a GOPATH.
    env = dict(os.environ, GO111MODULE='off', GOPATH='/usr/share/gocode', GOCACHE=temp, GOFLAGS='')
    binary = pathlib.Path(temp) / 'gofeed_bench'
    subprocess.run(['go', 'build', '-o', binary, './'], cwd=HERE / 'gofeed', env=env, check=True)
    return binary


def feedparser(folder, rounds):
    import feedparser
    documents = [f.read_bytes() for f in sorted(folder.rglob('*')) if f.is_file()]
    times = []
    for _ in range(rounds):
        before = time.process_time()
        items = sum(len(feedparser.parse(d).entries) for d in documents)
        times.append(time.process_time() - before)
    return {'bytes': sum(map(len, documents)), 'items': items, 'seconds': statistics.median(times)}


def speed_of(figures, seconds='seconds'):
    return figures['bytes'] / figures[seconds] / 1e6


def measure(binary, gofeed, folder, rounds):
    """Own figures, and the speed of each peer in MB/s."""
    own = run([binary, folder, rounds])
    go = run([gofeed, folder, max(3, rounds // 5)], env=dict(os.environ, GOMAXPROCS='1'))
    return own, {'SAX2 pass': speed_of(own, 'sax_seconds'),
                 f"gofeed ({go['refused']} documents refused)": speed_of(go),
                 'feedparser': speed_of(feedparser(folder, 1))}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--folder', type=pathlib.Path)
    parser.add_argument('--binary', type=pathlib.Path, default=ROOT / 'build/release/tests/bench_feed')
    parser.add_argument('--rounds', type=int, default=15)
    options = parser.parse_args()
    folder = options.folder or CORPUS
    if not folder.is_dir():
        folder = ROOT / 'tests/plugins/normalise/feed/cases'
        print('../shared is absent: the small cases of the tests are read, whose figures say little', file=sys.stderr)
    with tempfile.TemporaryDirectory() as temp:
        gofeed = build_gofeed(temp)
        passes = [measure(options.binary, gofeed, folder, options.rounds) for _ in range(3)]
    own = sorted((own for own, _ in passes), key=speed_of)[1]
    speed = speed_of(own)
    rows = [(peer, statistics.median(peers[peer] for _, peers in passes),
             statistics.median(speed_of(own) / peers[peer] for own, peers in passes)) for peer in passes[0][1]]
    for peer, peer_speed, ratio in rows:
        print(json.dumps({'bench': 'feed', 'metric': 'normalised', 'value': round(speed, 1), 'unit': 'MB/s',
                          'peer': peer, 'peer_value': round(peer_speed, 2), 'ratio': round(ratio, 3)}))
    print(json.dumps({'bench': 'feed', 'metric': 'items', 'value': round(own['items'] / own['seconds']), 'unit': '1/s'}))
    memory = run([options.binary, '--memory'])
    print(json.dumps({'bench': 'feed', 'metric': 'peak memory beyond a feed of 200,000 items', 'unit': 'MB',
                      'value': round(memory['peak_bytes'] / 1e6, 1)}))
    table = [f"{own['documents']} documents, {own['bytes'] / 1e6:.1f} MB, {own['items']} items of {folder}",
             f"{'mentiond':40}{speed:9.1f} MB/s {own['items'] / own['seconds']:9.0f} items/s"]
    table += [f'{peer:40}{peer_speed:9.1f} MB/s  {ratio:7.2f} x' for peer, peer_speed, ratio in rows]
    table.append(f"{memory['items']} items in {memory['bytes'] / 1e6:.0f} MB take {memory['peak_bytes'] / 1e6:.1f} MB at most")
    print('\n'.join(table), file=sys.stderr)


if __name__ == '__main__':
    main()
