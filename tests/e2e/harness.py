"""What the end-to-end tests share: servers on loopback outside the daemon, the daemon as a process, and its results.

Every server listens on a free port of 127.0.0.0/8 and ends with the test. Nothing here waits for a fixed time: wait_for()
polls until a condition holds or a generous limit makes the test fail.
"""
import base64
import collections
import contextlib
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get('MENTIOND_BINARY_DIR', ROOT / 'build/release')).resolve()
MENTIOND = BUILD / 'bin/mentiond'
SHARED = ROOT.parent / 'shared'
SECRET = 'whsec_' + base64.b64encode(bytes(range(32))).decode()
# Sanitizers make everything slower; the limits of the promises hold for the release build.
SLOWER = 10 if os.environ.get('MENTIOND_SANITIZED') else 1


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def wait_for(condition, what, seconds=20):
    deadline = time.monotonic() + seconds * SLOWER
    while time.monotonic() < deadline:
        result = condition()
        if result:
            return result
        time.sleep(0.02)
    raise AssertionError(f'waited {seconds * SLOWER} s in vain for {what}')


def rss(items, title='Example News', link='http://news.example/'):
    """A feed; an item is (guid, title, text)."""
    rows = ''.join(f'<item><guid isPermaLink="false">{g}</guid><title>{t}</title><link>{link}{g}</link>'
                   f'<pubDate>Mon, 02 Jan 2023 10:00:00 +0000</pubDate><description>{d}</description></item>'
                   for g, t, d in items)
    return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>{link}</link>'
            f'<description>d</description>{rows}</channel></rss>')


class Nginx:
    """Serves a folder on every address of 127.0.0.0/8."""

    def __init__(self, work, www):
        self.work, self.www, self.port = work, www, free_port()
        conf = work / 'nginx.conf'
        temp = ' '.join(f'{n}_temp_path {work}/nginx-{n};'
                        for n in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
        conf.write_text(f'daemon off; pid {work}/nginx.pid; error_log {work}/nginx.log;\n'
                        f'events {{ worker_connections 2048; }}\nhttp {{ access_log {work}/access.log; {temp}\n'
                        f'default_type application/xml; etag on; server {{ listen 0.0.0.0:{self.port}; root {www}; }} }}')
        self.process = subprocess.Popen(['nginx', '-c', str(conf)], stderr=subprocess.DEVNULL)
        wait_for(self.answers, 'nginx')

    def answers(self):
        try:
            socket.create_connection(('127.0.0.1', self.port), 0.2).close()
            return True
        except OSError:
            return False

    def url(self, path, host='127.0.0.1'):
        return f'http://{host}:{self.port}/{path}'

    def publish(self, path, text):
        """Writes a file of the site at once, as a publisher's atomic deploy does."""
        target = self.www / path
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(target.name + '.new')
        fresh.write_bytes(text if isinstance(text, bytes) else text.encode())
        # A second publication within one second keeps its own validators: nginx's ETag is time and size.
        os.utime(fresh, (time.time(), Nginx.stamp()))
        fresh.rename(target)

    _stamp = int(time.time()) - 1_000_000

    @staticmethod
    def stamp():
        Nginx._stamp += 1
        return Nginx._stamp

    def stop(self):
        self.process.terminate()
        self.process.wait()


def signature_is_right(headers, body, secret=SECRET):
    """Standard Webhooks, computed here by itself."""
    key = base64.b64decode(secret.removeprefix('whsec_'))
    signed = f'{headers["webhook-id"]}.{headers["webhook-timestamp"]}.'.encode() + body
    wanted = 'v1,' + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return wanted in headers.get('webhook-signature', '').split(' ')


class Receiver:
    """An HTTP receiver: the ledger of what arrived. `answers` scripts statuses; 200 when it is empty."""

    def __init__(self, ledger=None):
        self.got, self.answers, self.lock = [], [], threading.Lock()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_POST(self):
                body = self.rfile.read(int(self.headers['content-length']))
                with outer.lock:
                    status = outer.answers.pop(0) if outer.answers else 200
                    outer.got.append({'status': status, 'headers': {k.lower(): v for k, v in self.headers.items()},
                                      'body': body, 'json': json.loads(body)})
                    if ledger:
                        ledger.write(json.dumps([status, self.headers['webhook-id']]) + '\n')
                        ledger.flush()
                self.send_response(status)
                self.send_header('content-length', '0')
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.handle_error = lambda *_: None  # A client that was killed is what some tests want.
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self):
        return f'http://127.0.0.1:{self.port}/hook'

    def accepted(self):
        with self.lock:
            return [g for g in self.got if g['status'] == 200]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Smtp:
    """python3-aiosmtpd with STARTTLS and AUTH; `mails` reads what it accepted."""

    def __init__(self, work, *rules):
        self.file = work / 'mails.jsonl'
        command = [sys.executable, str(ROOT / 'tests/support/smtp_server.py'), '--out', str(self.file), '--tls',
                   'required', '--folder', str(work), '--auth', 'desk:s3cret']
        for rule in rules:
            command += ['--rule', rule]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.certificate = work / 'cert.pem'

    def mails(self):
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    def stop(self):
        self.process.terminate()
        self.process.communicate()


