#!/usr/bin/python3
"""Holds payloads against what each service takes, independently of the plugin: validate.py FOLDER

FOLDER holds files called FORMAT-NUMBER; prints what is wrong with each. The sources are named in plugins/alert/webhook/
preset.cpp; texts are counted in UTF-16, the largest count that any of them might use.
"""
import datetime
import json
import pathlib
import re
import sys

# Of Alertmanager's notify/notify.go, since 0.32.
REASONS = ('first notification', 'new alerts added', 'some alerts resolved', 'all alerts resolved', 'repeat interval elapsed',
           'unknown')
LINK = 'https://news.example/story'
CONTROLS = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]')


def units(text):
    return len(text.encode('utf-16-le')) // 2


def texts(value):
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(item)


def need(holds, what):
    if not holds:
        raise AssertionError(what)


def shape(value, **members):
    for name, kind in members.items():
        need(name in value and isinstance(value[name], kind), f'{name}: expected {kind}, in {str(value)[:200]}')


def is_mrkdwn(text):
    """Text in which Slack makes no links of what merely looks like an address or a name."""
    return text['type'] == 'mrkdwn' and text['verbatim'] is True


def slack(body):
    shape(body, text=str, attachments=list)
    need(0 < units(body['text']) <= 4000 and len(body['attachments']) <= 20, 'text or attachments')
    for text in texts(body):
        need(re.fullmatch(r'(?:[^<]|<https?://[^<>|\s]+\|[^<>]*>)*', text, re.S), f'a < that begins no link: {text[:200]}')
        need('&' not in re.sub(r'&(?:amp|lt|gt);|<[^<>|]*\|', '', text), f'a bare &: {text[:200]}')
    for attachment in body['attachments']:
        for block in attachment.get('blocks', []):
            need(block['type'] in ('section', 'context'), 'a block that was not foreseen')
            if block['type'] == 'section':
                need(is_mrkdwn(block['text']) and 0 < units(block['text']['text']) <= 3000, 'a section')
            else:
                need(1 <= len(block['elements']) <= 10, 'a context')
                need(all(is_mrkdwn(e) and 0 < units(e['text']) <= 2000 for e in block['elements']), 'a context')


def discord(body):
    shape(body, content=str, embeds=list, allowed_mentions=dict)
    need(body['allowed_mentions'] == {'parse': []}, 'mentions are allowed')
    need(units(body['content']) <= 2000 and 0 <= len(body['embeds']) <= 10, 'content or embeds')
    counted = 0
    for embed in body['embeds']:
        shape(embed, title=str, description=str, color=int, timestamp=str)
        need(0 < units(embed['title']) <= 256 and units(embed['description']) <= 4096, 'an embed')
        need(re.fullmatch(r'https?://[^\s<>"]{1,2000}', embed.get('url', LINK)), 'a link')
        counted += units(embed['title']) + units(embed['description'])
    need(counted <= 6000, 'the embeds together')
    # What a backslash takes away is text; what is left of the markup is ours: bold, and a quote at the line's beginning.
    for text in [body['content'], *(embed[k] for embed in body['embeds'] for k in ('title', 'description'))]:
        bare = re.sub(r'\\.', '', text, flags=re.S)
        need(not re.search(r'[_~`|\[\]<#@]', bare), f'markup that is not ours: {bare[:200]}')


def mattermost(body):
    shape(body, text=str)
    need(0 < len(body['text']) <= 16383, 'text')
    need(not re.search('[<@](?!\u200b)', body['text']), 'a mention or a link of Slack')
    links = re.findall(r'(?<!\\)\]\(([^)]*)\)', body['text'])
    need(all(re.fullmatch(r'https?://[^\s()<>]+', link) for link in links), f'a link: {links[:3]}')
    need(all('evil' not in link for link in links), 'a link of the headline')


