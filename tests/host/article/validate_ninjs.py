#!/usr/bin/env python3
"""Validates what to_json writes against ninjs 3.1: validate_ninjs.py SCHEMA PROGRAM

PROGRAM prints `{"article": ..., "mentiond": ...}`, one a line. The formats are checked by the grammars of RFC 3986 and
RFC 3339 here, because python3-jsonschema checks neither without further packages. Before it judges, the validator shows
on wrong objects that it can refuse."""
import datetime
import ipaddress
import json
import re
import subprocess
import sys
import warnings

try:
    import jsonschema
except ImportError:
    print('skipped: python3-jsonschema is not installed')
    sys.exit(77)

UNRESERVED, SUB_DELIMS, ESCAPE = r"[A-Za-z0-9\-._~]", r"[!$&'()*+,;=]", r"%[0-9A-Fa-f]{2}"
PCHAR = rf"(?:{UNRESERVED}|{ESCAPE}|{SUB_DELIMS}|[:@])"
AUTHORITY = re.compile(rf"(?:(?:{UNRESERVED}|{ESCAPE}|{SUB_DELIMS}|:)*@)?"
                       rf"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?:{UNRESERVED}|{ESCAPE}|{SUB_DELIMS})*)(?::[0-9]*)?")
URI = re.compile(rf"[A-Za-z][A-Za-z0-9+\-.]*:(?://(?P<authority>[^/?#]*)(?=[/?#]|\Z))?"
                 rf"(?:{PCHAR}|/)*(?:\?(?:{PCHAR}|[/?])*)?(?:#(?:{PCHAR}|[/?])*)?")
DATE_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
                       r"(?:Z|[+-]([0-9]{2}):([0-9]{2}))")


def is_uri(text):
    match = URI.fullmatch(text)
    if not match:
        return False
    authority = AUTHORITY.fullmatch(match['authority'] or '')
    if not authority:
        return False
    if authority['v6']:
        ipaddress.IPv6Address(authority['v6'])  # Raises ValueError.
    return True


def is_date_time(text):
    match = DATE_TIME.fullmatch(text)
    if not match:
        return False
    year, month, day, hour, minute, second, zone_hour, zone_minute = (int(part or 0) for part in match.groups())
    datetime.datetime(year or 4, month, day, hour, minute, second)  # Raises ValueError. Year 0 is a leap year, as 4 is.
    return zone_hour < 24 and zone_minute < 60


def validator_of(schema):
    formats = jsonschema.FormatChecker(formats=())
    formats.checks('uri', raises=ValueError)(lambda value: not isinstance(value, str) or is_uri(value))
    formats.checks('date-time', raises=ValueError)(lambda value: not isinstance(value, str) or is_date_time(value))
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        resolver = jsonschema.RefResolver.from_schema(schema, store={'https://geojson.org/schema/GeoJSON.json': {}})
        return jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=formats)


def prove_that_it_refuses(validator):
    picture = {'name': 'picture-1', 'uri': 'https://example.org/1.jpg', 'type': 'picture'}
    good = {'uri': 'https://example.org/', 'firstCreated': '2023-11-29T12:55:00+03:00', 'associations': [picture]}
    assert validator.is_valid(good), list(validator.iter_errors(good))
    wrong = [{'firstCreated': 'yesterday'}, {'firstCreated': '2023-02-29T00:00:00Z'}, {'uri': 'https://example.org/a b'},
             {'uri': 'http://[::g]/'}, {'uri': 'http://a:b/'}, {'uri': 'relative'}, {'uri': 'https://例え.jp/'}, {'ours': 1},
             {'type': 'page'}, {'associations': [{'name': 'picture-1'}]}, {'associations': [dict(picture, ours=1)]},
             {'bodies': [{}]}]
    for change in wrong:
        assert not validator.is_valid({**good, **change}), f'the validator takes {change}'
    assert not validator.is_valid({}), 'the validator takes an article without a uri'


def absences(value, path=''):
    """What ought to be absent: null (but for `entity`) and ""."""
    if value == '' or value is None and not path.endswith('/entity'):
        yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from absences(item, f'{path}/{key}')


def problems_of(validator, line):
    item = json.loads(line)
    if set(item) != {'article', 'mentiond'}:
        yield f'keys {sorted(item)}'
    for error in validator.iter_errors(item['article']):
        yield f'{error.json_path}: {error.message[:200]}'
    for path in absences(item):
        if not path.startswith('/mentiond/notes'):
            yield f'{path} is null or ""'


def main():
    schema_file, program = sys.argv[1:]
    try:
        with open(schema_file, encoding='utf-8') as file:
            validator = validator_of(json.load(file))
    except FileNotFoundError:
        print(f'skipped: {schema_file} is not there')
        return 77
    prove_that_it_refuses(validator)
    lines = subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout.decode('utf-8').split('\n')[:-1]
    problems = [f'line {number}: {problem}' for number, line in enumerate(lines, 1)
                for problem in problems_of(validator, line)]
    print('\n'.join(problems[:40]))
    print(f'{len(lines)} articles, {len(problems)} problems')
    return 1 if problems or len(lines) < 1000 else 0


if __name__ == '__main__':
    sys.exit(main())
