"""What README.md says that one can type is in `mentiond --help`, and stands in INTERFACES.md where that is beside the
checkout."""
import re
import subprocess


def of_readme(text):
    """['run', 'feeds list', ...] from the table of commands."""
    cells = re.findall(r'^\| (`[^|]*`) \|', text, re.M)
    spans = [span for cell in cells for span in re.findall(r'`([^`]+)`', cell)]
    words = [re.sub(r'^mentiond ', '', span).split() for span in spans]
    return [' '.join(word for word in command if re.fullmatch(r'[a-z]+', word)) for command in words]


def of_interfaces(text):
    commands = set()
    for command in re.findall(r'^\| `mentiond ([^`]+)`', text, re.M) + re.findall(r'; `([a-z]+ [a-z|]+)`', text):
        first, *rest = command.split()
        verbs = rest[0].split('|') if rest and re.fullmatch(r'[a-z|]+', rest[0]) else ['']
        nouns = first.split('|')
        commands |= {f'{noun} {verb}'.strip() for noun in nouns for verb in verbs}
    return commands


def names(help_text, command):
    """Whether a line of the help begins with the command; "plugins list | check FILE" begins with two."""
    first, *rest = command.split()
    lines = re.findall(rf'^\s*{first}\b(.*)$', help_text, re.M)
    return any(all(re.search(rf'\b{word}\b', line) for word in rest) for line in lines)


def problems_of(readme, help_text, interfaces):
    wanted = of_readme(readme)
    if not wanted:
        yield 'README.md has no table of commands'
    for command in wanted:
        if not names(help_text, command):
            yield f'`mentiond --help` does not name "{command}", README.md does'
        if interfaces is not None and command not in of_interfaces(interfaces):
            yield f'INTERFACES.md does not name "{command}", README.md does'


def problems(root, program):
    result = subprocess.run([program, '--help'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    if result.returncode != 0:
        yield f'`mentiond --help` ends with {result.returncode}'
    file = root / '../shared/INTERFACES.md'
    yield from problems_of((root / 'README.md').read_text('utf-8'), result.stdout.decode('utf-8'),
                           file.read_text('utf-8') if file.is_file() else None)
