"""kill -9 at random moments: no article and no alert is lost, and what is told twice carries the same key and was among
the last before a kill.

Rounds of a fresh store each: mentiond is killed at random moments of the time that an undisturbed run takes, started
again, and at last left to finish. The ledger is an HTTP receiver in this process, outside of what is killed.
MENTIOND_KILLS (50; 10 where a sanitizer makes everything slower) sets how many kills there are in all, MENTIOND_SEED (1)
the moments.
"""
import collections
import contextlib
import http.client
import json
import math
import os
import random
import sqlite3
import subprocess
import threading
import time
import unittest

from harness import MENTIOND, SHARED, SLOWER, Case, Receiver, rss, wait_for

KILLS = int(os.environ.get('MENTIOND_KILLS', '10' if SLOWER > 1 else '50'))
SEED = int(os.environ.get('MENTIOND_SEED', '1'))
KILLS_A_ROUND = 10
# What a kill can make a receiver hear again. Its answers are written when there are 256, or the first is 50 ms old
# (host/alert/delivery.cpp); the attempt in flight is one of them: none is made while 256 are being written.
UNACKNOWLEDGED = 256
CORPUS = SHARED / 'corpus/feeds/xml'


class Killing(Case):
    """What a run over some feeds must have stored and told in the end, however often it was killed."""

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.site = self.nginx()
        self.receiver = self.server(Receiver())
        self.kills = []  # How much the receiver had accepted at each.

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
        self.kills.clear()

    def told(self):
        """The keys under which each article's alert arrived; further outlets of its story are told of under others."""
        keys = collections.defaultdict(list)
        for got in self.receiver.accepted():
            if got['json']['type'] == 'alert.new':
                keys[got['json']['data']['article']['uri']].append(got['headers']['webhook-id'])
        return keys

    def told_stories(self):
        return {got['json']['data']['story']['id'] for got in self.receiver.accepted() if got['json']['type'] == 'alert.new'}

    def keys(self):
        """The keys under which each revision of each alert arrived."""
        keys = collections.defaultdict(set)
        for got in self.receiver.accepted():
            alert = got['json']['data']
            keys[alert['id'], alert['revision']].add(got['headers']['webhook-id'])
        return keys

    def latest(self):
        """The last revision of each alert."""
        lines = self.mentiond('alerts', 'list', '--json', '--limit', '0').stdout.splitlines()
        return {(alert['id'], alert['revision']) for alert in map(json.loads, lines)}

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
            self.kills.append(self.heard())
            return True

    def heard(self):
        """How much the receiver has accepted, once it has read what a process had sent before it was killed."""
        # Connections are taken in their order: once this one is answered, the process's has its thread.
        with contextlib.closing(http.client.HTTPConnection('127.0.0.1', self.receiver.port)) as last:
            last.request('GET', '/')
            last.getresponse().read()
        wait_for(lambda: not any('process_request' in thread.name for thread in threading.enumerate()), 'the receiver')
        return len(self.receiver.accepted())

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
        stored = self.stored()
        self.assertEqual(self.lost(alerts), set(), 'alerts were lost')
        # With the last one, a receiver knows what every update and correction before it said.
        self.assertEqual(self.latest() - self.keys().keys(), set(), 'last revisions of alerts were lost')
        self.assertEqual(len(stored), len(dict(stored)), 'an article is stored twice')
        self.assertEqual(dict(stored).keys(), articles, 'articles were lost')
        for what, keys in (self.told() | self.keys()).items():
            self.assertEqual(len(set(keys)), 1, f'{what} was told under several keys')
        self.check_repeats()
        with sqlite3.connect(self.work / 'test.db') as database:
            self.assertEqual(database.execute('PRAGMA integrity_check').fetchone()[0], 'ok')

    def lost(self, alerts):
        """Stories of these articles that were not told of."""
        return {story for article, story in self.stored() if article in alerts} - self.told_stories()

    def check_repeats(self):
        places, bodies = collections.defaultdict(list), {}
        for place, got in enumerate(self.receiver.accepted()):
            key = got['headers']['webhook-id']
            places[key].append(place)
            self.assertEqual(bodies.setdefault(key, got['body']), got['body'], f'{key} has other words')
        for key, told in places.items():
            for before, again in zip(told, told[1:]):
                kill = min((kill for kill in self.kills if kill > before), default=math.inf)
                self.assertLessEqual(kill, again, f'{key} was told twice, and no kill was between')
                self.assertLessEqual(kill - before, UNACKNOWLEDGED, f'{key} was told twice, and long before the kill')

    def kill_again_and_again(self, length, articles, alerts):
        killed = attempts = doubled = updates = 0
        while killed < KILLS:
            self.forget()
            for _ in range(KILLS_A_ROUND):
                attempts += 1
                killed += self.run_and_kill(self.random.uniform(0, length))
            self.finish()
            self.check(articles, alerts)
            accepted = self.receiver.accepted()
            doubled += len(accepted) - len({got['headers']['webhook-id'] for got in accepted})
            updates += sum(got['json']['type'] != 'alert.new' for got in accepted)
            self.assertLess(attempts, 20 * KILLS, 'the runs end before they are killed')
        print(f'{killed} kills, {len(articles)} articles a round of which {len(alerts)} mention a watch, '
              f'{updates} updates and corrections, {doubled} told twice with the same key')


