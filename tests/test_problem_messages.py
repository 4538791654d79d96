"""Who is told what of a problem with a parcel."""

import pytest
from django.core import mail
from django.utils import translation

from shop.problems import cases
from shop.problems.cases import Told
from tests.factories import make_listing, make_producer
from tests.orders import PHONE
from tests.problems import CODE, PAGE, buyer_of, carer, delivered_order, make_case, send
from tests.visitor import Phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(clock):
    return delivered_order()


@pytest.fixture
def post(settings, tmp_path) -> Phone:
    settings.SMS_URL = f"file:{tmp_path / 'sms.jsonl'}"
    return Phone(tmp_path / "sms.jsonl")


def test_the_buyer_is_told_in_their_language(clock, post):
    with translation.override("en"):
        order = delivered_order(email="hoa@example.com", language="en")
    send(buyer_of(order))
    assert post.texts(PHONE)[-1].endswith(f"/en{PAGE}")
    assert "hoa@example.com" in [letter.to[0] for letter in mail.outbox]


def test_answers_go_by_sms_and_mail(order, post, django_capture_on_commit_callbacks):
    order.recipient.email = "hoa@example.com"
    order.recipient.save()
    case = make_case(order)
    with django_capture_on_commit_callbacks(execute=True):
        cases.answer(case, Told("Chúng tôi gửi lại chai khác."), actor=carer("Lê Thị Chăm"))
    assert f"Co tra loi ve kien hang {CODE}-1." in post.texts(PHONE)[-1]
    assert "Chúng tôi gửi lại chai khác." in mail.outbox[-1].body
    assert "Lê Thị Chăm" in mail.outbox[-1].body


def test_the_producer_is_told_without_a_word_of_who_the_buyer_is(clock, post):
    producer = make_producer(phone="0987 654 321", email="htx@example.com")
    handler = carer()
    order = delivered_order(make_listing(producer=producer))
    send(buyer_of(order), text="Chai mật ong bị vỡ.")
    assert f"Kien {CODE}-1: nguoi mua bao van de" in post.texts("+84987654321")[-1]
    letter = next(letter for letter in mail.outbox if letter.to == ["htx@example.com"])
    assert "Chai mật ong bị vỡ." in letter.body
    for secret in ("Nguyễn Thị Hoa", "912", "Trần Thái Tông", "Cầu Giấy"):
        assert secret not in letter.body
    assert [handler.email] in [letter.to for letter in mail.outbox]
