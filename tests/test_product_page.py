"""The product page: what is sold today, what is no longer and why, and what stays unseen."""

import datetime
import io
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from oscar.core.loading import get_model
from PIL import Image

from catalog.actions.revoke_certificate import revoke_certificate
from catalog.models import Certificate
from shop.accounts.models import User
from tests.factories import (
    make_authority,
    make_certificate,
    make_listing,
    make_ocop_product,
    make_producer,
    make_variants,
)

ProductImage = get_model("catalogue", "ProductImage")
pytestmark = pytest.mark.django_db
Day = datetime.date


@pytest.fixture(autouse=True)
def today(clock):
    return clock("2026-11-22 10:00:00")


def page(client, listing, **query) -> str:
    response = client.get(listing.product.get_absolute_url(), query)
    assert response.status_code == 200
    return words(response)


def words(response) -> str:
    """What is read on the page: no tags, no doubled blanks, no-break spaces as blanks."""
    body = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("&nbsp;", " ").split())


def ended(**fields):
    return make_listing(certificate=make_certificate(make_ocop_product("Mật ong Cửa Chắn"), **fields))


# --- On sale --------------------------------------------------------------------------------------------------------


def test_certified_today_it_can_be_bought(client):
    listing = make_listing("Mật ong Cửa Chắn", producer=make_producer("Hợp tác xã Cửa Chắn"), price=150_000)
    text = page(client, listing)
    assert "Mật ong Cửa Chắn 150.000 ₫ / chai 500 ml · Còn hàng" in text
    assert "OCOP 4 sao , còn hiệu lực đến hết ngày 27/06/2028" in text
    assert "HTX Cửa Chắn , Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)" in text
    assert "Thêm vào giỏ Mua ngay" in text


def test_the_form_posts_product_and_quantity_to_the_basket(client):
    listing = make_listing()
    html = client.get(listing.product.get_absolute_url()).content.decode()
    assert f'method="post" action="{reverse("basket:add")}"' in html
    assert f'<input type="hidden" name="product_id" value="{listing.product_id}">' in html
    assert '<input type="hidden" name="quantity" value="1">' in html
    assert 'name="buy_now" value="1"' in html


def test_the_certificate_stands_on_the_page_with_its_proof(client):
    certificate = make_certificate(stars=4, potential_five=True)
    listing = make_listing(certificate=certificate)
    html = client.get(listing.product.get_absolute_url()).content.decode()
    assert f'href="{certificate.get_absolute_url()}"' in html
    assert "Mã QR dẫn tới trang thông tin chứng nhận" in html
    text = page(client, listing)
    assert "OCOP 4 sao · Tiềm năng 5 sao" in text
    assert f"Quyết định số {certificate.decision.number} ngày 27/06/2025" in text
    assert "Cơ quan cấp UBND tỉnh Bắc Kạn" in text


def test_the_label_is_told_and_what_is_unknown_is_left_out(client):
    listing = make_listing(ingredients="100% mật ong", storage="Nơi khô ráo")
    text = page(client, listing)
    assert "Thành phần 100% mật ong" in text
    assert "Bảo quản Nơi khô ráo" in text
    assert "Xuất xứ Việt Nam" in text
    assert "Hạn sử dụng" not in text


def test_a_health_supplement_carries_the_warning_word_for_word(client):
    warning = "Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh."
    assert warning in page(client, make_listing("Viên tinh nghệ", is_health_supplement=True))
    assert warning not in page(client, make_listing("Trà dây"))


def test_places_are_told_then_and_now(client):
    text = page(client, make_listing())
    assert "Nơi làm ra Thái Nguyên" in text
    assert "Trước 01/07/2025 Na Rì, Bắc Kạn" in text


