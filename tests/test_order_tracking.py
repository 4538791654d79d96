"""Finding an order again, who sees what of it, and buying it again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.fulfilment.moves import move_consignment
from tests.factories import make_listing
from tests.orders import PHONE, make_order
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
State = Consignment.State
CODE = "K7PM2X9QRT"
NOT_FOUND = "Không tìm thấy đơn hàng với mã và số điện thoại này."


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def look_up(visitor, code=CODE, phone="0912 345 678"):
    return visitor.post("/don-hang/", {"code": code, "phone": phone})


def placed_here(visitor, *orders) -> None:
    session = visitor.session
    session["orders"] = [order.number for order in orders]
    session.save()


def text(response) -> str:
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def statements(visitor, path: str) -> int:
    visitor.get(path)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert visitor.get(path).status_code == 200
    return len(caught)


# --- Finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [CODE, "k7pm2x9qrt", " K7PM 2X9Q RT ", "K7PM-2X9Q-RT"])
@pytest.mark.parametrize("phone", ["0912345678", "+84 912 345 678"])
def test_code_and_phone_find_the_order_in_any_spelling(visitor, code, phone):
    make_order(code=CODE)
    assert look_up(visitor, code, phone).url == f"/don-hang/{CODE}/"
    assert visitor.get(f"/don-hang/{CODE}/").status_code == 200


@pytest.mark.parametrize(("code", "phone"), [("AAAAAAAAAA", "0912345678"), (CODE, "0987654321"), ("BBB", "0987654321")])
def test_whichever_is_wrong_the_answer_is_the_same(visitor, code, phone):
    make_order(code=CODE)
    response = look_up(visitor, code, phone)
    assert response.status_code == 200
    assert response.context["form"].errors == {"__all__": [NOT_FOUND]}
    assert visitor.get(f"/don-hang/{CODE}/").status_code == 302


def test_looking_up_is_throttled_per_address(clock):
    clock("2026-11-22 10:00:00")
    make_order(code=CODE)
    answers = [look_up(Visitor(), f"AAAAAAAA{n:02d}") for n in range(10)]
    assert {answer.status_code for answer in answers} == {200}
    assert look_up(Visitor()).status_code == 429

    clock("2026-11-22 10:01:01")
    assert look_up(Visitor()).status_code == 302


def test_guessing_the_number_of_an_order_is_throttled_from_all_addresses_together(clock):
    clock("2026-11-22 10:00:00")
    make_order(code=CODE)
    guesses = [
        Visitor(REMOTE_ADDR=f"192.0.2.{n}").post("/don-hang/", {"code": CODE, "phone": f"09123400{n:02d}"})
        for n in range(30)
    ]
    assert {guess.status_code for guess in guesses} == {200}
    last = Visitor(REMOTE_ADDR="192.0.2.200").post("/don-hang/", {"code": CODE, "phone": "0912 345 678"})
    assert last.status_code == 429


@pytest.mark.parametrize("code", [CODE, "KHONGCOMAN"])
def test_a_strangers_order_and_an_unknown_one_lead_to_the_same_form(visitor, code):
    make_order(code=CODE)
    response = visitor.get(f"/don-hang/{code.lower()}/")
    assert response.url == f"/don-hang/?ma={code}"
    assert f'value="{code}"' in visitor.get(response.url).content.decode()


def test_english_has_its_own_pages(visitor):
    make_order(code=CODE)
    assert visitor.get(f"/en/don-hang/{CODE}/").url == f"/en/don-hang/?ma={CODE}"


# --- Who sees what ---------------------------------------------------------------------------------------------------


def test_the_browser_that_placed_it_sees_the_whole_address(visitor):
    placed_here(visitor, make_order(code=CODE))
    page = text(visitor.get(f"/don-hang/{CODE}/"))
    assert "Nguyễn Thị Hoa · 0912\N{NO-BREAK SPACE}345" in visitor.get(f"/don-hang/{CODE}/").content.decode().replace(
        "</b>", ""
    ).replace("<b>", "")
    assert "Số 12, ngõ 34 Trần Thái Tông, Phường Cầu Giấy, Thành phố Hà Nội" in page


def test_who_knows_code_and_phone_sees_no_more_of_it_than_needed(visitor):
    make_order(code=CODE, note="Gọi trước khi giao")
    look_up(visitor)
    page = text(visitor.get(f"/don-hang/{CODE}/"))
    assert "Nguyễn T. H." in page
    assert "Phường Cầu Giấy, Thành phố Hà Nội" in page
    for hidden in ("Thị Hoa", "Trần Thái Tông", "345\N{NO-BREAK SPACE}678", PHONE, "Gọi trước"):
        assert hidden not in page


def test_the_account_that_ordered_opens_it_anywhere(visitor):
    user = User.objects.create_user(phone="+84987654321")
    make_order(code=CODE, user=user)
    visitor.force_login(user)
    assert "Trần Thái Tông" in text(visitor.get(f"/don-hang/{CODE}/"))


def test_another_account_does_not_open_it(visitor):
    make_order(code=CODE, user=User.objects.create_user(phone="+84987654321"))
    visitor.force_login(User.objects.create_user(phone=PHONE))
    assert visitor.get(f"/don-hang/{CODE}/").url == f"/don-hang/?ma={CODE}"


def test_a_guests_order_belongs_to_who_has_proven_its_number(visitor):
    make_order(code=CODE)
    visitor.force_login(User.objects.create_user(phone=PHONE))
    assert visitor.get(f"/don-hang/{CODE}/").status_code == 200


def test_a_number_that_was_not_proven_opens_nothing(visitor):
    make_order(code=CODE)
    visitor.force_login(User.objects.create_user("hoa@example.com", phone=PHONE, phone_verified=False))
    assert visitor.get(f"/don-hang/{CODE}/").status_code == 302


def test_the_page_is_for_this_browser_alone(visitor):
    placed_here(visitor, make_order(code=CODE))
    for response in (visitor.get(f"/don-hang/{CODE}/"), Visitor().get(f"/don-hang/{CODE}/"), visitor.get("/don-hang/")):
        assert "private" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in visitor.get(f"/don-hang/{CODE}/").content.decode()


# --- What it says ----------------------------------------------------------------------------------------------------


def test_thanks_are_said_once(visitor):
    placed_here(visitor, make_order(code=CODE))
    session = visitor.session
    session["order_new"] = CODE
    session.save()
    assert "Cảm ơn bạn. Mã đơn hàng đã gửi bằng SMS" in text(visitor.get(f"/don-hang/{CODE}/"))
    assert "Cảm ơn bạn" not in text(visitor.get(f"/don-hang/{CODE}/"))


def test_every_parcel_says_what_is_due_for_it_and_when_it_comes(visitor):
    order = make_order(make_listing(price=290_000), make_listing(price=136_000), code=CODE)
    placed_here(visitor, order)
    page = text(visitor.get(f"/don-hang/{CODE}/")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Kiện hàng 1/2" in page
    assert "Số tiền trả khi nhận kiện này 320.000 ₫" in page
    assert "Số tiền trả khi nhận kiện này 166.000 ₫" in page
    assert "Tổng thanh toán 486.000 ₫" in page
    assert page.count("Dự kiến giao: 25–28/11") == 2


def test_each_parcel_has_its_own_steps(visitor):
    order = make_order(make_listing(), make_listing(), code=CODE)
    placed_here(visitor, order)
    first = order.consignments.first()
    move_consignment(first, State.ACCEPTED, actor=None)
    move_consignment(first, State.PACKED, actor=None)

    parcels = visitor.get(f"/don-hang/{CODE}/").context["parcels"].all
    steps = [[(step.state, step.at is not None, step.current) for step in parcel.steps] for parcel in parcels]
    assert steps == [
        [
            ("placed", True, False),
            ("accepted", True, False),
            ("packed", True, True),
            ("shipped", False, False),
            ("delivered", False, False),
        ],
        [
            ("placed", True, True),
            ("accepted", False, False),
            ("packed", False, False),
            ("shipped", False, False),
            ("delivered", False, False),
        ],
    ]


def test_a_refused_parcel_says_why_and_costs_nothing(visitor):
    order = make_order(make_listing(price=290_000), make_listing(price=136_000), code=CODE)
    placed_here(visitor, order)
    move_consignment(order.consignments.first(), State.REFUSED, actor=None, note="Hết vụ mật")

    page = text(visitor.get(f"/don-hang/{CODE}/")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Người bán không nhận đơn" in page
    assert "Hết vụ mật" in page
    assert "Bạn không phải trả tiền cho kiện này 0 ₫" in page
    assert "Tổng thanh toán 166.000 ₫" in page


def test_the_page_costs_the_same_for_one_line_and_for_fifty(visitor):
    few = make_order(code="AAAAAAAAAA")
    many = make_order(*(make_listing() for _ in range(50)), code="BBBBBBBBBB")
    placed_here(visitor, few, many)
    assert statements(visitor, "/don-hang/AAAAAAAAAA/") == statements(visitor, "/don-hang/BBBBBBBBBB/") <= 12


# --- Buying again ----------------------------------------------------------------------------------------------------


def basket_of(user) -> dict[str, int]:
    lines = get_model("basket", "Line").objects.filter(basket__owner=user)
    return {line.product.title: line.quantity for line in lines}


def buy_again(user, *listings, **order):
    order = make_order(*listings, user=user, **order)
    visitor = Visitor()
    visitor.force_login(user)
    response = visitor.post(f"/don-hang/{order.number}/mua-lai/", follow=True)
    return [str(message) for message in response.context["messages"]]


def test_what_may_still_be_sold_goes_into_the_basket_again():
    user = User.objects.create_user(phone=PHONE)
    said = buy_again(user, make_listing("Mật ong bạc hà"), make_listing("Miến dong"), quantity=2)
    assert basket_of(user) == {"Mật ong bạc hà": 2, "Miến dong": 2}
    assert said == ["Đã thêm 2 sản phẩm vào giỏ hàng."]


def test_what_may_not_be_sold_any_more_is_named_with_the_reason():
    user = User.objects.create_user(phone=PHONE)
    ended = make_listing("Miến dong")
    certificate = ended.ocop_product.certificates.get()
    order = make_order(make_listing("Mật ong bạc hà"), ended, user=user)
    certificate.valid_from, certificate.valid_until = "2022-01-01", "2025-01-01"
    certificate.save()

    visitor = Visitor()
    visitor.force_login(user)
    response = visitor.post(f"/don-hang/{order.number}/mua-lai/", follow=True)
    added, refused = [str(message) for message in response.context["messages"]]
    assert added == "Đã thêm 1 sản phẩm vào giỏ hàng."
    assert "Miến dong" in refused
    assert "đã hết hiệu lực" in refused
    assert basket_of(user) == {"Mật ong bạc hà": 1}


def test_a_product_that_is_gone_is_named():
    user = User.objects.create_user(phone=PHONE)
    listing = make_listing("Miến dong")
    order = make_order(listing, user=user)
    order.lines.update(product=None)

    visitor = Visitor()
    visitor.force_login(user)
    response = visitor.post(f"/don-hang/{order.number}/mua-lai/", follow=True)
    assert [str(message) for message in response.context["messages"]] == ["Miến dong: sản phẩm này không còn bán."]
    assert basket_of(user) == {}


def test_a_stranger_does_not_buy_again(visitor):
    make_order(code=CODE)
    assert visitor.post(f"/don-hang/{CODE}/mua-lai/").url == f"/don-hang/?ma={CODE}"
    assert not get_model("basket", "Line").objects.exists()


def test_buying_again_is_a_post(visitor):
    placed_here(visitor, make_order(code=CODE))
    assert visitor.get(f"/don-hang/{CODE}/mua-lai/").status_code == 405


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("junk", ["", " ", "\x00", "'; --", "<script>", "😀" * 40, "9" * 10_000, "-1", "\u202e"])
def test_junk_finds_nothing(visitor, junk):
    make_order(code=CODE)
    assert look_up(visitor, junk, "0912345678").status_code == 200
    assert look_up(visitor, CODE, junk).status_code == 200
    assert visitor.get("/don-hang/", {"ma": junk}).status_code in (200, 400)
    assert "orders_found" not in visitor.session


@pytest.mark.parametrize(
    "path", ["/don-hang/%F0%9F%98%80/", "/don-hang/a%20b/", f"/don-hang/{'A' * 9000}/", "/don-hang/%00/"]
)
def test_codes_that_cannot_be_are_answered_without_an_error(visitor, path):
    assert visitor.get(path).status_code in (302, 400, 404)
