"""Bank money at the desk: what needs a person, what people do with it, what is transferred back by hand."""

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Sum

from catalog.models import AuditEntry
from shop.accounts.models import User
from shop.partner.models import StockRecord
from shop.payments import checking
from shop.payments.bank.resolving import stamp
from shop.payments.expiring import expire_orders
from shop.payments.models import BankTransfer, Entry, Refund
from tests.factories import make_listing
from tests.transfers import make_unpaid, payment_of, status_of, transfer
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
CODE, OTHER = "K7PM2X9QRT", "B3CD4EFG5H"
TOTAL = 180_000
LIST, REFUNDS = "/quan-ly/ngan-hang/", "/quan-ly/ngan-hang/hoan-tien/"


@pytest.fixture
def order(clock):
    return make_unpaid(make_listing("Mật ong", price=150_000, stock=1), code=CODE)


@pytest.fixture
def other(clock):
    return make_unpaid(make_listing("Miến dong", price=150_000, stock=1), code=OTHER)


@pytest.fixture
def finance() -> Visitor:
    return sign_in("change_banktransfer")


@pytest.fixture(autouse=True)
def books():
    yield
    assert list(checking.faults()) == []


def sign_in(*codenames: str) -> Visitor:
    user = User.objects.create_user("ketoan@example.com", is_staff=True, name="Lê Thị Toán")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def act(visitor, came: BankTransfer, what: str, *, seen: str | None = None, **fields):
    return visitor.post(f"{LIST}{came.pk}/", {"act": what, "seen": seen or stamp(came), **fields})


def listed(visitor, **query) -> list[str]:
    return [row.bank_reference for row in visitor.get(LIST, query).context["page"]]


def held_for_buyers() -> int:
    return -Entry.objects.filter(account="buyer").aggregate(sum=Sum("amount", default=0))["sum"]


def again(came: BankTransfer) -> BankTransfer:
    return BankTransfer.objects.get(pk=came.pk)


# --- The list --------------------------------------------------------------------------------------------------------


def test_the_list_has_what_needs_a_person(order, finance):
    for reference, amount, memo in (("S", 1_000, CODE), ("M", 179_000, CODE), ("D", TOTAL, CODE), ("U", 5_000, "x")):
        transfer(reference * 3, amount, memo)
    assert listed(finance) == ["UUU", "DDD"]
    assert listed(finance, state="double") == ["DDD"]
    assert listed(finance, q=CODE.lower()) == ["DDD"]
    assert listed(finance, q="uuu") == ["UUU"]
    assert listed(finance, show="all") == ["UUU", "DDD", "MMM", "SSS"]
    assert listed(finance, state="gibberish") == []


def test_an_empty_list_says_so(finance):
    assert "Không có giao dịch nào." in finance.get(LIST).content.decode()


def test_the_list_takes_as_many_queries_for_many_rows(finance, django_assert_max_num_queries):
    for n in range(30):
        transfer(f"FT{n:03}", 1_000, "x")
    with django_assert_max_num_queries(12):
        assert finance.get(LIST).status_code == 200


# --- Acts ------------------------------------------------------------------------------------------------------------


def test_unknown_money_is_assigned_and_pays_the_order(order, finance):
    came = transfer("FT1", TOTAL, "mua mat ong")
    assert act(finance, came, "assign", code=CODE.lower()).status_code == 302
    came = again(came)
    assert (came.state, came.held, came.resolution, came.resolution_note) == ("matched", 0, "assigned", CODE)
    assert (came.resolved_by.email, came.payment) == ("ketoan@example.com", payment_of(order))
    assert (status_of(order), held_for_buyers()) == ("placed", 0)
    entry = AuditEntry.objects.get(action="payments.transfer_resolved")
    assert (entry.actor.email, entry.target) == ("ketoan@example.com", came)


def test_assigned_money_that_is_too_little_waits_for_the_rest(order, finance):
    came = transfer("FT1", 100_000, "mua mat ong")
    act(finance, came, "assign", code=CODE)
    assert (again(came).state, again(came).resolution, status_of(order)) == ("short", "", "pending")
    assert transfer("FT2", 80_000, CODE).state == "matched"
    assert (again(came).state, status_of(order)) == ("matched", "placed")


