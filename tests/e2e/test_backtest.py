"""`mentiond backtest`: a draft over what real polls have stored, beside the live watchlists."""
import json
import unittest

from harness import Case, rss

ITEMS = [('a1', 'Talks on the treaty', 'Ana Petrova of the delegation said talks go on.'),
         ('a2', 'Sport', 'The home side won against the Baltic eleven.'),
         ('a3', 'Budget', 'The Baltic Assembly met to vote on the budget.')]


class Backtest(Case):
    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.site.publish('feed.xml', rss(ITEMS))
        self.watchlist('Ana Petrova', 'Baltic Assembly')
        self.configure([f'url: "{self.site.url("feed.xml")}", id: example, backfill: all'])
        self.draft = self.write('draft.yaml', 'watchlist: desk\nentities:\n'
                                              '  - { id: baltic-assembly, name: Baltic Assembly, aliases: [Baltic*] }\n')

    def backtest(self, *arguments):
        return json.loads(self.mentiond('backtest', '--json', *arguments).stdout)

    def test_a_draft_gains_and_loses_articles_with_the_reason(self):
        self.once()
        result = self.backtest('--watchlist', 'draft.yaml')
        self.assertEqual(result['articles'], 3)
        watches = {w['watch']: w for w in result['watches']}
        counts = {name: (w['live'], w['draft'], w['gained'], w['lost']) for name, w in watches.items()}
        self.assertEqual(counts, {'ana-petrova': (1, 0, 0, 1), 'baltic-assembly': (1, 2, 1, 0)})
        example = watches['baltic-assembly']['examples_gained'][0]
        self.assertEqual((example['headline'], example['feed']), ('Sport', 'example'))
        self.assertIn('Baltic', example['reason'])
        self.assertEqual(result['days'], [{'day': '2023-01-02', 'live': 2, 'draft': 2, 'gained': 1, 'lost': 1}])
        self.assertEqual(result['feeds'], [{'feed': 'example', 'live': 2, 'draft': 2, 'gained': 1, 'lost': 1}])

    def test_people_get_tables_and_examples(self):
        self.once()
        self.write('drafts/desk.yaml', self.draft.read_text())
        shown = self.mentiond('backtest', '--watchlist', 'drafts').stdout
        self.assertIn('3 articles', shown)
        self.assertIn('+ desk/baltic-assembly  2023-01-02T10:00:00Z  example  Sport', shown)
        self.assertIn('- desk/ana-petrova  2023-01-02T10:00:00Z  example  Talks on the treaty', shown)

    def test_without_a_draft_the_configured_watchlists_stand_beside_what_was_found_then(self):
        self.once()
        self.watchlist('Ana Petrova')
        result = self.backtest()
        counts = {w['watch']: (w['live'], w['draft'], w['lost']) for w in result['watches']}
        self.assertEqual(counts, {'ana-petrova': (1, 1, 0), 'baltic-assembly': (1, 0, 1)})

    def test_a_draft_may_refer_to_a_live_list_that_it_does_not_replace(self):
        self.once()
        self.write('query.yaml', 'watchlist: votes\nqueries:\n'
                                 "  - { id: baltic-votes, query: '@desk/baltic-assembly AND vote*' }\n")
        result = self.backtest('--watchlist', 'query.yaml')
        self.assertEqual([(w['watchlist'], w['watch'], w['draft']) for w in result['watches']],
                         [('votes', 'baltic-votes', 1)])
        self.write('query.yaml', "watchlist: votes\nqueries: [{ id: v, query: '@desk/baltic-asembly' }]\n")
        wrong = self.mentiond('backtest', '--watchlist', 'query.yaml', status=2).stderr
        self.assertIn('query.yaml:2:28: error: there is no entity or query "baltic-asembly" in the watchlist "desk"', wrong)

    def test_it_runs_beside_the_daemon_and_raises_nothing(self):
        self.once()
        self.daemon()
        before = self.alerts()
        self.assertEqual(self.backtest('--watchlist', 'draft.yaml')['articles'], 3)
        self.assertEqual(self.alerts(), before)

    def test_what_is_wrong_is_said(self):
        self.assertIn('nothing was stored yet', self.mentiond('backtest', status=2).stderr)
        self.write('broken.yaml', 'watchlist: desk\nentitys: []\n')
        self.assertIn('broken.yaml:2:1', self.mentiond('backtest', '--watchlist', 'broken.yaml', status=2).stderr)
        self.assertIn('--watchlist FILE', self.mentiond('backtest', 'draft.yaml', status=2).stderr)
        (self.work / 'empty').mkdir()
        self.assertIn('no *.yaml', self.mentiond('backtest', '--watchlist', 'empty', status=2).stderr)


if __name__ == '__main__':
    unittest.main()
