#!/usr/bin/env python3
"""`mentiond backtest` over a store of 200,000 articles: articles a second, what a second core brings, and memory.

Feeds of real paragraphs, 200 of them, are read into an empty store by `mentiond once`; then a draft that changes half of the
live watchlist (1,000 names and 100 queries) runs over it, on all cores and on one. Prints a JSON line a figure (INTERFACES)
and a table on standard error. `--articles` for a smaller store, `--keep FOLDER` to leave the store there.
"""
import argparse, html, json, os, pathlib, random, resource, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / 'tests/bench/e2e'))
import bench as e2e  # What the other benchmark of the whole program makes its articles and names of.

FEEDS, DAYS = 200, 28


def make_feeds(folder, articles, texts, rng):
    for feed in range(FEEDS):
        rows = []
        for item in range(articles // FEEDS):
            body = [rng.choice(texts) for _ in range(rng.randint(3, 8))]
            rows.append(f'<item><title>{html.escape(" ".join(body[0].split()[:9]))}</title>'
                        f'<guid isPermaLink="false">{feed}-{item}</guid><link>http://news.example/{feed}/{item}</link>'
                        f'<pubDate>{1 + rng.randrange(DAYS):02} Jan 2023 10:00:00 +0000</pubDate>'
                        f'<description>{html.escape("".join(f"<p>{p}</p>" for p in body))}</description></item>')
        (folder / f'{feed}.xml').write_text(
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed</title>'
            f'<link>http://news.example/</link>{"".join(rows)}</channel></rss>', 'utf-8')


def watchlist(names):
    """Names, and queries of which each joins two of them."""
    rows = ''.join(f'  - {{ id: w{i}, name: {json.dumps(name)} }}\n' for i, name in enumerate(names))
    queries = ''.join(f"  - {{ id: q{i}, query: '@w{i} NEAR/30 ({names[-1 - i].split()[0]} OR minister*)' }}\n"
                      for i in range(100))
    return f'watchlist: bench\nentities:\n{rows}queries:\n{queries}'


def configure(work):
    feeds = ''.join(f'  - {{ url: "file:{work}/{n}.xml", id: feed-{n} }}\n' for n in range(FEEDS))
    (work / 'mentiond.yaml').write_text(
        'store: sqlite:bench.db\nlimits: { document_bytes: 50MB }\nwatchlists: [watch.yaml]\n'
        f'receivers:\n  - {{ name: out, file: {{ path: alerts.jsonl }} }}\nfeeds:\n{feeds}')


def timed(command, work):
    """Wall and processor seconds, and what was printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f'{command} failed with {done.returncode}: {done.stderr[:2000]}')
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def peak_megabytes(command, work):
    with subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL) as process:
        return os.wait4(process.pid, 0)[2].ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    arguments.add_argument('--articles', type=int, default=200_000)
    arguments.add_argument('--keep')
    options = arguments.parse_args()
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(options.keep or folder).resolve()
        work.mkdir(exist_ok=True)
        mentiond = str(ROOT / 'build/release/bin/mentiond')
        texts, origin = e2e.paragraphs()
        names = e2e.names(texts, 1500, rng)
        make_feeds(work, options.articles, texts, rng)
        configure(work)
        (work / 'watch.yaml').write_text(watchlist(names[:1000]))
        (work / 'draft.yaml').write_text(watchlist(names[:500] + names[1000:]))
        stored, _, _ = timed([mentiond, 'once', '--all', '--json', '--log-level', 'warning'], work)
        command = [mentiond, 'backtest', '--json', '--watchlist', 'draft.yaml']
        wall, processor, out = timed(command, work)
        alone, _, same = timed(['taskset', '-c', '0', *command], work)
        memory = peak_megabytes(command, work)
    result = json.loads(out)
    assert out == same, 'the result depends on the number of workers'
    total = sum(sum(w[k] for w in result['watches']) for k in ('live', 'draft'))
    figures = [('articles', result['articles'], 'articles'), ('storing them', stored, 's'), ('backtest', wall, 's'),
               ('articles a second', result['articles'] / wall, '1/s'), ('cores kept busy', processor / wall, 'cores'),
               ('speed-up over one core', alone / wall, 'x'), ('peak memory', memory, 'MB'),
               ('hits on both sides', total, 'hits'), ('days', len(result['days']), 'days'),
               ('feeds', len(result['feeds']), 'feeds')]
    print(f'backtest over {origin}, {os.cpu_count()} cores', file=sys.stderr)
    for metric, value, unit in figures:
        print(f'{metric:>24} {value:12.1f} {unit}', file=sys.stderr)
        print(json.dumps({'bench': 'backtest', 'metric': metric, 'value': round(value, 2), 'unit': unit}))


if __name__ == '__main__':
    main()
