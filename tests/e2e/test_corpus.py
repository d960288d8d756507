"""Real feeds, where ../shared is beside the checkout: every item of every feed is stored, once."""
import json
import subprocess
import unittest

from harness import MENTIOND, SHARED, SLOWER, Case

FEEDS = SHARED / 'corpus/feeds'


@unittest.skipUnless(FEEDS.exists(), '../shared/corpus is not beside the checkout')
class Corpus(Case):
    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.files = sorted(f.name for f in (FEEDS / 'xml').iterdir())
        for name in self.files:
            self.site.publish(name, (FEEDS / 'xml' / name).read_bytes())
        self.watchlist('Ana Petrova')
        self.configure([f'url: "{self.site.url(name)}", id: "{name}", backfill: all' for name in self.files])

    def count(self, feed):
        return len(self.mentiond('articles', 'list', '--json', '--limit', '0', '--feed', feed).stdout.splitlines())

    def test_every_item_is_stored_once_and_a_new_one_is_one_article_and_its_alert(self):
        expected = json.loads((FEEDS / 'expected_items.json').read_text())
        first = self.once(status=None)
        wrong = {name: (self.count(name), expected[name]['items'])
                 for name in self.files if self.count(name) != expected[name]['items']}
        print(f'{len(self.files) - len(wrong)} of {len(self.files)} feeds with the expected items; others: {wrong}')
        self.assertLessEqual(len(wrong), len(self.files) * 0.05, wrong)
        self.assertGreater(first['articles'], 1500)
        second = self.once(status=None)
        self.assertEqual((second['articles'], second['versions'], second['alerts']), (0, 0, 0))
        self.publish_one_more_item('Ranchero-Software__atp.rss')
        third = self.once(status=None)
        self.assertEqual((third['articles'], third['versions'], third['alerts'], third['deliveries']), (1, 0, 1, 1))

    def publish_one_more_item(self, name):
        text = (FEEDS / 'xml' / name).read_text()
        item = ('<item><guid isPermaLink="false">one-more</guid><title>Ana Petrova resigns</title>'
                '<link>http://news.example/one-more</link><description>She said so.</description></item>')
        self.site.publish(name, text.replace('<item>', item + '<item>', 1))

    def test_inspect_prints_the_contracts_json_for_each(self):
        for name in self.files:
            with self.subTest(name):
                done = subprocess.run([MENTIOND, 'inspect', str(FEEDS / 'xml' / name)], capture_output=True,
                                      timeout=20 * SLOWER)
                self.assertIn(done.returncode, (0, 1))
                said = json.loads(done.stdout)
                self.assertEqual(len(said['entries']), len(said['articles']))
                self.assertLessEqual({'format', 'well_formed', 'feed', 'entries', 'articles'}, said.keys())


if __name__ == '__main__':
    unittest.main()
