"""Holds config/*.yaml and the golden cases against config/schema/mentiond.json, watchlists against watchlist.json.

The examples must be valid; of the cases, those that the schema is able to judge must not be. Exits with 77 (skipped)
where python3-jsonschema or python3-yaml is missing.
"""
import json
import pathlib
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f'skipped: {missing}; apt install python3-jsonschema python3-yaml')
    sys.exit(77)

ROOT = pathlib.Path(sys.argv[1])
CASES = ROOT / 'tests/host/settings/cases'
# What the schema must find by itself, so that an editor underlines it.
FOUND_BY_SCHEMA = ['unknown_key', 'wrong_types', 'missing_keys', 'bad_durations', 'later_keys']


def errors(validator, file):
    return [f'{file}: {"/".join(map(str, e.absolute_path))}: {e.message}'
            for e in validator.iter_errors(yaml.safe_load(file.read_text('utf-8')))]


# The same, of watchlists.
WATCHLISTS = ROOT / 'tests/plugins/match/watchlist'
FOUND_IN_WATCHLISTS = ['unknown_key', 'unknown_entity_key', 'unknown_alias_key', 'unknown_test_key', 'no_name', 'bad_type',
                       'bad_within', 'bad_language', 'queries_empty', 'queries_mapping', 'inflect', 'near_empty',
                       'test_without_ids']


def validator_of(name):
    schema = json.loads((ROOT / 'config/schema' / name).read_text('utf-8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def watchlist_problems():
    validator = validator_of('watchlist.json')
    files = [*ROOT.glob('config/watchlists/*.yaml'), *ROOT.glob('config/demo/watchlists/*.yaml'),
             *WATCHLISTS.glob('cases/*/*.yaml')]
    return [p for file in files for p in errors(validator, file)] + [
        f'{name}: the schema finds nothing wrong with it' for name in FOUND_IN_WATCHLISTS
        if not errors(validator, WATCHLISTS / 'wrong' / f'{name}.yaml')]


def main():
    validator = validator_of('mentiond.json')
    examples = sorted([*ROOT.glob('config/*.yaml'), *ROOT.glob('config/demo/*.yaml')])
    examples += sorted(CASES.glob('good*/mentiond.yaml'))
    problems = [p for file in examples for p in errors(validator, file)]
    for name in FOUND_BY_SCHEMA:
        if not errors(validator, CASES / name / 'mentiond.yaml'):
            problems.append(f'{name}: the schema finds nothing wrong with it')
    problems += watchlist_problems()
    print('\n'.join(problems) or f'{len(examples)} examples are valid, {len(FOUND_BY_SCHEMA)} wrong ones are not')
    return 1 if problems or len(examples) < 2 else 0


sys.exit(main())
