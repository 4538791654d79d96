"""The checkout's one page: what it asks, what it refuses, and that nothing typed is lost."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Certificate, Listing
from shop.accounts.models import User
from shop.basket.models import Basket
from shop.checkout.forms import CheckoutForm
from shop.checkout.steps import STEPS
from shop.fulfilment.models import InvoiceRequest, Recipient
from shop.partner.models import StockRecord
from tests.factories import make_listing
from tests.orders import make_order
from tests.shopper import CHECKOUT, TOLD, Shopper, commune, fill, lines, orders, place

Day = datetime.date
pytestmark = pytest.mark.django_db


@pytest.fixture
def shopper(clock):
    shopper = Shopper()
    shopper.put(make_listing("Mật ong bạc hà", price=150_000))
    return shopper


def errors(answer) -> dict[str, list[str]]:
    assert answer.status_code == 200
    assert not orders().exists()
    return dict(answer.context["form"].errors)


# --- What is asked ------------------------------------------------------------------------------------------------


def test_an_empty_basket_has_no_checkout(clock):
    assert Shopper().get(CHECKOUT).url == "/gio-hang/"
    assert Shopper().post(CHECKOUT, TOLD).url == "/gio-hang/"


def test_the_fields_are_those_of_the_contract(shopper):
    fields = set(shopper.open_checkout().context["form"].fields)
    assert fields == {
        "name", "phone", "email", "province", "commune", "line1", "old_district", "note", "payment", "accept_terms",
        "marketing_consent", "invoice", "invoice_name", "invoice_tax_code", "invoice_address", "invoice_email",
    }  # fmt: skip


def test_every_box_of_consent_is_unticked_and_cash_is_chosen(shopper):
    page = shopper.open_checkout().content.decode()
    assert "checked" not in page.replace('value="cod" checked', "")
    assert 'value="cod" checked' in page


def test_what_is_missing_is_said_at_each_field(shopper):
    shopper.open_checkout()
    assert errors(shopper.submit()) == {
        "name": ["Vui lòng nhập họ và tên người nhận."],
        "phone": ["Vui lòng nhập số điện thoại."],
        "province": ["Vui lòng chọn tỉnh/thành phố."],
        "commune": ["Vui lòng chọn phường/xã/đặc khu."],
        "line1": ["Vui lòng nhập số nhà, tên đường hoặc thôn, xóm, ấp, bản, tổ dân phố."],
        "payment": ["Vui lòng chọn cách thanh toán."],
        "accept_terms": ["Bạn cần đồng ý với Điều khoản mua hàng để đặt hàng."],
    }
    assert "Có 7 mục cần sửa." in shopper.seen.content.decode()


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84 912 345 678", "84912345678", "0912.345.678", "0912-345-678"]
)
def test_a_mobile_number_is_taken_however_it_is_written(shopper, typed):
    shopper.order(phone=typed)
    assert Recipient.objects.get().phone == "+84912345678"


@pytest.mark.parametrize("typed", ["0912 345", "12345", "0243 826 1234", "+1 202 555 0123", "abc", "09" * 40])
def test_another_number_is_refused_and_stays_as_typed(shopper, typed):
    answer = shopper.order(phone=typed)
    assert "phone" in errors(answer)
    assert answer.context["form"]["phone"].value() == typed


def test_the_sentence_about_a_wrong_number(shopper):
    assert errors(shopper.order(phone="0912 345"))["phone"] == [
        "Số điện thoại chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678."
    ]


def test_an_email_address_is_welcome_and_not_needed(shopper):
    assert "email" in errors(shopper.order(email="hoa@"))
    assert shopper.order(email="hoa@example.com").status_code == 302
    assert Recipient.objects.get().email == "hoa@example.com"


def test_text_is_kept_in_one_form_of_unicode_on_one_line(shopper):
    shopper.order(name="  Nguye\u0302\u0303n   Thi\u0323 Hoa ", note="Gọi trước\nkhi giao")
    recipient = Recipient.objects.get()
    assert (recipient.name, recipient.note) == ("Nguyễn Thị Hoa", "Gọi trước khi giao")


def test_what_was_typed_stays_and_nothing_is_lost(shopper):
    answer = shopper.order(name="Nguyễn Thị Hoa", note="Gọi trước khi giao", phone="")
    form = answer.context["form"]
    assert [form[name].value() for name in ("name", "note", "line1", "province", "commune")] == [
        "Nguyễn Thị Hoa",
        "Gọi trước khi giao",
        "Số 12, ngõ 34 Trần Thái Tông",
        "ha-noi",
        commune().code,
    ]
    assert lines() == {"Mật ong bạc hà": 1}


def test_the_way_to_pay_stays_chosen_through_the_steps(shopper):
    shopper.open_checkout()
    told = {**TOLD, **place(commune()), "payment": "vietqr"}
    answer = shopper.submit(**told, **{"continue": "1"})
    assert answer.context["form"]["payment"].value() == "vietqr"


def test_what_was_typed_is_there_again_after_a_look_at_the_basket_but_no_consent(shopper):
    shopper.open_checkout()
    shopper.submit(**{**TOLD, "marketing_consent": "on", "continue": "1"})
    form = shopper.open_checkout().context["form"]
    assert form["name"].value() == "Nguyễn Thị Hoa"
    assert not form["accept_terms"].value()
    assert not form["marketing_consent"].value()


@pytest.mark.parametrize(("ticked", "consent"), [({}, False), ({"marketing_consent": "on"}, True)])
def test_consent_to_marketing_is_only_what_was_ticked(shopper, ticked, consent):
    shopper.order(**ticked)
    assert Recipient.objects.get().marketing_consent is consent


# --- Invoice ------------------------------------------------------------------------------------------------------

INVOICE = {
    "invoice": "on",
    "invoice_name": "Công ty TNHH Mẫu",
    "invoice_tax_code": "0123456789",
    "invoice_address": "1 Tràng Tiền, Hà Nội",
    "invoice_email": "ketoan@example.com",
}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("0123456789", "0123456789"), ("0123456789-001", "0123456789001"), ("001 234 567 890", "001234567890")],
)
def test_an_invoice_is_requested_for_a_company_or_a_person(shopper, typed, kept):
    shopper.order(**{**INVOICE, "invoice_tax_code": typed})
    assert InvoiceRequest.objects.get().tax_code == kept


@pytest.mark.parametrize("typed", ["123", "01234567890", "abcdefghij", "0123456789012345"])
def test_another_number_is_no_tax_code(shopper, typed):
    assert errors(shopper.order(**{**INVOICE, "invoice_tax_code": typed}))["invoice_tax_code"] == [
        "Mã số chưa đúng. Nhập 10 hoặc 13 chữ số, hoặc 12 chữ số của số định danh cá nhân."
    ]


def test_an_invoice_needs_its_fields(shopper):
    assert set(errors(shopper.order(invoice="on"))) == {"invoice_name", "invoice_tax_code", "invoice_address"}


def test_without_the_box_nobody_asks_about_the_invoice(shopper):
    answer = shopper.order(invoice_tax_code="123", invoice_email="x")
    assert answer.status_code == 302
    assert not InvoiceRequest.objects.exists()


# --- Address ------------------------------------------------------------------------------------------------------


def choices(answer) -> list[str]:
    return [str(label) for value, label in answer.context["form"].fields["commune"].widget.choices if value]


def test_a_province_brings_its_communes_and_its_price(shopper):
    assert choices(shopper.open_checkout()) == []
    answer = shopper.submit(province="ho-chi-minh", **{"continue": "1"})
    assert answer.status_code == 200
    assert len(choices(answer)) == 168
    assert choices(answer)[0] == "Phường An Đông"
    assert "Phí vận chuyển đến Thành phố Hồ Chí Minh: 34.000 ₫." in answer.content.decode().replace("\xa0", " ")


def test_the_price_depends_on_the_province(shopper):
    shopper.open_checkout()
    totals = {
        province: shopper.submit(province=province, **{"continue": "1"}).context["quote"].shipping_total
        for province in ("thai-nguyen", "lang-son", "ca-mau")
    }
    assert totals == {"thai-nguyen": 22_000, "lang-son": 28_000, "ca-mau": 34_000}


def test_a_commune_of_another_province_is_refused(shopper):
    shopper.open_checkout()
    shopper.submit(province="hue", **{"continue": "1"})
    answer = shopper.submit(**TOLD, province="hue", commune=commune().code)
    assert errors(answer)["commune"] == ["Phường Cầu Giấy không thuộc Thành phố Huế. Vui lòng chọn lại."]


@pytest.mark.parametrize("junk", ["", "x", "00000", "24", "\u0661", "9" * 500])
def test_junk_for_places_is_refused_at_the_field(shopper, junk):
    assert "commune" in errors(shopper.order(commune=junk))
    assert "province" in errors(shopper.order(province=junk))


def test_an_old_address_fills_in_todays(shopper):
    shopper.open_checkout()
    answer = shopper.submit(**{**TOLD, "old_district": "xã Yến Dương, Ba Bể, Bắc Kạn", "find": "1"})
    form = answer.context["form"]
    assert (form["province"].value(), form["commune"].value()) == (
        "thai-nguyen",
        commune("Xã Thượng Minh", "Thái Nguyên").code,
    )
    assert form["name"].value() == "Nguyễn Thị Hoa"
    assert "Trước là Yến Dương, Ba Bể, Bắc Kạn." in answer.content.decode()


def test_where_it_was_split_one_is_asked_and_chooses(shopper):
    shopper.open_checkout()
    asked = shopper.submit(**{**TOLD, "old_district": "thuy khue, tay ho, ha noi", "find": "1"})
    buttons = [f"{c.commune.parent.slug}/{c.commune.code}" for c in asked.context["found"].choices]
    assert [f'value="{value}"' in asked.content.decode() for value in buttons] == [True, True]
    form = shopper.submit(**{**TOLD, "choose": buttons[1]}).context["form"]
    assert form["commune"].value() == commune("Phường Ba Đình").code


def test_an_old_address_that_is_not_found_says_so(shopper):
    shopper.open_checkout()
    answer = shopper.submit(old_district="xyz", find="1")
    assert "Không tìm thấy địa chỉ này." in answer.content.decode()


@pytest.mark.parametrize("junk", ["", "/", "x", "ha-noi/", "x/y/z", "9" * 3000])
def test_a_choice_of_junk_changes_nothing(shopper, junk):
    shopper.open_checkout()
    assert shopper.submit(choose=junk).status_code == 200


def test_the_next_time_the_address_of_the_account_is_there(clock):
    user = User.objects.create_user("khach@demo.test", name="Trần Văn Nam")
    make_order(user=user, commune=commune("Phường Ba Đình"))
    shopper = Shopper()
    shopper.force_login(user)
    shopper.put(make_listing())
    form = shopper.open_checkout().context["form"]
    assert [form[name].value() for name in ("name", "phone", "province", "commune")] == [
        "Nguyễn Thị Hoa",
        "0912345678",
        "ha-noi",
        commune("Phường Ba Đình").code,
    ]


# --- Goods that cannot be ordered ---------------------------------------------------------------------------------


def test_a_lapsed_line_is_refused_and_the_rest_can_be_ordered(shopper):
    shopper.put(make_listing("Giấm táo", price=60_000))
    Certificate.objects.filter(ocop_product__name="Giấm táo").update(valid_until=Day(2026, 11, 21))
    answer = shopper.order()
    assert answer.status_code == 200
    assert not orders().exists()
    assert "Xóa khỏi giỏ để đặt các sản phẩm còn lại." in answer.content.decode()
    (refused,) = answer.context["quote"].refused
    shopper.submit(**TOLD, **place(commune()), remove=refused.line.pk)
    assert lines() == {"Mật ong bạc hà": 1}
    assert shopper.submit(**TOLD, **place(commune())).status_code == 302


def test_a_short_line_says_what_is_left_and_is_reduced_with_one_button(shopper):
    listing = make_listing("Cơm cháy", stock=5)
    shopper.put(listing, quantity=5)
    StockRecord.objects.filter(product=listing.product).update(num_in_stock=2)
    answer = shopper.order()
    assert answer.status_code == 200
    assert not orders().exists()
    assert "Cơm cháy: chỉ còn 2 sản phẩm. Vui lòng giảm số lượng." in answer.content.decode()
    (short,) = answer.context["quote"].short
    shopper.submit(**TOLD, **place(commune()), reduce=short.line.pk)
    assert lines() == {"Mật ong bạc hà": 1, "Cơm cháy": 2}
    assert shopper.submit(**TOLD, **place(commune())).status_code == 302


def test_a_line_that_is_not_delivered_there_is_named(shopper):
    shopper.put(make_listing("Bưởi tươi", delivery_area=Listing.DeliveryArea.PROVINCE))
    answer = shopper.order()
    assert answer.status_code == 200
    assert not orders().exists()
    assert "Bưởi tươi: chỉ giao trong Tỉnh Thái Nguyên." in answer.content.decode()
    assert shopper.order(commune("Xã Thượng Minh", "Thái Nguyên")).status_code == 302


NO_CASH = "Theo quy định, đồ uống có cồn mua trực tuyến không được thanh toán bằng tiền mặt."


@pytest.fixture
def liquor(shopper):
    shopper.say_adult()
    shopper.put(make_listing("Rượu Mẫu Sơn", product_set="n07-b14", price=250_000))


def test_alcohol_is_not_paid_in_cash(shopper, liquor, settings):
    assert errors(shopper.order(over_18="on"))["payment"] == [NO_CASH]
    settings.VIETQR_ACCOUNT = ""
    assert errors(shopper.order(over_18="on", payment=""))["payment"] == [NO_CASH]


def test_alcohol_asks_for_the_age_and_nothing_else_does(shopper, liquor):
    assert errors(shopper.order())["over_18"] == ["Đồ uống có cồn chỉ bán cho người từ đủ 18 tuổi."]


def test_the_alcohol_is_left_out_and_the_rest_stays_with_all_that_was_typed(shopper, liquor):
    shopper.order(over_18="on")
    answer = shopper.submit(**TOLD, **place(commune()), remove_alcohol="1")
    assert lines() == {"Mật ong bạc hà": 1}
    assert answer.context["form"]["name"].value() == "Nguyễn Thị Hoa"
    assert "over_18" not in answer.context["form"].fields
    assert shopper.submit(**TOLD, **place(commune())).status_code == 302
    assert orders().get().total_incl_tax == 184_000


def test_goods_whose_producer_takes_no_cash_are_named(shopper):
    shopper.put(make_listing("Yến sào", cash_on_delivery=False))
    assert errors(shopper.order())["payment"] == ["Người bán không nhận thanh toán khi nhận hàng cho: Yến sào."]


# --- Junk ---------------------------------------------------------------------------------------------------------

FIELDS = [*CheckoutForm.base_fields, *STEPS, "basket", "total_seen"]


@pytest.mark.parametrize(
    "junk", ["ha-noi\x00", "x" * 10_000, "-1", "9" * 30, "'\"><script>", ["a", "b"]], ids=lambda junk: repr(junk[:8])
)
def test_no_field_brings_the_page_down(shopper, junk):
    shopper.raise_request_exception = False
    shopper.open_checkout()
    for field in FIELDS:
        assert shopper.submit(**{**TOLD, **place(commune()), "phone": "", field: junk}).status_code < 500, field


# --- Figures ------------------------------------------------------------------------------------------------------


def statements(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_the_page_takes_as_many_statements_for_fifty_lines_as_for_one(shopper):
    def look():
        shopper.open_checkout()

    shopper.open_checkout()
    shopper.submit(**TOLD, **place(commune()), **{"continue": "1"})
    one = statements(look)
    fill(Basket.objects.get(), 49)
    assert statements(look) == one <= 20


def test_a_refused_form_and_a_question_keep_within_the_same_bounds(shopper):
    shopper.open_checkout()
    assert statements(lambda: shopper.submit(**{**TOLD, **place(commune()), "phone": ""})) <= 20
    assert statements(lambda: shopper.submit(old_district="xã Tân An", find="1")) <= 20
