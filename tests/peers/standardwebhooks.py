#!/usr/bin/python3
"""Signatures against an independent implementation: `mentiond receivers test` posts to a receiver that verifies with the npm
package standardwebhooks, with each of two secrets; a changed body must fail. Part of deploy/check, since npm needs the network.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/e2e'))
from harness import MENTIOND, Receiver  # noqa: E402

SECRETS = ['whsec_' + base64.b64encode(bytes(range(n, n + 32))).decode() for n in (0, 64)]
VERIFY = """
import { Webhook } from 'standardwebhooks';
const { secret, headers, body } = JSON.parse(process.argv[2]);
new Webhook(secret).verify(body, headers);
"""


def verified(work, secret, headers, body):
    argument = json.dumps({'secret': secret, 'headers': headers, 'body': body})
    return subprocess.run(['node', 'verify.mjs', argument], cwd=work, capture_output=True).returncode == 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'standardwebhooks@1'],
                       cwd=work, check=True)
        (work / 'verify.mjs').write_text(VERIFY)
        receiver = Receiver()
        for name, secret in zip(('old', 'new'), SECRETS):
            (work / name).write_text(secret)
            os.chmod(work / name, 0o600)
        (work / 'watch.yaml').write_text('watchlist: desk\nentities:\n  - { id: a, name: Leyla Aksoy }\n')
        (work / 'mentiond.yaml').write_text(
            'watchlists: [watch.yaml]\nfeeds: [{ url: "http://127.0.0.1:9/feed" }]\nreceivers:\n'
            f'  - {{ name: hook, webhook: {{ url: "{receiver.url()}", secret: [{{ file: old }}, {{ file: new }}] }} }}\n')
        subprocess.run([str(MENTIOND), 'receivers', 'test', 'hook'], cwd=work, check=True)
        got, = receiver.got
        receiver.stop()
        body = got['body'].decode()
        results = [verified(work, secret, got['headers'], body) for secret in SECRETS]
        forged = verified(work, SECRETS[0], got['headers'], body + ' ')
    print(f'old secret: {results[0]}, new secret: {results[1]}, changed body: {forged}')
    return 0 if results == [True, True] and not forged else 1


if __name__ == '__main__':
    sys.exit(main())
