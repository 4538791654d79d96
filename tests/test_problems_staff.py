"""Staff answer a problem with a parcel and end it, with a refund by line if need be."""

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import AuditEntry
from shop.accounts.models import User
from shop.payments.models import Entry, Refund
from shop.payments.refunding import Part, left_of, request_refund
from shop.problems import cases
from shop.problems.cases import CaseRefused, Told
from shop.problems.models import ProblemCase
from tests.factories import make_listing
from tests.problems import CODE, buyer_of, carer, delivered_order, make_case, picture
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State, Outcome = ProblemCase.State, ProblemCase.Outcome
LIST = "/quan-ly/van-de/"
PAGE = f"{LIST}{CODE}-1-K1/"
ACTS = ("tra-loi", "ghi-chu", "giao", "dong")


@pytest.fixture
def order(clock):
    """One parcel: goods 150,000, shipping 30,000, paid at the door."""
    return delivered_order()


@pytest.fixture
def staff(db) -> User:
    return carer("Lê Thị Chăm")


@pytest.fixture
def case(order, staff) -> ProblemCase:
    return make_case(order)


@pytest.fixture
def desk(staff) -> Visitor:
    return sign_in(staff)


def sign_in(user: User) -> Visitor:
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def with_permissions(*names: str) -> Visitor:
    user = User.objects.create_user(f"{uuid.uuid4().hex}@example.com", is_staff=True)
    for name in names:
        label, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=label, codename=codename))
    return sign_in(user)


def close(desk, outcome: str, page: str = PAGE, **fields):
    return desk.post(f"{page}dong/", {"outcome": outcome, "text": "Xin lỗi bạn.", "token": uuid.uuid4(), **fields})


def found(desk, **query) -> list[str]:
    return [case.number for case in desk.get(LIST, query).context["page"]]


def fresh(case) -> tuple[str, str]:
    case.refresh_from_db()
    return case.state, case.outcome


# --- Who gets in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [LIST, PAGE])
def test_who_gets_in(case, page):
    assert Visitor().get(page).url == f"/tai-khoan/dang-nhap/?next={page}"
    assert with_permissions("order.view_order", "order.change_order").get(page).status_code == 403
    assert with_permissions("problems.view_problemcase").get(page).status_code == 200
    outsider = User.objects.create_user("htx@example.com")
    outsider.user_permissions.add(Permission.objects.get(codename="view_problemcase"))
    assert sign_in(outsider).get(page).status_code == 403
    assert sign_in(User.objects.create_superuser("quanly@example.com")).get(page).status_code == 200


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_look_does_nothing(case, act):
    visitor = with_permissions("problems.view_problemcase")
    assert "<textarea" not in visitor.get(PAGE).content.decode()
    assert visitor.post(f"{PAGE}{act}/", {"text": "x"}).status_code == 403
    assert fresh(case) == (State.OPEN, "")
    assert case.messages.count() == 1


def test_customer_care_sees_the_order_and_that_its_money_is_held(case, desk):
    assert "Đang giữ tiền của kiện này" in desk.get(f"/quan-ly/don-hang/{CODE}/").content.decode()
    assert "Đang giữ tiền của kiện này" in desk.get(PAGE).content.decode()
    close(desk, Outcome.REJECTED)
    assert "Đang giữ tiền của kiện này" not in desk.get(f"/quan-ly/don-hang/{CODE}/").content.decode()


# --- The list --------------------------------------------------------------------------------------------------------


def test_first_what_nobody_handles_then_what_is_due_first_then_what_is_answered(clock, desk, staff):
    clock("2026-11-16 09:00:00")
    answered, early = make_case(), make_case()
    cases.answer(answered, Told("Xin chào."), actor=staff)
    clock("2026-11-18 09:00:00")
    late, nobodys = make_case(), make_case()
    ProblemCase.objects.filter(pk=nobodys.pk).update(handler=None)
    closed = make_case()
    cases.withdraw(closed, actor=None)
    assert found(desk) == [nobodys.number, early.number, late.number, answered.number]
    assert found(desk, show="closed") == [closed.number]
    assert found(desk, show="answered") == [answered.number]
    assert found(desk, show="unassigned") == [nobodys.number]


def test_the_due_day_counts_whole(clock, case, desk):
    """Due on the 24th: near it from the 23rd, overdue from the 25th."""
    told = []
    for moment in ("2026-11-22 23:59:59", "2026-11-23 00:00:00", "2026-11-24 23:59:59", "2026-11-25 00:00:00"):
        clock(moment)
        told.append((len(found(desk, show="near")), len(found(desk, show="overdue"))))
    assert told == [(0, 0), (1, 0), (1, 0), (0, 1)]
    assert "Quá hạn" in desk.get(PAGE).content.decode()


def test_what_somebody_handles_who_has_left_is_handled_by_nobody(case, staff):
    User.objects.filter(pk=staff.pk).update(is_active=False)
    assert found(with_permissions("problems.view_problemcase"), show="unassigned") == [case.number]


