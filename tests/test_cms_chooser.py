"""How editors find what they put on a page, and what the form tells them of it while they write."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from shop.accounts.models import User
from tests.cms_factories import make_campaign
from tests.factories import make_certificate, make_listing, make_ocop_product, make_producer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def editor(client):
    user = User.objects.create_user("bientap@demo.test")
    user.groups.add(Group.objects.get(name="Biên tập"))
    client.force_login(user)
    return client


def chooser(client, name: str = "product", **asked) -> str:
    response = client.get(reverse(f"{name}_chooser:choose_results"), asked)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("words", ["miến dong", "mien dong", "mieens dong", "mien dong bac kan"])
def test_products_are_found_as_in_the_shop(editor, words):
    make_listing("Miến dong Tài Hoan")
    make_listing("Mật ong bạc hà")
    html = chooser(editor, q=words)
    assert "Miến dong Tài Hoan" in html
    assert "Mật ong bạc hà" not in html


def test_each_result_says_what_decides_about_it(editor):
    certificate = make_certificate(
        make_ocop_product("Miến dong", producer=make_producer("Hợp tác xã Tài Hoan")),
        stars=5,
        valid_until=datetime.date(2026, 12, 28),
    )
    make_listing(certificate=certificate, stock=0)
    html = chooser(editor)
    for told in (
        "HTX Tài Hoan",
        "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)",
        "OCOP 5 sao",
        "Còn hiệu lực đến hết ngày 28/12/2026",
        "Hết hàng",
    ):
        assert told in html


def test_drinks_are_there_for_staff(editor):
    make_listing("Rượu chuối", product_set="n07-b14")
    assert "Rượu chuối" in chooser(editor)


def test_what_is_not_on_sale_is_neither_found_nor_chosen(editor):
    listing = make_listing("Chưa duyệt", approved_at=None)
    assert "Chưa duyệt" not in chooser(editor)
    assert editor.get(reverse("product_chooser:chosen", args=[listing.product_id])).status_code == 404


def test_results_go_on_on_another_page(editor):
    for number in range(25):
        make_listing(f"Mật ong {number:02}")
    assert "Mật ong 24" not in chooser(editor)
    assert "Mật ong 24" in chooser(editor, p="2")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "9" * 40, ""])
def test_a_page_that_is_not_there_is_the_first(editor, page):
    make_listing("Mật ong")
    make_producer("Hợp tác xã Tài Hoan")
    assert "Mật ong" in chooser(editor, p=page)
    assert "Tài Hoan" in chooser(editor, "producer", p=page)


@pytest.mark.parametrize("key", ["abc", "0", "9" * 40])
@pytest.mark.parametrize("name", ["product", "producer"])
def test_keys_that_are_none_are_not_found(editor, name, key):
    assert editor.get(reverse(f"{name}_chooser:chosen", args=[key])).status_code == 404
    assert editor.get(reverse(f"{name}_chooser:chosen_multiple"), {"id": key}).status_code == 200


@pytest.mark.parametrize("words", ["tai hoan", "HTX Tài Hoan", "hợp tác xã hoan"])
def test_producers_are_found_without_tones_and_with_their_kind(editor, words):
    make_producer("Hợp tác xã Tài Hoan")
    make_producer("Công ty TNHH Quý Thu")
    make_producer("Tài Hoan cũ", is_active=False)
    html = chooser(editor, "producer", q=words)
    assert "Tài Hoan" in html
    assert "Quý Thu" not in html
    assert "Tài Hoan cũ" not in html


# What the form tells


def told(client, kind: str, **fields) -> str:
    response = client.get(reverse(f"cms_products:{kind}"), fields)
    assert response.status_code == 200
    return " ".join(response.text.split())


ADDING = "/cms/pages/add/cms/campaignpage/4/"


def test_a_rule_says_how_many_it_finds(editor):
    make_listing("Mật ong")
    make_listing("Miến dong", price=90_000)
    assert "<strong>1 sản phẩm</strong> khớp điều kiện" in told(editor, "rule", price_max="100000")


def test_a_rule_that_finds_nothing_warns(editor):
    make_listing()
    assert "<strong>không có sản phẩm nào</strong> khớp điều kiện" in told(editor, "rule", price_max="1")


def test_a_campaign_to_come_is_counted_on_its_first_day_too(editor):
    begins = make_certificate(make_ocop_product(), valid_from=datetime.date(2026, 12, 1))
    make_listing(certificate=begins)
    html = told(editor, "rule", form=ADDING, starts_at="2026-12-01 08:00", ends_at="2026-12-20 00:00")
    assert "Ngày 22/11/2026: <strong>không có sản phẩm nào</strong>" in html
    assert "Ngày 01/12/2026: <strong>1 sản phẩm</strong>" in html


@pytest.mark.parametrize(
    ("to_the_end", "expected"),
    [("", "1 sản phẩm trong số đó sẽ rơi khỏi trang"), ("on", "Không tính 1 sản phẩm")],
)
def test_a_rule_says_how_many_lapse_before_the_end(editor, to_the_end, expected):
    make_listing()
    make_listing(certificate=make_certificate(make_ocop_product(), valid_until=datetime.date(2026, 12, 1)))
    period = {"starts_at": "2026-11-20 00:00", "ends_at": "2026-12-20 00:00"}
    assert expected in told(editor, "rule", form=ADDING, to_the_end=to_the_end, **period)


def test_picks_that_fall_out_are_named_with_day_and_reason(editor):
    certificate = make_certificate(make_ocop_product("Miến dong"), valid_until=datetime.date(2026, 12, 1))
    goes, stays = make_listing(certificate=certificate), make_listing("Mật ong")
    html = told(editor, "hand", products=[goes.product_id, stays.product_id])
    assert "<strong>Miến dong</strong> không hiện từ ngày 02/12/2026:" in html
    assert "Giấy chứng nhận hết hiệu lực từ ngày 02/12/2026" in html
    assert "Mật ong" not in html


def test_a_page_that_is_there_is_known_by_its_address(editor):
    spirit = make_listing("Rượu", product_set="n07-b14", alcohol_percent="29.0")
    address = reverse("wagtailadmin_pages:edit", args=[make_campaign().pk])
    assert "từ 15° trở lên" in told(editor, "hand", products=[spirit.product_id], form=address)
    assert "từ 15° trở lên" not in told(editor, "hand", products=[spirit.product_id])


def test_an_empty_row_is_told_of(editor):
    assert "Có 1 dòng trống" in told(editor, "hand", products=[""])


@pytest.mark.parametrize("kind", ["rule", "hand"])
@pytest.mark.parametrize("bad", ["x", "-1", "9" * 40, "<script>", "2026-99-99 10:00", "/cms/pages/99999/edit/"])
def test_what_cannot_be_read_counts_as_not_given(editor, kind, bad):
    names = ("stars", "province", "producer", "price_min", "number", "order", "as_of", "ends_at", "form", "products")
    assert "<script>" not in told(editor, kind, **dict.fromkeys(names, bad))


@pytest.mark.parametrize("kind", ["rule", "hand"])
def test_only_those_of_the_admin_are_told(client, kind):
    assert client.get(reverse(f"cms_products:{kind}")).status_code == 302
    client.force_login(User.objects.create_user("khach@demo.test"))
    assert client.get(reverse(f"cms_products:{kind}")).status_code in {302, 403}
