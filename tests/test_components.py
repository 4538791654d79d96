"""The parts of the shop's pages: what they say, to the eye and to a screen reader."""

import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from shop.storefront.templatetags.ocop import dong, icon, page_numbers, phone
from tests.drawing import draw, parse, words


def card(**fields) -> SimpleNamespace:
    values = {
        "url": "/san-pham/mien-dong_1/", "name": "Miến dong Tài Hoan", "producer_short": "HTX Tài Hoan",
        "place": "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)", "origin": "Na Rì, Bắc Kạn", "stars": 5,
        "potential_five": False, "price": 68000, "unit": "gói 500 g", "in_stock": True, "stock_left": None,
        "is_service": False, "image_small": "/media/mien.webp",
    }  # fmt: skip
    return SimpleNamespace(**values | fields)


# --- Money, phones, icons -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0\u00a0₫"), (999, "999\u00a0₫"), (150000, "150.000\u00a0₫"), (Decimal("1290000.00"), "1.290.000\u00a0₫")],
)
def test_money_is_whole_dong_that_never_breaks(amount, text):
    assert dong(amount) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0912345678", "0912\u00a0345\u00a0678"),
        ("+84912345678", "0912\u00a0345\u00a0678"),
        ("0912 345-678", "0912\u00a0345\u00a0678"),
        ("02093812345", "0209\u00a03812\u00a0345"),
        ("09•• ••• •12", "09•• ••• •12"),
        ("1900 0000", "1900 0000"),
        ("", ""),
    ],
)
def test_phones_read_in_groups(number, text):
    assert phone(number) == text


def test_every_icon_a_template_asks_for_is_in_the_sprite():
    sprite = (settings.BASE_DIR / "shop/static/icons.svg").read_text()
    asked = set()
    for template in Path(settings.BASE_DIR / "shop/templates").rglob("*.html"):
        asked |= set(re.findall(r'{% icon "([\w-]+)"', template.read_text()))
    assert asked
    assert {name for name in asked if f'id="{name}"' not in sprite} == set()


def test_an_icon_is_silent():
    assert 'aria-hidden="true"' in icon("truck")


# --- Stars --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ({"stars": 3}, "OCOP 3 sao"),
        ({"stars": 5}, "OCOP 5 sao"),
        ({"stars": 4, "potential_five": True}, "OCOP 4 sao · Tiềm năng 5 sao"),
        ({"stars": 4, "void": True}, "Từng đạt hạng 4 sao"),
    ],
)
def test_stars_are_always_said_in_words(context, text):
    assert words(draw("ocop_badge", **context)) == text


@pytest.mark.parametrize("stars", [3, 4, 5])
def test_only_the_stars_granted_are_drawn(stars):
    page = draw("ocop_badge", stars=stars)
    assert page.select_one("use").attrs["href"].endswith(f"#s{stars}")
    assert page.select_one("svg").attrs["viewbox"] == f"0 0 {17 * stars} 16"


# --- Cards --------------------------------------------------------------------------------------------------------


def test_a_card_reads_in_order():
    assert words(draw("plate", card=card())) == (
        "OCOP 5 sao Miến dong Tài Hoan HTX Tài Hoan Na Rì, Bắc Kạn (nay thuộc Thái Nguyên) 68.000 ₫ / gói 500 g"
    )


def test_a_card_under_a_former_province_drops_the_bracket():
    assert "nay thuộc" not in words(draw("plate", card=card(), former_only=True))


@pytest.mark.parametrize(("left", "said"), [(5, True), (1, True), (6, False), (None, False)])
def test_a_card_says_when_little_is_left(left, said):
    assert (f"Chỉ còn {left} sản phẩm" in words(draw("plate", card=card(stock_left=left)))) is said


def test_a_card_out_of_stock_says_so():
    page = draw("plate", card=card(in_stock=False))
    assert page.select_one("article.off .tag").get_text() == "Hết hàng"


def test_a_service_is_asked_for_not_priced():
    text = words(draw("plate", card=card(is_service=True, price=None, in_stock=False)))
    assert text.endswith("Liên hệ đặt dịch vụ")
    assert "Hết hàng" not in text


def test_the_first_pictures_load_at_once_and_the_rest_when_near():
    page = draw("plates", cards=[card()] * 6, eager_first=4)
    assert [img.attrs.get("loading") for img in page.select("img")] == [None] * 4 + ["lazy"] * 2
    assert {(img.attrs["width"], img.attrs["height"]) for img in page.select("img")} == {("400", "400")}


def test_names_are_escaped():
    assert draw("plate", card=card(name="<script>")).select_one("script") is None


# --- Forms --------------------------------------------------------------------------------------------------------


