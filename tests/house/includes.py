"""Includes point one way, as the table in docs/architecture.md says: whom each room may include."""
import pathlib
import re

SOURCES = ('.h', '.hpp', '.cpp')
# What the table calls so: the interfaces that rooms declare for what they need of the store.
REPOSITORIES = {'schedule', 'story', 'alert'}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[>"]', re.M)
# What is there for one room only: DESIGN gives SQL to the store.
ONLY = {re.compile(r'Poco/Data|sqlite3\.h|libpq'): {'host/store'}}


def table(text):
    """{'host/alert': {'article', 'story'}, ...} from the table of rooms."""
    rooms = {}
    for name, cell in re.findall(r'^\| `([^`]+)` \|[^|]*\|([^|]*)\|$', text, re.M):
        words = set(re.findall(r'\w+', cell.replace("the repositories' interfaces", ' '.join(REPOSITORIES))))
        rooms[name] = words - {'and'}
    return rooms


def room_of(path):
    """The room of a source file or of an include that begins with host/ or plugins/; None: of none."""
    parts = pathlib.PurePosixPath(path).parts
    if parts[0] == 'host' and len(parts) > 2:
        return f'host/{parts[1]}'
    if parts[0] == 'plugins' and len(parts) > 2:
        if parts[1] in ('sdk', 'common'):
            return f'plugins/{parts[1]}'
        return '/'.join(parts[:3]) if len(parts) > 3 else None
    return None


def row_of(room):
    kind = room.split('/')[1]
    return 'plugins/<kind>/<name>' if room.startswith('plugins/') and kind not in ('sdk', 'common') else room


def target_of(include):
    """The room that an include leads to; '' where it leads out of the house."""
    if re.match(r'mentiond/sdk/', include):
        return 'plugins/sdk'
    if re.match(r'host/|plugins/', include):
        return room_of(include) or include
    return 'tests' if include.startswith('tests/') else ''


def may(room, target, rooms):
    allowed = rooms[row_of(room)]
    short = target.split('/')[1] if '/' in target else target
    known = target in rooms
    return target == room or known and ('all' in allowed and target != 'plugins/common' or short in allowed)


def problems_of_file(path, text, rooms):
    room = room_of(path)
    if room is None or row_of(room) not in rooms:
        yield f'{path}: its room has no row in the table of docs/architecture.md'
        return
    for match in INCLUDE.finditer(text):
        include = match[1]
        place = f'{path}:{text[:match.start(1)].count(chr(10)) + 1}'
        target = target_of(include)
        if '..' in include.split('/'):
            yield f'{place}: {include}: write includes from the root of the house'
        elif target and not may(room, target, rooms):
            yield f'{place}: {room} may not include {target} ({include}); it may include: ' \
                  f'{", ".join(sorted(rooms[row_of(room)])) or "nothing"}'
        for pattern, only in ONLY.items():
            if pattern.match(include) and room not in only:
                yield f'{place}: {include} is for {", ".join(sorted(only))} only'


def problems(root):
    rooms = table((root / 'docs/architecture.md').read_text('utf-8'))
    files = [file for top in ('host', 'plugins') for file in sorted((root / top).rglob('*')) if file.suffix in SOURCES]
    if not rooms or not files:
        yield f'{len(rooms)} rooms and {len(files)} files: is this the root?'
    for file in files:
        path = file.relative_to(root).as_posix()
        if not path.startswith('plugins/sdk/example/'):
            yield from problems_of_file(path, file.read_text('utf-8'), rooms)