def test_assigned_money_may_be_what_was_missing(order, finance):
    transfer("FT1", 100_000, CODE)
    act(finance, transfer("FT2", 80_000, "not con lai"), "assign", code=CODE)
    assert (status_of(order), held_for_buyers()) == ("placed", 0)


def test_the_second_of_two_payments_may_be_for_another_order(order, other, finance):
    transfer("FT1", TOTAL, CODE)
    double = transfer("FT2", TOTAL, CODE)
    act(finance, double, "assign", code=OTHER)
    assert (again(double).state, status_of(other)) == ("matched", "placed")


def test_assigned_money_that_comes_too_late_goes_back(order, finance, clock):
    clock("2026-11-24 10:00:01")
    expire_orders()
    StockRecord.objects.update(num_in_stock=0)
    came = transfer("FT1", TOTAL, "mua mat ong")
    act(finance, came, "assign", code=CODE)
    assert (again(came).state, again(came).resolution) == ("late", "")
    assert Refund.objects.get().reason == "late"


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        (TOTAL + 1, CODE, "chỉ còn thiếu 180.000"),
        (TOTAL, "KHONGCO234", "Không có đơn hàng nào với mã này."),
        (TOTAL, "", "Vui lòng nhập mã đơn hàng."),
    ],
)
def test_what_cannot_be_assigned_is_refused_in_words(order, finance, amount, code, words):
    came = transfer("FT1", amount, "mua mat ong")
    answer = act(finance, came, "assign", code=code)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert (again(came).state, again(came).payment, status_of(order)) == ("unknown", None, "pending")
    assert not AuditEntry.objects.filter(action="payments.transfer_resolved").exists()


def test_an_order_that_is_paid_takes_no_more(order, finance):
    transfer("FT1", TOTAL, CODE)
    came = transfer("FT2", TOTAL, "x")
    answer = act(finance, came, "assign", code=CODE)
    assert (answer.status_code, again(came).state) == (400, "unknown")
    assert "đã được thanh toán" in answer.content.decode()


def test_an_order_that_is_not_paid_by_transfer_takes_none(finance, clock):
    make_unpaid(make_listing(), method="stripe", code=CODE)
    answer = act(finance, transfer("FT1", TOTAL, "x"), "assign", code=CODE)
    assert answer.status_code == 400
    assert "không chọn chuyển khoản" in answer.content.decode()


@pytest.mark.parametrize("memo", [CODE, "x"])
def test_money_is_sent_back_under_the_banks_number(order, finance, memo):
    came = transfer("FT1", 1_000, memo)
    act(finance, came, "return", number="ft 2632-9")
    came = again(came)
    assert (came.resolution, came.resolution_note, held_for_buyers()) == ("returned", "FT2632-9", 0)
    assert listed(finance) == []
    assert listed(finance, show="resolved") == ["FT1"]


def test_what_was_sent_back_is_missing_again(order, finance):
    act(finance, transfer("FT1", 100_000, CODE), "return", number="FT9")
    assert transfer("FT2", 80_000, CODE).state == "short"
    assert transfer("FT3", 100_000, CODE).state == "matched"


def test_the_excess_is_sent_back(order, finance):
    came = transfer("FT1", TOTAL + 5_000, CODE)
    assert held_for_buyers() == 5_000
    assert "Gán cho đơn hàng" not in finance.get(f"{LIST}{came.pk}/").content.decode()
    assert act(finance, came, "assign", code=CODE).status_code == 400
    act(finance, came, "return", number="FT9")
    assert (held_for_buyers(), payment_of(order).state) == (0, "paid")


def test_money_of_no_buyer_is_set_aside_with_its_reason(finance):
    came = transfer("FT1", 1_000, "lai tien gui")
    act(finance, came, "keep", reason="Lãi tiền gửi")
    assert (again(came).resolution, again(came).resolution_note, held_for_buyers()) == ("kept", "Lãi tiền gửi", 0)


@pytest.mark.parametrize(
    ("what", "fields"), [("return", {"number": ""}), ("return", {"number": "?"}), ("keep", {"reason": " "})]
)
def test_number_and_reason_are_wanted(order, finance, what, fields):
    came = transfer("FT1", 1_000, CODE)
    assert act(finance, came, what, **fields).status_code == 400
    assert (again(came).resolution, held_for_buyers()) == ("", 1_000)