def test_delivery_is_told_with_its_days(client):
    text = page(client, make_listing(dispatch_days=1))
    assert "Dự kiến giao 25–28/11 · Giao toàn quốc" in text
    assert "trong 1 ngày làm việc sau khi đặt" in text


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("province", "Chỉ giao trong Thái Nguyên"),
        ("macro_region", "Chỉ giao trong vùng Trung du và miền núi phía Bắc"),
    ],
)
def test_a_narrower_delivery_area_is_named(client, area, expected):
    assert expected in page(client, make_listing(delivery_area=area))


def test_returns_are_told_in_a_sentence(client):
    assert "Đổi trả Đổi hoặc hoàn tiền trong 7 ngày" in page(client, make_listing())


def test_few_left_are_counted(client):
    assert "Chỉ còn 3 sản phẩm" in page(client, make_listing(stock=3))


def test_sold_out_has_no_buttons(client):
    text = page(client, make_listing(stock=0))
    assert "Hết hàng" in text
    assert "Thêm vào giỏ" not in text
    assert "Mua ngay" not in text


def test_in_english_under_en(client):
    listing = make_listing()
    response = client.get(f"/en{listing.product.get_absolute_url()}")
    assert response.status_code == 200
    assert 'lang="en"' in response.content.decode()


# --- Packs ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def honey():
    """Three packs, the dearest of them sold out."""
    listing = make_listing("Mật ong Cửa Chắn")
    packs = make_variants(listing, {"can 1 lít": 320_000, "chai 250 ml": 90_000, "chai 500 ml": 170_000})
    packs[0].stockrecords.update(num_in_stock=0)
    return listing, packs


def test_packs_are_chosen_by_radio_the_cheapest_first(client, honey):
    listing, (large, small, middle) = honey
    html = client.get(listing.product.get_absolute_url()).content.decode()
    radios = re.findall(r'<input type="radio" name="product_id" value="(\d+)"[^>]*?(checked|disabled|)>', html)
    assert radios == [(str(small.pk), "checked"), (str(middle.pk), ""), (str(large.pk), "disabled")]
    assert "90.000 ₫ / chai 250 ml · Còn hàng" in page(client, listing)


def test_a_variants_address_leads_to_its_parent_with_the_pack_chosen(client, honey):
    listing, (_large, _small, middle) = honey
    response = client.get(middle.get_absolute_url())
    assert response.status_code == 301
    assert response["Location"] == f"{listing.product.get_absolute_url()}?pack={middle.pk}"
    assert "170.000 ₫ / chai 500 ml · Còn hàng" in page(client, listing, pack=middle.pk)


@pytest.mark.parametrize("pack", ["0", "-1", "x", "9" * 5000, ""])
def test_an_unknown_pack_is_ignored(client, honey, pack):
    assert "90.000 ₫ / chai 250 ml" in page(client, honey[0], pack=pack)


# --- Addresses ------------------------------------------------------------------------------------------------------


def test_a_wrong_slug_leads_to_the_right_one(client):
    product = make_listing("Mật ong Cửa Chắn").product
    response = client.get(f"/san-pham/sai_{product.pk}/")
    assert response.status_code == 301
    assert response["Location"] == product.get_absolute_url()


def test_an_unknown_product_is_not_found(client):
    assert client.get("/san-pham/mat-ong_999999999/").status_code == 404


# --- No longer on sale ----------------------------------------------------------------------------------------------


def lapsed():
    return ended(valid_from=Day(2023, 5, 3))


def revoked():
    listing = ended()
    decision = {"decision_number": "214/QĐ-UBND", "date": Day(2026, 10, 2), "authority": make_authority("UBND tỉnh X")}
    staff = User.objects.create_superuser("quanly@demo.test")
    revoke_certificate(listing.ocop_product.certificates.get(), actor=staff, **decision)
    return listing


def ended_by(reason):
    return lambda: ended(ended_on=Day(2026, 10, 2), ended_by=reason)


def not_yet_valid():
    return ended(valid_from=Day(2027, 1, 1))


def year_alone():
    return ended(valid_from=Day(2020, 1, 1), dates_known_to=Certificate.Precision.YEAR)


def hidden_by_staff():
    listing = ended()
    listing.product.is_public = False
    listing.product.save()
    return listing


