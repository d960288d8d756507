"""What a person gets wrong: a message that names it, and the right exit status; nothing is started."""
import os
import subprocess
import unittest

from harness import BUILD, MENTIOND, Case, free_port, rss

FEED = 'url: "http://127.0.0.1/feed.xml", id: example'


class BadInput(Case):
    def setUp(self):
        super().setUp()
        self.watchlist('Ana Petrova')

    def refused(self, *arguments, names=()):
        """Status 2, and standard error says what and where."""
        done = self.mentiond(*arguments, status=2)
        for name in names:
            self.assertIn(name, done.stderr)
        return done

    def test_no_command_and_an_unknown_command(self):
        self.refused(names=['a command is missing'])
        self.refused('onec', names=['no command "onec"', 'once'])

    def test_an_unknown_option(self):
        self.refused('once', '--al', '--nonsense', names=['nonsense'])

    def test_no_configuration(self):
        self.refused('once', '--config', 'nowhere.yaml', names=['nowhere.yaml'])
        self.refused('once', names=['--config'])

    def test_a_wrong_key_names_place_and_nearest_word(self):
        self.configure([FEED], more='per_hots: { spacing: 1s }\n')
        self.refused('check', names=['mentiond.yaml:', 'per_hots', 'per_host'])
        self.refused('once', names=['mentiond.yaml:', 'per_hots', 'nothing was started'])

    def test_a_wrong_type_says_what_was_expected(self):
        self.configure([FEED + ', interval: [soon]'])
        self.refused('check', names=['mentiond.yaml:8:', 'expected a duration from 1s to 1y', 'not a list'])

    def test_a_plugin_that_is_missing(self):
        self.configure([FEED], '  - { name: pager, pagerduty: { key: x } }\n')
        self.refused('check', names=['mentiond.yaml:', 'pagerduty'])
        self.configure([FEED], more='plugins: { only: [nosuch] }\n')
        self.refused('once', names=['nosuch'])

    def test_a_library_that_is_no_plugin_is_a_warning_with_a_reason(self):
        (self.work / 'plugins').mkdir()
        for library in (BUILD / 'lib/mentiond').glob('*.so'):
            (self.work / 'plugins' / library.name).symlink_to(library)
        (self.work / 'plugins/junk.so').write_text('not a library')
        self.configure(['url: "file:feed.xml", id: example'], more='plugins: { path: [plugins] }\n')
        self.write('feed.xml', rss([('a1', 'Title', 'Text.')]))
        done = self.mentiond('check')
        self.assertIn('junk.so', done.stderr)
        refused = self.mentiond('plugins', 'check', str(self.work / 'plugins/junk.so'), status=1)
        self.assertIn('refused', refused.stdout)

    def test_a_file_that_cannot_be_read(self):
        self.configure([FEED])
        (self.work / 'watch.yaml').chmod(0)
        # Root reads every file: then it is somebody else who checks.
        somebody = {'user': 65534} if os.geteuid() == 0 else {}
        try:
            done = self.mentiond('check', status=2, **somebody)
        except PermissionError:
            self.skipTest('the build folder is closed to other users, and root reads every file')
        self.assertIn('watch.yaml', done.stderr)
        self.assertIn('Permission denied', done.stderr)

    def test_a_watchlist_that_is_not_there(self):
        self.configure([FEED])
        (self.work / 'watch.yaml').unlink()
        self.refused('check', names=['watch.yaml'])

    def test_a_broken_watchlist_entry_is_never_skipped(self):
        self.configure([FEED])
        self.write('watch.yaml', 'watchlist: desk\nentities:\n  - { name: Ana Petrova, alias: [Petrova] }\n')
        self.refused('once', names=['watch.yaml:3:', 'alias', 'aliases'])

    def test_a_document_that_is_no_feed_says_what_it_seems_to_be(self):
        self.write('page.html', '<!doctype html><html><head><title>Welcome</title></head><body><p>Hi</p></body></html>')
        done = self.mentiond('inspect', 'page.html', status=1)
        self.assertIn('HTML', done.stdout)

    def test_an_output_that_cannot_be_written(self):
        self.write('feed.xml', rss([('a1', 'Title', 'Text.')]))
        with open('/dev/full', 'w') as full:
            done = subprocess.run([MENTIOND, 'inspect', 'feed.xml'], cwd=self.work, stdout=full,
                                  stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn('standard output', done.stderr)

    def test_servers_that_cannot_be_reached(self):
        port = free_port()
        self.configure([f'url: "http://127.0.0.1:{port}/feed.xml", id: dead'])
        done = self.mentiond('once', '--all', status=1)
        self.assertIn('dead', done.stderr)
        self.assertIn('127.0.0.1', done.stderr)

    def test_a_receiver_that_cannot_be_reached_leaves_its_alerts_in_the_outbox(self):
        port = free_port()
        self.write('feed.xml', rss([('a1', 'Ana Petrova resigns', 'Text.')]))
        self.configure(['url: "file:feed.xml", id: example, backfill: all'],
                       f'  - {{ name: hook, webhook: {{ url: "http://127.0.0.1:{port}/" }} }}\n')
        done = self.mentiond('once', '--all', status=1)
        self.assertIn('1 waiting in the outbox', done.stdout)
        self.assertIn('hook', done.stderr)

    def test_a_private_address_is_refused_with_the_line_that_would_open_it(self):
        self.configure([f'url: "http://127.0.0.1:{free_port()}/feed.xml", id: private'])
        text = (self.work / 'mentiond.yaml').read_text().replace('allow_networks: [127.0.0.0/8]\n', '')
        self.write('mentiond.yaml', text)
        done = self.mentiond('once', '--all', status=1)
        self.assertIn('allow_networks', done.stderr)

    def test_a_damaged_store_is_refused(self):
        self.configure([FEED])
        self.write('test.db', 'this is no database, but somebody put it here' * 100)
        done = self.mentiond('once', status=1)
        self.assertIn('test.db', done.stderr)


if __name__ == '__main__':
    unittest.main()
