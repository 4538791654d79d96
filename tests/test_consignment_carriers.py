"""Who takes a parcel: a company with a number, or a driver with a telephone; and what the buyer sees of that."""

import pytest

from shop.accounts.models import User
from shop.fulfilment.carriers import BY_HAND, BY_NAME, CARRIERS, tracking_page
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from tests.factories import make_listing, make_producer
from tests.orders import make_order
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"
GHN = "Giao Hàng Nhanh (GHN)"


@pytest.fixture
def desk() -> Visitor:
    visitor = Visitor()
    visitor.force_login(User.objects.create_superuser("quanly@demo.test"))
    return visitor


@pytest.fixture
def parcel(clock) -> Consignment:
    return packed(make_order(code=CODE))


def packed(order) -> Consignment:
    parcel = order.consignments.get()
    for state in (State.ACCEPTED, State.PACKED):
        move_consignment(parcel, state, actor=None)
    return parcel


def ship(desk, **told):
    return desk.post(f"/quan-ly/don-hang/{CODE}/kien/1/", {"seen": "packed", "to": "shipped", **told})


def told(parcel) -> tuple[str, str, str, str]:
    parcel.refresh_from_db()
    return parcel.state, parcel.carrier, parcel.tracking_number, parcel.driver_phone


def page_of(parcel, *, own: bool = True) -> str:
    visitor = Visitor()
    session = visitor.session
    session["orders" if own else "orders_found"] = [parcel.order.number]
    session.save()
    return visitor.get(f"/don-hang/{parcel.order.number}/").content.decode()


# --- What staff tell --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", [carrier.name for carrier in CARRIERS if carrier != BY_HAND])
def test_a_company_is_told_with_its_number(desk, parcel, carrier):
    assert ship(desk, carrier=carrier, tracking_number="EB123456789VN").status_code == 302
    assert told(parcel) == ("shipped", carrier, "EB123456789VN", "")


@pytest.mark.parametrize(
    ("typed", "kept"), [(" s1.a1.17373471 ", "S1.A1.17373471"), ("GY 12 34 56", "GY123456"), ("a-b/c.123", "A-B/C.123")]
)
def test_a_number_is_kept_as_carriers_write_it(desk, parcel, typed, kept):
    ship(desk, carrier=GHN, tracking_number=typed)
    assert told(parcel) == ("shipped", GHN, kept, "")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("", "Vui lòng nhập mã vận đơn."),
        ("   ", "Vui lòng nhập mã vận đơn."),
        ("ABC12", "Mã vận đơn có ít nhất 6 ký tự."),
        ("MÃ123456", "Mã vận đơn chỉ gồm chữ không dấu"),
        ("GHN123456?x=1", "Mã vận đơn chỉ gồm chữ không dấu"),
        ("<script>", "Mã vận đơn chỉ gồm chữ không dấu"),
        ("A" * 41, "41"),
        ("GHN\x00123456", ""),
    ],
)
def test_a_number_that_cannot_be_one_is_refused_and_what_else_was_told_is_kept(desk, parcel, number, words):
    answer = ship(desk, carrier=GHN, tracking_number=number)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert f'<option value="{GHN}" selected>' in answer.content.decode()
    assert told(parcel) == ("packed", "", "", "")


@pytest.mark.parametrize("carrier", ["", "Bưu tá quen", "x" * 500, "\x00"])
def test_a_carrier_is_one_of_the_list(desk, parcel, carrier):
    answer = ship(desk, carrier=carrier, tracking_number="GHN123456789")
    assert answer.status_code == 400
    assert "Vui lòng chọn đơn vị vận chuyển" in answer.content.decode()
    assert 'value="GHN123456789"' in answer.content.decode()
    assert told(parcel) == ("packed", "", "", "")


@pytest.mark.parametrize("number", ["", "15"])
def test_a_driver_is_told_with_a_telephone_and_needs_no_number(desk, parcel, number):
    assert ship(desk, carrier=BY_HAND.name, driver_phone="0987 654 321", tracking_number=number).status_code == 302
    assert told(parcel) == ("shipped", BY_HAND.name, number, "+84987654321")


