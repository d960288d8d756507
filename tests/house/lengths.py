"""No file over 500 lines, but for those named here with the reason; and a report of what is long."""
import re
import statistics

MOST_LINES, LONG_FUNCTION = 500, 60
EXCEPTIONS = {
    'plugins/sdk/include/mentiond/sdk/abi.h': 'the whole contract in one file, half of it comments: authors read one header',
}
CODE = ('.h', '.hpp', '.cpp', '.py')
OPENS = re.compile(r'[^\s#].*\)[\w\s]*\{$')
NO_FUNCTION = re.compile(r'(if|for|while|switch|else|do|try|catch|return|\}|const auto|auto) ?\b|.* = ')


def files(root):
    return [file for top in ('host', 'plugins', 'tests') for file in sorted((root / top).rglob('*'))
            if file.suffix in CODE and file.is_file()]


def first_line(lines, number):
    """The line where what ends at `number` with a closing parenthesis began."""
    open_ones = 0
    for first in range(number, -1, -1):
        open_ones += lines[first].count(')') - lines[first].count('(')
        if open_ones <= 0:
            return first
    return number


def functions(text):
    """(line, length) of each function, in code as clang-format leaves it: its last line is indented as its first."""
    lines = text.split('\n')
    for number, line in enumerate(lines):
        if not OPENS.match(line.lstrip()):
            continue
        first = first_line(lines, number)
        begin = lines[first].lstrip()
        indent = lines[first][:len(lines[first]) - len(begin)]
        if len(indent) > 2 or NO_FUNCTION.match(begin):
            continue
        end = next((at for at in range(number + 1, len(lines)) if lines[at].startswith(indent + '}')), None)
        if end is not None:
            yield first + 1, end - first + 1


def report(root):
    sizes = {file: file.read_text('utf-8').count('\n') for file in files(root)}
    bodies = [(length, f'{file.relative_to(root)}:{line}') for file in sizes if file.suffix != '.py'
              for line, length in functions(file.read_text('utf-8'))]
    yield f'{len(sizes)} files, median {statistics.median(sizes.values()):.0f} lines; the longest:'
    yield from (f'  {sizes[file]:4} {file.relative_to(root)}' for file in sorted(sizes, key=sizes.get, reverse=True)[:5])
    yield f'{len(bodies)} functions, median {statistics.median(length for length, _ in bodies or [(0, "")]):.0f} lines; ' \
          f'over {LONG_FUNCTION}:'
    yield from (f'  {length:4} {place}' for length, place in sorted(bodies, reverse=True) if length > LONG_FUNCTION)


def problems(root):
    if not files(root):
        yield f'no code in {root}: is this the root?'
    for file in files(root):
        name, size = file.relative_to(root).as_posix(), file.read_text('utf-8').count('\n')
        if size > MOST_LINES and name not in EXCEPTIONS:
            yield f'{name}: {size} lines; the most is {MOST_LINES}'
    for name in EXCEPTIONS:
        if not (root / name).is_file() or (root / name).read_text('utf-8').count('\n') <= MOST_LINES:
            yield f'{name}: needs no exception any more'
