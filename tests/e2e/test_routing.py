"""Who is told and when, as one asks and steers it: `routes test`, `silences`, `alerts ack`, `alerts redeliver`."""
import json
import re
import unittest

from harness import ROOT, Case, Receiver, rss, wait_for

ROUTES = '''
route:
  receiver: desk
  group_wait: 10s
  routes:
    - receiver: phone
      matchers: ['severity=~"high|critical"']
      mute_time_intervals: [nights]
      continue: true
    - receiver: boss
      match: { tag: world }
      digest: daily at 07:00 Europe/Istanbul
time_intervals:
  - name: nights
    location: Europe/Berlin
    times: [{ start_time: "22:00", end_time: "24:00" }, { start_time: "00:00", end_time: "07:00" }]
'''

OFFICE = '''
route:
  receiver: desk
  routes: [{ receiver: phone, active_time_intervals: [office] }]
time_intervals:
  - name: office
    location: Europe/Berlin
    weekdays: ["monday:friday"]
    times: [{ start_time: "09:00", end_time: "17:30" }]
'''


class Routes(Case):
    def setUp(self):
        super().setUp()
        self.watchlist('Ana Petrova')
        self.route(ROUTES)

    def route(self, routes):
        receivers = ''.join(f'  - {{ name: {name}, file: {{ path: {name}.jsonl }} }}\n' for name in ('desk', 'phone', 'boss'))
        self.configure(['url: "http://127.0.0.1:9/feed"'], receivers, routes)

    def reached(self, *labels, at):
        lines = self.mentiond('routes', 'test', *labels, '--json', f'--at={at}').stdout.splitlines()
        return {line['receiver']: (line['when'], line['because']) for line in map(json.loads, lines)}

    def test_an_alert_reaches_the_routes_that_match_when_their_clocks_allow_it(self):
        noon = '2026-06-01T12:00:00Z'
        self.assertEqual(self.reached('severity=low', at=noon), {'desk': ('2026-06-01T12:00:10Z', 'group_wait')})
        both = self.reached('severity=high', 'tag=sport', 'tag=world', at=noon)
        self.assertEqual(both, {'phone': ('2026-06-01T12:00:10Z', 'group_wait'),
                                'boss': ('2026-06-02T04:00:00Z', 'digest daily at 07:00 Europe/Istanbul')})

    def test_quiet_hours_end_at_seven_on_the_wall_on_both_days_on_which_the_clocks_change(self):
        for night, morning in (('2026-03-28T23:30:00+01:00', '2026-03-29T05:00:00Z'),
                               ('2026-10-24T23:30:00+02:00', '2026-10-25T06:00:00Z')):
            self.assertEqual(self.reached('severity=critical', at=night),
                             {'phone': (morning, 'group_wait, muted by nights')})

    def test_what_comes_outside_of_active_hours_waits_until_they_begin(self):
        self.route(OFFICE)
        self.assertEqual(self.reached('severity=low', at='2026-06-05T12:00:00+02:00'),
                         {'phone': ('2026-06-05T10:00:00Z', 'at once')})
        when, because = self.reached('severity=low', at='2026-06-05T17:30:00+02:00')['phone']
        self.assertEqual(when, '2026-06-08T07:00:00Z')  # Monday.
        self.assertIn('outside office', because)

    def test_a_table_is_for_people_and_wrong_words_are_explained(self):
        table = self.mentiond('routes', 'test', 'severity=low').stdout
        self.assertEqual(table.split()[:4], ['RECEIVER', 'WHEN', 'BECAUSE', 'ROUTE'])
        self.assertIn('desk', table)
        self.assertIn('expected label=value', self.mentiond('routes', 'test', 'severity', status=2).stderr)
        self.assertIn('is no time', self.mentiond('routes', 'test', 'a=b', '--at=noon', status=2).stderr)
        self.assertIn('routes test', self.mentiond('routes', 'list', status=2).stderr)

    def test_a_label_that_no_alert_has_is_doubted(self):
        self.route(ROUTES.replace('high|critical', 'high').replace('=~', '=').replace('"high"', '"hihg"'))
        said = self.mentiond('check').stderr
        self.assertIn('no alert has the severity "hihg"', said)
        self.assertIn('did you mean "high"?', said)

    def test_the_examples_of_the_document_are_right(self):
        document = (ROOT / 'docs/routing.md').read_text('utf-8')
        examples = re.findall(r'```yaml\n(.*?)```', document, re.S)
        self.assertEqual(len(examples), 1)
        self.route(examples[0])
        self.assertIn('all is well', self.mentiond('check').stdout)
        night = self.reached('severity=high', 'tag=world', 'source=BBC News', at='2026-06-05T23:00:00+03:00')
        self.assertEqual(night['phone'], ('2026-06-06T04:00:00Z', 'group_wait, muted by nights'))
        self.assertEqual(night['boss'], ('2026-06-08T04:00:00Z', 'digest weekdays at 07:00 Europe/Istanbul'))


