"""One wire report in three feeds is one story and one alert, also where mentiond is killed in between."""
import json
import subprocess
import time
import unittest

from harness import MENTIOND, Case, rss

WIRE = (
    'PORT LENNA (Agency) - Engineers closed the Marek Bridge over the river Talva on Tuesday evening after an inspection '
    'found cracks in two of its 14 steel hangers. Ana Petrova, who leads the transport committee, said repairs would take '
    'at least six weeks and cost about 4 million. Some 38,000 vehicles cross the bridge every day, and ferries will run '
    'from Port Lenna in the meantime. The bridge was opened in 1967 and was last repaired in 2009, when its deck was '
    'renewed. Unions of drivers called the decision late and asked for free tickets. The ministry will report to '
    'parliament on Friday.')
CUT = WIRE.replace('PORT LENNA (Agency) - ', 'LENNA: ').split(' The bridge was opened')[0]
EDITED = WIRE.replace('Engineers closed', 'Inspectors have closed').replace('asked for', 'demanded')
OTHER = ('Ana Petrova opened a library in Varna on Sunday. The building has 40,000 books, a cinema and a roof garden, and was '
         'paid for by readers over eleven years. Children read aloud from the first page of the first book.')


class Stories(Case):
    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.watchlist('Ana Petrova')
        self.feeds = {'wire': ('Bridge closed after cracks found', WIRE), 'daily': ('Six weeks without a bridge', CUT),
                      'evening': ('Marek Bridge shut', EDITED), 'local': ('A library for Varna', OTHER)}

    def publish(self, *names):
        for name in names:
            self.site.publish(f'{name}.xml', rss([('1', *self.feeds[name])], name, f'http://{name}.example/'))
        self.configure([f'url: "{self.site.url(f"{name}.xml")}", id: {name}, backfill: all' for name in names])

    def stories(self):
        lines = self.mentiond('articles', 'list', '--json', '--limit', '0').stdout.splitlines()
        return {line['mentiond']['feed']: line['mentiond']['story'] for line in map(json.loads, lines)}

    def check(self):
        stories = self.stories()
        self.assertEqual(len(stories), 4)
        self.assertEqual({stories[name]['id'] for name in ('wire', 'daily', 'evening')}, {stories['wire']['id']})
        self.assertNotEqual(stories['local']['id'], stories['wire']['id'])
        lines = self.mentiond('alerts', 'list', '--json', '--limit', '0').stdout.splitlines()
        alerts = [json.loads(line) for line in lines]
        sizes = sorted(alert['story']['size'] for alert in alerts)
        self.assertEqual(sizes, [1, 3], 'one alert for the bridge, one for the library')
        self.assertEqual({alert['revision'] for alert in alerts}, {1})

    def test_three_feeds_with_one_report_raise_one_alert(self):
        self.publish(*self.feeds)
        self.assertEqual(self.once()['alerts'], 2)
        self.check()

    def test_a_later_process_joins_what_an_earlier_one_began(self):
        self.publish('wire')
        self.once()
        self.publish(*self.feeds)
        self.assertEqual(self.once()['alerts'], 1, 'that of the library')
        self.check()

    def test_kills_in_between_change_nothing(self):
        self.publish('wire')
        self.once()
        self.publish(*self.feeds)
        for milliseconds in (5, 20, 60, 120, 200):
            process = subprocess.Popen([MENTIOND, 'once', '--all', '--log-level', 'error'], cwd=self.work,
                                       stdout=subprocess.DEVNULL)
            time.sleep(milliseconds / 1000)
            process.kill()
            process.wait()
        self.mentiond('once', '--all', status=None)
        self.check()


if __name__ == '__main__':
    unittest.main()
