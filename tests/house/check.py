#!/usr/bin/env python3
"""Holds the house together: check.py RULE ROOT [PROGRAM], RULE one of includes, plugin_folders, documents, lengths,
commands. Prints what is wrong; the exit status is 1 where something is."""
import importlib
import pathlib
import sys


def main():
    rule, root, *more = sys.argv[1:]
    module = importlib.import_module(rule)
    root = pathlib.Path(root).resolve()
    if hasattr(module, 'report'):
        print('\n'.join(module.report(root)))
    found = list(module.problems(root, *more))
    print('\n'.join(found) if found else f'{rule}: nothing wrong')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