class Stored(Case):
    """With alerts in the store, told or not."""

    def setUp(self):
        super().setUp()
        self.site = self.nginx()
        self.receiver = self.server(Receiver())
        self.watchlist('Ana Petrova', 'Baltic Assembly')
        self.publish('one', 'Ana Petrova spoke of ferries.')
        self.route('receiver: desk')

    def route(self, route):
        self.configure([f'url: "{self.site.url("feed.xml")}", id: example, backfill: all'],
                       f'  - {{ name: desk, webhook: {{ url: "{self.receiver.url()}" }} }}\n'
                       '  - { name: archive, file: { path: alerts.jsonl } }\n', f'route: {{ {route} }}\n')

    def publish(self, guid, text):
        self.site.publish('feed.xml', rss([(guid, f'Title of {guid}', text)]))

    def let_groups_wait(self, hours):
        """As if they had told so much earlier."""
        self.execute('UPDATE alert_group SET due = due - ?1, told = told - ?1 WHERE told > 0', hours * 3_600_000_000)

    def told(self):
        return [(got['json']['type'], got['json']['data']['watch']) for got in self.receiver.accepted()]

    def listed(self, *arguments):
        return [json.loads(line) for line in self.mentiond(*arguments, '--json').stdout.splitlines()]


class Silences(Stored):
    def test_a_silence_holds_back_what_it_matches_until_it_is_expired(self):
        self.mentiond('silences', 'list', status=2)  # Nothing is stored yet.
        self.once()
        silence = self.mentiond('silences', 'add', 'watch=baltic-assembly', '--duration=2h', '--comment=a fire drill',
                                '--author=me').stdout.strip()
        self.publish('two', 'The Baltic Assembly met; Ana Petrova was there.')
        self.once()
        self.assertEqual(self.told(), [('alert.new', 'ana-petrova')] * 2)
        listed, = self.listed('silences', 'list')
        self.assertEqual((listed['id'], listed['state'], listed['matchers'], listed['comment'], listed['createdBy']),
                         (silence, 'active', ['watch="baltic-assembly"'], 'a fire drill', 'me'))
        self.assertIn('a fire drill', self.mentiond('silences', 'list').stdout)
        self.mentiond('silences', 'expire', silence)
        self.once()
        self.assertEqual(self.told()[2:], [('alert.new', 'baltic-assembly')])
        self.assertEqual(self.listed('silences', 'list'), [])
        self.assertEqual(self.listed('silences', 'list', '--all')[0]['state'], 'expired')

    def test_a_running_daemon_heeds_it(self):
        daemon = self.daemon()
        wait_for(lambda: self.told(), 'the first alert')
        silence = self.mentiond('silences', 'add', 'severity=~".+"', '--duration=1h').stdout.strip()
        daemon.terminate()
        self.publish('two', 'Ana Petrova spoke of ships.')
        self.once()
        self.assertEqual(len(self.told()), 1)
        daemon = self.daemon()
        self.mentiond('silences', 'expire', silence)
        wait_for(lambda: len(self.told()) == 2, 'what was held back')

    def test_what_is_wrong_is_said(self):
        self.once()
        self.assertIn('needs a matcher', self.mentiond('silences', 'add', status=2).stderr)
        self.assertIn('must ask for something', self.mentiond('silences', 'add', 'a=""', status=2).stderr)
        self.assertIn('--duration', self.mentiond('silences', 'add', 'a=b', '--duration=soon', status=2).stderr)
        self.assertIn('there is no silence x', self.mentiond('silences', 'expire', 'x', status=1).stderr)
        self.assertIn('is missing', self.mentiond('silences', 'expire', status=2).stderr)


