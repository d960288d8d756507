#!/usr/bin/python3
"""Chat messages as pictures: chat.py [--out FOLDER] raises alerts in five scripts, catches what is posted for Slack, Teams,
Mattermost and Discord, and shows it in headless Chromium: light and dark, 320 and 800 pixels wide. Teams' card is drawn by
Microsoft's own library (npm adaptivecards), the others as their Markdown is read by npm slack-markdown, markdown-it and
discord-markdown, which is near what the clients show. It fails where anything stands out of its frame, or where markup that a
headline brings along takes effect. deploy/check runs it, since npm needs the network.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / 'tests/e2e'))
from harness import MENTIOND, Receiver, rss  # noqa: E402
import look  # noqa: E402

CHANNELS = ('slack', 'teams', 'mattermost', 'discord')
# Title and text; what is watched stands in each.
ITEMS = [
    ('Ana Petrova closes the Marek Bridge', 'Engineers found cracks. “Six weeks at least”, said Ana Petrova on Tuesday.'),
    ('Анна Петрова закрыла мост', 'Инженеры нашли трещины. «Не меньше шести недель», — сказала во вторник Анна Петрова.'),
    ('آنا بتروفا تغلق الجسر', 'قالت آنا بتروفا يوم الثلاثاء إن الإصلاح يستغرق ستة أسابيع على الأقل.'),
    ('安娜·彼得罗娃关闭大桥', '工程师发现裂缝。安娜·彼得罗娃周二说,修理至少需要六周。'),
    ('Ana Petrova *bold* _it_ [link](http://evil.example/) &lt;!channel&gt; @everyone `code` ~~gone~~ # head',
     'Ana Petrova &lt;@U0000&gt; || spoiler || said &lt;http://evil.example/|click&gt; ' + 'averylongwordwithoutanend' * 12),
]
WATCH = ('watchlist: desk\nentities:\n  - id: petrova\n    name: Ana Petrova\n    aliases: [Анна Петрова, آنا بتروفا, 安娜·彼得罗娃]\n'
         '    severity: high\n')
STYLE = """<meta charset="utf-8"><style>:root{color-scheme:light dark}body{font:15px/1.45 sans-serif;margin:12px;overflow-wrap:anywhere}
a{color:light-dark(#0b57d0,#8ab4f8)}blockquote{border-left:4px solid #999;margin:4px 0;padding-left:8px}
.card{border-left:4px solid #c63;padding:2px 10px;margin:8px 0}.small{font-size:13px}</style>"""
RENDER = """
import fs from 'fs';
import markdown from 'markdown-it';
import slack from 'slack-markdown';
import discord from 'discord-markdown';
const escaped = t => t.replace(/[&<>"]/g, c => '&#' + c.charCodeAt(0) + ';');
const md = markdown({breaks: true});
const each = {
  slack: m => m.attachments.flatMap(a => a.blocks).map(b => b.type === 'context'
    ? '<p class="small">' + b.elements.map(e => slack.toHTML(e.text)).join(' ') + '</p>' : '<div class="card">' + slack.toHTML(b.text.text) + '</div>').join(''),
  mattermost: m => md.render(m.text),
  discord: m => discord.toHTML(m.content) + m.embeds.map(e => `<div class="card"><a href="${escaped(e.url || '')}">`
    + discord.toHTML(e.title || '') + '</a><br>' + discord.toHTML(e.description || '', {embed: true}) + '</div>').join(''),
};
const {channel, bodies} = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(bodies.map(each[channel]).join('<hr>'));
"""
CARDS = """<script>%s</script><script>
const dark = matchMedia('(prefers-color-scheme: dark)').matches, text = {default: dark ? '#fff' : '#111', subtle: dark ? '#ccc' : '#444'};
for (const body of %s) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({fontFamily: 'sans-serif', containerStyles: {default: {
    backgroundColor: 'transparent', foregroundColors: {default: {...text, highlightColors: {default: dark ? '#664d00' : '#ffe27a',
    subtle: dark ? '#664d00' : '#ffe27a'}}}}}});
  card.parse(body.attachments[0].content);
  document.body.appendChild(card.render());
}</script>"""


def posted(work):
    """What is posted for each channel."""
    receivers = {channel: Receiver() for channel in CHANNELS}
    (work / 'feed.xml').write_text(rss([(str(i), *item) for i, item in enumerate(ITEMS)]), 'utf-8')
    (work / 'watch.yaml').write_text(WATCH, 'utf-8')
    rows = ''.join(f'  - {{ name: {c}, webhook: {{ url: "{r.url()}", format: {c} }} }}\n' for c, r in receivers.items())
    routes = ', '.join(f'{{ receiver: {channel}, continue: true }}' for channel in CHANNELS)
    (work / 'mentiond.yaml').write_text(
        f'store: sqlite:looks.db\nwatchlists: [watch.yaml]\nfeeds: [{{ url: "file:feed.xml", backfill: all }}]\n'
        f'receivers:\n{rows}route: {{ receiver: {CHANNELS[0]}, routes: [{routes}] }}\n', 'utf-8')
    subprocess.run([str(MENTIOND), 'once', '--all', '--log-level', 'error'], cwd=work, check=True, stdout=subprocess.DEVNULL)
    bodies = {channel: [json.loads(got['body']) for got in receiver.got] for channel, receiver in receivers.items()}
    for receiver in receivers.values():
        receiver.stop()
    return bodies


def page_of(work, channel, bodies):
    if channel == 'teams':
        library = (work / 'node_modules/adaptivecards/dist/adaptivecards.min.js').read_text('utf-8')
        return STYLE + '<body>' + CARDS % (library, json.dumps(bodies).replace('</', '<\\/'))
    done = subprocess.run(['node', 'render.mjs'], cwd=work, input=json.dumps({'channel': channel, 'bodies': bodies}),
                          capture_output=True, text=True, check=True)
    return STYLE + '<body>' + done.stdout


def took_effect(channel, page):
    """Markup of the hostile headline that became markup of ours."""
    for pattern in ('href="http://evil.example', '<em>it</em>', '<strong>bold</strong>', '<code>', '<s>', '<del>', '<h1>', 'd-spoiler',
                    's-mention', 'd-mention'):
        # Slack leaves addresses alone where a text says so (`verbatim`), which slack-markdown does not know.
        if channel != 'teams' and pattern in page and (channel, pattern[:4]) != ('slack', 'href'):
            yield f'{channel}: {pattern} of a headline takes effect'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'build/looks')
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'adaptivecards@3',
                        'markdown-it@14', 'slack-markdown@0.3', 'discord-markdown@2'], cwd=work, check=True)
        (work / 'render.mjs').write_text(RENDER)
        for channel, bodies in posted(work).items():
            if len(bodies) != len(ITEMS):
                wrong.append(f'{channel}: {len(bodies)} messages, not {len(ITEMS)}')
            message = page_of(work, channel, bodies)
            wrong += took_effect(channel, message)
            wrong += look.draw(f'chat_{channel}', message, work, out)
    print('\n'.join(wrong) if wrong else f'{len(CHANNELS)} channels, {len(ITEMS)} messages each: nothing stands out')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
