"""A bank's message that money has come, as this shop takes it: JSON signed with a shared secret (docs/payments.md)."""

import datetime
import hmac
import json
import re
import time
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from catalog.text import nfc
from shop.payments.bank.matching import MOST, Told
from shop.payments.port import BadCallback, Callback

HEADER = "X-VietQR-Signature"
TOLERANCE = 300
"""Seconds between a message's signature and its coming."""
LARGEST = 64 * 1024
REFERENCE = re.compile(r"[0-9A-Z][0-9A-Z._/\-]{2,99}")
EARLIEST = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class TooLarge(BadCallback):
    """More than `LARGEST` bytes."""


@dataclass(frozen=True)
class Message:
    account: str
    told: Told

    def callback(self, payment_reference: str = "") -> Callback:
        """As it is kept: the memo may name people, the account is nobody's business."""
        body = {"amount": self.told.amount, "booked_at": self.told.booked_at.isoformat()}
        return Callback(self.told.reference, "transfer", payment_reference, body)


def read(request: HttpRequest, *, secret: str) -> Message:
    """Raises BadCallback, whose words tell the sender what is wrong and nothing else."""
    body = _body(request)
    _check_signature(request.headers.get(HEADER, ""), body, secret)
    return _understand(_parsed(body))


def signature(body: bytes, *, secret: str, at: int) -> str:
    """The header of a message sent at that second."""
    return f"t={at},v1={_digest(body, secret, str(at))}"


def plain_reference(text: str) -> str:
    """A bank's number without blanks, in capitals: messages and statements print it differently."""
    return re.sub(r"\s", "", text).upper()


def is_plausible(moment: datetime.datetime) -> bool:
    """No earlier than this shop could be, no later than tomorrow."""
    return EARLIEST < moment < timezone.now() + datetime.timedelta(days=1)


def _body(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > LARGEST:
        raise TooLarge("the message is larger than 64 KB")
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise TooLarge("the message is larger than 64 KB")
    return body


def _check_signature(header: str, body: bytes, secret: str) -> None:
    pairs = [part.strip().partition("=") for part in header[:1000].split(",")]
    moment = next((value for name, _sign, value in pairs if name == "t"), "")
    signs = [value for name, _sign, value in pairs if name == "v1"]
    if not secret:
        raise BadCallback("this shop takes no messages: it has no secret to check them by")
    if not (moment.isascii() and moment.isdecimal() and len(moment) <= 12 and signs):
        raise BadCallback(f"the header {HEADER} is missing or has no t= and v1=")
    expected = _digest(body, secret, moment).encode()
    if not any(hmac.compare_digest(expected, sign.encode()) for sign in signs):
        raise BadCallback("the signature does not fit the message")
    if abs(time.time() - int(moment)) > TOLERANCE:
        raise BadCallback("the message is too old, or from the future")


def _digest(body: bytes, secret: str, moment: str) -> str:
    return hmac.new(secret.encode(), f"{moment}.".encode() + body, "sha256").hexdigest()


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BadCallback("the body is not JSON in UTF-8") from None
    if not isinstance(message, dict):
        raise BadCallback("the body is not a JSON object")
    return message


def _understand(message: dict[str, Any]) -> Message:
    amount, currency = message.get("amount"), message.get("currency")
    if currency != "VND":
        raise BadCallback("currency: only VND is taken")
    if type(amount) is not int or not 0 < amount <= MOST:
        raise BadCallback(f"amount: a whole number of đồng from 1 to {MOST}")
    reference = plain_reference(_text(message, "reference", 200))
    if not REFERENCE.fullmatch(reference):
        raise BadCallback("reference: 3 to 100 letters, digits and . _ / -")
    told = Told(reference, amount, nfc(_text(message, "memo", 500)), _moment(_text(message, "booked_at", 40)))
    return Message(_text(message, "account", 40), told)


def _text(message: dict[str, Any], name: str, longest: int) -> str:
    value = message.get(name)
    if not isinstance(value, str) or len(value) > longest or "\x00" in value or _broken(value):
        raise BadCallback(f"{name}: a text of at most {longest} characters")
    return value


def _broken(text: str) -> bool:
    """JSON may spell half a pair of surrogates, which no database keeps."""
    return any("\ud800" <= char <= "\udfff" for char in text)


def _moment(text: str) -> datetime.datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment) or not is_plausible(moment):
        raise BadCallback("booked_at: a moment in ISO 8601 with its offset, not in the future")
    return moment
