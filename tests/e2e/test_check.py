"""`mentiond check`: what it says of the watchlists in the light of what is stored."""
import unittest

from harness import Case, rss

ITEMS = [('a1', 'Juice', 'The orange harvest is late.'), ('a2', 'Sport', 'Orange Telecom won the orange cup.'),
         ('a3', 'Budget', 'The assembly met.')]


class Check(Case):
    def setUp(self):
        super().setUp()
        site = self.nginx()
        site.publish('feed.xml', rss(ITEMS))
        self.watchlist('Orange')
        self.configure([f'url: "{site.url("feed.xml")}", id: example, backfill: all'])

    def test_it_says_how_often_a_doubtful_name_hit_once_articles_are_stored(self):
        warning = 'warning: "Orange" is also an everyday word'
        before = self.mentiond('check').stderr
        self.assertIn(warning, before)
        self.assertNotIn('stored articles', before)
        self.once()
        after = self.mentiond('check')
        self.assertIn(warning, after.stderr)
        self.assertIn('; found in 2 of the latest 3 stored articles', after.stderr)
        self.assertIn('all is well', after.stdout)

    def test_a_store_that_cannot_be_read_is_told_and_no_fault_of_the_configuration(self):
        (self.work / 'test.db').write_text('this is no database')
        checked = self.mentiond('check')
        self.assertIn('warning: ', checked.stderr)
        self.assertIn('test.db', checked.stderr)
        self.assertIn('all is well', checked.stdout)


if __name__ == '__main__':
    unittest.main()
