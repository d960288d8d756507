"""One wire report in three feeds is one story and one alert, also where mentiond is killed in between."""
import json
import subprocess
import time
import unittest

from harness import MENTIOND, Case, Receiver, rss

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
        self.assertEqual({alert['change'] for alert in alerts} - {'new', 'update'}, set(), 'and no correction')

    def test_three_feeds_with_one_report_raise_one_alert(self):
        self.publish(*self.feeds)
        self.assertEqual(self.once()['alerts'], 2)
        self.check()

    def test_what_is_stored_is_shown(self):
        self.publish(*self.feeds)
        self.once()
        listed = [json.loads(line) for line in self.mentiond('stories', 'list', '--json').stdout.splitlines()]
        bridge = next(story for story in listed if story['size'] == 3)
        self.assertEqual(len(listed), 2)
        shown = json.loads(self.mentiond('stories', 'show', bridge['id'], '--json').stdout)
        self.assertEqual({article['feed'] for article in shown['articles']}, {'wire', 'daily', 'evening'})
        alert = json.loads(self.mentiond('alerts', 'show', *shown['alerts'], '--json').stdout)
        self.assertEqual(alert['alert']['story']['id'], bridge['id'])
        self.assertEqual({delivery['state'] for delivery in alert['deliveries']}, {'delivered'})
        article = self.mentiond('articles', 'show', shown['articles'][0]['id']).stdout
        for text in ('Ana Petrova, who leads the transport committee', bridge['id'], shown['articles'][0]['headline']):
            self.assertIn(text, article)
        for command in (('stories', 'list'), ('stories', 'show', bridge['id']), ('alerts', 'show', *shown['alerts'])):
            self.assertIn(bridge['headline'], self.mentiond(*command).stdout)

    def test_what_is_not_stored_is_said_so(self):
        self.publish('local')
        for name in ('articles', 'stories', 'alerts'):
            self.assertIn('there is no', self.mentiond(name, 'show', 'nothing', status=1).stderr)
            self.assertIn('an id is missing', self.mentiond(name, 'show', status=2).stderr)

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


class ReferenceStory(Case):
    """One report in five versions, each from a feed of its own: by wire, cut, translated, corrected, re-headlined."""

    WIRE = ('Moscow-NATO ties unlikely to normalize, says diplomat',
            'Deputy Foreign Minister Sergey Ryabkov said on Wednesday that ties between Moscow and NATO are unlikely to '
            'normalize in the foreseeable future. Moscow is ready to find common ground only on an equal basis, but this has '
            'always been a problem for the alliance and its member countries, he told the daily Izvestia. Asked whether a '
            'conflict is possible, he said that depends on the alliance. There are no draft agreements to extend the treaty '
            'that expires in February 2026. If Washington expects to win the next arms race, it is mistaken, he said. The '
            'official also reiterated his assessment of the possibility of breaking off relations and stressed that his side '
            'will never initiate such a step.')
    CORRECTED = ('CORRECTED-Moscow-NATO ties unlikely to normalize, says diplomat',
                 '(Corrects the name of the diplomat in paragraph 1) ' + WIRE[1].replace('Sergey Ryabkov', 'Andrey Rudenko'))
    VERSIONS = {
        'wire': WIRE,
        'cut': (WIRE[0], WIRE[1].split(' Asked whether')[0]),
        'translated': ('Moskova-NATO ilişkilerinin normalleşmesi zor',
                       'Dışişleri Bakan Yardımcısı Sergey Ryabkov çarşamba günü yaptığı açıklamada Moskova ile NATO arasındaki '
                       'ilişkilerin öngörülebilir gelecekte normalleşmesinin pek mümkün olmadığını söyledi. Moskova ancak eşit '
                       'bir zeminde ortak nokta bulmaya hazır, fakat bu ittifak için her zaman sorun oldu, dedi.'),
        'reheadlined': ('“Never our step”: the diplomat who expects no thaw', WIRE[1]),
        'corrected': CORRECTED}

    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.receiver = self.server(Receiver())
        self.write('watch.yaml', 'watchlist: desk\nentities:\n  - { id: ryabkov, name: Sergey Ryabkov }\n')
        self.feeds = []
        self.told_to = f'  - {{ name: desk, webhook: {{ url: "{self.receiver.url()}" }} }}\n'

    def arrive(self, *names):
        """What is told once these versions are in their feeds too."""
        for name in names:
            self.site.publish(f'{name}.xml', rss([('1', *self.VERSIONS[name])], name, f'http://{name}.example/'))
            self.feeds.append(f'url: "{self.site.url(f"{name}.xml")}", id: {name}, backfill: all')
        self.configure(self.feeds, self.told_to)
        before = len(self.receiver.accepted())
        self.once()
        return [got['json'] for got in self.receiver.accepted()[before:]]

    def test_is_one_alert_one_update_one_correction_and_one_for_the_translation(self):
        first, = self.arrive('wire')
        self.assertEqual(first['type'], 'alert.new')
        update, = self.arrive('cut', 'reheadlined')
        self.assertEqual(update['type'], 'alert.update')
        self.assertEqual(update['data']['id'], first['data']['id'])
        story = update['data']['story']
        self.assertEqual({outlet['name'] for outlet in story['outlets']}, {'wire', 'cut', 'reheadlined'})
        self.assertEqual((story['size'], story['gained']), (3, 2))
        translation, = self.arrive('translated')
        self.assertEqual(translation['type'], 'alert.new')
        self.assertNotEqual(translation['data']['id'], first['data']['id'])
        correction, = self.arrive('corrected')
        self.assertEqual(correction['type'], 'alert.correction')
        self.assertEqual(correction['data']['id'], first['data']['id'])
        self.assertEqual(correction['data']['lost'], ['Sergey Ryabkov'])
        self.assertEqual(correction['data']['article']['source']['name'], 'corrected')
        self.assertEqual(self.arrive(), [], 'all is told')

    def test_is_told_to_people_in_words(self):
        self.told_to = '  - { name: desk, file: { path: said.txt, format: text } }\n'
        for names in (['wire'], ['cut', 'reheadlined'], ['corrected']):
            self.arrive(*names)
        said = (self.work / 'said.txt').read_text()
        self.assertIn('Sergey Ryabkov (update, +2 outlets, medium)', said)
        self.assertIn('Sergey Ryabkov (correction: no longer names Sergey Ryabkov, medium)', said)


if __name__ == '__main__':
    unittest.main()
