#!/usr/bin/env python3
"""Articles per second from bytes on loopback to committed store and delivered alert, and the cost of each stage.

nginx serves feeds made from real article text on many loopback addresses; `mentiond once --all` polls them all into an
empty store with 1,000 aliases, `backfill: all`, and a file receiver. Prints a JSON line a figure (INTERFACES), and a
table on standard error.
"""
import argparse, gzip, html, json, os, pathlib, random, re, resource, shutil, socket, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / 'shared/corpus/pages'


def paragraphs():
    """Real paragraphs where the corpus is beside the checkout; else the demo's own texts, which is said."""
    found = []
    for file in sorted(CORPUS.glob('*/*.html.gz')):
        text = gzip.open(file).read().decode('utf-8', 'replace')
        for paragraph in re.findall(r'<p\b[^>]*>(.*?)</p>', text, re.S):
            plain = html.unescape(re.sub(r'<[^>]+>', '', paragraph))
            plain = re.sub(r'\s+', ' ', ''.join(c for c in plain if c >= ' ' and c != '\x7f')).strip()
            if 80 < len(plain) < 1500:
                found.append(plain)
        if len(found) > 20000:
            break
    if found:
        return found, 'paragraphs of ../shared/corpus/pages'
    for file in sorted((ROOT / 'config/demo').rglob('*.xml')):
        text = html.unescape(re.sub(r'<[^>]+>', ' ', file.read_text('utf-8')))
        found += [' '.join(text.split()[i:i + 60]) for i in range(0, 600, 60)]
    return [p for p in found if p], 'the demo feeds of this repository (../shared is absent: smaller vocabulary)'