class RecipientForm(forms.Form):
    phone = forms.CharField(
        label="Số điện thoại", max_length=3, help_text="Để báo giao hàng", widget=forms.TextInput({"inputmode": "tel"})
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    payment = forms.ChoiceField(label="Cách thanh toán", choices=[("cod", "COD")], widget=forms.RadioSelect)
    accept_terms = forms.BooleanField(label="Tôi đồng ý")


@pytest.fixture
def form():
    return RecipientForm({"phone": "0912 345"})


def test_an_error_is_tied_to_its_field_and_what_was_typed_stays(form):
    page = draw("field", field=form["phone"])
    control = page.select_one("input")
    assert control.attrs["value"] == "0912 345"
    assert control.attrs["aria-invalid"] == "true"
    assert control.attrs["inputmode"] == "tel"
    described = control.attrs["aria-describedby"].split()
    assert described == ["id_phone_helptext", "id_phone_error"]
    assert all(page.select_one(f"#{name}") is not None for name in described)
    assert page.select_one("label").attrs["for"] == control.attrs["id"]


def test_what_may_stay_empty_says_so(form):
    assert words(draw("field", field=form["note"])).startswith("Ghi chú (không bắt buộc)")
    assert "không bắt buộc" not in words(draw("field", field=form["phone"]))


def test_a_choice_is_a_group_with_a_legend(form):
    page = draw("field", field=form["payment"])
    assert page.select_one("fieldset#id_payment legend").get_text(strip=True) == "Cách thanh toán"
    assert page.select_one("fieldset").attrs["aria-describedby"] == "id_payment_error"
    assert page.select_one("label.pick input[type=radio]") is not None


def test_the_summary_counts_and_links_what_is_to_mend(form):
    page = draw("form_errors", form=form)
    assert "Có 3 mục cần sửa." in words(page)
    assert [a.attrs["href"] for a in page.select("a")] == ["#id_phone", "#id_payment", "#id_accept_terms"]


def test_a_form_without_errors_has_no_summary():
    assert words(draw("form_errors", form=RecipientForm())) == ""


# --- Lists --------------------------------------------------------------------------------------------------------


def test_pages_leave_out_what_is_far():
    page = Paginator(range(280), 24).page(6)
    assert page_numbers(page) == [1, "…", 5, 6, 7, "…", 12]


def test_the_links_of_pages_keep_the_query(rf):
    request = rf.get("/san-pham/?q=mật+ong&stars=4&stars=5&page=2")
    page = parse(
        render_to_string("components/pages.html", {"page": Paginator(range(280), 24).page(2)}, request=request)
    )
    assert page.select_one("a[rel=next]").attrs["href"] == "?q=m%E1%BA%ADt+ong&stars=4&stars=5&page=3"
    assert page.select_one("b[aria-current=page]").get_text() == "2"


def test_a_single_page_has_no_pagination(rf):
    only = Paginator(range(3), 24).page(1)
    assert render_to_string("components/pages.html", {"page": only}, request=rf.get("/")).strip() == ""


def options(count: int, *, selected: int = -1) -> list[dict]:
    return [{"value": n, "label": f"Nơi {n}", "count": n, "selected": n == selected} for n in range(count)]


def test_a_long_facet_folds_after_eight():
    page = draw("facet", legend="Tỉnh/Thành phố", name="province", options=options(34))
    assert len(page.select("label.pick")) == 34
    assert len(page.select("details label.pick")) == 26
    assert page.select_one("summary").get_text() == "Xem thêm 26"
    assert "open" not in page.select_one("details").attrs


def test_a_folded_facet_opens_when_something_in_it_is_chosen():
    page = draw("facet", legend="Tỉnh/Thành phố", name="province", options=options(34, selected=20))
    assert "open" in page.select_one("details").attrs
    assert page.select_one("input[checked]").attrs["value"] == "20"


def test_a_facet_without_options_is_not_there():
    assert words(draw("facet", legend="Danh mục", name="category", options=[])) == ""


# --- Day block ----------------------------------------------------------------------------------------------------


def day_block() -> str:
    return words(parse(engines["django"].from_string("{% load ocop %}{% day_block %}").render()))


def test_the_day_block_knows_both_calendars(clock):
    assert day_block() == "Chủ nhật 22 tháng 11, 2026 Âm lịch 14/10 Bính Ngọ"


def test_the_day_turns_at_midnight_of_hanoi(clock):
    clock("2026-11-22 23:59:59")
    assert day_block().startswith("Chủ nhật 22")
    clock("2026-11-23 00:00:00")
    assert day_block().startswith("Thứ hai 23")


def test_the_day_block_in_english(clock):
    with translation.override("en"):
        assert "22 November 2026" in day_block()


# --- Frame --------------------------------------------------------------------------------------------------------


def in_language(request, language: str) -> str:
    template = engines["django"].from_string(f'{{% load ocop %}}{{% in_language "{language}" %}}')
    return template.render({"request": request}, request).replace("&amp;", "&")


@pytest.mark.parametrize(
    ("here", "language", "there"),
    [
        ("/san-pham/?q=che&stars=5", "en", "/en/san-pham/?q=che&stars=5"),
        ("/en/san-pham/?q=che", "vi", "/san-pham/?q=che"),
        ("/khong-co-trang-nay/", "en", "/en/khong-co-trang-nay/"),
    ],
)
def test_the_language_switch_keeps_the_page_and_its_query(rf, here, language, there):
    with translation.override("en" if here.startswith("/en/") else "vi"):
        assert in_language(rf.get(here), language) == there


def test_the_navigation_marks_the_section_and_the_page(rf):
    template = engines["django"].from_string('{% load ocop %}<a{% current "/san-pham/" %}>')
    marks = {path: template.render({}, rf.get(path)) for path in ("/san-pham/", "/san-pham/che_1/", "/gio-hang/")}
    assert marks == {
        "/san-pham/": '<a aria-current="page">',
        "/san-pham/che_1/": '<a aria-current="true">',
        "/gio-hang/": "<a>",
    }


@pytest.mark.parametrize("page", ["400.html", "500.html"])
def test_pages_of_failure_need_neither_request_nor_database(page):
    html = parse(render_to_string(page))
    assert html.select_one("h1") is not None
    assert html.select_one('meta[name="robots"]').attrs["content"] == "noindex"


def test_an_unknown_address_is_answered_in_the_frame_of_the_shop(client, db):
    answer = client.get("/khong-co-trang-nay/")
    page = parse(answer.content.decode())
    assert answer.status_code == 404
    assert page.select_one("h1").get_text() == "Không tìm thấy trang"
    assert page.select_one("form.search input[name=q]") is not None
    assert page.select_one("link[rel=canonical]") is None
