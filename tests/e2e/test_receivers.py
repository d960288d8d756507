"""Channels as one sets them up: `receivers list`, `receivers test`, templates of one's own, and what docs/channels.md shows."""
import base64
import json
import re
import unittest

from harness import ROOT, SECRET, Case, Receiver, Smtp, rss, signature_is_right, wait_for

OTHER = 'whsec_' + base64.b64encode(bytes(range(64, 96))).decode()
FEED = ['url: "http://127.0.0.1:9/feed"']


class Receivers(Case):
    def setUp(self):
        super().setUp()
        self.watchlist('Leyla Aksoy')

    def secret(self, name, value):
        self.write(name, value).chmod(0o600)
        return f'{{ file: {name} }}'

    def hook(self, format, more=''):
        """A receiver that is told in `format`, and what it has got from one test."""
        receiver = self.server(Receiver())
        self.configure(FEED, f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}", format: {format}{more} }} }}\n')
        done = self.mentiond('receivers', 'test', 'hook')
        self.assertIn('delivered: 200', done.stdout)
        return receiver.got[0]

    def test_a_list_names_the_recipients(self):
        self.configure(FEED, '  - { name: desk, email: { to: [a@example.org, b@example.org], from: m@example.org, '
                             'smtp: "smtp://127.0.0.1:9" } }\n')
        listed = json.loads(self.mentiond('receivers', 'list', '--json').stdout)
        self.assertEqual(listed, {'name': 'desk', 'plugin': 'email', 'recipients': ['a@example.org', 'b@example.org']})

    def test_a_mail_goes_through_starttls_and_auth_and_says_what_it_is(self):
        smtp = self.server(Smtp(self.work))
        password = self.secret('password', 's3cret')
        self.configure(FEED, f'  - {{ name: desk, email: {{ to: [desk@example.org], from: m@example.org, ca: cert.pem, '
                             f'smtp: "smtp://localhost:{smtp.port}", starttls: required, user: desk, password: {password}, '
                             f'unsubscribe: "https://example.org/u?who={{recipient}}" }} }}\n')
        said = self.mentiond('receivers', 'test', 'desk').stdout
        self.assertEqual(said, 'desk: desk@example.org: delivered: 250 2.0.0 taken\n')
        mail, = smtp.mails()
        headers = mail['headers']
        self.assertEqual(headers['Subject'], 'Test: test: A test of the receiver desk')
        self.assertEqual(headers['List-Unsubscribe'], '<https://example.org/u?who=desk%40example.org>')
        self.assertEqual(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
        self.assertEqual(headers['Auto-Submitted'], 'auto-generated')
        self.assertEqual(headers['List-Id'], '<mentiond.mentiond.example.org>')
        self.assertEqual(mail['defects'], [])

    def test_a_request_is_signed_with_both_secrets_while_the_key_changes(self):
        secrets = f', secret: [{self.secret("old", SECRET)}, {self.secret("new", OTHER)}]'
        got = self.hook('standard', secrets)
        for secret in (SECRET, OTHER):
            self.assertTrue(signature_is_right(got['headers'], got['body'], secret))
        self.assertFalse(signature_is_right(got['headers'], got['body'] + b' ', SECRET))
        self.assertEqual(got['json']['type'], 'test')
        self.assertEqual(got['headers']['ce-type'], 'test')

    def test_each_service_gets_what_it_takes(self):
        self.assertIn('attachments', self.hook('slack')['json'])
        self.assertEqual(self.hook('teams')['json']['attachments'][0]['content']['type'], 'AdaptiveCard')
        self.assertIn('A test of the receiver hook', self.hook('mattermost')['json']['text'])
        self.assertEqual(self.hook('discord')['json']['allowed_mentions'], {'parse': []})
        self.assertEqual(self.hook('alertmanager')['json']['version'], '4')

    def test_a_body_is_made_by_a_template_of_ones_own(self):
        self.write('body.mustache', '{ "who": "{{#alerts}}{{subject}}{{/alerts}}", '
                                    '"all": [{{#alerts}}{{{json}}}{{^last}},{{/last}}{{/alerts}}] }')
        got = self.hook('json', ', templates: { body: body.mustache }')
        self.assertEqual(got['json']['who'], 'test')
        self.assertEqual(got['json']['all'][0]['watchlist'], 'mentiond')

    def test_what_is_wrong_with_a_template_is_said_before_it_is_used(self):
        self.write('body.mustache', '{\n  "x": "{{#alerts}}{{headlin}}{{/alerts}}",\n  "y": {{#several}}1{{/several}} }\n')
        self.configure(FEED, '  - { name: hook, webhook: { url: "http://127.0.0.1:9/", format: json, '
                             'templates: { body: body.mustache } } }\n')
        said = self.mentiond('check', status=2).stderr
        self.assertRegex(said, r'body\.mustache:2:20: error: nothing is called "headlin" here .*article\.headline')
        self.assertRegex(said, r'body\.mustache:3:7: error: with a sample notification of type alert\.new this becomes no JSON')

    def templates_checked(self, **templates):
        """What `check` says of a mail receiver with these texts as its templates."""
        for part, text in templates.items():
            self.write(f'{part}.mustache', text)
        names = ', '.join(f'{part}: {part}.mustache' for part in templates)
        self.configure(FEED, '  - { name: desk, email: { to: [desk@example.org], from: m@example.org, '
                             f'smtp: "smtp://127.0.0.1:9", templates: {{ {names} }} }} }}\n')
        return self.mentiond('check', status=2).stderr

    def test_what_is_wrong_with_the_template_of_a_subject_a_text_or_a_page_is_said_with_its_place(self):
        for part in ('subject', 'text', 'html'):
            with self.subTest(part):
                said = self.templates_checked(**{part: '{{#alerts}}\n{{subject}}: {{headlin}}\n{{/alerts}}\n'})
                self.assertRegex(said, rf'{part}\.mustache:2:14: error: nothing is called "headlin" here .*article\.headline')
                said = self.templates_checked(**{part: '{{title}}\n  {{#alerts}}{{title}}\n'})
                self.assertRegex(said, rf'{part}\.mustache:2:3: error: .*alerts')

    def test_each_broken_template_of_a_mail_is_named(self):
        said = self.templates_checked(subject='{{titel}}', text='{{/alerts}}', html='<p>{{> footer}}</p>')
        for part in ('subject', 'text', 'html'):
            self.assertRegex(said, rf'{part}\.mustache:1:\d+: error: ')

    def test_a_receiver_that_does_not_answer_is_a_failure_and_an_unknown_one_is_wrong_usage(self):
        self.configure(FEED, '  - { name: hook, webhook: { url: "http://127.0.0.1:9/" } }\n')
        self.assertIn('no answer', self.mentiond('receivers', 'test', 'hook', status=1).stdout)
        self.assertIn('did you mean "hook"?', self.mentiond('receivers', 'test', 'hok', status=2).stderr)

    def test_the_examples_of_the_document_are_right(self):
        document = (ROOT / 'docs/channels.md').read_text('utf-8')
        self.write('mentiond.yaml', re.search(r'```yaml\n(.*?)```', document, re.S).group(1))
        self.write('body.mustache', re.search(r'```mustache\n(.*?)```', document, re.S).group(1))
        (self.work / 'watchlists').mkdir()
        (self.work / 'watch.yaml').rename(self.work / 'watchlists/watch.yaml')
        self.assertIn('4 receivers: all is well', self.mentiond('check').stdout)


class Resolution(Case):
    """An alert that was told, and whose story has been quiet ever since."""

    def setUp(self):
        super().setUp()
        site = self.nginx()
        site.publish('feed.xml', rss([('one', 'Leyla Aksoy resigns', 'Leyla Aksoy said so.')]))
        self.watchlist('Leyla Aksoy')
        self.feeds = [f'url: "{site.url("feed.xml")}", id: example, backfill: all']

    def receivers(self):
        self.ours, self.theirs, self.smtp = self.server(Receiver()), self.server(Receiver()), self.server(Smtp(self.work))
        self.write('password', 's3cret').chmod(0o600)
        return (f'  - {{ name: ours, webhook: {{ url: "{self.ours.url()}" }} }}\n'
                f'  - {{ name: theirs, webhook: {{ url: "{self.theirs.url()}", format: alertmanager }} }}\n'
                '  - { name: desk, email: { to: [desk@example.org], from: m@example.org, user: desk, ca: cert.pem, '
                f'password: {{ file: password }}, smtp: "smtp://localhost:{self.smtp.port}" }} }}\n')

    def let_a_week_pass(self):
        """As if nothing had happened for so long."""
        self.execute('UPDATE alert SET updated = updated - 7 * 86400000000')

    def test_it_is_told_by_webhook_by_mail_and_in_alertmanagers_words_where_a_route_asks_for_it(self):
        routes = ', '.join(f'{{ receiver: {name}, continue: true }}' for name in ('theirs', 'desk', 'ours'))
        self.configure(self.feeds, self.receivers(),
                       f'route: {{ receiver: ours, send_resolved: true, group_interval: 0s, routes: [{routes}] }}\n')
        self.once()
        self.let_a_week_pass()
        self.daemon()
        wait_for(lambda: len(self.ours.got) == len(self.theirs.got) == len(self.smtp.mails()) == 2, 'the resolution')
        first, last = (got['json'] for got in self.ours.got)
        self.assertEqual((first['type'], first['data']['state']), ('alert.new', 'firing'))
        self.assertEqual((last['type'], last['data']['state']), ('alert.resolved', 'resolved'))
        self.assertEqual(last['data']['id'], first['data']['id'])
        first, last = (got['json'] for got in self.theirs.got)
        self.assertEqual((first['status'], first['notification_reason']), ('firing', 'first notification'))
        self.assertEqual((last['status'], last['notification_reason']), ('resolved', 'all alerts resolved'))
        self.assertEqual((last['groupKey'], last['alerts'][0]['fingerprint']),
                         (first['groupKey'], first['alerts'][0]['fingerprint']))
        self.assertEqual(last['alerts'][0]['status'], 'resolved')
        self.assertGreaterEqual(last['alerts'][0]['endsAt'], first['alerts'][0]['startsAt'])
        first, last = (mail['headers'] for mail in self.smtp.mails())
        self.assertEqual(last['Subject'], 'Resolved: ' + first['Subject'])
        self.assertEqual(last['In-Reply-To'], first['In-Reply-To'])


if __name__ == '__main__':
    unittest.main()
