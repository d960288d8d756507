#!/usr/bin/python3
"""Reads mails as a mail program does, with Python's email package, and says what it saw.

    read_mail.py FILE...     one JSON object a line: headers (decoded), raw_headers (names in order), text, html, defects
"""
import email
import email.policy
import json
import sys


def described(data):
    """What stands in the mail `data` (bytes)."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    defects = [repr(defect) for defect in mail.defects]
    headers = {}
    for name, value in mail.items():
        headers.setdefault(name, str(value))
        defects += [f"{name}: {defect!r}" for defect in value.defects]
    parts = {"text/plain": [], "text/html": []}
    for part in mail.walk():
        defects += [repr(defect) for defect in part.defects]
        if part.get_content_type() in parts:
            parts[part.get_content_type()].append(part.get_content())
    return {
        "headers": headers,
        "names": mail.keys(),
        "type": mail.get_content_type(),
        "parts": [part.get_content_type() for part in mail.walk()][1:],
        "text": "".join(parts["text/plain"]),
        "html": "".join(parts["text/html"]),
        "defects": defects,
    }


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            print(json.dumps(described(file.read()), ensure_ascii=True))
