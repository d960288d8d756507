"""What the documents name is there: links, files of README.md, decision records that code and documents cite."""
import re

LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)')
# In README.md, what looks like a file of the house.
NAMED = re.compile(r'(?<![\w/.~-])((?:\.ci|config|deploy|docs|host|plugins|tests)/[\w./-]*\w|[A-Z]+\.md)')
CITED = re.compile(r'docs/decisions/(\d{4})')
TEXTS = ('.h', '.hpp', '.cpp', '.md', '.py', '.txt', '.yaml')


def documents(root):
    found = [root / 'README.md', root / 'CONTRIBUTING.md', root / 'CHANGELOG.md', *(root / 'docs').rglob('*.md'),
             *(root / 'plugins').rglob('*.md')]
    return sorted(file for file in found if file.is_file())


def link_problems(root):
    for file in documents(root):
        for link in LINK.findall(file.read_text('utf-8')):
            target = link.split('#')[0]
            if target and not re.match(r'[a-z]+:', target) and not (file.parent / target).exists():
                yield f'{file.relative_to(root)}: {link} is not there'


def readme_problems(root):
    names = sorted(set(NAMED.findall((root / 'README.md').read_text('utf-8'))))
    if not names:
        yield 'README.md names no file of the house'
    for name in names:
        if not (root / name).exists():
            yield f'README.md: {name} is not there'


def decision_problems(root):
    records = sorted((root / 'docs/decisions').glob('*.md'))
    numbers = [record.name[:4] for record in records]
    for record in records:
        number = record.name[:4]
        if numbers.count(number) > 1:
            yield f'{record.relative_to(root)}: another record has the number {number}'
        if not record.read_text('utf-8').startswith(f'# {number}: '):
            yield f'{record.relative_to(root)}: begins with no "# {number}: …"'
    for top in ('docs', 'host', 'plugins', 'tests', 'config', 'deploy'):
        for file in sorted((root / top).rglob('*')):
            if file.suffix not in TEXTS or 'house' in file.parts or not file.is_file():
                continue
            for number in CITED.findall(file.read_text('utf-8', errors='replace')):
                if number not in numbers:
                    yield f'{file.relative_to(root)}: there is no record docs/decisions/{number}'


def problems(root):
    yield from link_problems(root)
    yield from readme_problems(root)
    yield from decision_problems(root)
