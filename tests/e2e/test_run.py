"""`mentiond run`: the daemon, its signals and its promises."""
import json
import time
import unittest

from harness import SLOWER, Case, Receiver, rss, wait_for

FIRST = ('a1', 'Nothing yet', 'An ordinary day.')
NEWS = ('a2', 'Ana Petrova resigns', 'Ana Petrova said so on Monday.')
MORE = ('b1', 'The Baltic Assembly meets', 'It was a short meeting.')


class Run(Case):
    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.site.publish('feed.xml', rss([FIRST]))
        self.watchlist('Ana Petrova')
        self.feed = f'url: "{self.site.url("feed.xml")}", id: example, interval: 1s'

    def polled(self, feed='example', more_than=0):
        lines = self.mentiond('feeds', 'list', '--json').stdout.splitlines()
        found = next((json.loads(l) for l in lines if json.loads(l)['id'] == feed), {})
        return 'last_success' in found

    def requests(self, path):
        log = self.work / 'access.log'
        return sum(1 for l in log.read_text().splitlines() if f'GET /{path} ' in l) if log.exists() else 0

    def wait_for_next_poll(self, path='feed.xml'):
        seen = self.requests(path)
        wait_for(lambda: self.requests(path) > seen, 'the next poll')

    def test_a_new_item_is_an_alert_within_two_seconds_of_its_poll(self):
        self.configure([self.feed])
        self.daemon()
        wait_for(self.polled, 'the baseline')
        self.site.publish('feed.xml', rss([NEWS, FIRST]))
        self.wait_for_next_poll()
        polled = time.monotonic()
        wait_for(self.alerts, 'the alert')
        self.assertLess(time.monotonic() - polled, 2 * SLOWER)
        self.assertEqual(self.alerts()[0]['article']['headline'], 'Ana Petrova resigns')

    def test_sighup_adds_a_feed_and_a_watch(self):
        self.site.publish('other.xml', rss([MORE]))
        self.configure([self.feed])
        daemon = self.daemon()
        wait_for(self.polled, 'the baseline')
        self.watchlist('Ana Petrova', 'Baltic Assembly')
        self.configure([self.feed, f'url: "{self.site.url("other.xml")}", id: other, interval: 1s, backfill: all'])
        daemon.hang_up()
        alerts = wait_for(self.alerts, 'the alert of the new feed and watch')
        self.assertEqual((alerts[0]['watch'], alerts[0]['article']['source']['feed']), ('baltic-assembly', 'other'))

    def test_wrong_yaml_keeps_the_old_settings(self):
        self.configure([self.feed])
        daemon = self.daemon()
        wait_for(self.polled, 'the baseline')
        self.write('mentiond.yaml', 'feeds:\n  - { uri: "http://127.0.0.1/" }\n')
        daemon.hang_up()
        log = daemon.log.read_text()
        self.assertIn('mentiond.yaml:2:7', log)
        self.assertIn('the old settings stay in force', log)
        self.site.publish('feed.xml', rss([NEWS, FIRST]))
        wait_for(self.alerts, 'an alert under the old settings')

    def test_a_wrong_watchlist_keeps_the_old_settings(self):
        self.configure([self.feed])
        daemon = self.daemon()
        self.write('watch.yaml', 'watchlist: desk\nentities:\n  - { nmae: Ana Petrova }\n')
        daemon.hang_up()
        log = daemon.log.read_text()
        self.assertIn('watch.yaml:3', log)
        self.assertIn('the old settings stay in force', log)

    def test_a_template_that_was_edited_in_place_is_read_by_a_reload(self):
        receiver = self.server(Receiver())
        self.write('body.mustache', '{ "says": "first" }')
        self.site.publish('feed.xml', rss([NEWS]))
        self.configure([self.feed + ', backfill: all'], f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}", format: '
                                                       'json, templates: { body: body.mustache } } }\n')
        daemon = self.daemon()
        wait_for(receiver.accepted, 'the first message')
        self.write('body.mustache', '{ "says": "second" }')
        daemon.hang_up()
        self.site.publish('feed.xml', rss([('edited', 'Ana Petrova again', 'Ana Petrova said so.'), NEWS]))
        wait_for(lambda: len(receiver.accepted()) == 2, 'the second message')
        self.assertEqual([got['json']['says'] for got in receiver.accepted()], ['first', 'second'])

    def test_a_full_outbox_stops_the_polls_and_says_so_until_deliveries_go_through(self):
        receiver = self.server(Receiver())
        receiver.answers = [503] * 1000
        self.site.publish('feed.xml', rss([NEWS, MORE]))
        self.watchlist('Ana Petrova', 'Baltic Assembly')
        self.configure([self.feed + ', backfill: all'],
                       f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}" }} }}\n', 'limits: { outbox: 2 }\n')
        daemon = self.daemon()
        wait_for(lambda: 'the outbox is full (limits: outbox)' in daemon.log.read_text(), 'the warning')
        with receiver.lock:
            receiver.answers.clear()
        wait_for(lambda: 'the outbox has room again' in daemon.log.read_text(), 'the polls to go on', 60)
        self.wait_for_next_poll()

    def test_sigterm_ends_it_with_status_0_within_ten_seconds(self):
        self.configure([self.feed])
        status, seconds = self.daemon().terminate()
        self.assertEqual(status, 0)
        self.assertLess(seconds, 10 * SLOWER)

    def test_sigterm_is_heeded_while_a_server_and_a_receiver_hang(self):
        hanging = self.hanging_server()
        self.configure([self.feed + ', backfill: all', f'url: "http://127.0.0.1:{hanging}/never.xml", id: never'],
                       f'  - {{ name: hook, webhook: {{ url: "http://127.0.0.1:{hanging}/hook" }} }}\n')
        self.site.publish('feed.xml', rss([NEWS]))
        daemon = self.daemon()
        wait_for(lambda: self.connections_to_hanging >= 2, 'both connections')
        status, seconds = daemon.terminate()
        self.assertEqual(status, 0)
        self.assertLess(seconds, 10 * SLOWER)

    def test_a_second_daemon_on_the_same_store_is_refused_and_the_first_is_named(self):
        self.configure([self.feed])
        daemon = self.daemon()
        done = self.mentiond('once', status=1)
        self.assertIn(str(daemon.process.pid), done.stderr)

    def test_memory_is_flat_over_ten_thousand_polls(self):
        feeds = 500
        for n in range(feeds):
            self.site.publish(f'{n}.xml', rss([(f'{n}-{i}', f'Item {i} of {n}', 'Ordinary text. ' * 50) for i in range(5)]))
        self.configure([f'url: "{self.site.url(f"{n}.xml", f"127.0.{n // 200}.{2 + n % 200}")}", id: f{n}, interval: 1s'
                        for n in range(feeds)])
        # AddressSanitizer keeps 256 MB of freed memory from being used again: without that, what grows is ours.
        daemon = self.daemon(ASAN_OPTIONS='quarantine_size_mb=4:thread_local_quarantine_size_kb=64')
        log = self.work / 'access.log'

        def polls(count):
            return lambda: log.exists() and log.read_bytes().count(b'\n') >= count

        wait_for(polls(3000), 'the first 3,000 polls', 120)
        before = daemon.resident_kilobytes()
        fresh = 0
        for step in range(10):  # Some feeds have news all the while, so that more than 304s is measured.
            for n in range(20):
                fresh += 1
                self.site.publish(f'{n}.xml', rss([(f'new-{fresh}', 'Ana Petrova again', 'Ordinary text. ' * 50)]))
            wait_for(polls(3000 + 1000 * (step + 1)), 'the next 1,000 polls', 60)
        grown = daemon.resident_kilobytes() - before
        print(f'resident memory: {before} kB after 3,000 polls, {grown:+} kB over the next 10,000')
        self.assertLess(grown, 8 * 1024 * (4 if SLOWER > 1 else 1))

    def hanging_server(self):
        """Accepts connections, reads, and never answers."""
        import socket
        import threading
        listener = socket.create_server(('127.0.0.1', 0))
        self.connections_to_hanging, kept = 0, []

        def accept():
            while True:
                try:
                    kept.append(listener.accept()[0])
                except OSError:
                    return
                self.connections_to_hanging += 1

        threading.Thread(target=accept, daemon=True).start()
        self.addCleanup(listener.close)
        return listener.getsockname()[1]


if __name__ == '__main__':
    unittest.main()