class Case(unittest.TestCase):
    """A test with a folder of its own and a site; servers that it starts end with it."""

    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix='mentiond-e2e-'))
        self.addCleanup(shutil.rmtree, self.work, ignore_errors=True)
        self.www = self.work / 'www'
        self.www.mkdir()
        # nginx's worker may be another user: it must get through to the site.
        self.work.chmod(0o755)

    def server(self, server):
        self.addCleanup(server.stop)
        return server

    def nginx(self):
        return self.server(Nginx(self.work, self.www))

    def write(self, name, text):
        (self.work / name).parent.mkdir(parents=True, exist_ok=True)
        (self.work / name).write_text(text)
        return self.work / name

    def watchlist(self, *names):
        rows = ''.join(f'  - {{ id: {n.lower().replace(" ", "-")}, name: {n} }}\n' for n in names)
        self.write('watch.yaml', f'watchlist: desk\nentities:\n{rows}')

    def configure(self, feeds, receivers='', more=''):
        """`feeds`: YAML flow mappings, a line each."""
        rows = ''.join(f'  - {{ {feed} }}\n' for feed in feeds)
        receivers = receivers or '  - { name: out, file: { path: alerts.jsonl } }\n'
        return self.write('mentiond.yaml',
                          'store: sqlite:test.db\nallow_networks: [127.0.0.0/8]\nper_host: { spacing: 0s }\n'
                          f'watchlists: [watch.yaml]\nreceivers:\n{receivers}feeds:\n{rows}{more}')

    def mentiond(self, *arguments, status=0, **options):
        done = subprocess.run([str(MENTIOND), *arguments], cwd=self.work, capture_output=True, text=True,
                              timeout=120 * SLOWER, **options)
        if status is not None:
            self.assertEqual(done.returncode, status, f'{arguments}\n{done.stdout}\n{done.stderr}')
        return done

    def once(self, *arguments, status=0):
        """The summary of one pass over all feeds."""
        return json.loads(self.mentiond('once', '--all', '--json', *arguments, status=status).stdout.splitlines()[-1])

    def alerts(self):
        file = self.work / 'alerts.jsonl'
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def execute(self, sql, *values):
        """On the store, beside mentiond: what else would take a week."""
        with contextlib.closing(sqlite3.connect(self.work / 'test.db')) as database, database:
            database.execute(sql, values)

    def daemon(self, deaf=False, **environment):
        """`mentiond run`, once it says that it is ready (Type=notify); where nobody reads that, at once."""
        return self.server(Daemon(self.work, environment, deaf))


class Daemon:
    """`mentiond run` as systemd sees it. What it says is read all the while, as systemd does, unless `deaf`: then the socket is
    full before the daemon begins."""

    def __init__(self, work, environment, deaf=False):
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = str(work / 'notify.sock')
        pathlib.Path(path).unlink(missing_ok=True)
        self.notify.bind(path)
        self.said = collections.deque()
        if deaf:
            self.fill(path)
        self.log = work / 'daemon.log'
        with open(self.log, 'a') as log:
            self.process = subprocess.Popen([str(MENTIOND), 'run'], cwd=work, stderr=log,
                                            env=os.environ | environment | {'NOTIFY_SOCKET': path})
        if not deaf:
            self.listen()
            self.wait_notified('READY=1')

    @staticmethod
    def fill(path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
            other.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while True:
                    other.sendto(b'X=1', path)

    def listen(self):
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with contextlib.suppress(OSError):  # stop() may close it between two words.
            while words := self.notify.recv(4096):  # Empty once stop() has shut it down.
                self.said.extend(words.decode().split('\n'))

    def has_said(self, what):
        assert self.process.poll() is None, self.log.read_text()
        while self.said:
            if self.said.popleft() == what:
                return True
        return False

    def wait_notified(self, what):
        wait_for(lambda: self.has_said(what), what)

    def resident_kilobytes(self):
        status = pathlib.Path(f'/proc/{self.process.pid}/status').read_text()
        return int(re.search(r'VmRSS:\s+(\d+)', status).group(1))

    def hang_up(self):
        self.process.send_signal(signal.SIGHUP)
        self.wait_notified('RELOADING=1')
        self.wait_notified('READY=1')

    def terminate(self):
        """Exit status and the seconds that it took."""
        start = time.monotonic()
        self.process.terminate()
        return self.process.wait(30 * SLOWER), time.monotonic() - start

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.notify.fileno() >= 0:
            self.notify.shutdown(socket.SHUT_RD)
            self.notify.close()
