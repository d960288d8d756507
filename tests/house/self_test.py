#!/usr/bin/env python3
"""Shows of each rule of the house that it can fail, and that it lets pass what is right."""
import pathlib
import tempfile
import unittest

import commands
import documents
import includes
import lengths
import plugin_folders

TABLE = """
| room | knows | includes |
|---|---|---|
| `plugins/sdk` | the contract | – |
| `plugins/common` | shared | sdk |
| `plugins/<kind>/<name>` | a format | sdk, common |
| `host/article` | values | – |
| `host/registry` | libraries | article, sdk |
| `host/schedule` | when | article |
| `host/story` | which | article |
| `host/alert` | alerts | article, story |
| `host/store` | SQL | article, schedule, story, alert |
| `host/pipeline` | stages | article, and the repositories' interfaces |
| `host/daemon` | wiring | all |
"""


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, text=''):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, 'utf-8')


class Includes(Tree):
    RIGHT = [('host/registry/a.cpp', 'host/article/article.h'), ('host/registry/a.h', 'mentiond/sdk/abi.h'),
             ('host/article/a.cpp', 'host/article/a.h'), ('host/store/a.h', 'Poco/Data/Session.h'),
             ('host/pipeline/a.h', 'host/alert/outbox.h'), ('host/daemon/a.cpp', 'host/store/store.h'),
             ('plugins/fetch/http/a.cpp', 'plugins/common/http/curl.h'), ('plugins/common/mail/a.h', 'plugins/common/alert/a.h'),
             ('plugins/fetch/http/a.cpp', 'plugins/fetch/http/a.h'), ('plugins/common/http/a.h', 'mentiond/sdk/fetch.hpp'),
             ('host/article/a.h', 'vector')]
    WRONG = [('host/article/a.h', 'host/registry/registry.h'), ('host/article/a.cpp', 'mentiond/sdk/abi.h'),
             ('host/story/a.cpp', 'host/alert/alert.h'), ('host/alert/a.h', 'host/store/store.h'),
             ('host/pipeline/a.cpp', 'host/store/store.h'), ('host/pipeline/a.h', 'host/registry/registry.h'),
             ('host/daemon/a.cpp', 'plugins/common/text/text.h'), ('host/registry/a.cpp', 'plugins/fetch/http/http.h'),
             ('plugins/fetch/http/a.h', 'host/article/time.h'), ('plugins/fetch/http/a.h', 'plugins/alert/file/file.h'),
             ('plugins/common/http/a.h', 'plugins/fetch/http/http.h'), ('plugins/common/http/a.h', 'host/article/time.h'),
             ('plugins/sdk/include/mentiond/sdk/a.hpp', 'plugins/common/text/text.h'),
             ('host/alert/a.cpp', 'tests/support/manual_clock.h'), ('host/article/a.cpp', 'host/article/../store/store.h'),
             ('host/alert/a.cpp', 'sqlite3.h'), ('host/pipeline/a.cpp', 'Poco/Data/Session.h'),
             ('host/kitchen/a.cpp', 'vector'), ('host/loose.cpp', 'vector'), ('host/story/a.h', 'host/kitchen/a.h')]

    def problems(self, path, include, shape='#include "{}"\n'):
        rooms = includes.table(TABLE)
        return list(includes.problems_of_file(path, '#pragma once\n' + shape.format(include), rooms))

    def test_the_table_is_read(self):
        rooms = includes.table(TABLE)
        self.assertEqual(len(rooms), 11)
        self.assertEqual(rooms['host/pipeline'], {'article', 'schedule', 'story', 'alert'})
        self.assertEqual(rooms['host/article'], set())

    def test_the_right_way_passes(self):
        for path, include in self.RIGHT:
            self.assertEqual(self.problems(path, include), [], (path, include))

    def test_the_wrong_way_fails(self):
        for path, include in self.WRONG:
            for shape in ('#include "{}"\n', ' # include <{}>  // why\n'):
                self.assertEqual(len(self.problems(path, include, shape)), 1, (path, include))

    def test_it_names_file_and_line(self):
        self.assertTrue(self.problems(*self.WRONG[0])[0].startswith('host/article/a.h:2: '))

    def test_a_tree_is_read_whole(self):
        self.write('docs/architecture.md', TABLE)
        self.write('host/article/deep/er/a.hpp', '#include "host/store/store.h"\n')
        self.write('plugins/sdk/include/mentiond/sdk/a.hpp', '#include "mentiond/sdk/abi.h"\n')
        self.assertEqual(len(list(includes.problems(self.root))), 1)

    def test_an_empty_house_fails(self):
        self.write('docs/architecture.md')
        self.assertTrue(list(includes.problems(self.root)))


class PluginFolders(Tree):
    def plugin(self, readme, sample='a: 1\n\n# b: 2\n'):
        self.write('plugins/fetch/http/CMakeLists.txt')
        self.write('plugins/fetch/http/sample.yaml', sample)
        self.write('plugins/fetch/http/README.md', readme)
        self.write('plugins/common/http/curl.h')
        return list(plugin_folders.problems(self.root))

    def test_a_readme_that_shows_the_sample_passes(self):
        self.assertEqual(self.plugin('# x\n\n```yaml\na: 1\n\n# b: 2\n```\nend\n'), [])
        self.assertEqual(self.plugin('# x\n\n    a: 1\n\n    # b: 2\n\nend\n'), [])

    def test_a_readme_that_shows_another_fails(self):
        for readme in ('', '```yaml\na: 1\n```\n', '```yaml\na: 1\n\n# b: 3\n```\n', 'a: 1\n\n# b: 2\n'):
            self.assertEqual(len(self.plugin(readme)), 1, readme)

    def test_what_is_missing_fails(self):
        self.plugin('```yaml\na: 1\n\n# b: 2\n```\n')
        (self.root / 'plugins/fetch/http/CMakeLists.txt').unlink()
        (self.root / 'plugins/fetch/http/sample.yaml').unlink()
        self.assertEqual(len(list(plugin_folders.problems(self.root))), 2)

    def test_no_plugins_fail(self):
        self.assertTrue(list(plugin_folders.problems(self.root)))


