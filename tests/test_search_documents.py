"""What a search document says of its product, and that it is written in the transaction of whatever changed."""

import contextlib
import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations import Migration
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalog.models import Certificate, Listing, OcopProduct
from catalog.signals import ocop_products_changed
from search import documents, index
from search.apps import rows_get_new_columns
from search.models import SearchDocument
from tests.factories import (
    former_unit,
    make_category,
    make_certificate,
    make_listing,
    make_ocop_product,
    make_producer,
    make_variants,
    province,
)

pytestmark = pytest.mark.django_db

Product, ProductImage = get_model("catalogue", "Product"), get_model("catalogue", "ProductImage")


def only_row() -> SearchDocument:
    return SearchDocument.objects.get()


def made_in(*, former: str | None = None, today: str | None = None, commune: str | None = None) -> SearchDocument:
    unit = province(today) if today else None
    if commune:
        unit = unit.children.get(short_name=commune)
    ocop_product = make_ocop_product(former_unit=former_unit(former) if former else None, unit=unit)
    return SearchDocument.objects.get(product=make_listing(certificate=make_certificate(ocop_product)).product)


def test_a_row_says_what_a_card_needs():
    producer = make_producer("Hợp tác xã Tài Hoan")
    sold = {"price": 68_000, "stock": 7, "pack": "gói 500 g", "category": "Miến"}
    listing = make_listing("Miến dong Tài Hoan", producer=producer, **sold)
    certificate = listing.ocop_product.certificates.get()

    row = only_row()
    assert (row.name, row.producer_short) == ("Miến dong Tài Hoan", "HTX Tài Hoan")
    assert (row.price, row.unit) == (68_000, "gói 500 g")
    assert (row.in_stock, row.stock_left, row.is_service, row.adult) == (True, 7, False, False)
    assert (row.stars, row.certificate_public_id) == (4, certificate.public_id)
    assert (row.category, row.group, row.set) == ("mien", "I", "n02-b04")
    assert row.url == f"/san-pham/mien-dong-tai-hoan_{listing.product_id}/"
    assert row.place == "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)"


@pytest.mark.parametrize(
    ("former", "today", "place"),
    [
        ("Yến Dương, Ba Bể, Bắc Kạn", "Thái Nguyên", "Ba Bể, Bắc Kạn (nay thuộc Thái Nguyên)"),
        ("Bắc Kạn, Bắc Kạn", "Thái Nguyên", "TP. Bắc Kạn, Bắc Kạn (nay thuộc Thái Nguyên)"),
        ("Nam Định", "Ninh Bình", "Nam Định (nay thuộc Ninh Bình)"),
        ("Định Hóa, Thái Nguyên", "Thái Nguyên", "Định Hóa, Thái Nguyên"),
        (None, "Thái Nguyên", "Thái Nguyên"),
        (None, None, ""),
    ],
)
def test_the_place_is_told_by_the_name_it_had(former, today, place):
    assert made_in(former=former, today=today).place == place


def test_a_place_that_never_had_another_name_is_its_commune_of_today():
    assert made_in(today="Thái Nguyên", commune="Ba Bể").place == "Ba Bể, Thái Nguyên"


def test_places_of_both_schemes_are_slugs_without_their_kind():
    row = made_in(former="Phú Giáo, Bình Dương", today="Hồ Chí Minh")
    assert (row.province, row.former_province, row.macro_region) == ("ho-chi-minh", "binh-duong", "dong-nam-bo")


def test_the_price_is_that_of_the_cheapest_pack_that_is_left():
    listing = make_listing()
    small, *_others = make_variants(listing, {"gói 200 g": 40_000, "gói 500 g": 90_000, "hộp 1 kg": 170_000}, stock=3)
    assert (only_row().price, only_row().unit, only_row().stock_left) == (40_000, "gói 200 g", 9)

    record = small.stockrecords.get()
    record.num_allocated = 3
    record.save()
    assert (only_row().price, only_row().unit, only_row().stock_left) == (90_000, "gói 500 g", 6)


def test_what_is_allocated_is_not_left():
    listing = make_listing(stock=10)
    record = listing.product.stockrecords.get()
    record.num_allocated = 10
    record.save()
    assert (only_row().in_stock, only_row().stock_left) == (False, 0)


def test_a_service_has_neither_price_nor_stock():
    make_listing("Homestay Pác Ngòi", product_set="n17-b26")
    row = only_row()
    assert (row.is_service, row.on_offer, row.price, row.in_stock, row.stock_left) == (True, True, None, True, None)


