"""The money of an order in the dashboard: who sees it, who gives it back, and what is refused."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import AuditEntry
from shop.accounts.models import User
from shop.payments.attempts import start
from shop.payments.models import Posting, Refund
from shop.payments.settling import settle
from tests.factories import make_listing
from tests.orders import make_order
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
PAGE = "/quan-ly/don-hang/K7PM2X9QRT/"
REFUND = f"{PAGE}hoan-tien/"


def sign_in(group: str) -> Visitor:
    user = User.objects.create_user(f"{group[:2]}@example.com".lower(), is_staff=True, name=f"Người {group}")
    user.groups.add(Group.objects.get(name=group))
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


@pytest.fixture
def finance() -> Visitor:
    return sign_in("Kế toán")


@pytest.fixture
def order(clock, till):
    """Paid by card: 150,000 and 30,000 of shipping."""
    order = make_order(make_listing("Mật ong"), payment_method="stripe", code="K7PM2X9QRT")
    payment = start(order.payments.get())
    till.pay(payment)
    settle(payment)
    return order


def give_back(visitor, **typed):
    return visitor.post(REFUND, {"seen": "180000", "note": "Vỡ một chai", **typed})


def test_finance_sees_payments_refunds_and_the_books(order, finance, till):
    words = finance.get(PAGE).content.decode()
    assert "Thẻ quốc tế (Visa, Mastercard, JCB) · Đã thanh toán" in words
    assert "Sổ cái" in words
    assert "172.500" in words  # due to the producer


def test_part_of_a_line_is_given_back(order, finance, till, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = give_back(finance, **{"amount-0": "50.000 ₫"})
    assert answer.url == PAGE
    refund = Refund.objects.get()
    assert (refund.amount, refund.state, refund.requested_by.name) == (50_000, "done", "Người Kế toán")
    assert [(part.line.title, part.amount) for part in refund.parts.all()] == [("Mật ong", 50_000)]
    assert AuditEntry.objects.filter(action="refund.request").count() == 1


def test_pressed_twice_it_is_given_once(order, finance):
    give_back(finance, **{"amount-0": "50000"})
    assert give_back(finance, **{"amount-0": "50000"}).status_code == 409
    assert Refund.objects.count() == 1


def test_half_and_half_again_is_told_too(order, finance):
    give_back(finance, **{"amount-0": "75000"})
    assert give_back(finance, **{"amount-0": "75000"}).status_code == 409
    assert [refund.amount for refund in Refund.objects.all()] == [75_000]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"amount-0": "150.001"}, 409),
        ({"amount-0": "0"}, 400),
        ({"amount-0": "-1"}, 400),
        ({"amount-0": "9" * 30}, 400),
        ({"amount-0": "một trăm"}, 400),
        ({}, 400),
        ({"amount-9": "1000"}, 400),
        ({"amount-0": "1000", "note": ""}, 400),
        ({"amount-0": "1000", "seen": ""}, 409),
        ({"amount-0": "1000", "seen": "x"}, 409),
    ],
)
def test_what_is_not_right_is_refused_in_words_and_nothing_changes(order, finance, typed, status):
    answer = give_back(finance, **typed)
    assert answer.status_code == status
    assert "notice bad" in answer.content.decode() or "messages" in answer.content.decode()
    assert (Refund.objects.count(), Posting.objects.count()) == (0, 1)


def test_what_was_typed_is_still_there(order, finance):
    assert 'value="50.000"' in give_back(finance, **{"amount-0": "50.000", "note": ""}).content.decode()


def test_who_packs_parcels_does_not_give_money_back(order):
    packer = sign_in("Vận hành đơn hàng")
    assert "Hoàn tiền theo mục" not in packer.get(PAGE).content.decode()
    assert give_back(packer, **{"amount-0": "1000"}).status_code == 403
    assert Refund.objects.count() == 0


def test_finance_moves_no_parcels(order, finance):
    answer = finance.post(f"{PAGE}kien/1/", {"seen": "placed", "to": "accepted"})
    assert answer.status_code == 403
    assert order.consignments.get().state == "placed"


def test_what_the_provider_refused_is_sent_again_under_a_new_key(
    order, finance, till, django_capture_on_commit_callbacks
):
    till.refund_state = Refund.State.FAILED
    with django_capture_on_commit_callbacks(execute=True):
        give_back(finance, **{"amount-0": "1000"})
    refund = Refund.objects.get()
    assert "Gửi lại" in finance.get(PAGE).content.decode()
    till.refund_state = Refund.State.DONE
    with django_capture_on_commit_callbacks(execute=True):
        finance.post(f"{REFUND}{refund.pk}/gui-lai/")
    assert len(till.refunds) == 2
    assert AuditEntry.objects.get(action="refund.retry").before["provider_id"]
    assert Refund.objects.get().state == "done"
    assert finance.post(f"{REFUND}{refund.pk}/gui-lai/").status_code == 409


def test_a_refund_of_another_order_is_not_found(order, finance, till):
    other = make_order(make_listing(), payment_method="stripe")
    refund = Refund.objects.create(payment=other.payments.get(), amount=1, reason="other", state="failed")
    assert finance.post(f"{REFUND}{refund.pk}/gui-lai/").status_code == 404
    assert Refund.objects.get().state == "failed"


def test_a_note_is_kept_with_who_wrote_it(order, finance):
    finance.post(f"{PAGE}ghi-chu/", {"message": "Khách gọi lúc 9 giờ"})
    words = finance.get(PAGE).content.decode()
    assert "Khách gọi lúc 9 giờ" in words
    assert finance.post(f"{PAGE}ghi-chu/", {"message": " "}).status_code == 400
    assert order.notes.count() == 1


def test_the_page_asks_the_database_as_often_for_many_lines(clock, till, finance):
    def statements(code, count) -> int:
        order = make_order(*(make_listing() for _n in range(count)), payment_method="stripe", code=code)
        payment = start(order.payments.get())
        till.pay(payment)
        settle(payment)
        page = f"/quan-ly/don-hang/{code}/"
        finance.get(page)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            finance.get(page)
        return len(captured)

    few, many = statements("K7PM2X9QR2", 1), statements("K7PM2X9QR3", 6)
    assert few == many
    assert many <= 26
