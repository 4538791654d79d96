"""The basket: what may lie in it, how much, by producer, and what of it is no longer for sale."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Certificate, Producer
from shop.accounts.models import User
from shop.basket.models import Basket
from shop.partner.models import StockRecord
from tests.factories import make_certificate, make_listing, make_ocop_product, make_variants
from tests.shopper import ADD, BASKET, Shopper, fill, lines, sentences

Day = datetime.date
pytestmark = pytest.mark.django_db


@pytest.fixture
def shopper(clock):
    return Shopper()


@pytest.fixture
def honey(clock):
    return make_listing("Mật ong bạc hà", price=150_000, stock=10)


# --- Putting in ---------------------------------------------------------------------------------------------------


def test_goods_are_put_in_by_post_alone(shopper, honey):
    assert shopper.get(ADD, {"product_id": honey.product_id}).status_code == 405
    assert lines() == {}


def test_the_same_goods_twice_add_up(shopper, honey):
    shopper.put(honey, quantity=2)
    answer = shopper.put(honey, quantity=3)
    assert answer.url == BASKET
    assert lines() == {"Mật ong bạc hà": 5}


def test_buying_now_goes_straight_to_the_checkout_and_does_not_double(shopper, honey):
    assert shopper.put(honey, quantity=2, buy_now="1").url == "/thanh-toan/"
    shopper.put(honey, quantity=2, buy_now="1")
    assert lines() == {"Mật ong bạc hà": 2}


def test_one_comes_back_to_the_page_one_was_on_but_to_no_other_site(shopper, honey):
    assert shopper.put(honey, next="/san-pham/?q=mat+ong").url == "/san-pham/?q=mat+ong"
    assert shopper.put(honey, next="https://xau.example/").url == BASKET


@pytest.mark.parametrize("junk", ["", "abc", "-1", "0", "9" * 40, "1.5", "１", "\u0661"])
def test_an_unknown_product_is_not_found(shopper, honey, junk):
    assert shopper.post(ADD, {"product_id": junk}).status_code == 404
    assert lines() == {}


@pytest.mark.parametrize("junk", ["", "abc", "-5", "0", "1,5", "9" * 40])
def test_a_quantity_that_is_none_counts_as_one(shopper, honey, junk):
    shopper.put(honey, quantity=junk)
    assert lines() == {"Mật ong bạc hà": 1}


def test_no_more_is_put_in_than_there_is(shopper, honey):
    shopper.put(honey, quantity=8)
    answer = shopper.put(honey, quantity=8)
    assert lines() == {"Mật ong bạc hà": 10}
    assert "Mật ong bạc hà: chỉ còn 10 sản phẩm, giỏ hàng có 10." in sentences(answer)


def test_a_variant_is_put_in_and_its_parent_is_not(shopper, honey):
    small, _large = make_variants(honey, {"chai 250 ml": 80_000, "chai 500 ml": 150_000})
    shopper.put(small)
    assert shopper.put(honey).status_code == 404
    (item,) = shopper.basket().items
    assert (item.name, item.pack.label, item.price) == ("Mật ong bạc hà", "chai 250 ml", 80_000)


def test_what_has_no_certificate_in_force_is_refused_with_the_reason(shopper):
    certificate = make_certificate(make_ocop_product("Giấm táo"), valid_from=Day(2023, 1, 6))
    answer = shopper.put(make_listing(certificate=certificate))
    assert lines() == {}
    assert sentences(answer) == [
        "Giấm táo: sản phẩm này không còn bán: giấy chứng nhận OCOP đã hết hiệu lực (hiệu lực đến hết ngày 06/01/2026)."
    ]


def test_what_has_no_price_yet_is_not_given_away(shopper, honey):
    StockRecord.objects.update(price=None)
    shopper.put(honey)
    assert lines() == {}


def test_a_service_is_asked_about_not_bought(shopper):
    answer = shopper.put(make_listing("Homestay Pác Ngòi", product_set="n17-b26"))
    assert lines() == {}
    assert "dịch vụ này đặt qua liên hệ với nhà sản xuất" in sentences(answer)[0]


def test_alcohol_is_for_those_who_said_to_be_18(shopper):
    liquor = make_listing("Rượu Mẫu Sơn", product_set="n07-b14")
    answer = shopper.put(liquor)
    assert lines() == {}
    assert sentences(answer) == ["Đồ uống có cồn chỉ bán cho người từ đủ 18 tuổi."]
    shopper.say_adult()
    shopper.put(liquor)
    assert lines() == {"Rượu Mẫu Sơn": 1}


# --- What it shows ------------------------------------------------------------------------------------------------


def test_an_empty_basket_leads_on(shopper):
    page = shopper.get(BASKET).content.decode()
    assert "Giỏ hàng chưa có sản phẩm nào." in page
    assert "Tiến hành đặt hàng" not in page


def test_each_producer_sends_a_parcel_and_the_parts_add_up(shopper, honey):
    shopper.put(honey, quantity=2)
    shopper.put(make_listing("Mật ong hoa nhãn", producer=honey.producer, price=90_000, weight=700))
    shopper.put(make_listing("Miến dong", price=68_000, weight=550))
    quote = shopper.basket()
    assert [(p.goods_total, p.grams, p.shipping_price) for p in quote.parcels] == [
        (390_000, 2100, 66_000),
        (68_000, 550, 34_000),
    ]
    assert (quote.goods_total, quote.shipping_total, quote.total) == (458_000, 100_000, 558_000)


def revoked(listing):
    Certificate.objects.update(ended_by="revoked", ended_on=Day(2026, 11, 22))


def lapsed(listing):
    Certificate.objects.update(valid_until=Day(2026, 11, 21))


def withdrawn(listing):
    Certificate.objects.update(ended_by="withdrawn", ended_on=Day(2026, 11, 22))


def verification_withdrawn(listing):
    Certificate.objects.update(ended_by="verification_withdrawn", ended_on=Day(2026, 11, 22))


def unpublished(listing):
    listing.published_at = None
    listing.save()


def producer_paused(listing):
    Producer.objects.update(is_active=False)


def sold_out(listing):
    StockRecord.objects.update(num_allocated=10)


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (lapsed, "giấy chứng nhận OCOP đã hết hiệu lực (hiệu lực đến hết ngày 21/11/2026)"),
        (revoked, "giấy chứng nhận OCOP đã bị thu hồi"),
        (withdrawn, "chủ thể đề nghị ngừng sử dụng giấy chứng nhận OCOP"),
        (verification_withdrawn, "sàn đã hủy kết quả đối chiếu giấy chứng nhận OCOP"),
        (unpublished, "người bán đã tạm ngừng bán"),
        (producer_paused, "người bán đã tạm ngừng bán"),
        (sold_out, "đã hết hàng"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_longer_for_sale_is_shown_with_the_reason_and_not_counted(shopper, honey, happens, reason):
    shopper.put(honey)
    happens(honey)
    shopper.put(make_listing("Miến dong", price=68_000))
    page = shopper.get(BASKET)
    (refused,) = page.context["quote"].refused
    assert (refused.name, refused.refusal) == ("Mật ong bạc hà", reason)
    assert page.context["quote"].goods_total == 68_000
    assert f"Sản phẩm này không còn bán: {reason}. Xóa khỏi giỏ để đặt các sản phẩm còn lại." in page.content.decode()


def test_a_line_lapses_with_the_last_second_of_its_last_day(shopper, honey, clock):
    Certificate.objects.update(valid_until=Day(2026, 12, 28))
    shopper.put(honey)
    clock("2026-12-28 23:59:59")
    assert shopper.basket().refused == []
    clock("2026-12-29 00:00:00")
    assert [item.name for item in shopper.basket().refused] == ["Mật ong bạc hà"]


def test_a_line_of_which_less_is_left_says_how_much(shopper, honey):
    shopper.put(honey, quantity=5)
    StockRecord.objects.update(num_in_stock=3)
    assert "Mật ong bạc hà: chỉ còn 3 sản phẩm. Vui lòng giảm số lượng." in shopper.get(BASKET).content.decode()


# --- Changing it --------------------------------------------------------------------------------------------------


def test_quantities_are_set_and_nought_takes_out(shopper, honey):
    shopper.put(honey, make_listing("Miến dong"))
    first, second = (item.line.pk for item in shopper.basket().items)
    shopper.update(**{f"quantity-{first}": "4", f"quantity-{second}": "0"})
    assert lines() == {"Mật ong bạc hà": 4}


def test_a_quantity_beyond_the_stock_is_cut_with_a_word(shopper, honey):
    shopper.put(honey)
    (item,) = shopper.basket().items
    answer = shopper.update(**{f"quantity-{item.line.pk}": "11"})
    assert lines() == {"Mật ong bạc hà": 10}
    assert sentences(answer) == ["Mật ong bạc hà: chỉ còn 10 sản phẩm, giỏ hàng có 10."]


def test_what_was_taken_out_can_be_put_back_once(shopper, honey):
    shopper.put(honey, quantity=3)
    (item,) = shopper.basket().items
    shopper.update(remove=item.line.pk)
    removed = shopper.get(BASKET).context["removed"]
    assert removed == {"product_id": honey.product_id, "quantity": 3, "name": "Mật ong bạc hà"}
    assert shopper.get(BASKET).context["removed"] is None


def test_going_to_the_checkout_keeps_what_was_typed(shopper, honey):
    shopper.put(honey)
    (item,) = shopper.basket().items
    answer = shopper.update(checkout="1", **{f"quantity-{item.line.pk}": "2"})
    assert answer.url == "/thanh-toan/"
    assert lines() == {"Mật ong bạc hà": 2}


def test_the_lines_of_others_are_out_of_reach(shopper, honey):
    shopper.put(honey)
    (item,) = shopper.basket().items
    Shopper().update(remove=item.line.pk, **{f"quantity-{item.line.pk}": "9"})
    assert lines() == {"Mật ong bạc hà": 1}


def test_the_basket_of_a_guest_is_theirs_after_signing_in(shopper, honey):
    user = User.objects.create_user("khach@demo.test")
    before = Shopper()
    before.force_login(user)
    before.put(make_listing("Miến dong"))
    shopper.put(honey)
    shopper.force_login(user)
    assert {item.name for item in shopper.basket().items} == {"Mật ong bạc hà", "Miến dong"}


# --- Figures ------------------------------------------------------------------------------------------------------


def statements_of(shopper, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert shopper.get(path).status_code == 200
    return len(captured)


def test_the_page_takes_as_many_statements_for_fifty_lines_as_for_one(shopper, honey):
    shopper.put(honey)
    one = statements_of(shopper, BASKET)
    fill(Basket.objects.get(), 49)
    assert statements_of(shopper, BASKET) == one <= 16
