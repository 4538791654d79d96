"""Short messages: the one door through which an SMS leaves, and the one place that says what its text may be.

SMS_URL says where they go: `console:` prints, `file:/path` adds a line of JSON, `https://…` posts {"to", "text"} as
JSON to a gateway, whose key is part of the address.
"""

import json
import logging
import sys
import textwrap
import unicodedata
from functools import partial

import requests
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)

LONGEST = 160
"""Characters of one message in the GSM alphabet; with a single tone mark it would be 70."""
TIMEOUT = (3, 7)
"""Seconds to connect to the gateway, and to wait for its answer."""

# Letters without a decomposition, and ASCII that the GSM alphabet lacks or counts twice.
PLAIN = str.maketrans({
    "đ": "d", "Đ": "D", "₫": "d", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-",
    "`": "'", "[": "(", "]": ")", "{": "(", "}": ")", "~": "-", "^": "", "|": "/", "\\": "/", "\N{NO-BREAK SPACE}": " ",
})  # fmt: skip


def send(phone: str, text: str, *, link: str = "") -> None:
    """Sends a text to a number (E.164) once the transaction is committed; a link stands whole at its end.

    A failure is logged, never raised.
    """
    transaction.on_commit(partial(_deliver, phone, plain(text, link)))


def plain(text: str, link: str = "") -> str:
    """What one SMS can carry: no marks, the GSM alphabet, 160 characters: "Mã của bạn" → "Ma cua ban"."""
    letters = unicodedata.normalize("NFD", text.translate(PLAIN))
    bare = "".join(letter if letter.isprintable() else " " for letter in letters if not unicodedata.combining(letter))
    room = LONGEST - len(f" {link}") if link else LONGEST
    return f"{textwrap.shorten(bare.encode('ascii', 'replace').decode(), room, placeholder='...')} {link}".strip()


def _deliver(phone: str, text: str) -> None:
    scheme, _, path = settings.SMS_URL.partition(":")
    try:
        if scheme == "file":
            _append(path, phone, text)
        elif scheme in ("http", "https"):
            answer = requests.post(settings.SMS_URL, json={"to": phone, "text": text}, timeout=TIMEOUT)
            answer.raise_for_status()
        else:
            sys.stdout.write(f"SMS {phone}: {text}\n")
    except OSError as error:  # requests' errors are among these; the text may hold a code and the address a key
        logger.error("SMS to …%s not sent: %s", phone[-3:], type(error).__name__)


def _append(path: str, phone: str, text: str) -> None:
    with open(path, "a", encoding="ascii") as file:
        file.write(json.dumps({"to": phone, "text": text}) + "\n")
