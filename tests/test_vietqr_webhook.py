"""The bank's messages: what is taken, what is refused in words, and that a refusal has changed nothing."""

import logging
import time

import pytest
from django.test import Client

from shop.payments.models import BankTransfer, PaymentEvent, Posting
from tests.factories import make_listing
from tests.transfers import SECRET, WEBHOOK, make_unpaid, message, payment_of, post, status_of

pytestmark = pytest.mark.django_db
CODE = "K7PM2X9QRT"


@pytest.fixture
def order(clock, settings):
    settings.VIETQR_WEBHOOK_SECRET = SECRET
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


def nothing_happened(order) -> bool:
    rows = BankTransfer.objects.exists() or Posting.objects.exists() or PaymentEvent.objects.exists()
    return not rows and status_of(order) == "pending"


def test_a_message_pays_the_order_it_names(order):
    answer = post(message(memo=f"MBVCB.77.{CODE} NGUYEN THI HOA"))
    assert (answer.status_code, answer.json()) == (200, {"detail": "taken"})
    assert (status_of(order), payment_of(order).state) == ("placed", "paid")


def test_what_is_kept_of_a_message_names_nobody(order):
    post(message(memo=f"{CODE} NGUYEN THI HOA"))
    event = PaymentEvent.objects.get()
    assert (event.provider, event.provider_event_id, event.payment) == ("vietqr", "FT26327123456789", payment_of(order))
    assert sorted(event.body) == ["amount", "booked_at"]
    assert event.handled_at


def test_the_same_message_again_moves_nothing(order):
    body = message(memo=CODE)
    assert [post(body).status_code for _time in range(3)] == [200, 200, 200]
    assert (BankTransfer.objects.count(), PaymentEvent.objects.count(), Posting.objects.count()) == (1, 1, 1)


def test_a_message_about_no_order_is_kept(order):
    assert post(message(memo="tien nha")).status_code == 200
    assert BankTransfer.objects.get().state == "unknown"
    assert PaymentEvent.objects.get().payment is None


def test_a_message_about_another_account_is_ignored(order):
    assert post(message(memo=CODE, account="113366668888")).status_code == 200
    assert nothing_happened(order)


@pytest.mark.parametrize(
    "header",
    ["", "t=1", "v1=00", "t=,v1=", "t=x,v1=00", "t=٣,v1=00", "t=99999999999999999,v1=00", "t=1,v1=é", "," * 5000],
)
def test_a_header_that_is_none_is_refused(order, header):
    answer = post(message(memo=CODE), header=header)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert nothing_happened(order)


def test_a_forged_message_is_refused(order):
    assert post(message(memo=CODE), secret="doan").status_code == 400
    assert nothing_happened(order)


def test_a_message_that_was_changed_on_the_way_is_refused(order):
    from shop.payments.bank.notification import signature

    header = signature(message(memo=CODE), secret=SECRET, at=int(time.time()))
    assert post(message(memo=CODE, amount=180_001), header=header).status_code == 400
    assert nothing_happened(order)


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_message_is_good_for_five_minutes(order, seconds):
    assert post(message(memo=CODE), at=time.time() + seconds).status_code == 400
    assert nothing_happened(order)
    assert post(message(memo=CODE), at=time.time() + seconds - seconds // 301).status_code == 200


def test_without_a_secret_nothing_is_taken(order, settings):
    settings.VIETQR_WEBHOOK_SECRET = ""
    assert post(message(memo=CODE), secret="").status_code == 400
    assert nothing_happened(order)


@pytest.mark.parametrize(
    "fields",
    [
        {"currency": "USD"},
        {"currency": None},
        {"amount": -180_000},
        {"amount": 0},
        {"amount": 180_000.5},
        {"amount": 180_000.0},
        {"amount": "180000"},
        {"amount": True},
        {"amount": 2_000_000_001},
        {"amount": 10**400},
        {"reference": ""},
        {"reference": "x" * 101},
        {"reference": ["FT1"]},
        {"reference": "FT<script>"},
        {"memo": None},
        {"memo": "m" * 501},
        {"memo": "a\x00b"},
        {"memo": "\ud800"},
        {"booked_at": "hôm qua"},
        {"booked_at": "2026-11-22T10:00:00"},
        {"booked_at": "2026-13-45T10:00:00+07:00"},
        {"booked_at": "2036-11-22T10:00:00+07:00"},
        {"booked_at": "0001-01-01T00:00:00+07:00"},
        {"account": None},
    ],
)
def test_a_message_that_makes_no_sense_is_refused(order, fields):
    answer = post(message(**{"memo": CODE, **fields}))
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert nothing_happened(order)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        message(memo=CODE)[:-20],
        b"\xff\xfe{}",
        b'{"memo": "m\xe2\xf2t ong"}',
        b'{"amount": NaN}',
        b'{"amount": ' + b"9" * 5000 + b"}",
        b"[" * 60_000,
        b'{"a":' * 12_000,
    ],
)
def test_a_body_that_is_no_message_is_refused(order, body):
    assert post(body).status_code == 400
    assert nothing_happened(order)


def test_a_message_of_more_than_64_kb_is_refused_unread(order):
    assert post(message(memo=CODE) + b" " * 65_536).status_code == 413
    assert nothing_happened(order)


def test_the_same_number_with_another_amount_is_refused(order):
    post(message(memo=CODE, amount=1_000))
    assert post(message(memo=CODE)).status_code == 400
    assert (BankTransfer.objects.get().amount, status_of(order)) == (1_000, "pending")


def test_only_posts_are_taken(order):
    assert Client().get(WEBHOOK).status_code == 405


def test_a_browser_needs_no_token(order):
    body = message(memo=CODE)
    from shop.payments.bank.notification import HEADER, signature

    strict = Client(enforce_csrf_checks=True)
    headers = {HEADER: signature(body, secret=SECRET, at=int(time.time()))}
    assert strict.post(WEBHOOK, body, content_type="application/json", headers=headers).status_code == 200


def test_logs_hold_neither_secrets_nor_people(order, caplog):
    with caplog.at_level(logging.DEBUG):
        post(message(memo=f"{CODE} NGUYEN THI HOA"))
        post(message(memo="NGUYEN THI HOA", amount=-1))
        post(message(memo="NGUYEN THI HOA"), secret="doan")
        post(message(memo="NGUYEN THI HOA", account="113366668888"))
    ours = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("shop"))
    assert "refused" in ours
    assert not any(private in ours for private in ("HOA", SECRET, "doan", "113366668888", "v1="))