class Alerts(Stored):
    def test_an_acknowledged_alert_is_not_repeated_and_what_is_new_of_it_is_told(self):
        self.route('receiver: desk, repeat_interval: 2h')
        self.publish('one', 'The Baltic Assembly met; Ana Petrova was there.')
        self.once()
        alert, = (a for a in self.listed('alerts', 'list') if a['watch'] == 'ana-petrova')
        self.mentiond('alerts', 'ack', alert['id'])
        self.assertEqual([a['id'] for a in self.listed('alerts', 'list', '--state=acknowledged')], [alert['id']])
        self.assertEqual([a['watch'] for a in self.listed('alerts', 'list', '--state=firing')], ['baltic-assembly'])
        self.let_groups_wait(hours=2)
        self.once()
        self.assertEqual(self.told()[2:], [('alert.new', 'baltic-assembly')])
        self.publish('one', 'The Baltic Assembly met; a delegate was there.')
        self.once()
        self.assertEqual(self.told()[3:], [('alert.correction', 'ana-petrova')])
        self.assertIn('there is no alert x', self.mentiond('alerts', 'ack', 'x', status=1).stderr)
        self.assertIn('is missing', self.mentiond('alerts', 'ack', status=2).stderr)

    def test_a_dead_letter_is_listed_and_delivered_again_under_its_key(self):
        self.receiver.answers = [400]
        self.once(status=1)
        letter, = self.listed('alerts', 'redeliver')
        self.assertEqual((letter['receiver'], letter['type'], letter['code']), ('desk', 'alert.new', 400))
        self.assertIn('desk', self.mentiond('alerts', 'redeliver').stdout)
        alert, = self.listed('alerts', 'list')
        self.assertEqual(letter['alerts'], [alert['id']])
        self.assertIn('no dead letter is about x', self.mentiond('alerts', 'redeliver', 'x', status=1).stderr)
        said = self.mentiond('alerts', 'redeliver', alert['id']).stdout
        self.assertEqual(said, '1 notification is in the outbox again\n')
        self.once()
        self.assertEqual([got['headers']['webhook-id'] for got in self.receiver.got], [letter['key']] * 2)
        self.assertEqual(self.told(), [('alert.new', 'ana-petrova')])
        self.assertEqual(self.listed('alerts', 'redeliver'), [])

    def test_all_dead_letters_go_out_by_a_running_daemon(self):
        self.publish('one', 'The Baltic Assembly met; Ana Petrova was there.')
        self.receiver.answers = [400, 404]
        daemon = self.daemon()
        wait_for(lambda: len(self.listed('alerts', 'redeliver')) == 2, 'two dead letters')
        self.mentiond('alerts', 'redeliver', '--all')
        wait_for(lambda: len(self.told()) == 2, 'both again')
        daemon.terminate()

    def test_what_a_receiver_that_is_no_more_refused_stays(self):
        self.receiver.answers = [400]
        self.once(status=1)
        text = (self.work / 'mentiond.yaml').read_text()
        self.write('mentiond.yaml', text.replace('desk', 'other'))
        self.assertIn('no receiver is called "desk"', self.mentiond('alerts', 'redeliver', '--all', status=1).stderr)
        self.assertEqual(len(self.listed('alerts', 'redeliver')), 1)


class Reloads(Stored):
    def test_what_is_held_in_a_route_that_is_no_more_goes_to_the_routes_of_today(self):
        self.route('receiver: desk, group_wait: 1h')
        daemon = self.daemon()
        wait_for(lambda: self.listed('alerts', 'list'), 'an alert that is held')
        self.route('receiver: archive')
        daemon.hang_up()
        alert, = wait_for(self.alerts, 'what was held')
        self.assertEqual((alert['watch'], alert['change'], self.told()), ('ana-petrova', 'new', []))

    def test_what_waits_for_a_receiver_that_is_no_more_goes_to_the_routes_of_today(self):
        self.receiver.answers = [503] * 9
        daemon = self.daemon()
        wait_for(lambda: self.receiver.got, 'a try')
        self.receiver.answers = []
        self.write('mentiond.yaml', (self.work / 'mentiond.yaml').read_text().replace('desk', 'other'))
        daemon.hang_up()
        wait_for(self.told, 'what waited')
        self.assertEqual(self.told(), [('alert.new', 'ana-petrova')])
        wait_for(lambda: 'receiver desk: is no more' in daemon.log.read_text(), 'a word of it in the log')

    def test_a_repeat_interval_of_which_less_is_left_tells_again(self):
        self.route('receiver: desk, repeat_interval: 30d')
        self.once()
        self.let_groups_wait(hours=2)
        daemon = self.daemon()
        self.assertEqual(len(self.told()), 1)
        self.route('receiver: desk, repeat_interval: 1h')
        daemon.hang_up()
        wait_for(lambda: self.told() == [('alert.new', 'ana-petrova')] * 2, 'the alert again')


if __name__ == '__main__':
    unittest.main()
