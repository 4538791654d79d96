"""A buyer reports a problem with a parcel: from when, who may, into which case, and what is shown."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import AuditEntry
from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.problems import cases
from shop.problems.cases import CaseRefused, Told, may_report
from shop.problems.models import ProblemCase, ProblemMessage, held
from tests.factories import make_listing, make_producer
from tests.orders import make_order
from tests.problems import CODE, PAGE, buyer_of, carer, delivered_order, make_case, send
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
Road, State = Consignment.State, ProblemCase.State
TRACKING = f"/don-hang/{CODE}/"


@pytest.fixture
def order(clock):
    return delivered_order()


@pytest.fixture
def buyer(order) -> Visitor:
    return buyer_of(order)


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace("\N{NO-BREAK SPACE}", " ")


def said(case=None) -> list[tuple[str, str]]:
    messages = ProblemMessage.objects.filter(case=case) if case else ProblemMessage.objects.all()
    return list(messages.values_list("kind", "text"))


def parcel(order, n: int = 1) -> Consignment:
    return order.consignments.get(number=f"{order.number}-{n}")


# --- From when -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [Road.SHIPPED, Road.DELIVERED, Road.DELIVERY_FAILED, Road.RETURNED])
def test_what_was_sent_may_be_reported(clock, state):
    order = make_order(code=CODE)
    order.consignments.update(state=state)
    assert "Báo vấn đề với kiện hàng này" in text(buyer_of(order).get(TRACKING))
    assert send(buyer_of(order)).status_code == 302


@pytest.mark.parametrize("state", [Road.PLACED, Road.ACCEPTED, Road.PACKED])
def test_what_was_not_sent_may_be_reported_from_the_day_after_it_should_have_come(clock, state):
    order = make_order(code=CODE)
    order.consignments.update(state=state, expected_until=datetime.date(2026, 11, 28))
    clock("2026-11-28 23:59:59")
    assert not may_report(parcel(order))
    clock("2026-11-29 00:00:00")
    assert may_report(parcel(order))


@pytest.mark.parametrize("state", [Road.PENDING, Road.REFUSED, Road.CANCELLED, Road.EXPIRED, Road.PLACED])
def test_what_was_called_off_or_is_not_due_cannot_be_reported(clock, state):
    order = make_order(code=CODE)
    order.consignments.update(state=state)
    visitor = buyer_of(order)
    assert "Báo vấn đề" not in text(visitor.get(TRACKING))
    assert "<textarea" not in visitor.get(PAGE).content.decode()
    assert send(visitor).status_code == 409
    assert not ProblemCase.objects.exists()


# --- Who -------------------------------------------------------------------------------------------------------------


def test_a_guest_reports_with_code_and_phone(order):
    visitor = Visitor()
    visitor.post("/don-hang/", {"code": CODE, "phone": "0912 345 678"})
    assert send(visitor).url == PAGE
    assert ProblemMessage.objects.get().author is None


def test_an_account_reports_its_own(clock):
    user = User.objects.create_user("hoa@example.com")
    delivered_order(user=user)
    visitor = Visitor()
    visitor.force_login(user)
    assert send(visitor).url == PAGE
    assert ProblemMessage.objects.get().author == user


@pytest.mark.parametrize("signed_in", [False, True])
def test_others_are_sent_to_look_the_order_up_and_change_nothing(order, signed_in):
    case = make_case(order)
    stranger = buyer_of(delivered_order(code="ABCD2X9QRT"))
    if signed_in:
        stranger.force_login(User.objects.create_user("khac@example.com"))
    for answer in (
        stranger.get(PAGE),
        send(stranger),
        stranger.post(f"{PAGE}rut/", {"case": case.number}),
    ):
        assert answer.status_code == 302
        assert answer.url == f"/don-hang/?ma={CODE}"
    assert said() == [("buyer", "Chai mật ong bị vỡ.")]
    case.refresh_from_db()
    assert case.state == State.OPEN


@pytest.mark.parametrize("n", ["2", "0", "9" * 5000, "x", "-1"])
def test_a_parcel_that_is_not_there_is_not_found(buyer, n):
    assert send(buyer, f"/don-hang/{CODE}/kien/{n}/van-de/").status_code == 404


def test_a_case_of_another_parcel_is_not_withdrawn(buyer):
    other = make_case()
    assert buyer.post(f"{PAGE}rut/", {"case": other.number}).status_code == 404
    assert buyer.post(f"{PAGE}rut/", {}).status_code == 404
    other.refresh_from_db()
    assert other.state == State.OPEN


# --- The case --------------------------------------------------------------------------------------------------------


def test_a_report_opens_a_case_with_a_number_a_handler_and_a_due_date(order, buyer):
    """2026-11-22 is a Sunday: two working days later it is Tuesday."""
    cham = carer("Lê Thị Chăm")
    line = parcel(order).lines[0]
    send(buyer, reason="missing", text="Thiếu một chai.", lines=[line.pk])
    case = ProblemCase.objects.get()
    assert (case.number, case.reason, case.state) == (f"{CODE}-1-K1", "missing", "open")
    assert (case.handler, case.due_on) == (cham, datetime.date(2026, 11, 24))
    message = case.messages.get()
    assert (message.reason, message.text, [*message.lines.all()]) == ("missing", "Thiếu một chai.", [line])


def test_the_days_to_answer_are_a_setting(order, settings):
    settings.PROBLEM_ANSWER_DAYS = 5
    assert make_case(order).due_on == datetime.date(2026, 11, 27)


def test_the_handler_is_who_has_the_fewest_open_cases(clock):
    an, binh = carer("An"), carer("Bình")
    first, second, third = make_case(), make_case(), make_case()
    assert [case.handler for case in (first, second, third)] == [an, binh, an]
    cases.withdraw(first, actor=None)
    cases.withdraw(third, actor=None)
    assert make_case().handler == an


def test_who_left_or_is_no_staff_handles_nothing(clock):
    carer(is_active=False)
    User.objects.filter(pk=carer().pk).update(is_staff=False)
    assert make_case().handler is None


def test_what_is_reported_again_belongs_to_the_open_case(order, buyer):
    send(buyer, text="Chai bị vỡ.")
    send(buyer, text="Nắp cũng hỏng.")
    assert ProblemCase.objects.count() == 1
    assert said() == [("buyer", "Chai bị vỡ."), ("buyer", "Nắp cũng hỏng.")]


def test_each_parcel_has_a_case_of_its_own(clock):
    order = delivered_order(make_listing(), make_listing())
    assert [make_case(order, n=n).number for n in (1, 2)] == [f"{CODE}-1-K1", f"{CODE}-2-K1"]


def test_after_a_closed_case_comes_a_new_one(order, buyer):
    cases.withdraw(make_case(order), actor=None)
    send(buyer, reason="other", text="Lại có vấn đề.")
    assert [*ProblemCase.objects.values_list("number", "state")] == [
        (f"{CODE}-1-K1", "closed"),
        (f"{CODE}-1-K2", "open"),
    ]


def test_who_adds_to_an_answered_case_waits_for_an_answer_again(clock, order, buyer):
    case = make_case(order)
    cases.answer(case, Told("Bạn gửi thêm ảnh nhé."), actor=carer())
    clock("2026-12-01 09:00:00")
    send(buyer, text="Đây là lời bổ sung.")
    case.refresh_from_db()
    assert (case.state, case.due_on) == (State.OPEN, datetime.date(2026, 12, 3))


def test_who_adds_to_an_open_case_does_not_put_it_off(clock, order, buyer):
    case = make_case(order)
    clock("2026-11-24 09:00:00")
    send(buyer, text="Xin trả lời.")
    case.refresh_from_db()
    assert case.due_on == datetime.date(2026, 11, 24)


def test_code_and_phone_are_not_enough_to_withdraw(order):
    case = make_case(order)
    visitor = Visitor()
    visitor.post("/don-hang/", {"code": CODE, "phone": "0912 345 678"})
    assert "Rút khiếu nại" not in text(visitor.get(PAGE))
    assert visitor.post(f"{PAGE}rut/", {"case": case.number}).status_code == 403
    case.refresh_from_db()
    assert case.state == State.OPEN


def test_the_buyer_withdraws(order, buyer):
    case = make_case(order)
    assert buyer.post(f"{PAGE}rut/", {"case": case.number}).url == PAGE
    case.refresh_from_db()
    assert (case.state, case.outcome) == (State.CLOSED, "withdrawn")
    assert buyer.post(f"{PAGE}rut/", {"case": "\x00"}).status_code == 404
    answer = buyer.post(f"{PAGE}rut/", {"case": case.number})
    assert answer.status_code == 409
    assert "Khiếu nại này đã đóng" in text(answer)


def test_everything_is_on_record(order, buyer):
    send(buyer)
    send(buyer, text="Thêm.")
    buyer.post(f"{PAGE}rut/", {"case": f"{CODE}-1-K1"})
    actions = AuditEntry.objects.filter(action__startswith="problem.").order_by("pk").values_list("action", flat=True)
    assert [*actions] == ["problem.open", "problem.add", "problem.close"]


def test_an_open_case_holds_the_payout_of_its_parcel_alone(clock):
    order = delivered_order(make_listing(), make_listing())
    case = make_case(order, n=2)
    assert [c.number for c in Consignment.objects.filter(held())] == [f"{CODE}-2"]
    cases.answer(case, Told("Xin lỗi bạn."), actor=carer())
    assert Consignment.objects.filter(held()).exists()
    cases.withdraw(case, actor=None)
    assert not Consignment.objects.filter(held()).exists()


def test_a_producer_sees_its_own_cases(clock):
    producer = make_producer()
    order = delivered_order(make_listing(producer=producer), make_listing())
    own, _other = make_case(order, n=1), make_case(order, n=2)
    assert [*ProblemCase.objects.for_producer(producer)] == [own]


# --- What is shown ---------------------------------------------------------------------------------------------------


def test_the_orders_page_says_how_it_stands(order, buyer):
    cham = carer("Lê Thị Chăm")
    case = make_case(order)
    page = text(buyer.get(TRACKING))
    assert f"Khiếu nại {CODE}-1-K1 Đang xử lý" in page
    assert "Người xử lý : Lê Thị Chăm · trả lời chậm nhất ngày 24/11/2026" in page.replace("xử lý:", "xử lý :")
    cases.answer(case, Told("Chúng tôi đang hỏi người bán."), actor=cham)
    page = text(buyer.get(TRACKING))
    assert "Đã trả lời" in page
    assert "Chúng tôi đang hỏi người bán." in page


def test_notes_of_staff_and_their_addresses_stay_inside(order, buyer):
    case = make_case(order)
    nameless = carer(name="")
    cases.add_note(case, Told("Người mua này hay báo."), actor=nameless)
    cases.answer(case, Told("Xin chào."), actor=nameless)
    for path in (PAGE, TRACKING):
        page = buyer.get(path).content.decode()
        assert "hay báo" not in page
        assert nameless.email not in page
        assert "Xin chào." in page


def test_what_is_written_is_text(order, buyer):
    send(buyer, text="<script>alert(1)</script>")
    page = buyer.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("path", [PAGE, TRACKING])
def test_a_page_costs_the_same_for_one_message_and_for_many(order, buyer, path):
    staff, counts = carer(), []
    case = make_case(order)
    cases.answer(case, Told("Trả lời đầu tiên"), actor=staff)
    for _ in range(2):
        buyer.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert buyer.get(path).status_code == 200
        counts.append(len(caught))
        for n in range(10):
            cases.answer(case, Told(f"Trả lời {n}"), actor=carer())
        cases.withdraw(case, actor=None)
        case = make_case(order)
        cases.answer(case, Told("Trả lời khiếu nại sau"), actor=staff)
    assert counts[0] == counts[1] <= 16


def test_the_orders_page_costs_the_same_for_one_parcel_and_for_ten(clock):
    counts = []
    for code, count in (("AAAAAAAAAA", 1), ("BBBBBBBBBB", 10)):
        order = delivered_order(*(make_listing() for _ in range(count)), code=code, paid=False)
        for n in range(1, count + 1):
            make_case(order, n=n)
        visitor = buyer_of(order)
        visitor.get(f"/don-hang/{code}/")
        with CaptureQueriesContext(connection) as caught:
            assert visitor.get(f"/don-hang/{code}/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reason", "", "Vui lòng chọn vấn đề bạn gặp."),
        ("reason", "refunded", "Vui lòng chọn vấn đề bạn gặp."),
        ("text", "", "Vui lòng mô tả vấn đề."),
        ("text", " \r\n ", "Vui lòng mô tả vấn đề."),
        ("text", "x" * 2001, "2000"),
        ("lines", "999999", "Sản phẩm đã chọn không thuộc kiện hàng này."),
        ("lines", "x", "Sản phẩm đã chọn không thuộc kiện hàng này."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(buyer, field, value, words):
    answer = send(buyer, **{"text": "Chai bị vỡ mất rồi.", field: value})
    assert answer.status_code == 400
    assert words in text(answer)
    if field != "text":
        assert "Chai bị vỡ mất rồi." in text(answer)
    assert not ProblemCase.objects.exists()


def test_a_line_of_another_parcel_is_refused(clock):
    order = delivered_order(make_listing(), make_listing())
    foreign = parcel(order, 2).lines[0]
    assert send(buyer_of(order), lines=[foreign.pk]).status_code == 400
    with pytest.raises(CaseRefused):
        make_case(order, lines=[foreign])
    assert not ProblemCase.objects.exists()


def test_two_thousand_characters_with_breaks_fit(buyer):
    assert send(buyer, text="\r\n".join(["x" * 99] * 20)).status_code == 302


def test_what_is_sent_twice_is_kept_once(buyer):
    token = str(uuid.uuid4())
    assert send(buyer, token=token).status_code == 302
    answer = send(buyer, token=token)
    assert answer.status_code == 409
    assert "Nội dung này đã được gửi." in text(answer)
    assert len(said()) == 1


@pytest.mark.parametrize("token", ["", "x", "9" * 5000, "\x00"])
def test_a_form_without_its_token_is_a_new_one(buyer, token):
    assert send(buyer, token=token).status_code == 302


def test_too_many_reports_are_refused_for_a_while_and_keep_what_was_typed(buyer):
    for _ in range(20):
        send(buyer)
    answer = send(buyer, text="Lời thứ hai mươi mốt.")
    assert answer.status_code == 429
    assert "Lời thứ hai mươi mốt." in text(answer)
    assert len(said()) == 20
