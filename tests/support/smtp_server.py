#!/usr/bin/python3
"""An SMTP server for tests: aiosmtpd on loopback, with STARTTLS, AUTH and scripted answers.

    smtp_server.py --out FILE [--tls starttls|required|implicit|none --folder DIR --name HOST] [--auth USER:PASSWORD]
                   [--rule VERB[:PART][#TIMES]=ACTION]... [--port N]

Prints its port on standard output once it listens, and ends at SIGTERM or when its standard input closes. Each mail
that it accepts becomes one JSON line in FILE: {"mail_from", "rcpt_tos", "tls", "user", "session", "commands", "data", and
what read_mail.py sees in it}. `data` is Latin-1, one character a byte.

TLS needs a folder: a self-signed certificate for localhost and 127.0.0.1, or for HOST alone, is made there (cert.pem,
key.pem).

A rule answers a command in place of the server, the first TIMES times or always, where PART occurs in its argument:
  VERB     CONNECT EHLO STARTTLS AUTH MAIL RCPT DATA MESSAGE (the end of the data) RSET QUIT
  ACTION   "550 no such user" (a reply), close, reset (RST), stall (never answers), close-after (accepts, then closes)
"""
import argparse
import asyncio
import json
import os
import re
import signal
import socket
import ssl
import struct
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from read_mail import described  # noqa: E402

RULE = re.compile(r"([A-Z]+)(?::([^#=]*))?(?:#(\d+))?=(.+)")


class Rule:
    def __init__(self, text):
        match = RULE.fullmatch(text)
        if not match:
            sys.exit(f"smtp_server.py: {text!r} is no rule: expected VERB[:PART][#TIMES]=ACTION")
        self.verb, self.part, times, self.action = match.groups()
        self.left = int(times) if times else None

    def applies(self, verb, argument):
        if self.verb != verb or self.left == 0 or (self.part and self.part not in (argument or "")):
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Recorder:
    """Takes mails, and writes each to the file before it is acknowledged."""

    def __init__(self, path):
        self.file = open(path, "a", encoding="ascii")

    async def handle_DATA(self, server, session, envelope):
        action = server.scripted_action("MESSAGE", "")
        if action and action != "close-after":
            return await server.perform(action)
        data = envelope.original_content
        record = {
            "mail_from": envelope.mail_from,
            "rcpt_tos": envelope.rcpt_tos,
            "tls": session.ssl is not None or server.implicit_tls,
            "user": session.auth_data,
            "session": server.number,
            "commands": server.commands,
            "data": data.decode("latin-1"),
            **described(data),
        }
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()
        if action:
            await server.push("250 taken")
            return await server.perform("close")
        return "250 2.0.0 taken"


class ScriptedServer(SMTP):
    sessions = 0

    def __init__(self, handler, rules, implicit_tls, **options):
        super().__init__(handler, **options)
        ScriptedServer.sessions += 1
        self.number = ScriptedServer.sessions
        self.rules = rules
        self.implicit_tls = implicit_tls
        self.commands = []

    def scripted_action(self, verb, argument):
        return next((rule.action for rule in self.rules if rule.applies(verb, argument)), None)

    async def perform(self, action):
        """Carries out an action; gives the reply that is left to be said."""
        if action == "stall":
            await asyncio.sleep(3600)
        elif action == "close":
            self.transport.close()
            await asyncio.sleep(3600)  # Ends when the connection is seen to be gone.
        elif action == "reset":
            raw = self.transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()
            await asyncio.sleep(3600)
        return action

    async def _handle_client(self):
        action = self.scripted_action("CONNECT", "")
        if not action:
            return await super()._handle_client()
        await self.push(await self.perform(action))
        self.transport.close()


def scripted(verb):
    original = getattr(SMTP, "smtp_" + verb)

    async def command(self, argument):
        self.commands.append(verb)
        action = self.scripted_action(verb, argument)
        if not action:
            return await original(self, argument)
        await self.push(await self.perform(action))
        if action.startswith("421"):
            self.transport.close()

    return command


for name in ("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "QUIT"):
    setattr(ScriptedServer, "smtp_" + name, scripted(name))


def make_certificate(folder, name):
    certificate, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    if not os.path.exists(certificate):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "7", "-subj", "/CN=mail", "-addext",
             "subjectAltName=" + (f"DNS:{name}" if name else "DNS:localhost,IP:127.0.0.1"),
             "-keyout", key, "-out", certificate],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def authenticator_for(credentials):
    def authenticate(server, session, envelope, mechanism, data):
        user, password = data.login.decode(), data.password.decode()
        right = f"{user}:{password}" == credentials
        return AuthResult(success=right, handled=False, auth_data=user if right else None)

    return authenticate


async def serve(options):
    context = make_certificate(options.folder, options.name) if options.tls != "none" else None
    implicit = options.tls == "implicit"
    rules = [Rule(text) for text in options.rule]
    recorder = Recorder(options.out)

    def session():
        extra = {"tls_context": context, "require_starttls": options.tls == "required"}
        if context is None or implicit:
            extra = {}
        if options.auth:
            extra.update(authenticator=authenticator_for(options.auth), auth_required=True,
                         auth_require_tls=context is not None and not implicit)
        return ScriptedServer(recorder, rules, implicit, hostname="mail.test", ident="test server", **extra)

    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, end.set)
    loop.add_reader(sys.stdin, lambda: end.set() if not os.read(0, 4096) else None)
    server = await loop.create_server(session, "127.0.0.1", options.port, ssl=context if implicit else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await end.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--tls", choices=["none", "starttls", "required", "implicit"], default="none")
    parser.add_argument("--folder", default=".")
    parser.add_argument("--name")
    parser.add_argument("--auth")
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(serve(parser.parse_args()))
