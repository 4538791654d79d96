"""Short messages: the one place that says what their text may be. Where they go stands in transports.py."""

import datetime
import textwrap
import unicodedata

from django.utils import timezone

from shop.messages import delivery
from shop.messages.models import Message

LONGEST = 160
"""Characters of one message in the GSM alphabet; with a single tone mark it would be 70."""

# Letters without a decomposition, and ASCII that the GSM alphabet lacks or counts twice.
PLAIN = str.maketrans({
    "đ": "d", "Đ": "D", "₫": "d", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-",
    "`": "'", "[": "(", "]": ")", "{": "(", "}": ")", "~": "-", "^": "", "|": "/", "\\": "/", "\N{NO-BREAK SPACE}": " ",
})  # fmt: skip


def send(phone: str, text: str, *, link: str = "", within: datetime.timedelta | None = None) -> None:
    """Keeps a text to a number (E.164) in the transaction that runs, to be sent after the commit; a link stands whole
    at its end. A failure is noted and tried again, never raised.

    `within`: somebody waits for it. It is sent by this process, not by the worker, and not later than that; it may hold
    a secret, so its words are forgotten once it is sent.
    """
    expires_at = timezone.now() + within if within else None
    message = Message(kind=Message.Kind.SMS, to=phone, text=plain(text, link), expires_at=expires_at)
    delivery.post(message, at_once=within is not None)


def plain(text: str, link: str = "") -> str:
    """What one SMS can carry: no marks, the GSM alphabet, 160 characters: "Mã của bạn" → "Ma cua ban"."""
    letters = unicodedata.normalize("NFD", text.translate(PLAIN))
    bare = "".join(letter if letter.isprintable() else " " for letter in letters if not unicodedata.combining(letter))
    room = LONGEST - len(f" {link}") if link else LONGEST
    return f"{textwrap.shorten(bare.encode('ascii', 'replace').decode(), room, placeholder='...')} {link}".strip()