@pytest.mark.parametrize(
    ("phone", "words"), [("", "Vui lòng nhập điện thoại người giao."), ("12345", "Số điện thoại chưa đúng.")]
)
def test_a_driver_without_a_telephone_is_refused(desk, parcel, phone, words):
    answer = ship(desk, carrier=BY_HAND.name, driver_phone=phone)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert told(parcel) == ("packed", "", "", "")


def test_a_telephone_is_not_kept_with_a_company(desk, parcel):
    ship(desk, carrier=GHN, tracking_number="GHN123456789", driver_phone="0987 654 321")
    assert told(parcel) == ("shipped", GHN, "GHN123456789", "")


def test_sent_again_by_another_the_number_of_the_first_is_gone(parcel):
    move_consignment(parcel, State.SHIPPED, actor=None, carrier=GHN, tracking_number="GHN123456789")
    move_consignment(parcel, State.DELIVERY_FAILED, actor=None, note="Không nghe máy")
    move_consignment(parcel, State.SHIPPED, actor=None, carrier=BY_HAND.name, driver_phone="+84987654321")
    assert told(parcel) == ("shipped", BY_HAND.name, "", "+84987654321")


# --- What the buyer sees ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("carrier", "address"),
    [
        (GHN, "https://donhang.ghn.vn/?order_code=AB.12"),
        ("Giao Hàng Tiết Kiệm (GHTK)", "https://i.ghtk.vn/AB.12"),
        ("J&T Express", "https://jtexpress.vn/vi/tracking?type=track&billcode=AB.12"),
        ("SPX Express", "https://spx.vn/track?AB.12"),
        ("Ninja Van", "https://www.ninjavan.co/vi-vn/tracking?id=AB.12"),
        ("BEST Express", "https://best-inc.vn/track?bills=AB.12"),
        ("Viettel Post", ""),
        ("Bưu điện Việt Nam (VNPost)", ""),
        ("EMS", ""),
        (BY_HAND.name, ""),
        ("Ai đó", ""),
        ("", ""),
    ],
)
def test_the_page_of_a_carrier(carrier, address):
    assert tracking_page(carrier, "AB.12") == address
    assert tracking_page(carrier, "") == ""


def test_every_carrier_of_the_list_is_judged_above():
    assert len(BY_NAME) == len(CARRIERS) == 10


def test_a_number_cannot_lead_elsewhere():
    assert tracking_page("SPX Express", "A&b=/../#x") == "https://spx.vn/track?A%26b%3D%2F..%2F%23x"


def test_the_parcel_links_to_its_carrier(parcel):
    move_consignment(parcel, State.SHIPPED, actor=None, carrier=GHN, tracking_number="GHN123456789")
    page = page_of(parcel)
    address = "https://donhang.ghn.vn/?order_code=GHN123456789"
    assert f'<a class="tap" href="{address}" target="_blank" rel="noopener noreferrer">' in page
    assert "<b>GHN123456789</b>" in page


def by_hand(parcel) -> Consignment:
    move_consignment(parcel, State.SHIPPED, actor=None, carrier=BY_HAND.name, driver_phone="+84987654321")
    return parcel


def test_the_buyer_can_call_the_driver(parcel):
    assert '<a class="tap" href="tel:+84987654321">0987\N{NO-BREAK SPACE}654\N{NO-BREAK SPACE}321</a>' in page_of(
        by_hand(parcel)
    )


def test_who_only_knows_code_and_phone_is_not_told_the_drivers(parcel):
    page = page_of(by_hand(parcel), own=False)
    assert "Xe khách / tự giao" in page
    assert "987" not in page


def test_an_invented_number_is_not_there_to_be_called(clock):
    order = make_order(make_listing(producer=make_producer(is_demonstration=True)), code=CODE)
    page = page_of(by_hand(packed(order)))
    assert "0987\N{NO-BREAK SPACE}654\N{NO-BREAK SPACE}321" in page
    assert "tel:+84987654321" not in page