def test_goods_without_a_price_are_not_on_offer():
    listing = make_listing()
    listing.product.stockrecords.get().delete()
    assert not only_row().on_offer


def test_alcohol_is_marked():
    make_listing("Rượu men lá Bằng Phúc", product_set="n07-b14")
    assert only_row().adult


@pytest.mark.parametrize(
    "words",
    [" mat ong ", " mat ong rung ", " hop tac xa tan dan ", " htx tan dan ", " na ri ", " bac kan ", " thai nguyen ",
     " mat ong hoa rung "],
)  # fmt: skip
def test_it_is_found_by_name_certificate_producer_places_and_category(words):
    ocop_product = make_ocop_product("Mật ong hoa rừng", producer=make_producer("Hợp tác xã Tân Dân"))
    make_listing(certificate=make_certificate(ocop_product, name_as_printed="Mật ong rừng"))
    assert words in only_row().folded


def test_it_is_not_found_by_the_words_of_its_official_class():
    """ "Chế biến từ thịt, thủy sản, trứng, sữa" would be found for milk: classes are filters."""
    make_listing("Khô bò", product_set="n03-b08")
    assert " sua " not in only_row().folded


def test_a_district_that_the_name_says_is_one_of_its_places_where_only_the_province_is_known():
    for name, province_only in [("Đông trùng hạ thảo Sapa", True), ("Trà Sa Pa", True), ("Trà Bắc Hà", False)]:
        former = former_unit("Lào Cai" if province_only else "Bảo Thắng, Lào Cai")
        make_listing(certificate=make_certificate(make_ocop_product(name, former_unit=former)))
    sa_pa, bac_ha = former_unit("Sa Pa, Lào Cai").key, former_unit("Bắc Hà, Lào Cai").key
    found = {row.name: (f"|{sa_pa}|" in row.units, f"|{bac_ha}|" in row.units) for row in SearchDocument.objects.all()}
    assert found == {
        "Đông trùng hạ thảo Sapa": (True, False),
        "Trà Sa Pa": (True, False),
        "Trà Bắc Hà": (False, False),
    }


def test_a_phrase_does_not_reach_from_one_name_into_the_next():
    make_listing("Mật ong", producer=make_producer("Bạc Hà"))
    assert " ong bac ha " not in only_row().folded


def test_every_term_of_a_verified_certificate_has_its_row():
    ocop_product = make_ocop_product()
    first = make_certificate(ocop_product, stars=3, valid_from=datetime.date(2022, 5, 1))
    make_certificate(ocop_product, stars=4, valid_from=datetime.date(2025, 6, 1), previous=first)
    make_certificate(ocop_product, stars=5, valid_from=datetime.date(2028, 6, 2), verified=False)
    make_listing(certificate=first)
    assert [*SearchDocument.objects.order_by("valid_from").values_list("stars", flat=True)] == [3, 4]


def test_an_ended_term_counts_until_the_day_before():
    certificate = make_certificate(ended_on=datetime.date(2026, 3, 1), ended_by=Certificate.Ending.REVOKED)
    make_listing(certificate=certificate)
    assert only_row().valid_until == datetime.date(2026, 2, 28)


