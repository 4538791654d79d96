"""The ways out. Each hands one message over, once, and raises OSError or ValueError where that fails.

SMS_URL says where short messages go: `console:` prints, `file:/path` adds a line of JSON, `https://…` posts
{"to", "text"} as JSON to a gateway, whose key is part of the address.

A message that is handed over twice, because the process died before it had noted the first time, can be recognised: a
letter has the same Message-ID, a post to the gateway the same Idempotency-Key.
"""

import json
import sys
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from shop.messages.models import Message

TIMEOUT = (3, 7)
"""Seconds to connect to the gateway, and to wait for its answer. EMAIL_TIMEOUT is that of the mail server."""


def hand_over(message: Message) -> None:
    {Message.Kind.MAIL: _mail, Message.Kind.SMS: _sms}[Message.Kind(message.kind)](message)


def _mail(message: Message) -> None:
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<{message.pk}@{urlsplit(settings.SITE_URL).hostname}>",
    }
    letter = EmailMultiAlternatives(message.subject, message.text, to=[message.to], headers=headers)
    letter.attach_alternative(message.html, "text/html")
    letter.send()


def _sms(message: Message) -> None:
    told = {"to": message.to, "text": message.text}
    scheme, _colon, path = settings.SMS_URL.partition(":")
    if scheme == "file":
        with open(path, "a", encoding="ascii") as file:
            file.write(json.dumps(told) + "\n")
    elif scheme in ("http", "https"):
        key = {"Idempotency-Key": str(message.pk)}
        requests.post(settings.SMS_URL, json=told, headers=key, timeout=TIMEOUT).raise_for_status()
    else:
        sys.stdout.write(f"SMS {message.to}: {message.text}\n")
