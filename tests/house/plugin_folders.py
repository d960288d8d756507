"""Each plugin's folder holds README.md, sample.yaml and CMakeLists.txt, and the README shows the sample as it is."""
import re

PARTS = ('README.md', 'sample.yaml', 'CMakeLists.txt')


def blocks(markdown):
    """The fenced and the indented blocks of code."""
    yield from re.findall(r'^```\w*\n(.*?)^```$', markdown, re.M | re.S)
    for block in re.findall(r'(?:^(?: {4}.*)?\n)+', markdown, re.M):
        yield re.sub(r'^ {4}', '', block, flags=re.M).strip('\n') + '\n'


def folders(root):
    return [folder for folder in sorted((root / 'plugins').glob('*/*/'))
            if folder.is_dir() and folder.parent.name not in ('sdk', 'common')]


def problems(root):
    if not folders(root):
        yield f'{root}/plugins has no plugins: is this the root?'
    for folder in folders(root):
        name = folder.relative_to(root).as_posix()
        missing = [part for part in PARTS if not (folder / part).is_file()]
        for part in missing:
            yield f'{name}: {part} is missing'
        if {'README.md', 'sample.yaml'} & set(missing):
            continue
        sample = (folder / 'sample.yaml').read_text('utf-8').strip('\n') + '\n'
        if sample not in blocks((folder / 'README.md').read_text('utf-8')):
            yield f'{name}: README.md does not show sample.yaml as it is'
