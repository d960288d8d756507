"""Channels as one sets them up: `receivers list`, `receivers test`, templates of one's own, and what docs/channels.md shows."""
import base64
import json
import re
import unittest

from harness import ROOT, SECRET, Case, Receiver, Smtp, signature_is_right

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


if __name__ == '__main__':
    unittest.main()
