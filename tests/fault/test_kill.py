"""kill -9 at random moments: no article and no alert is lost, and a duplicate carries the same key.

Rounds of a fresh store each: mentiond is killed at random moments of the time that an undisturbed run takes, started
again, and at last left to finish. The ledger is an HTTP receiver in this process, outside of what is killed.
MENTIOND_KILLS (50) sets how many kills there are in all, MENTIOND_SEED (1) the moments.
"""
import collections
import json
import os
import random
import sqlite3
import subprocess
import time
import unittest

from harness import MENTIOND, Case, Receiver, rss, wait_for

KILLS = int(os.environ.get('MENTIOND_KILLS', '50'))
SEED = int(os.environ.get('MENTIOND_SEED', '1'))
FEEDS, ITEMS, KILLS_A_ROUND = 40, 30, 10


def item(feed, number):
    """Every item names Ana Petrova: one alert each."""
    return (f'{feed}-{number}', f'Item {number} of feed {feed}', f'Ana Petrova spoke {number} times. ' * 8)


class Kill(Case):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.site = self.nginx()
        for feed in range(FEEDS):
            self.site.publish(f'{feed}.xml', rss([item(feed, n) for n in range(ITEMS)]))
        self.watchlist('Ana Petrova')
        self.receiver = self.server(Receiver())
        # The feeds' hosts are addresses of their own, so that they are polled side by side.
        self.configure([f'url: "{self.site.url(f"{feed}.xml", f"127.0.0.{2 + feed}")}", id: f{feed}, backfill: all'
                        for feed in range(FEEDS)],
                       f'  - {{ name: hook, webhook: {{ url: "{self.receiver.url()}" }} }}\n')
        self.expected = {f'http://news.example/{feed}-{n}' for feed in range(FEEDS) for n in range(ITEMS)}

    def forget(self):
        for file in self.work.glob('test.db*'):
            file.unlink()
        with self.receiver.lock:
            self.receiver.got.clear()

    def keys(self):
        """The keys under which each article's alert arrived."""
        keys = collections.defaultdict(list)
        for got in self.receiver.accepted():
            keys[got['json']['data']['article']['url']].append(got['headers']['webhook-id'])
        return keys

    def stored(self):
        lines = self.mentiond('articles', 'list', '--json', '--limit', '0').stdout.splitlines()
        return [json.loads(line)['article']['uri'] for line in lines]

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
        for _ in range(5):
            summary = json.loads(self.mentiond('once', '--json', status=None).stdout.splitlines()[-1])
            if summary['waiting'] == 0 and summary['failures'] == 0:
                return
        self.fail(f'it does not come to an end: {summary}')

    def lost(self):
        return self.expected - self.keys().keys()

    def check(self):
        self.assertEqual(self.lost(), set(), 'alerts were lost')
        stored = self.stored()
        self.assertEqual(len(stored), len(set(stored)), 'an article is stored twice')
        self.assertEqual(set(stored), self.expected, 'articles were lost')
        for article, keys in self.keys().items():
            self.assertEqual(len(set(keys)), 1, f'{article} was told under several keys')
        with sqlite3.connect(self.work / 'test.db') as database:
            self.assertEqual(database.execute('PRAGMA integrity_check').fetchone()[0], 'ok')

    def undisturbed(self):
        start = time.monotonic()
        self.finish()
        return time.monotonic() - start

    def test_nothing_is_lost(self):
        length = self.undisturbed()
        self.check()
        killed = attempts = doubled = 0
        while killed < KILLS:
            self.forget()
            for _ in range(KILLS_A_ROUND):
                attempts += 1
                killed += self.run_and_kill(self.random.uniform(0, length))
            self.finish()
            self.check()
            doubled += sum(len(keys) - 1 for keys in self.keys().values())
            self.assertLess(attempts, 20 * KILLS, 'the runs end before they are killed')
        print(f'{killed} kills, {len(self.expected)} alerts expected a round, {doubled} told twice with the same key')

    def test_the_control_a_store_that_forgets_its_outbox_is_found_out(self):
        with open(self.work / 'mentiond.yaml', 'a') as configuration:
            configuration.write('route: { receiver: hook, group_wait: 1h }\n')
        daemon = self.daemon()
        wait_for(lambda: len(self.stored()) == len(self.expected), 'all articles')
        daemon.terminate()
        with sqlite3.connect(self.work / 'test.db') as database:
            forgotten = database.execute('DELETE FROM outbox WHERE rowid % 10 = 0').rowcount
        self.finish()
        self.assertGreater(forgotten, 0)
        self.assertEqual(len(self.lost()), forgotten)


if __name__ == '__main__':
    unittest.main()