@pytest.mark.usefixtures("clock")
class TestFollows:
    """What is saved or deleted shows in the row at once."""

    @pytest.fixture
    def listing(self) -> Listing:
        return make_listing("Mật ong", price=150_000)

    def test_a_new_title(self, listing):
        listing.product.title = "Mật ong bạc hà"
        listing.product.save()
        assert only_row().name_folded == " mat ong bac ha "

    def test_a_new_price(self, listing):
        record = listing.product.stockrecords.get()
        record.price = 120_000
        record.save()
        assert only_row().price == 120_000

    def test_a_pack(self, listing):
        listing.product.pack.label = "hũ 1 kg"
        listing.product.pack.save()
        assert only_row().unit == "hũ 1 kg"

    def test_a_picture(self, listing):
        ProductImage.objects.create(product=listing.product, original="products/mat.webp")
        assert only_row().image == "/media/products/mat.webp"
        assert only_row().image_small == "/media/products/mat-400.webp"

    def test_a_category_and_its_name(self, listing):
        listing.product.categories.set([make_category("Quà Tết")])
        assert only_row().category == "qua-tet"
        category = listing.product.categories.get()
        category.name = "Quà biếu"
        category.save()
        assert only_row().category_name == "Quà biếu"

    def test_a_paused_listing(self, listing):
        listing.published_at = None
        listing.save()
        assert not only_row().on_offer

    def test_an_inactive_producer(self, listing):
        producer = listing.producer
        producer.is_active = False
        producer.save()
        assert not only_row().on_offer

    def test_a_place(self, listing):
        listing.ocop_product.former_unit = former_unit("Ba Bể, Bắc Kạn")
        listing.ocop_product.save()
        assert only_row().locality == "Ba Bể"

    def test_a_certificate(self, listing):
        certificate = listing.ocop_product.certificates.get()
        certificate.stars = 5
        certificate.save()
        assert only_row().stars == 5

    def test_what_the_register_announces(self, listing):
        """Its actions change rows in bulk and then say whose."""
        OcopProduct.objects.update(former_unit=former_unit("Ba Bể, Bắc Kạn"))
        ocop_products_changed.send(sender=None, ocop_product_ids={listing.ocop_product_id})
        assert only_row().locality == "Ba Bể"

    def test_a_deleted_listing(self, listing):
        listing.delete()
        assert not SearchDocument.objects.exists()

    def test_a_deleted_product(self, listing):
        listing.product.delete()
        assert not SearchDocument.objects.exists()

    def test_a_deleted_variant(self, listing):
        cheap, _dear = make_variants(listing, {"gói 200 g": 40_000, "gói 500 g": 90_000})
        cheap.delete()
        assert only_row().price == 90_000


def test_a_change_undone_leaves_the_row_as_it_was():
    listing = make_listing("Mật ong")
    with transaction.atomic():
        listing.product.title = "Mật mía"
        listing.product.save()
        transaction.set_rollback(True)
    assert only_row().name == "Mật ong"


def test_only_a_real_change_makes_a_new_version():
    listing = make_listing("Mật ong")
    SearchDocument.objects.update(pending=False)
    version = only_row().version

    listing.product.save()
    assert (only_row().version, only_row().pending) == (version, False)

    listing.product.title = "Mật mía"
    listing.product.save()
    assert (only_row().version, only_row().pending) == (version + 1, True)


def test_gathered_changes_are_written_once_at_the_end():
    listing = make_listing("Mật ong")
    version = only_row().version
    with index.gathered():
        for title in ("Mật mía", "Mật hoa", "Mật rừng"):
            listing.product.title = title
            listing.product.save()
        assert only_row().name == "Mật ong"
    assert (only_row().name, only_row().version) == ("Mật rừng", version + 1)


def test_a_block_that_fails_writes_nothing():
    listing = make_listing("Mật ong")
    Product.objects.update(title="Mật mía")
    with contextlib.suppress(ZeroDivisionError), index.gathered():
        index.update([listing.product_id])
        1 / 0  # noqa: B018
    assert only_row().name == "Mật ong"


@pytest.mark.parametrize("step", [documents.build, index.update])
def test_a_batch_costs_the_same_number_of_statements_whatever_its_size(step):
    with index.gathered():
        product_ids = [make_listing().product_id for _ in range(20)]
    costs = []
    for size in (1, 20):
        with CaptureQueriesContext(connection) as statements:
            step(product_ids[:size])
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 16


def test_the_check_names_what_differs_and_the_rebuild_mends_it(capsys):
    listing, other = make_listing("Mật ong", price=90_000), make_listing()
    call_command("search_check")
    SearchDocument.objects.filter(product=listing.product).update(price=1, stars=3)
    SearchDocument.objects.filter(product=other.product).delete()

    with pytest.raises(CommandError, match="2 documents differ"):
        call_command("search_check")
    public_id = listing.ocop_product.certificates.get().public_id
    assert f"product {listing.product_id}, certificate {public_id}: stars, price" in capsys.readouterr().out

    call_command("search_rebuild")
    call_command("search_check")


def test_without_an_engine_nothing_waits(capsys):
    make_listing()
    call_command("search_update")
    assert "nothing waits" in capsys.readouterr().out


@pytest.mark.parametrize(("migrated", "story"), [("search", "Ngọt."), ("catalog", "")])
def test_what_a_migration_adds_to_the_documents_is_filled_in(migrated, story):
    make_listing()
    Product.objects.update(description="Ngọt.")
    rows_get_new_columns("default", plan=[(Migration("0009_more", migrated), False)])
    assert only_row().story == story