def by_inactive_producer():
    listing = ended()
    listing.producer.is_active = False
    listing.producer.save()
    return listing


def by_nobody_known():
    listing = ended()
    listing.ocop_product.producer = None
    listing.ocop_product.save()
    return listing


UNSOLD = {
    lapsed: "Sản phẩm tạm ngừng bán vì giấy chứng nhận OCOP đã hết hiệu lực (hiệu lực đến hết ngày 03/05/2026).",
    year_alone: "Sản phẩm tạm ngừng bán vì giấy chứng nhận OCOP đã hết hiệu lực (năm 2023).",
    revoked: "Sản phẩm đã ngừng bán vì giấy chứng nhận OCOP bị thu hồi theo Quyết định số 214/QĐ-UBND "
    "ngày 02/10/2026 của UBND tỉnh X.",
    ended_by("superseded"): "giấy chứng nhận OCOP đã được thay thế bằng giấy chứng nhận mới.",
    ended_by("withdrawn"): "Sản phẩm đã ngừng bán vì chủ thể đề nghị ngừng sử dụng giấy chứng nhận OCOP.",
    ended_by("verification_withdrawn"): "sàn đã hủy kết quả đối chiếu giấy chứng nhận OCOP "
    "(không phải quyết định của cơ quan cấp).",
    not_yet_valid: "giấy chứng nhận OCOP chưa có hiệu lực (có hiệu lực từ ngày 01/01/2027).",
    hidden_by_staff: "Nhà sản xuất tạm ngừng bán sản phẩm này.",
    by_inactive_producer: "Nhà sản xuất tạm ngừng bán sản phẩm này.",
    by_nobody_known: "Nhà sản xuất tạm ngừng bán sản phẩm này.",
}


@pytest.fixture(params=UNSOLD.items(), ids=lambda item: item[1])
def unsold(request):
    make, reason = request.param
    return make(), reason


def test_what_is_no_longer_on_sale_says_why_and_shows_the_proof(client, unsold):
    listing, reason = unsold
    certificate = listing.ocop_product.certificates.get()
    response = client.get(listing.product.get_absolute_url())
    assert reason in words(response)
    assert f'href="{certificate.get_absolute_url()}"' in response.content.decode()


def test_what_is_no_longer_on_sale_shows_no_price_no_stars_and_no_button(client, unsold):
    html = client.get(unsold[0].product.get_absolute_url()).content.decode()
    assert "150.000" not in html
    assert "₫" not in html
    assert "OCOP 4 sao" not in html
    assert reverse("basket:add") not in html
    assert "has-buy" not in html


def test_the_last_day_counts_whole(client, clock):
    listing = ended(valid_from=Day(2023, 11, 22))
    clock("2026-11-22 23:59:59")
    assert "Mua ngay" in page(client, listing)
    clock("2026-11-23 00:00:00")
    assert "(hiệu lực đến hết ngày 22/11/2026)" in page(client, listing)


def test_one_that_is_replaced_soon_is_told_by_its_real_last_day(client):
    listing = ended(ended_on=Day(2027, 1, 1), ended_by="superseded")
    assert "còn hiệu lực đến hết ngày 31/12/2026" in page(client, listing)


def test_the_newest_certificate_in_force_is_shown(client):
    ocop_product = make_ocop_product()
    superseded = {"ended_on": Day(2025, 6, 27), "ended_by": "superseded"}
    make_certificate(ocop_product, stars=3, valid_from=Day(2024, 1, 1), **superseded)
    listing = make_listing(certificate=make_certificate(ocop_product, stars=5))
    assert "OCOP 5 sao , còn hiệu lực" in page(client, listing)


@pytest.mark.parametrize(
    "fields", [{"published_at": None}, {"approved_at": None}, {"published_at": None, "approved_at": None}]
)
def test_drafts_stay_unseen(client, fields):
    listing = make_listing(**fields)
    assert client.get(listing.product.get_absolute_url()).status_code == 404
    assert client.get(f"/san-pham/sai_{listing.product_id}/").status_code == 404