def names(texts, count, rng):
    """Names of several words as they stand in the text, and as many that do not, to `count`."""
    seen = {}
    for text in texts:
        for name in re.findall(r'\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}\b', text):
            seen[name] = seen.get(name, 0) + 1
    rare = sorted(name for name, uses in seen.items() if uses <= 2)
    rng.shuffle(rare)
    chosen = rare[:count // 2]
    parts = sorted({w for name in seen for w in name.split()}) or ['Alpha', 'Beta', 'Gamma']
    while len(chosen) < count:
        made = f'{rng.choice(parts)} {rng.choice(parts)}'
        if made not in seen and made not in chosen:
            chosen.append(made)
    return chosen


def make_feeds(folder, feeds, items, texts, rng):
    total = 0
    for number in range(feeds):
        rows = []
        for item in range(items):
            body = [rng.choice(texts) for _ in range(rng.randint(3, 8))]
            words = body[0].split()
            title = html.escape(' '.join(words[:rng.randint(6, 11)]))
            content = ''.join(f'<p>{html.escape(p)}</p>' for p in body)
            total += sum(len(p) for p in body)
            rows.append(f'<item><title>{title}</title><link>http://news.example/{number}/{item}</link>'
                        f'<guid isPermaLink="false">{number}-{item}</guid>'
                        f'<pubDate>Mon, 02 Jan 2023 {item % 24:02}:{number % 60:02}:00 +0000</pubDate>'
                        f'<category>news</category><dc:creator>Desk {number}</dc:creator>'
                        f'<description>{html.escape(body[0][:200])}</description>'
                        f'<content:encoded><![CDATA[{content}]]></content:encoded></item>')
        (folder / f'{number}.xml').write_text(
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f'<title>Feed {number}</title><link>http://news.example/</link>{"".join(rows)}</channel></rss>', 'utf-8')
    return total / (feeds * items)


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def start_nginx(work, www, port):
    conf = work / 'nginx.conf'
    conf.write_text(f'''daemon off; pid {work}/nginx.pid; error_log {work}/nginx.log; worker_processes 1;
events {{ worker_connections 4096; }}
http {{ access_log off; default_type application/rss+xml; sendfile on; keepalive_requests 100000;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
  uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  server {{ listen 0.0.0.0:{port}; root {www}; }} }}''')
    nginx = subprocess.Popen(['nginx', '-c', str(conf)], stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(('127.0.0.1', port), 0.2).close()
            return nginx
        except OSError:
            time.sleep(0.05)
    raise SystemExit('nginx did not start: ' + (work / 'nginx.log').read_text())


def configure(work, feeds, hosts, port, aliases):
    rows = [f'  - {{ url: "http://127.0.0.{2 + n % hosts}:{port}/{n}.xml", id: feed-{n}, backfill: all }}'
            for n in range(feeds)]
    (work / 'watch.yaml').write_text('watchlist: bench\nentities:\n' + ''.join(
        f'  - {{ id: w{i}, name: {json.dumps(name)} }}\n' for i, name in enumerate(aliases)))
    (work / 'mentiond.yaml').write_text(
        'store: sqlite:bench.db\nallow_networks: [127.0.0.0/8]\nper_host: { connections: 4, spacing: 0s }\n'
        'limits: { document_bytes: 50MB }\nwatchlists: [watch.yaml]\n'
        'receivers:\n  - { name: out, file: { path: alerts.jsonl } }\nfeeds:\n' + '\n'.join(rows) + '\n')


def run(mentiond, work):
    for left in work.glob('bench.db*'):
        left.unlink()
    (work / 'alerts.jsonl').unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run([mentiond, 'once', '--all', '--json', '--log-level', 'warning', '--config', 'mentiond.yaml'],
                          cwd=work, capture_output=True, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f'mentiond once failed with {done.returncode}: {done.stdout}{done.stderr[:2000]}')
    summary = json.loads(done.stdout.splitlines()[-1])
    delivered = sum(1 for _ in open(work / 'alerts.jsonl')) if (work / 'alerts.jsonl').exists() else 0
    if delivered != summary['alerts']:
        raise SystemExit(f'{summary["alerts"]} alerts were raised and {delivered} delivered')
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return summary, wall, cpu, after.ru_maxrss


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--mentiond', default=str(ROOT / 'build/release/bin/mentiond'))
    ap.add_argument('--feeds', type=int, default=1000)
    ap.add_argument('--items', type=int, default=60)
    ap.add_argument('--hosts', type=int, default=64)
    ap.add_argument('--aliases', type=int, default=1000)
    ap.add_argument('--runs', type=int, default=3)
    a = ap.parse_args()
    rng = random.Random(7)
    texts, source = paragraphs()
    work = pathlib.Path(tempfile.mkdtemp(prefix='mentiond-bench-', dir=os.environ.get('BENCH_DIR', str(ROOT / 'build'))))
    work.chmod(0o755)  # nginx's worker may be another user.
    nginx = None
    try:
        www = work / 'www'
        www.mkdir()
        size = make_feeds(www, a.feeds, a.items, texts, rng)
        port = free_port()
        nginx = start_nginx(work, www, port)
        configure(work, a.feeds, a.hosts, port, names(texts, a.aliases, rng))
        print(f'{a.feeds * a.items} articles of {size:.0f} characters, text: {source}; {a.aliases} aliases; '
              f'{a.feeds} feeds on {a.hosts} hosts', file=sys.stderr)
        results = [run(a.mentiond, work) for _ in range(a.runs)]
        results.sort(key=lambda r: r[1])
        summary, wall, cpu, rss = results[len(results) // 2]
        figures = [('articles_per_second', summary['articles'] / wall, '1/s'),
                   ('articles', summary['articles'], ''), ('alerts_delivered', summary['alerts'], ''),
                   ('cpu_per_article', cpu * 1e6 / summary['articles'], 'us'), ('peak_memory', rss / 1024, 'MB')]
        figures += [(f'stage_{k}', v / summary['articles'], 'us per article')
                    for k, v in summary.get('stages_us', {}).items()]
        print(f'median of {a.runs} runs; all: ' + ', '.join(f'{r[0]["articles"] / r[1]:.0f}/s' for r in results),
              file=sys.stderr)
        for metric, value, unit in figures:
            print(json.dumps({'bench': 'e2e', 'metric': metric, 'value': round(value, 2), 'unit': unit}))
            print(f'  {metric:24}{value:12.1f} {unit}', file=sys.stderr)
    finally:
        if nginx:
            nginx.terminate()
            nginx.wait()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    main()