def test_cases_are_found_by_number_reason_and_handler(case, desk):
    other = make_case(delivered_order(code="ABCD2X9QRT"), reason="missing")
    ProblemCase.objects.filter(pk=other.pk).update(handler=carer("Khác"))
    assert found(desk, q="k7pm") == found(desk, reason="damaged") == found(desk, show="mine") == [case.number]
    assert found(desk, reason="missing") == [other.number]


@pytest.mark.parametrize("query", [{"q": "x" * 41}, {"show": "x"}, {"reason": "x"}, {"q": "%"}, {"q": "\x00"}])
def test_what_is_not_understood_finds_nothing(case, desk, query):
    answer = desk.get(LIST, query)
    assert answer.status_code == 200
    assert query == {"q": "\x00"} or not answer.context["page"].object_list


def test_a_list_and_a_case_cost_the_same_for_one_and_for_many(case, desk):
    counts = []
    for _ in range(2):
        counts.append([])
        for page in (LIST, PAGE):
            with CaptureQueriesContext(connection) as caught:
                assert desk.get(page).status_code == 200
            counts[-1].append(len(caught))
        for n in range(10):
            make_case()
            make_case(case.consignment.order, text=f"Thêm {n}", photos=[picture()])
            cases.add_note(case, Told("Ghi chú"), actor=carer())
    assert counts[0][0] == counts[1][0] <= 16
    assert counts[0][1] == counts[1][1] <= 30


# --- Answering -------------------------------------------------------------------------------------------------------


def test_an_answer(case, desk, staff):
    desk.post(f"{PAGE}tra-loi/", {"answer-text": "Bạn gửi thêm ảnh nhé.", "answer-token": uuid.uuid4()})
    assert fresh(case) == (State.ANSWERED, "")
    message = case.messages.last()
    assert (message.kind, message.author, message.text) == ("answer", staff, "Bạn gửi thêm ảnh nhé.")
    assert AuditEntry.objects.filter(action="problem.answer", actor=staff).exists()


def test_an_answer_sent_twice_is_sent_once(case, desk):
    told = {"answer-text": "Xin chào.", "answer-token": uuid.uuid4()}
    assert desk.post(f"{PAGE}tra-loi/", told).status_code == 302
    assert desk.post(f"{PAGE}tra-loi/", told).status_code == 409
    assert case.messages.count() == 2


@pytest.mark.parametrize(("act", "name"), [("tra-loi", "answer"), ("ghi-chu", "note")])
def test_an_empty_one_and_an_endless_one_are_refused(case, desk, act, name):
    for text in ("", "x" * 2001):
        answer = desk.post(f"{PAGE}{act}/", {f"{name}-text": text})
        assert answer.status_code == 400
        assert text in answer.content.decode()
    assert case.messages.count() == 1


def test_a_note_changes_nothing_and_may_come_late(case, desk):
    close(desk, Outcome.REJECTED)
    assert desk.post(f"{PAGE}ghi-chu/", {"note-text": "Đã gọi người bán."}).status_code == 302
    assert fresh(case) == (State.CLOSED, Outcome.REJECTED)
    assert case.messages.last().kind == "note"


def test_it_is_given_to_somebody_else(case, desk, staff):
    other = carer("Bình")
    assert desk.post(f"{PAGE}giao/", {"handler": other.pk}).status_code == 302
    case.refresh_from_db()
    assert case.handler == other
    entry = AuditEntry.objects.get(action="problem.assign")
    assert (entry.before, entry.after) == ({"handler": staff.pk}, {"handler": other.pk})


def test_it_is_not_given_to_somebody_who_does_not_handle_cases(case, desk, staff):
    for other in (User.objects.create_user("nv@example.com", is_staff=True).pk, "x", "", 999_999):
        assert desk.post(f"{PAGE}giao/", {"handler": other}).status_code == 400
    case.refresh_from_db()
    assert case.handler == staff


# --- Closing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [Outcome.REPLACED, Outcome.REJECTED, Outcome.SETTLED])
def test_it_ends_without_a_refund(case, desk, staff, outcome):
    assert close(desk, outcome).status_code == 302
    assert fresh(case) == (State.CLOSED, outcome)
    assert (case.messages.last().kind, case.messages.last().text) == ("answer", "Xin lỗi bạn.")
    assert not Refund.objects.exists()