class Documents(Tree):
    def test_links_lead_somewhere(self):
        self.write('README.md', '[a](docs/a.md#top) [b](https://example.org/) [c](#here) deploy/demo')
        self.write('docs/a.md', '[back](../README.md) [gone](gone.md)')
        self.assertEqual(list(documents.link_problems(self.root)), ['docs/a.md: gone.md is not there'])

    def test_files_of_the_readme_exist(self):
        self.write('README.md', 'run deploy/demo, then `config/mentiond.yaml`; https://example.org/docs/x and GONE.md.')
        self.write('deploy/demo')
        self.assertEqual(list(documents.readme_problems(self.root)),
                         ['README.md: GONE.md is not there', 'README.md: config/mentiond.yaml is not there'])

    def test_a_readme_without_files_fails(self):
        self.write('README.md', 'nothing')
        self.assertTrue(list(documents.readme_problems(self.root)))

    def test_decisions_have_numbers_of_their_own_and_titles(self):
        self.write('docs/decisions/0001-a.md', '# 0001: A\n')
        self.write('docs/decisions/0002-b.md', '# B\n')
        self.write('docs/decisions/0003-c.md', '# 0003: C\n')
        self.write('docs/decisions/0003-d.md', '# 0003: D\n')
        self.write('host/article/a.h', '// docs/decisions/0001, docs/decisions/0009')
        found = list(documents.decision_problems(self.root))
        self.assertEqual(len(found), 4, found)
        self.assertIn('host/article/a.h: there is no record docs/decisions/0009', found)


class Lengths(Tree):
    FUNCTION = 'int f(int a,\n      int b) {{\n{}}}\n\nclass C {{\n  int g() const {{\n    if (x) {{\n    }}\n  }}\n}};\n'

    def exceptions(self):
        for name in lengths.EXCEPTIONS:
            self.write(name, '\n' * 501)

    def test_500_lines_pass_and_501_fail(self):
        self.exceptions()
        self.write('host/a.cpp', '\n' * 500)
        self.assertEqual(list(lengths.problems(self.root)), [])
        self.write('tests/a.py', '\n' * 501)
        self.assertEqual(list(lengths.problems(self.root)), ['tests/a.py: 501 lines; the most is 500'])

    def test_an_exception_that_nobody_needs_fails(self):
        self.exceptions()
        self.write(next(iter(lengths.EXCEPTIONS)), '\n')
        self.assertEqual(len(list(lengths.problems(self.root))), 1)

    def test_an_empty_house_fails(self):
        self.assertTrue(list(lengths.problems(self.root)))

    def test_functions_are_measured(self):
        text = self.FUNCTION.format('  x();\n' * 70)
        self.assertEqual([length for _, length in lengths.functions(text)], [73, 4])
        self.write('host/a.cpp', text)
        self.assertIn('    73 host/a.cpp:1', list(lengths.report(self.root)))


class Commands(unittest.TestCase):
    README = '| command | does |\n|---|---|\n| `mentiond run` | x |\n| `mentiond once [--all]` | x |\n' \
             '| `mentiond match FILE… [--watchlist FILE]` | x |\n| `mentiond feeds list`, `alerts list` | (`--json`) |\n'
    INTERFACES = '| `mentiond run` | x |\n| `mentiond once` | `--all` |\n| `mentiond match FILE…` | x |\n' \
                 '| `mentiond feeds list|add` | x |\n| `mentiond articles|alerts list|show` | stored; `alerts ack|redeliver` |\n'

    def test_tables_are_read(self):
        self.assertEqual(commands.of_readme(self.README), ['run', 'once', 'match', 'feeds list', 'alerts list'])
        self.assertEqual(commands.of_interfaces(self.INTERFACES),
                         {'run', 'once', 'match', 'feeds list', 'feeds add', 'articles list', 'articles show',
                          'alerts list', 'alerts show', 'alerts ack', 'alerts redeliver'})

    def test_what_help_names_passes(self):
        text = 'run\n once\n match FILE\n feeds add | list\n alerts list\n'
        self.assertEqual(list(commands.problems_of(self.README, text, self.INTERFACES)), [])
        self.assertEqual(list(commands.problems_of(self.README, text, None)), [])

    def test_what_help_or_the_contract_does_not_name_fails(self):
        text = 'rerun\n once\n match FILE\n feeds list\n alerts list\n'
        self.assertEqual(len(list(commands.problems_of(self.README, text, self.INTERFACES))), 1)
        self.assertEqual(len(list(commands.problems_of(self.README, 'run\n' + text, ''))), 5)
        self.assertEqual(len(list(commands.problems_of('', text, self.INTERFACES))), 1)


if __name__ == '__main__':
    unittest.main()