class OwnFeeds(Killing):
    FEEDS, ITEMS = 40, 30

    def setUp(self):
        super().setUp()
        for feed in range(self.FEEDS):
            self.site.publish(f'{feed}.xml', rss([(f'{feed}-{n}', *self.item(feed, n)) for n in range(self.ITEMS)]))
        self.watchlist('Ana Petrova')
        self.configure_feeds([f'{feed}.xml' for feed in range(self.FEEDS)])
        # Every item names her: one alert each, or an update of the one about what it copies.
        self.expected = {f'http://news.example/{f}-{n}' for f in range(self.FEEDS) for n in range(self.ITEMS)}

    @staticmethod
    def item(feed, n):
        """Title and text. Each fourth feed copies the one before it."""
        original = feed - 1 if feed % 4 == 3 else feed
        words = random.Random(f'{original} {n}')
        text = ' '.join(f'w{words.randrange(100_000)}' for _ in range(60))
        return f'Item {n} of feed {original}', f'Ana Petrova spoke. {text}.'

    def test_nothing_is_lost(self):
        length = self.finish()
        self.check(self.expected, self.expected)
        self.kill_again_and_again(length, self.expected, self.expected)

    def kill_while_something_waits(self, length):
        """Once it is killed, what waits in the outbox and was not told is gone."""
        for _ in range(100):
            self.forget()
            self.run_and_kill(self.random.uniform(0, length))
            told = json.dumps([got['headers']['webhook-id'] for got in self.receiver.accepted()])
            if self.delete('outbox WHERE key NOT IN (SELECT value FROM json_each(?))', told) > 0:
                return
        self.fail('nothing waits when it is killed')

    def delete(self, rows, *values):
        """How many there were."""
        with contextlib.suppress(sqlite3.OperationalError):  # It may be killed before there are tables.
            store = sqlite3.connect(f'file:{self.work}/test.db?mode=rw', uri=True)
            with contextlib.closing(store), store:
                return store.execute(f'DELETE FROM {rows}', values).rowcount
        return 0

    def test_the_control_an_outbox_that_is_gone_after_a_kill_is_found_out(self):
        self.kill_while_something_waits(self.finish())
        self.finish()
        with self.assertRaisesRegex(AssertionError, 'alerts were lost'):
            self.check(self.expected, self.expected)

    def test_the_control_held_alerts_that_are_gone_after_a_kill_are_found_out(self):
        with open(self.work / 'mentiond.yaml', 'a') as configuration:
            configuration.write('route: { receiver: hook, group_wait: 1h }\n')
        daemon = self.daemon()
        wait_for(lambda: len(self.stored()) == len(self.expected), 'all articles')
        daemon.process.kill()
        daemon.process.wait()
        gone = self.delete('group_member WHERE rowid % 10 = 0')
        self.finish()
        self.assertGreater(gone, 0)
        self.assertEqual(len(self.lost(self.expected)), gone)


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
