"""`mentiond once`: from feeds on a real web server to every kind of receiver."""
import json
import unittest

from harness import SECRET, Case, Receiver, Smtp, rss, signature_is_right

TREATY = ('a1', 'Talks on the treaty', 'The Baltic Assembly met. Ana Petrova of the delegation said talks go on.')
OTHER = ('a2', 'Sport', 'The home side won.')


class Once(Case):
    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.site.publish('feed.xml', rss([TREATY, OTHER]))
        self.watchlist('Ana Petrova', 'Baltic Assembly')
        self.feed = f'url: "{self.site.url("feed.xml")}", id: example, backfill: all'

    def test_a_mention_becomes_an_alert_with_its_receipt(self):
        self.configure([self.feed])
        summary = self.once()
        self.assertEqual((summary['articles'], summary['alerts'], summary['deliveries']), (2, 2, 2))
        alert = next(a for a in self.alerts() if a['watch'] == 'ana-petrova')
        self.assertEqual(alert['entity']['name'], 'Ana Petrova')
        self.assertEqual(alert['article']['headline'], 'Talks on the treaty')
        self.assertEqual(alert['article']['url'], 'http://news.example/a1')
        mention = alert['mentions'][0]
        self.assertEqual(mention['text'], 'Ana Petrova')
        self.assertEqual(mention['sentence'], 'Ana Petrova of the delegation said talks go on.')

    def test_a_second_pass_finds_nothing_new(self):
        self.configure([self.feed])
        self.once()
        summary = self.once()
        self.assertEqual((summary['articles'], summary['alerts'], summary['deliveries']), (0, 0, 0))
        self.assertEqual(summary['not_modified'], 1, 'the validators were sent back')
        self.assertIn('nothing is new', self.mentiond('once', '--all').stdout)

    def test_one_new_item_is_one_article_and_its_alert(self):
        self.configure([self.feed])
        self.once()
        self.site.publish('feed.xml', rss([('a3', 'Ana Petrova resigns', 'She said so.'), TREATY, OTHER]))
        summary = self.once()
        self.assertEqual((summary['articles'], summary['alerts'], summary['deliveries']), (1, 1, 1))
        self.assertEqual(self.alerts()[-1]['article']['headline'], 'Ana Petrova resigns')

    def test_an_edited_item_is_a_new_version_and_says_what_changed(self):
        self.configure([self.feed])
        self.once()
        edited = ('a1', 'Talks on the treaty', 'The Baltic Assembly met. A delegate said talks go on.')
        self.site.publish('feed.xml', rss([edited, OTHER]))
        summary = self.once()
        self.assertEqual((summary['articles'], summary['versions']), (0, 1))
        correction = self.alerts()[-1]
        self.assertEqual((correction['watch'], correction['change'], correction['revision']),
                         ('ana-petrova', 'correction', 2))
        self.assertEqual(correction['lost'], ['Ana Petrova'])
        change, = correction['changes']
        self.assertEqual((change['removed'], change['added']), ('Ana Petrova of the delegation', 'A delegate'))

    def test_the_first_poll_is_a_baseline_unless_the_feed_says_backfill(self):
        self.configure([self.feed.replace(', backfill: all', '')])
        summary = self.once()
        self.assertEqual((summary['articles'], summary['alerts']), (2, 0))
        self.site.publish('feed.xml', rss([('a3', 'Ana Petrova resigns', 'She said so.'), TREATY, OTHER]))
        self.assertEqual(self.once()['alerts'], 1)

    def test_feeds_that_are_not_due_are_left_and_said(self):
        self.configure([self.feed])
        self.once()
        done = self.mentiond('once')
        self.assertIn('0 feeds polled of 1 (the others are not due; --all polls them)', done.stdout)

    def test_a_dead_feed_makes_the_status_1_and_stops_no_other(self):
        self.configure([self.feed, f'url: "{self.site.url("gone.xml")}", id: gone'])
        done = self.mentiond('once', '--all', status=1)
        self.assertIn('gone', done.stderr)
        self.assertIn('404', done.stderr)
        self.assertEqual(len(self.alerts()), 2)
        feeds = {f['id']: f for f in map(json.loads, self.mentiond('feeds', 'list', '--json').stdout.splitlines())}
        self.assertIn('404', feeds['gone']['error'])

    def test_the_lists_show_what_is_stored(self):
        self.configure([self.feed])
        self.once()
        articles = [json.loads(line) for line in self.mentiond('articles', 'list', '--json').stdout.splitlines()]
        self.assertEqual({a['article']['title'] for a in articles}, {'Talks on the treaty', 'Sport'})
        alerts = [json.loads(line) for line in self.mentiond('alerts', 'list', '--json').stdout.splitlines()]
        self.assertEqual({a['watch'] for a in alerts}, {'ana-petrova', 'baltic-assembly'})
        self.assertIn('Talks on the treaty', self.mentiond('articles', 'list').stdout)
        self.assertIn('Ana Petrova', self.mentiond('alerts', 'list').stdout)

    def test_a_webhook_gets_a_signed_request(self):
        receiver = self.server(Receiver())
        self.write('hook.secret', SECRET).chmod(0o600)
        self.configure([self.feed], f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}", '
                                    'secret: { file: hook.secret } } }\n')
        self.assertEqual(self.once()['deliveries'], 2)
        for got in receiver.accepted():
            self.assertTrue(signature_is_right(got['headers'], got['body']))
            self.assertEqual(got['json']['type'], 'alert.new')
            self.assertEqual(got['json']['data']['article']['headline'], 'Talks on the treaty')
        self.assertEqual(len({g['headers']['webhook-id'] for g in receiver.accepted()}), 2)

    def test_a_webhook_that_fails_is_tried_again_with_the_same_key(self):
        receiver = self.server(Receiver())
        receiver.answers = [503]
        self.watchlist('Ana Petrova')
        self.configure([self.feed], f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}" }} }}\n')
        summary = self.once(status=1)
        self.assertEqual((summary['deliveries'], summary['waiting']), (0, 1))
        daemon = self.daemon()
        from harness import wait_for
        wait_for(lambda: receiver.accepted(), 'the second attempt')
        self.assertEqual(len({g['headers']['webhook-id'] for g in receiver.got}), 1)
        daemon.terminate()

    def test_a_mail_arrives_over_starttls_and_auth(self):
        smtp = self.server(Smtp(self.work))
        self.write('smtp.password', 's3cret').chmod(0o600)
        self.configure([self.feed], '  - { name: desk, email: { to: [desk@example.org], from: mentiond@example.org, '
                                    f'smtp: "smtp://localhost:{smtp.port}", starttls: required, ca: cert.pem, '
                                    'user: desk, password: { file: smtp.password } } }\n')
        self.assertEqual(self.once()['deliveries'], 2)
        mails = smtp.mails()
        self.assertEqual(len(mails), 2)
        for mail in mails:
            self.assertTrue(mail['tls'])
            self.assertEqual(mail['user'], 'desk')
            self.assertEqual(mail['rcpt_tos'], ['desk@example.org'])
            self.assertIn('Auto-Submitted: auto-generated', mail['data'])


if __name__ == '__main__':
    unittest.main()
