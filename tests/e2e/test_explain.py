"""`mentiond explain WATCH FILE`: a hit, a miss, what is unknown, and the outputs in the guide, which are the program's.

MENTIOND_UPDATE=1 writes what the program says into docs/watchlist.md.
"""
import json
import os
import re
import unittest

from harness import ROOT, Case

GUIDE = ROOT / 'docs/watchlist.md'
WATCHLIST = str(ROOT / 'config/watchlists/example.yaml')

ARTICLES = {
    'talks.json': ('Talks on arms', 'The New START treaty, which both sides signed in Prague, may be extended.'),
    'club.json': ('A new start for the club', 'New START was the talk of the town long before the club of this small city '
                  'began to play on its own ground near the old station, where each season now ends when the lease expires.'),
    'spelling.json': ('How to spell', 'Alpha, bravo, charlie: pilots learn the NATO phonetic alphabet by heart, and few of '
                      'them know that nato is not how it is written.'),
    'website.json': ('A new website', 'The North Atlantic Treaty Organisation, or North-Atlantic Alliance, has opened '
                     'www.nato.int to its readers.'),
}


def article(headline, body):
    return {'uri': 'https://news.example/' + headline.lower().replace(' ', '-'), 'type': 'text', 'language': 'en',
            'headlines': [{'role': 'main', 'contentType': 'text/plain', 'value': headline}],
            'bodies': [{'role': 'main', 'contentType': 'text/plain', 'value': body}]}


class Explain(Case):
    def setUp(self):
        super().setUp()
        for name, (headline, body) in ARTICLES.items():
            self.write(name, json.dumps(article(headline, body)) + '\n')

    def explain(self, *arguments, status=0):
        return self.mentiond('explain', '--watchlist', WATCHLIST, *arguments, status=status)

    def test_a_hit_and_a_miss_are_no_failures(self):
        self.assertIn('arms-control, a query of diplomacy, matches.', self.explain('arms-control', 'talks.json').stdout)
        self.assertIn('arms-control, a query of diplomacy, does not match.',
                      self.explain('diplomacy/arms-control', 'club.json').stdout)

    def test_several_files_are_told_one_after_the_other(self):
        out = self.explain('nato', 'talks.json', 'spelling.json').stdout
        self.assertEqual(re.findall('^== (.*)', out, re.M), ['Talks on arms', 'How to spell'])

    def test_an_unknown_watch_is_wrong_usage_and_names_the_nearest(self):
        done = self.explain('arms-contrl', 'talks.json', status=2)
        self.assertIn('no watchlist has an entity or query "arms-contrl"; did you mean "arms-control"?', done.stderr)
        self.assertEqual(done.stdout, '')

    def test_a_file_that_is_not_there_is_wrong_usage_that_is_named(self):
        done = self.explain('nato', 'nowhere.json', status=2)
        self.assertIn('cannot read nowhere.json: No such file', done.stderr)

    def test_a_file_without_an_article_is_a_failure_and_the_others_are_explained(self):
        self.write('empty.json', '')
        done = self.explain('nato', 'empty.json', 'talks.json', status=1)
        self.assertIn('empty.json', done.stderr)
        self.assertIn('== Talks on arms', done.stdout)

    def test_a_file_that_is_no_article_is_named(self):
        self.write('junk.json', '{"uri": \n')
        self.assertIn('junk.json', self.explain('nato', 'junk.json', status=1).stderr)

    def test_a_page_is_refused_and_it_is_said_what_is_read(self):
        self.write('page.html', '<!DOCTYPE html><title>Talks on arms</title><p>NATO met.</p>')
        self.assertIn('page.html: feed: this is an HTML page, not a feed: Talks on arms; expected a feed, or articles as '
                      'JSON, one a line', self.explain('nato', 'page.html', status=1).stderr)

    def test_a_json_feed_is_a_feed(self):
        feed = {'version': 'https://jsonfeed.org/version/1.1', 'title': 'News',
                'items': [{'id': '1', 'title': 'Talks on arms', 'content_text': 'NATO met.'}]}
        for name, indent in (('feed.json', None), ('pretty.json', 1)):
            self.write(name, json.dumps(feed, indent=indent))
            self.assertIn('nato, an entity of diplomacy, is mentioned.', self.explain('nato', name).stdout)

    def test_lines_that_are_no_article_are_named_and_the_others_are_explained(self):
        article = (self.work / 'talks.json').read_text()
        self.write('lines.json', '{"headline": "Talks"}\n' + article)
        done = self.explain('nato', 'lines.json', status=1)
        self.assertIn('lines.json:1: a ninjs object has a "uri"; this one has none', done.stderr)
        self.assertIn('== Talks on arms', done.stdout)

    def test_words_are_missing(self):
        self.assertIn('explain takes a WATCH', self.explain('nato', status=2).stderr)

    def test_the_guide_shows_what_the_program_says(self):
        guide = GUIDE.read_text()
        shown = list(re.finditer(r'^    \$ mentiond explain (.*)\n((?:    .*\n)*)', guide, re.M))
        self.assertGreaterEqual(len(shown), 3)
        for block in reversed(shown):
            words = block[1].split()
            self.assertEqual(words[:2], ['--watchlist', 'example.yaml'], 'the guide explains with the example')
            said = ''.join(f'    {line}\n' for line in self.explain(*words[2:]).stdout.strip().splitlines())
            if os.environ.get('MENTIOND_UPDATE'):
                guide = guide[:block.start(2)] + said + guide[block.end(2):]
            else:
                self.assertEqual(block[2], said, block[1])
        if os.environ.get('MENTIOND_UPDATE'):
            GUIDE.write_text(guide)


if __name__ == '__main__':
    unittest.main()