def test_what_was_never_verified_stays_unseen(client):
    listing = ended(verified=False)
    assert client.get(listing.product.get_absolute_url()).status_code == 404


def test_a_variant_of_a_draft_stays_unseen(client):
    listing = make_listing(approved_at=None)
    child = make_variants(listing, {"chai 250 ml": 90_000})[0]
    assert client.get(child.get_absolute_url()).status_code == 404


# --- Related products -----------------------------------------------------------------------------------------------


def test_more_from_the_producer_and_from_the_place(client):
    mine = make_producer("Hợp tác xã Cửa Chắn")
    listing = make_listing("Mật ong Cửa Chắn", producer=mine)
    make_listing("Sáp ong Cửa Chắn", producer=mine)
    make_listing("Mật ong Láng Giềng")
    text = page(client, listing)
    assert re.search(r"Sản phẩm khác của HTX Cửa Chắn Xem 1 sản phẩm .*Sáp ong Cửa Chắn", text)
    assert re.search(r"Sản phẩm khác từ Bắc Kạn Xem 1 sản phẩm .*Mật ong Láng Giềng", text)


def test_the_statements_do_not_grow_with_what_is_related(client, django_assert_max_num_queries):
    producer = make_producer()
    listing = make_listing(producer=producer)
    page(client, listing)  # a process asks once for the kinds of its models
    statements = count_statements(client, listing, django_assert_max_num_queries)
    for index in range(50):
        make_listing(f"Mật ong số {index}", producer=producer if index % 2 else None)
    make_variants(listing, {f"chai số {index}": 90_000 + index for index in range(10)})
    for year in (2016, 2020):
        make_certificate(listing.ocop_product, valid_from=Day(year, 1, 1))
    assert count_statements(client, listing, django_assert_max_num_queries) == statements


def count_statements(client, listing, at_most) -> int:
    with at_most(14) as captured:
        page(client, listing)
    return len(captured)


# --- What is shared -------------------------------------------------------------------------------------------------


def add_picture(listing) -> None:
    file = io.BytesIO()
    Image.new("RGB", (800, 800), "#27406B").save(file, "WEBP")
    image = ProductImage(product=listing.product)
    image.original.save("mat-ong.webp", ContentFile(file.getvalue()))


def test_links_are_shared_with_a_jpeg_and_the_price(client, settings):
    listing = make_listing("Mật ong Cửa Chắn")
    add_picture(listing)
    html = client.get(listing.product.get_absolute_url()).content.decode()
    address = f"{listing.product.get_absolute_url()}og.jpg?v={listing.product.images.get().pk}"
    assert f'<meta property="og:image" content="{settings.SITE_URL}{address}">' in html
    assert '<meta property="og:title" content="Mật ong Cửa Chắn">' in html
    assert '<meta property="product:price:amount" content="150000">' in html
    picture = client.get(address)
    assert picture["Content-Type"] == "image/jpeg"
    assert "max-age=2592000" in picture["Cache-Control"]
    assert picture.content.startswith(b"\xff\xd8\xff")


def test_once_lapsed_the_shared_link_tells_no_price_and_no_stars(client):
    listing = lapsed()
    add_picture(listing)
    html = client.get(listing.product.get_absolute_url()).content.decode()
    assert "og:image" in html
    assert "product:price" not in html
    assert client.get(f"{listing.product.get_absolute_url()}og.jpg").status_code == 200


def test_the_shared_picture_stands_behind_the_gate(client):
    draft = make_listing(approved_at=None)
    add_picture(draft)
    assert client.get(f"{draft.product.get_absolute_url()}og.jpg").status_code == 404
    without_picture = make_listing()
    assert client.get(f"{without_picture.product.get_absolute_url()}og.jpg").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_product_in_stock_takes_no_enquiries(client, method):
    listing = make_listing()
    assert getattr(client, method)(listing.product.get_absolute_url()).status_code == 405