def teams_element(element):
    kinds = {'Container': ('items',), 'RichTextBlock': ('inlines',), 'TextBlock': ('text',), 'ActionSet': ('actions',),
             'TextRun': ('text',), 'Action.OpenUrl': ('url',)}
    need(element['type'] in kinds, f'{element["type"]} is none of {list(kinds)}')
    for name in kinds[element['type']]:
        need(name in element and len(element[name]) > 0, f'{element["type"]} has no {name}')
    if element['type'] == 'TextBlock':  # The one element that reads Markdown has no text of others.
        need(re.fullmatch(r'mentiond|This is a test; nothing has happened\.|and \d+ more (alerts|sentences)', element['text']),
             f'a TextBlock: {element["text"][:100]}')
    if 'url' in element:
        need(re.match(r'https?://', element['url']), 'a link')
    for name in ('items', 'inlines', 'actions'):
        for child in element.get(name, []):
            teams_element(child)


def teams(body):
    need(max(len(json.dumps(body, ensure_ascii=False).encode()), 2 * units(json.dumps(body, ensure_ascii=False)))
         <= 28 * 1024, 'the size')
    need(body['type'] == 'message' and len(body['attachments']) == 1, 'the message')
    attachment = body['attachments'][0]
    need(attachment['contentType'] == 'application/vnd.microsoft.card.adaptive', 'the content type')
    need(attachment['contentUrl'] is None, 'the address of the content, which stands here itself')
    card = attachment['content']
    need(card['$schema'] == 'http://adaptivecards.io/schemas/adaptive-card.json', 'the schema')
    need(card['type'] == 'AdaptiveCard' and card['version'] in ('1.4', '1.5'), 'the card')
    for element in card['body']:
        teams_element(element)


def instant(text):
    need(re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z', text), f'no time: {text}')
    return datetime.datetime.fromisoformat(text[:19])


def alertmanager_alert(alert):
    shape(alert, status=str, labels=dict, annotations=dict, startsAt=str, endsAt=str, generatorURL=str, fingerprint=str)
    need(all(isinstance(v, str) for v in [*alert['labels'].values(), *alert['annotations'].values()]), 'a label')
    starts, ends = instant(alert['startsAt']), instant(alert['endsAt'])
    # Go's zero time stands for "not yet"; whoever takes the body tells by it what still fires.
    need(starts <= ends if alert['status'] == 'resolved' else alert['endsAt'] == '0001-01-01T00:00:00Z', 'endsAt')


def alertmanager(body):
    shape(body, version=str, groupKey=str, truncatedAlerts=int, status=str, receiver=str, groupLabels=dict, commonLabels=dict,
          commonAnnotations=dict, externalURL=str, notification_reason=str, alerts=list)
    for alert in body['alerts']:
        alertmanager_alert(alert)
    statuses = {alert['status'] for alert in body['alerts']}
    need(statuses <= {'firing', 'resolved'}, f'a status: {statuses}')
    need(body['version'] == '4', 'the version')
    need(body['status'] == ('resolved' if statuses == {'resolved'} else 'firing'), 'the status of all')
    need(body['notification_reason'] in REASONS, 'the reason')
    need((body['notification_reason'] == 'all alerts resolved') == (body['status'] == 'resolved'), 'the reason of a resolution')


def ntfy(text):
    head, _, body = text.partition('\n\n')
    need(len(body.strip('\n').encode()) <= 4096 and len(head.encode()) <= 4096, 'the size')
    names = [line.partition(': ')[0] for line in head.split('\n')]
    need(names == ['Title', 'Priority', 'Tags', 'Click'], f'the head: {names}')
    need(re.search('^Priority: [1-5]$', head, re.M), 'the priority')
    need(not CONTROLS.search(text), 'a control character')


def main():
    files = sorted(pathlib.Path(sys.argv[1]).iterdir())
    wrong = 0
    for file in files:
        name = file.name.partition('-')[0]
        text = file.read_text('utf-8')
        try:
            body = text if name == 'ntfy' else json.loads(text)
            globals()[name](body)
            for value in texts(body):
                need(not CONTROLS.search(value), f'a control character: {value[:100]!r}')
            need(LINK in text, 'the link is gone')
        except (AssertionError, KeyError, ValueError) as error:
            wrong += 1
            print(f'{file.name}: {type(error).__name__}: {error}')
    print(f'{len(files)} payloads, {wrong} wrong')
    return 1 if wrong or not files else 0


if __name__ == '__main__':
    sys.exit(main())
