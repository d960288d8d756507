#!/usr/bin/python3
"""Mails as pictures: look.py [--out FOLDER] shows every golden mail in headless Chromium, light and dark, 320 and 800 pixels
wide, and fails where anything stands out of its frame or is too faint to read. deploy/check runs it; the pictures
(build/looks/NAME.png) are for looking at.

Chromium draws an iframe in the colours that the element around it asks for, so one page shows all four.
"""
import argparse
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / 'tests/plugins/common/mail/golden'
FRAMES = [(scheme, width) for scheme in ('light', 'dark') for width in (320, 800)]

# Contrast as WCAG 2 has it, of every element with text of its own against the nearest ground behind it; opacity counts.
MEASURE = """
<script>
const luminance = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b; };
const parse = text => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
const mix = (top, under, alpha) => top.map((v, i) => v * alpha + under[i] * (1 - alpha));
function contrast(element, view, canvas) {
  let ground = canvas, alpha = 1;
  for (let e = element; e; e = e.parentElement) alpha *= Number(view.getComputedStyle(e).opacity);
  for (let e = element; e; e = e.parentElement) {
    const c = parse(view.getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) { ground = c.slice(0, 3); break; }
  }
  const text = mix(parse(view.getComputedStyle(element).color).slice(0, 3), ground, alpha);
  const [a, b] = [luminance(text), luminance(ground)].sort((x, y) => y - x);
  return (a + .05) / (b + .05);
}
function measure() {
  const found = [];
  for (const frame of document.querySelectorAll('iframe')) {
    const page = frame.contentDocument, view = frame.contentWindow, root = page.documentElement;
    const canvas = frame.className === 'dark' ? [18, 18, 18] : [255, 255, 255];
    let least = 99;
    for (const element of page.body.querySelectorAll('*')) {
      const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
      if (own) least = Math.min(least, contrast(element, view, canvas));
      const box = element.getBoundingClientRect();
      if (box.right > root.clientWidth + .5 || box.left < -.5)
        found.push(`${element.tagName} stands out: ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
    found.push({scheme: frame.className, width: frame.clientWidth, scroll: root.scrollWidth, client: root.clientWidth, height: root.scrollHeight,
                contrast: Math.round(least * 100) / 100, out: found.splice(0).filter(f => typeof f === 'string')});
    results.push(found.pop());
    frame.style.height = root.scrollHeight + 'px';
  }
  document.getElementById('results').textContent = JSON.stringify(results);
}
const results = [];
window.onload = measure;
</script>
"""


def sheet(mail):
    frames = ''.join(f'<iframe class="{scheme}" width="{width}" height="100" style="color-scheme:{scheme};background:'
                     f'{"#121212" if scheme == "dark" else "#fff"}" srcdoc="{html.escape(mail)}"></iframe>'
                     for scheme, width in FRAMES)
    return ('<!DOCTYPE html><meta charset="utf-8"><style>body{margin:16px;background:#888;display:flex;gap:16px;'
            'align-items:flex-start;width:2320px}iframe{border:0;flex:none}#results{display:none}</style>'
            f'{MEASURE}{frames}<pre id="results"></pre>')


def chromium(page, *options):
    command = [shutil.which('chromium') or 'chromium', '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
               '--virtual-time-budget=3000', *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def problems(name, results):
    if len(results) != len(FRAMES):
        yield f'{name}: {len(results)} frames were measured, not {len(FRAMES)}'
    for r in results:
        where = f'{name}, {r["scheme"]}, {r["width"]} px'
        if r['scroll'] > r['client']:
            yield f'{where}: {r["scroll"]} px wide'
        for out in r['out']:
            yield f'{where}: {out}'
        if r['contrast'] < 4.5:
            yield f'{where}: a contrast of {r["contrast"]}, below 4.5'


def draw(name, page, work, out):
    """Makes the picture NAME.png of a page of HTML; what is wrong with it."""
    file = work / f'{name}.html'
    file.write_text(sheet(page), 'utf-8')
    found = re.search(r'<pre id="results">(.*?)</pre>', chromium(file, '--dump-dom'), re.S)
    results = json.loads(html.unescape(found.group(1)) or '[]')
    height = 32 + max([r['height'] for r in results] or [800])
    chromium(file, f'--screenshot={out / name}.png', f'--window-size=2352,{height}')
    return list(problems(name, results))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', type=pathlib.Path, default=ROOT / 'build/looks')
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    wrong, mails = [], sorted(GOLDEN.glob('*/expected.html'))
    with tempfile.TemporaryDirectory() as work:
        for mail in mails:
            wrong += draw(mail.parent.name, mail.read_text('utf-8'), pathlib.Path(work), out)
    print('\n'.join(wrong) if wrong else f'{len(mails)} mails, {len(FRAMES)} views each: nothing stands out')
    return 1 if wrong or not mails else 0


if __name__ == '__main__':
    sys.exit(main())
