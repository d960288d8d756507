"""Makes a set of articles with known stories out of real texts: copies as agencies' customers print them, and what must
not be taken for a copy. Prints a JSON line an article: group, kind, source, title, text, language, hours.

Seeded: the same texts and seed give the same set. Nothing of the texts is kept in the project.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

import templates

AGENCIES = ['Reuters', 'AP', 'AFP', 'dpa', 'AA', 'PA Media', 'TASS', 'Kyodo']
FOOTERS = [
    '(Reporting by {a} in {c} and {b} in {d}; editing by {e})',
    'This story was published from a wire agency feed without modifications to the text. Only the headline has been changed.',
    'Copyright {y} {g}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.',
    'Sign up to our daily newsletter for the stories that matter, and follow us on Facebook, X and Instagram. You can cancel at any time.',
    'We use cookies and similar technologies to give you a better experience. By continuing to browse you accept our cookie policy and terms.',
    'If you have a story to share, get in touch with our news desk by mail or on the secure form. Read our privacy notice before you do.',
]


def feed_texts(corpus, binary):
    for file in sorted((corpus / 'feeds').rglob('*')):
        if file.parent.name not in ('xml', 'json'):
            continue
        answer = subprocess.run([binary, 'inspect', file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for entry in json.loads(answer.stdout or '{}').get('articles', []):
            article = entry['article']
            text = [b['value'] for b in article.get('bodies', []) if b['contentType'] == 'text/plain']
            text = text or [d['value'] for d in article.get('descriptions', []) if d.get('contentType') != 'text/html']
            titles = [h['value'] for h in article.get('headlines', [])]
            yield (titles or [''])[0], (text or [''])[0]


def page_texts(corpus):
    general = corpus / 'pages/general/truth.json'
    for page in json.loads(general.read_text()).values():
        yield page['body'].split('. ')[0][:90], page['body']
    for page in json.loads((corpus / 'pages/news/truth.json').read_text()).values():
        yield page['title'], '\n\n'.join(page['paragraphs'])


def words_of(text):
    return re.findall(r'\w+', text.casefold())


def shingles_of(text, size=5):
    words = words_of(text)
    return {' '.join(words[i:i + size]) for i in range(len(words) - size + 1)}


def real_texts(corpus, binary):
    """(title, paragraphs) of real texts, each once, long ones in parts: what stands in the corpus twice stands here once."""
    seen, texts = set(), []
    for title, text in [*feed_texts(corpus, binary), *page_texts(corpus)]:
        shingles = shingles_of(text)
        if len(shingles) < 55 or len(shingles & seen) > len(shingles) / 2:
            continue
        seen |= shingles
        paragraphs = [p for p in (re.sub(r'\s+', ' ', p).strip() for p in re.split(r'\n+', text)) if p]
        if len(paragraphs) < 4:
            paragraphs = re.split(r'(?<=[.!?…])\s+', ' '.join(paragraphs))
        part = []
        for paragraph in paragraphs:
            part.append(paragraph)
            if sum(len(words_of(p)) for p in part) > 550:
                texts.append((title, part))
                part = []
        if len(words_of(' '.join(part))) >= 60:
            texts.append((title, part))
    return texts


class Desk:
    """Does to a text what desks do."""

    def __init__(self, seed, texts):
        self.random = random.Random(seed)
        self.random.shuffle(texts)
        self.others = [texts.pop() for _ in range(len(texts) // 15)]
        self.vocabulary = [w for _, text in texts for w in ' '.join(text).split()[:60] if w.isalpha()]

    def chance(self, p):
        return self.random.random() < p

    def edit_words(self, paragraphs, share):
        def edit(word):
            if not self.chance(share):
                return [word]
            return self.random.choice([[], [self.random.choice(self.vocabulary)], [word, self.random.choice(self.vocabulary)]])
        return [' '.join(w for word in p.split(' ') for w in edit(word)) for p in paragraphs]

    def restyle(self, text):
        quotes = self.random.choice([('“', '”', '’'), ('"', '"', "'"), ('«', '»', '’'), ('‘', '’', "'"), ('„', '“', '’')])
        text = re.sub(r'["“”„«»](?=\w)', quotes[0], text)
        text = re.sub(r'["“”„«»]', quotes[1], text)
        return re.sub(r"(?<=\w)['’](?=\w)", quotes[2], text)

    def dateline(self, text):
        city, agency = self.random.choice(templates.CITIES), self.random.choice(AGENCIES)
        form = self.random.choice(['{C} ({g}) - ', '{C} ({g}) — ', '{c}, {m} {d} ({g}) – ', '{C}: ', '({g}) ', ''])
        return form.format(C=city.upper(), c=city, g=agency, m=self.random.choice(templates.MONTHS),
                           d=self.random.randint(1, 28)) + text

    def other_paragraph(self):
        """Of a text that is in no report."""
        return self.random.choice(self.random.choice(self.others)[1])

    def footer(self):
        names = self.random.sample(templates.PEOPLE, 3)
        cities = self.random.sample(templates.CITIES, 2)
        return self.random.choice(FOOTERS).format(a=names[0], b=names[1], e=names[2], c=cities[0], d=cities[1],
                                                  g=self.random.choice(AGENCIES), y=self.random.randint(2020, 2026))

    def headline(self, title):
        words = title.split()
        style = self.random.randrange(4)
        if style == 0:
            return title
        if style == 1:
            return f'{self.random.choice(["UPDATE 1-", "BREAKING: ", "LIVE: "])}{title}'
        self.random.shuffle(words)
        return ' '.join([*words[:max(2, len(words) // 2)], *self.random.sample(self.vocabulary, 3)])

    def copy(self, title, paragraphs):
        """A customer's copy of a wire report."""
        kept = list(paragraphs)
        if self.chance(.5):
            kept = kept[:max(1, round(len(kept) * self.random.uniform(.25, 1)))]
        if self.chance(.4) and len(kept) > 3:
            for _ in range(self.random.randint(1, max(1, len(kept) // 4))):
                del kept[self.random.randrange(len(kept))]
        if self.chance(.3):
            for _ in range(self.random.randint(1, 2)):
                if len(' '.join(kept)) > 2 * 400:
                    kept.insert(self.random.randint(1, len(kept)), self.other_paragraph()[:400])
        if len(words_of(' '.join(kept))) < 30:
            kept = paragraphs[:max(2, len(paragraphs) // 2)]
        if self.chance(.8):
            kept = self.edit_words(kept, self.random.uniform(.003, .05))
        kept[0] = self.dateline(kept[0])
        if self.chance(.5):
            kept.append(self.footer())
        text = '\n\n'.join(kept)
        return self.headline(title), self.restyle(text) if self.chance(.5) else text

    def takes(self, title, paragraphs):
        """First take to third take: longer each time, the first paragraph written anew in the last."""
        for number, share in enumerate((.35, .7, 1)):
            part = list(paragraphs[:max(2, round(len(paragraphs) * share))])
            if number == 2:
                part[0] = ' '.join(self.edit_words([part[0]], .3))
            yield f'{title} ({"first second third".split()[number]} take)', '\n\n'.join(part)

    def live_page(self, title, paragraphs):
        """Each time with newer paragraphs on top, and the oldest gone."""
        step = max(1, len(paragraphs) // 5)
        for at in range(2):
            yield title, '\n\n'.join(reversed(paragraphs[at * step:at * step + 4 * step]))


def copies(desk, texts, out):
    for number, (title, paragraphs) in enumerate(texts):
        group = f'wire-{number}'
        kind = number % 12
        if kind == 0 and len(paragraphs) > 4:
            for article in desk.takes(title, paragraphs):
                out(group, 'take', f'agency-{number}', *article)
        elif kind == 1 and len(paragraphs) > 9:
            for article in desk.live_page(title, paragraphs):
                out(group, 'live', f'live-{number}', *article)
        else:
            out(group, 'wire', f'agency-{number % 8}', desk.headline(title), desk.dateline('\n\n'.join(paragraphs)))
        for copy in range(desk.random.choice([0, 0, 1, 1, 1, 2, 3, 5])):
            out(group, 'copy', f'outlet-{number * 7 % 61 + copy}', *desk.copy(title, paragraphs))


def notes_and_captions(desk, texts, out):
    """Pairs of reports that share an editor's note or a caption, which stands in no other."""
    for number in range(0, len(texts) - 2, 2):
        (title, one), (other_title, other) = texts[number], texts[number + 1]
        words = ' '.join(desk.others[number // 2 % len(desk.others)][1]).split()
        note = ' '.join(words[:desk.random.randint(20, 60)])
        for at, (head, text) in enumerate(((title, one), (other_title, other))):
            body = '\n\n'.join([note, *text] if number % 4 == 0 else [*text, note])
            out(f'note-{number}-{at}', 'note', f'outlet-{number % 61 + at}', head, body)


def reports_from_frames(desk, out):
    for number, frame in enumerate(templates.FRAMES):
        for report in range(40):
            title, text = templates.fill(desk.random, frame)
            out(f'frame-{number}-{report}', 'frame', f'outlet-{report % 9}', title, text)


def independent_reports(out):
    for number, reports in enumerate(templates.INDEPENDENT):
        for at, (title, text) in enumerate(reports):
            out(f'event-{number}-{at}', 'event', f'outlet-{at}', title, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpus', type=pathlib.Path)
    parser.add_argument('--binary', type=pathlib.Path, required=True)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    texts = real_texts(options.corpus, options.binary)
    desk = Desk(options.seed, texts)
    articles = []

    def out(group, kind, source, title, text):
        articles.append({'group': group, 'kind': kind, 'source': source, 'title': title, 'text': text})

    with_notes = len(texts) // 7
    copies(desk, texts[with_notes:], out)
    notes_and_captions(desk, texts[:with_notes], out)
    reports_from_frames(desk, out)
    independent_reports(out)
    desk.random.shuffle(articles)
    for article in articles:
        print(json.dumps(article, ensure_ascii=False))
    groups = {a['group'] for a in articles if a['kind'] in ('wire', 'copy', 'take', 'live')}
    print(f'{len(texts)} real texts, {len(articles)} articles, {len(groups)} stories of copies', file=sys.stderr)


if __name__ == '__main__':
    main()