def test_it_ends_with_a_refund_by_line(case, desk, staff):
    line = case.consignment.lines[0]
    answer = close(desk, Outcome.REFUNDED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": "50.000"})
    assert answer.status_code == 302
    assert fresh(case) == (State.CLOSED, Outcome.REFUNDED)
    refund = Refund.objects.get()
    assert (refund.amount, refund.reason, refund.note) == (50_000, "problem", case.number)
    assert (refund.requested_by, case.refund) == (staff, refund)
    assert [(part.line, part.amount) for part in refund.parts.all()] == [(line, 50_000)]
    assert sum(Entry.objects.values_list("amount", flat=True)) == 0


def test_what_is_left_stands_in_the_form(case, desk):
    line = case.consignment.lines[0]
    request_refund(case.consignment.order, [Part(case.consignment, line, 40_000)], reason=Refund.Reason.OTHER)
    form = desk.get(PAGE).context["forms"]["close"]
    assert [(amount.name, amount.value()) for _take, amount in form.pairs()] == [
        (f"amount_{line.pk}", "110.000\N{NO-BREAK SPACE}₫"),
        ("amount_shipping", "30.000\N{NO-BREAK SPACE}₫"),
    ]
    sums = desk.get(PAGE).context["sums"]
    assert (sums["due"], sums["given_back"], sums["left"]) == (180_000, 40_000, 140_000)


def test_all_that_is_left_with_its_shipping(case, desk):
    line = case.consignment.lines[0]
    both = {f"take_{line.pk}": "on", f"amount_{line.pk}": "150000", "take_shipping": "on", "amount_shipping": "30000"}
    assert close(desk, Outcome.REFUNDED, **both).status_code == 302
    assert Refund.objects.get().amount == 180_000
    assert left_of(case.consignment) == []


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("150.001", "Chỉ còn có thể hoàn 150.000 ₫ cho mục này."),
        ("9" * 30, "Số tiền quá lớn."),
        ("0", "Số tiền phải lớn hơn 0."),
        ("-5", "Số tiền phải lớn hơn 0."),
        ("", "Số tiền chưa đúng."),
        ("x", "Số tiền chưa đúng."),
    ],
)
def test_a_wrong_amount_is_refused_and_nothing_has_changed(case, desk, amount, words):
    line = case.consignment.lines[0]
    answer = close(desk, Outcome.REFUNDED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": amount})
    assert answer.status_code == 400
    assert words in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Xin lỗi bạn." in answer.content.decode()
    assert fresh(case) == (State.OPEN, "")
    assert case.messages.count() == 1
    assert not Refund.objects.exists()


def test_a_refund_of_nothing_and_one_with_another_outcome_are_refused(case, desk):
    line = case.consignment.lines[0]
    assert close(desk, Outcome.REFUNDED).status_code == 400
    assert close(desk, Outcome.REPLACED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": "1"}).status_code == 400
    assert fresh(case) == (State.OPEN, "")
    assert not Refund.objects.exists()


def test_what_belongs_to_another_parcel_is_refused(clock, staff, desk):
    order = delivered_order(make_listing(), make_listing())
    case, neighbour = make_case(order, n=1), order.consignments.get(number=f"{CODE}-2")
    line = neighbour.lines[0]
    answer = close(desk, Outcome.REFUNDED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": "1"})
    assert answer.status_code == 400
    assert "không thuộc kiện hàng này" in answer.content.decode()
    with pytest.raises(CaseRefused):
        cases.close(case, Outcome.REFUNDED, Told("x"), actor=staff, parts=left_of(neighbour))
    assert fresh(case) == (State.OPEN, "")
    assert not Refund.objects.exists()


def test_it_ends_once(case, desk):
    line = case.consignment.lines[0]
    refund = {f"take_{line.pk}": "on", f"amount_{line.pk}": "50000"}
    close(desk, Outcome.REFUNDED, **refund)
    answer = close(desk, Outcome.REFUNDED, **refund)
    assert answer.status_code == 409
    assert "Khiếu nại này đã đóng" in answer.content.decode()
    assert Refund.objects.count() == 1
    for act in ("tra-loi", "giao"):
        assert desk.post(f"{PAGE}{act}/", {}).status_code == 409


def test_money_that_was_never_taken_is_not_given_back(clock, staff, desk):
    case = make_case(delivered_order(paid=False))
    answer = close(desk, Outcome.REFUNDED, take_shipping="on", amount_shipping="30000")
    assert answer.status_code == 400
    assert fresh(case) == (State.OPEN, "")


def test_who_may_not_refund_is_not_offered_it_and_cannot(case):
    visitor = with_permissions("problems.view_problemcase", "problems.change_problemcase")
    assert "take_" not in visitor.get(PAGE).content.decode()
    line = case.consignment.lines[0]
    answer = close(visitor, Outcome.REFUNDED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": "1"})
    assert answer.status_code == 400
    assert fresh(case) == (State.OPEN, "")
    assert close(visitor, Outcome.REJECTED).status_code == 302


@pytest.mark.parametrize("outcome", ["", "withdrawn", "x", "9" * 5000])
def test_an_outcome_that_is_none_is_refused(case, desk, outcome):
    assert close(desk, outcome).status_code == 400
    assert fresh(case) == (State.OPEN, "")


def test_an_unknown_case_is_not_found(desk):
    assert desk.get(f"{LIST}KHONGCOMAN-1-K1/").status_code == 404


def test_the_buyer_reads_the_outcome(case, desk):
    line = case.consignment.lines[0]
    close(desk, Outcome.REFUNDED, **{f"take_{line.pk}": "on", f"amount_{line.pk}": "50000"})
    page = buyer_of(case.consignment.order).get(f"/don-hang/{CODE}/kien/1/van-de/").content.decode()
    assert "Hoàn tiền" in page
    assert "50.000\N{NO-BREAK SPACE}₫" in page