def test_a_button_pressed_twice_acts_once(order, finance):
    came = transfer("FT1", 1_000, CODE)
    seen = stamp(came)
    assert act(finance, came, "return", seen=seen, number="FT8").status_code == 302
    answer = act(finance, came, "return", seen=seen, number="FT9")
    assert answer.status_code == 409
    assert "không còn như bạn đã thấy" in answer.content.decode()
    assert again(came).resolution_note == "FT8"


def test_who_saw_an_older_state_is_refused(order, finance):
    came = transfer("FT1", 100_000, CODE)
    transfer("FT2", 80_000, CODE)
    assert act(finance, came, "return", number="FT9").status_code == 409
    assert (again(came).state, again(came).resolution) == ("matched", "")


@pytest.mark.parametrize("what", ["", "delete"])
def test_an_act_that_there_is_not_is_refused(order, finance, what):
    came = transfer("FT1", 1_000, CODE)
    assert act(finance, came, what).status_code == 409
    assert again(came).resolution == ""


def test_money_that_was_matched_is_not_touched(order, finance):
    came = transfer("FT1", TOTAL, CODE)
    assert act(finance, came, "return", number="FT9").status_code == 409
    assert again(came).resolution == ""


def test_a_resolved_transfer_is_still_told(order, finance):
    came = transfer("FT1", 1_000, CODE)
    act(finance, came, "return", number="FT9")
    page = finance.get(f"{LIST}{came.pk}/").content.decode()
    assert "FT9" in page
    assert 'name="act"' not in page


# --- Refunds by hand -------------------------------------------------------------------------------------------------


@pytest.fixture
def late(order, clock) -> BankTransfer:
    clock("2026-11-24 10:00:01")
    expire_orders()
    StockRecord.objects.update(num_in_stock=0)
    return transfer("FT1", TOTAL, CODE)


def test_late_money_waits_as_a_refund(late, finance):
    assert listed(finance) == ["FT1"]
    page = finance.get(f"{LIST}{late.pk}/").content.decode()
    assert REFUNDS in page
    assert 'name="act"' not in page
    assert act(finance, late, "return", number="FT9").status_code == 409
    assert "180.000" in finance.get(REFUNDS).content.decode()


def test_a_refund_that_was_sent_is_noted_and_resolves_the_transfer(late, finance):
    refund = Refund.objects.get()
    assert finance.post(f"{REFUNDS}{refund.pk}/", {"number": "ft9"}).status_code == 302
    refund.refresh_from_db()
    assert (refund.state, refund.provider_id) == ("done", "FT9")
    assert (again(late).resolution, again(late).resolution_note) == ("returned", "FT9")
    assert held_for_buyers() == 0
    assert AuditEntry.objects.filter(action="payments.refund_sent").count() == 1
    assert "Không có khoản hoàn tiền nào" in finance.get(REFUNDS).content.decode()


def test_a_refund_is_noted_once(late, finance):
    refund = Refund.objects.get()
    finance.post(f"{REFUNDS}{refund.pk}/", {"number": "FT8"})
    assert finance.post(f"{REFUNDS}{refund.pk}/", {"number": "FT9"}).status_code == 409
    refund.refresh_from_db()
    assert refund.provider_id == "FT8"


def test_a_refund_needs_the_banks_number(late, finance):
    refund = Refund.objects.get()
    assert finance.post(f"{REFUNDS}{refund.pk}/", {"number": ""}).status_code == 400
    refund.refresh_from_db()
    assert refund.state == "requested"


# --- Who gets in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codenames", [(), ("change_order", "view_order"), ("add_bankstatement",)])
def test_staff_without_the_permission_are_refused(late, codenames):
    visitor, refund = sign_in(*codenames), Refund.objects.get()
    pages = [LIST, f"{LIST}{late.pk}/", REFUNDS]
    assert [visitor.get(page).status_code for page in pages] == [403, 403, 403]
    assert act(visitor, late, "return", number="FT9").status_code == 403
    assert visitor.post(f"{REFUNDS}{refund.pk}/", {"number": "FT9"}).status_code == 403
    assert Refund.objects.get().state == "requested"


def test_a_guest_is_asked_to_sign_in(order):
    assert Visitor().get(LIST).url.startswith("/tai-khoan/dang-nhap/")


def test_an_unknown_transfer_is_not_found(finance):
    assert finance.get(f"{LIST}999/").status_code == 404
    assert finance.post(f"{REFUNDS}999/", {"number": "FT9"}).status_code == 404
