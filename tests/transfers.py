"""Orders that wait for a transfer, and what a bank tells of one."""

import datetime
import json
import time

from django.test import Client
from django.utils import timezone

from shop.order.models import Order
from shop.payments.bank.matching import Told, take
from shop.payments.bank.notification import HEADER, signature
from shop.payments.models import BankTransfer, Payment
from tests.orders import make_order

SECRET = "bi-mat-cua-ngan-hang"
ACCOUNT = "KHONGCHUYENTIEN"
WEBHOOK = "/webhooks/vietqr/"


def make_unpaid(*listings, method: str = "vietqr", **fields) -> Order:
    """An order whose parcels wait for the money, with its attempt."""
    return make_order(*listings, payment_method=method, **fields)


def told(reference: str, amount: int, memo: str = "", booked_at: datetime.datetime | None = None) -> Told:
    return Told(reference, amount, memo, booked_at or timezone.now())


def transfer(reference: str, amount: int, memo: str = "") -> BankTransfer:
    """Has come, and is read again from the database."""
    return BankTransfer.objects.get(pk=take(told(reference, amount, memo)).transfer.pk)


def payment_of(order) -> Payment:
    return order.payments.get(method="vietqr")


def status_of(order) -> str:
    return Order.objects.get(pk=order.pk).status


def message(**fields) -> bytes:
    return json.dumps(
        {
            "reference": "FT26327123456789",
            "account": ACCOUNT,
            "amount": 180_000,
            "currency": "VND",
            "memo": "",
            "booked_at": timezone.now().isoformat(),
            **fields,
        }
    ).encode()


def post(body: bytes, *, header: str | None = None, secret: str = SECRET, at: float | None = None):
    """As a bank sends it: signed now, with the right secret, unless told otherwise."""
    signed = signature(body, secret=secret, at=int(at or time.time())) if header is None else header
    return Client().post(WEBHOOK, body, content_type="application/json", headers={HEADER: signed})
