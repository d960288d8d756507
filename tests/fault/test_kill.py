"""kill -9 at random moments: no article and no alert is lost, and a duplicate carries the same key.

Rounds of a fresh store each: mentiond is killed at random moments of the time that an undisturbed run takes, started
again, and at last left to finish. The ledger is an HTTP receiver in this process, outside of what is killed.
MENTIOND_KILLS (50; 10 where a sanitizer makes everything slower) sets how many kills there are in all, MENTIOND_SEED (1)
the moments.
"""
import collections
import json
import os
import random
import sqlite3
import subprocess
import time
import unittest

from harness import MENTIOND, SHARED, SLOWER, Case, Receiver, rss, wait_for

KILLS = int(os.environ.get('MENTIOND_KILLS', '10' if SLOWER > 1 else '50'))
SEED = int(os.environ.get('MENTIOND_SEED', '1'))
KILLS_A_ROUND = 10
CORPUS = SHARED / 'corpus/feeds/xml'


class Killing(Case):
    """What a run over some feeds must have stored and told in the end, however often it was killed."""

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.site = self.nginx()
        self.receiver = self.server(Receiver())

    def configure_feeds(self, paths):
        # The feeds' hosts are addresses of their own, so that they are polled side by side.
        self.configure([f'url: "{self.site.url(path, f"127.0.0.{2 + n}")}", id: f{n}, backfill: all'
                        for n, path in enumerate(paths)],
                       f'  - {{ name: hook, webhook: {{ url: "{self.receiver.url()}" }} }}\n')

    def forget(self):
        for file in self.work.glob('test.db*'):
            file.unlink()
        with self.receiver.lock:
            self.receiver.got.clear()

    def told(self):
        """The keys under which each article's alert arrived; further outlets of its story are told of under others."""
        keys = collections.defaultdict(list)
        for got in self.receiver.accepted():
            if got['json']['type'] == 'alert.new':
                keys[got['json']['data']['article']['uri']].append(got['headers']['webhook-id'])
        return keys

    def told_stories(self):
        return {got['json']['data']['story']['id'] for got in self.receiver.accepted() if got['json']['type'] == 'alert.new'}

    def stored(self):
        """The story of each article, as pairs."""
        lines = self.mentiond('articles', 'list', '--json', '--limit', '0').stdout.splitlines()
        return [(line['article']['uri'], line['mentiond']['story']['id']) for line in map(json.loads, lines)]

    def run_and_kill(self, after):
        process = subprocess.Popen([MENTIOND, 'once', '--log-level', 'error'], cwd=self.work,
                                   stdout=subprocess.DEVNULL)
        try:
            process.wait(after)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True

    def finish(self):
        """The seconds that it takes."""
        start = time.monotonic()
        for _ in range(5):
            summary = json.loads(self.mentiond('once', '--json', status=None).stdout.splitlines()[-1])
            if summary['waiting'] == 0 and summary['failures'] == 0:
                return time.monotonic() - start
        self.fail(f'it does not come to an end: {summary}')

    def check(self, articles, alerts):
        """`alerts`: articles that mention a watch. Which of a story's articles comes first, and so is the alert's, hangs on
        which feed is read first: what must have been told of is their stories."""
        told, stories, stored = self.told(), self.told_stories(), self.stored()
        lost = {article for article, story in stored if article in alerts and story not in stories}
        self.assertEqual(lost, set(), 'alerts were lost')
        self.assertEqual(len(stored), len(dict(stored)), 'an article is stored twice')
        self.assertEqual(dict(stored).keys(), articles, 'articles were lost')
        for article, keys in told.items():
            self.assertEqual(len(set(keys)), 1, f'{article} was told under several keys')
        with sqlite3.connect(self.work / 'test.db') as database:
            self.assertEqual(database.execute('PRAGMA integrity_check').fetchone()[0], 'ok')

    def kill_again_and_again(self, length, articles, alerts):
        killed = attempts = doubled = 0
        while killed < KILLS:
            self.forget()
            for _ in range(KILLS_A_ROUND):
                attempts += 1
                killed += self.run_and_kill(self.random.uniform(0, length))
            self.finish()
            self.check(articles, alerts)
            doubled += sum(len(keys) - 1 for keys in self.told().values())
            self.assertLess(attempts, 20 * KILLS, 'the runs end before they are killed')
        print(f'{killed} kills, {len(articles)} articles and {len(alerts)} alerts expected a round, '
              f'{doubled} told twice with the same key')


class OwnFeeds(Killing):
    FEEDS, ITEMS = 40, 30

    def setUp(self):
        super().setUp()
        for feed in range(self.FEEDS):
            self.site.publish(f'{feed}.xml', rss([(f'{feed}-{n}', f'Item {n} of feed {feed}',
                                                   f'Ana Petrova spoke {n} times. ' * 8) for n in range(self.ITEMS)]))
        self.watchlist('Ana Petrova')
        self.configure_feeds([f'{feed}.xml' for feed in range(self.FEEDS)])
        # Every item names her: one alert each.
        self.expected = {f'http://news.example/{f}-{n}' for f in range(self.FEEDS) for n in range(self.ITEMS)}

    def test_nothing_is_lost(self):
        length = self.finish()
        self.check(self.expected, self.expected)
        self.kill_again_and_again(length, self.expected, self.expected)

    def test_the_control_a_store_that_forgets_its_outbox_is_found_out(self):
        with open(self.work / 'mentiond.yaml', 'a') as configuration:
            configuration.write('route: { receiver: hook, group_wait: 1h }\n')
        daemon = self.daemon()
        wait_for(lambda: len(self.stored()) == len(self.expected), 'all articles')
        daemon.terminate()
        with sqlite3.connect(self.work / 'test.db') as database:
            forgotten = database.execute('DELETE FROM group_member WHERE rowid % 10 = 0').rowcount
        self.finish()
        self.assertGreater(forgotten, 0)
        self.assertEqual(len(self.expected - self.told().keys()), forgotten)


@unittest.skipUnless(CORPUS.exists(), '../shared/corpus is not beside the checkout')
class RealFeeds(Killing):
    def test_nothing_is_lost(self):
        files = sorted(file.name for file in CORPUS.iterdir())
        for name in files:
            self.site.publish(name, (CORPUS / name).read_bytes())
        # A word that most articles have: what counts here is that there are many alerts.
        self.watchlist('the')
        self.configure_feeds(files)
        length = self.finish()
        articles, alerts = set(dict(self.stored())), set(self.told())
        self.assertGreater(len(alerts), 1000)
        self.kill_again_and_again(length, articles, alerts)


if __name__ == '__main__':
    unittest.main()
