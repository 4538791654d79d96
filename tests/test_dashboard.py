"""Staff handle orders: who gets in, how a parcel moves on, and what cannot be done by hand."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import MOVES
from shop.order.cancelling import cancel_order
from tests.factories import make_listing
from tests.orders import PHONE, make_order
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"
PAGES = ["/quan-ly/", "/quan-ly/don-hang/", f"/quan-ly/don-hang/{CODE}/"]
TOLD = {
    State.SHIPPED: {"carrier": "Giao Hàng Nhanh (GHN)", "tracking_number": "GHN123456789"},
    State.DELIVERED: {"collected_by": "platform"},
    State.REFUSED: {"note": "Hết vụ mật"},
    State.CANCELLED: {"note": "Người mua đổi ý"},
    State.DELIVERY_FAILED: {"note": "Gọi ba lần không nghe máy"},
    State.RETURNED: {"note": "Giao ba lần không thành"},
}


@pytest.fixture
def staff() -> User:
    user = User.objects.create_user("nhanvien@example.com", is_staff=True, name="Trần Văn Nhân")
    user.groups.add(Group.objects.get(name="Vận hành đơn hàng"))
    return user


@pytest.fixture
def desk(staff) -> Visitor:
    return sign_in(staff)


@pytest.fixture
def order():
    return make_order(make_listing(), make_listing(), code=CODE)


def sign_in(user: User) -> Visitor:
    visitor = Visitor()
    visitor.force_login(user)
    return visitor


def move(visitor, to: str, *, seen: str = State.PLACED, n: object = 1, **told):
    return visitor.post(f"/quan-ly/don-hang/{CODE}/kien/{n}/", {"seen": seen, "to": to, **told})


def states(order) -> list[str]:
    return [consignment.state for consignment in order.consignments.all()]


def found(visitor, **query) -> list[str]:
    return sorted(order.number for order in visitor.get("/quan-ly/don-hang/", query).context["page"])


# --- Who gets in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_asked_to_sign_in_as_everybody_is(order, page):
    assert Visitor().get(page).url == f"/tai-khoan/dang-nhap/?next={page}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("permission", ["order.view_order", "partner.dashboard_access"])
def test_a_permission_alone_opens_nothing(order, page, permission):
    """Oscar lets in sellers, and whoever holds the permission on the model."""
    user = User.objects.create_user("htx@example.com")
    label, codename = permission.split(".")
    user.user_permissions.add(Permission.objects.get(content_type__app_label=label, codename=codename))
    assert sign_in(user).get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_staff_without_the_role_see_no_orders(order, page):
    assert sign_in(User.objects.create_user("khac@example.com", is_staff=True)).get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_staff_with_the_role_get_in(order, desk, page):
    assert desk.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_superuser_gets_in(order, page):
    assert sign_in(User.objects.create_superuser("quanly@example.com")).get(page).status_code == 200


def test_who_may_only_look_moves_nothing(order):
    user = User.objects.create_user("xem@example.com", is_staff=True)
    user.user_permissions.add(Permission.objects.get(content_type__app_label="order", codename="view_order"))
    visitor = sign_in(user)
    assert "/kien/" not in visitor.get(PAGES[2]).content.decode()
    assert move(visitor, State.ACCEPTED).status_code == 403
    assert states(order) == ["placed", "placed"]


def test_there_is_nothing_of_oscars_own():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    dashboard = get_resolver().namespace_dict["dashboard"][1]
    assert {pattern.callback.__module__.split(".")[0] for pattern in dashboard.url_patterns} == {"shop"}
    assert "admin:index" not in names


@pytest.mark.parametrize("name", ["order-shipping-address", "order-line-detail", "order-stats", "order-detail-note"])
def test_oscars_ways_to_edit_an_order_are_gone(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"dashboard:{name}", args=[CODE])


@pytest.mark.parametrize(
    "action",
    [
        {"order_action": "change_order_status", "new_status": "delivered"},
        {"line_action": "change_line_statuses", "new_status": "delivered"},
        {"order_action": "create_order_payment_event", "amount": "1"},
    ],
)
def test_the_status_of_an_order_cannot_be_set_by_hand(order, desk, action):
    assert desk.post(PAGES[2], action).status_code == 405
    order.refresh_from_db()
    assert order.status == "placed"


# --- Moving parcels on -----------------------------------------------------------------------------------------------


def test_a_parcel_goes_its_way_and_the_order_follows(desk, staff):
    order = make_order(code=CODE)
    for seen, to in [("placed", "accepted"), ("accepted", "packed"), ("packed", "shipped"), ("shipped", "delivered")]:
        assert move(desk, to, seen=seen, **TOLD.get(State(to), {})).url == f"/quan-ly/don-hang/{CODE}/"
        order.refresh_from_db()
        assert order.status == to

    consignment = order.consignments.get()
    assert (consignment.carrier, consignment.tracking_number) == ("Giao Hàng Nhanh (GHN)", "GHN123456789")
    assert [event.actor for event in consignment.events.all()] == [staff] * 4


def test_an_order_is_as_far_as_the_parcel_that_is_furthest_behind(order, desk):
    move(desk, State.ACCEPTED, n=1)
    order.refresh_from_db()
    assert (states(order), order.status) == (["accepted", "placed"], "placed")


@pytest.mark.parametrize(("state", "to"), [(state, to) for state in State for to in State if to not in MOVES[state]])
def test_a_move_that_is_not_allowed_is_refused_in_words(order, desk, state, to):
    order.consignments.filter(number=f"{CODE}-1").update(state=state)
    response = move(desk, to, seen=state, **TOLD.get(to, {}))
    assert response.status_code == 409
    assert "Chưa có gì thay đổi." in response.content.decode()
    assert states(order) == [state, "placed"]


@pytest.mark.parametrize("to", [State.REFUSED, State.CANCELLED])
@pytest.mark.parametrize("note", ["", "   "])
def test_calling_off_needs_a_reason(order, desk, to, note):
    response = move(desk, to, note=note)
    assert response.status_code == 400
    assert "Vui lòng nhập lý do." in response.content.decode()
    assert states(order) == ["placed", "placed"]


@pytest.mark.parametrize("missing", ["carrier", "tracking_number"])
def test_shipping_needs_carrier_and_number_and_keeps_what_was_typed(order, desk, missing):
    order.consignments.filter(number=f"{CODE}-1").update(state=State.PACKED)
    told = TOLD[State.SHIPPED] | {missing: ""}
    response = move(desk, State.SHIPPED, seen=State.PACKED, **told)
    assert response.status_code == 400
    page = response.content.decode()
    kept = {
        "carrier": '<option value="Giao Hàng Nhanh (GHN)" selected>',
        "tracking_number": 'value="GHN123456789"',
    }
    assert all(text in page for name, text in kept.items() if name != missing)
    assert states(order) == ["packed", "placed"]


def test_a_second_click_changes_nothing_more(order, desk):
    move(desk, State.ACCEPTED)
    assert move(desk, State.ACCEPTED).status_code == 409
    assert states(order) == ["accepted", "placed"]


def test_who_saw_an_old_state_is_told(order, desk):
    """Refusing an accepted parcel is allowed, but not to who thought that it was still waiting."""
    move(desk, State.ACCEPTED)
    assert move(desk, State.REFUSED, seen=State.PLACED, note="Hết hàng").status_code == 409
    assert states(order) == ["accepted", "placed"]


@pytest.mark.parametrize("n", [0, 3, 999, "x", "1-1", "9" * 5000])
def test_a_parcel_that_is_not_there_is_not_found(order, desk, n):
    assert move(desk, State.ACCEPTED, n=n).status_code == 404
    assert states(order) == ["placed", "placed"]


@pytest.mark.parametrize("junk", ["", "\x00", "PLACED", "paid", "<script>", "9" * 10_000, "😀"])
def test_junk_moves_nothing(order, desk, junk):
    assert move(desk, junk).status_code == 409
    assert move(desk, State.ACCEPTED, seen=junk).status_code == 409
    assert move(desk, State.REFUSED, note=junk * 600).status_code == 400 or not junk.isprintable()
    assert states(order) == ["placed", "placed"]


def test_moving_is_a_post(order, desk):
    assert desk.get(f"/quan-ly/don-hang/{CODE}/kien/1/").status_code == 405


# --- Finding and seeing ----------------------------------------------------------------------------------------------


def test_orders_are_found_by_code_phone_and_state(desk):
    hoa = make_order(code="K7PM2X9QRT", phone="+84912345678")
    lan = make_order(code="ABCD2X9QRT", phone="+84987654321")
    lan.consignments.update(state=State.SHIPPED)

    assert found(desk) == [lan.number, hoa.number]
    assert found(desk, q="k7pm-2x9qrt") == [hoa.number]
    assert found(desk, q="K7PM") == [hoa.number]
    assert found(desk, q="0987 654 321") == [lan.number]
    assert found(desk, q="+84987654321") == [lan.number]
    assert found(desk, q="321") == [lan.number]
    assert found(desk, state="shipped") == [lan.number]
    assert found(desk, state="shipped", q="K7PM") == []


@pytest.mark.parametrize("query", [{"q": "x" * 41}, {"state": "paid"}, {"q": "%"}, {"q": "😀"}, {"q": "_"}])
def test_what_is_not_understood_finds_nothing(order, desk, query):
    assert found(desk, **query) == []


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000])
def test_a_page_that_is_none_is_the_nearest(order, desk, page):
    assert desk.get("/quan-ly/don-hang/", {"page": page}).context["page"].number == 1


def test_staff_see_whom_it_goes_to_and_what_is_due(desk):
    make_order(make_listing(price=290_000), code=CODE, note="Gọi trước khi giao")
    page = desk.get(PAGES[2]).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for text in ("Nguyễn Thị Hoa", "0912 345 678", "Số 12, ngõ 34 Trần Thái Tông", "Gọi trước khi giao", "320.000 ₫"):
        assert text in page


def test_the_first_page_counts_what_waits_and_what_came_today(clock, order, desk):
    make_order(make_listing(price=70_000))
    context = desk.get("/quan-ly/").context
    assert context["waiting"][0] == (State.PLACED, 3)
    assert context["today"] == {"orders": 2, "total": 460_000}


def test_an_unknown_order_is_not_found(desk):
    assert desk.get("/quan-ly/don-hang/KHONGCOMAN/").status_code == 404


def test_late_parcels_are_counted_listed_and_told_for_how_long(desk, clock):
    longest = make_order(code="AAAAAAAAAA")
    clock("2026-11-22 15:00:00")
    late = make_order(make_listing(), make_listing(), code="BBBBBBBBBB")
    clock("2026-11-22 15:00:01")
    make_order(code="CCCCCCCCCC")
    accepted = make_order(code="DDDDDDDDDD")
    accepted.consignments.update(state=State.ACCEPTED)
    make_order(code="EEEEEEEEEE", payment_method="vietqr")

    clock("2026-11-23 15:00:00")
    assert [(task.label, task.count) for task in desk.get("/quan-ly/").context["tasks"]] == [("Quá hạn xác nhận", 2)]
    assert 'href="/quan-ly/don-hang/?state=late"' in desk.get("/quan-ly/").content.decode()
    listed = desk.get("/quan-ly/don-hang/", {"state": "late"})
    assert [order.number for order in listed.context["page"]] == [longest.number, late.number]
    assert "quá hạn 5\N{NO-BREAK SPACE}giờ" in listed.content.decode()
    page = desk.get("/quan-ly/don-hang/AAAAAAAAAA/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Quá hạn xác nhận từ 10:00 23/11/2026 (5 giờ)." in page


def test_where_none_is_late_nothing_is_said_of_it(desk, order):
    assert "Quá hạn xác nhận" not in desk.get("/quan-ly/").content.decode()
    assert found(desk, state="late") == []


def test_staff_see_that_the_buyer_called_it_off(desk, order):
    cancel_order(order, actor=None, note="Đặt nhầm")
    page = desk.get(PAGES[2]).content.decode()
    assert "· Người mua" in page
    assert "Đặt nhầm" in page


@pytest.mark.parametrize(("page", "most"), [("/quan-ly/", 12), ("/quan-ly/don-hang/", 10)])
def test_a_list_costs_the_same_for_one_order_and_for_fifty(desk, page, most):
    listing = make_listing(stock=100)
    make_order(listing, phone=PHONE)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(page).status_code == 200
        counts.append(len(caught))
        for _ in range(49):
            make_order(listing)
    assert counts[0] == counts[1] <= most


def test_an_order_costs_the_same_for_one_parcel_and_for_fifty(desk):
    make_order(code="AAAAAAAAAA")
    make_order(*(make_listing() for _ in range(50)), code="BBBBBBBBBB")
    counts = []
    for code in ("AAAAAAAAAA", "BBBBBBBBBB"):
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(f"/quan-ly/don-hang/{code}/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 20
