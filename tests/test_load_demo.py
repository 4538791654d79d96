"""What `load_demo` makes of a list of products, of the same list again, of another one, and of rows it cannot read."""

import datetime
import functools

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError
from oscar.core.loading import get_model
from PIL import Image

from catalog.models import Authority, Certificate, Decision, Listing, OcopProduct, Producer
from catalog.plates import small_name
from search import index
from search.models import SearchDocument
from shop.accounts.models import User
from shop.demo import accounts, edge_cases, illustrations, loading, register
from shop.demo.listings import Shop
from shop.demo.management.commands import load_demo
from shop.demo.places import Places
from tests.demo_lists import everything, honey, load, write_list

Category, Product = (get_model("catalogue", name) for name in ("Category", "Product"))

print_missing = illustrations.print_missing
places = functools.cache(Places)
"""Fourteen thousand units that no test changes are read once."""

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bare(monkeypatch, settings, clock, tmp_path):
    """A load of nothing but the lists a test gives: no shipped list, no cases, no pictures, no accounts."""
    settings.DEMO = False
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(load_demo, "LISTS", ())
    monkeypatch.setattr(edge_cases, "CASES", ())
    monkeypatch.setattr(illustrations, "print_missing", lambda rows, progress: None)
    monkeypatch.setattr(register, "Places", places)


@pytest.fixture
def products(tmp_path):
    """Writes a list of rows and loads it."""

    def write_and_load(*rows: dict[str, str], file: str = "list.csv", **options) -> None:
        load(write_list(tmp_path / file, *rows), **options)

    return write_and_load


def certificates(name: str = honey()["name_vi"]) -> list[Certificate]:
    return list(Certificate.objects.filter(ocop_product__name=name).order_by("pk"))


# --- A row --------------------------------------------------------------------------------------------------------


def test_a_row_stands_in_the_register_and_in_the_shop(products):
    products(honey())
    product = OcopProduct.objects.get()
    assert (product.name, product.product_set.code) == ("Mật ong hoa nhãn Thử Nghiệm", "n02-b04")
    assert product.former_unit.path == "Yến Dương, Ba Bể, Bắc Kạn"
    assert product.unit.path == "Thượng Minh, Thái Nguyên"
    assert (product.producer.kind, product.producer.slug) == ("htx", "hop-tac-xa-ong-thu-nghiem")
    listing = Listing.objects.on_sale().get()
    assert listing.product.slug == "mat-ong-hoa-nhan-thu-nghiem"
    assert [category.slug for category in listing.product.categories.all()] == ["mat-ong"]
    assert SearchDocument.objects.listable().get().name == product.name
    assert list(index.check()) == []


def test_the_first_certificate_says_what_is_known_and_no_more(products):
    products(honey())
    first, _renewal = certificates()
    assert (first.decision.number, first.decision.year, first.decision.date) == ("12/QĐ-UBND", 2022, None)
    assert (first.valid_from, first.valid_until) == (datetime.date(2022, 1, 1), datetime.date(2025, 1, 1))
    assert (first.dates_known_to, first.is_demonstration) == ("year", False)
    assert (first.decision.authority.name, first.decision.authority.level) == ("UBND tỉnh Bắc Kạn", "province")
    assert first.decision.authority.successor.name == "UBND tỉnh Thái Nguyên"


def test_what_has_ended_is_renewed_for_the_demonstration_and_says_so(products):
    products(honey())
    first, renewal = certificates()
    assert renewal.previous == first
    assert renewal.is_demonstration
    assert renewal.decision.number.startswith("TRÌNH DIỄN")
    assert renewal.decision.authority.name == "Cơ quan cấp tỉnh (trình diễn)"
    assert renewal.verified_how.startswith("Trình diễn")
    assert first.valid_until < renewal.valid_from < datetime.date(2026, 11, 22) <= renewal.valid_until


def test_an_unknown_year_gives_a_demonstration_certificate_alone_that_quotes_the_source(products):
    products(honey(year_certified=""))
    (certificate,) = certificates()
    assert (certificate.is_demonstration, certificate.kind) == (True, "first")
    assert "UBND tỉnh Bắc Kạn, 12/QĐ-UBND, không rõ năm" in certificate.verified_how


def test_a_real_certificate_that_runs_on_needs_no_renewal(products):
    products(honey(year_certified="2025"))
    (certificate,) = certificates()
    assert (certificate.is_demonstration, certificate.valid_until) == (False, datetime.date(2028, 1, 1))


def test_a_real_certificate_that_ends_within_thirty_days_is_superseded(products, clock):
    clock("2026-12-20 10:00:00")
    products(honey(year_certified="2024"))
    first, renewal = certificates()
    assert (first.ended_by, first.ended_on) == ("superseded", renewal.valid_from)
    assert renewal.state == Certificate.State.ACTIVE


@pytest.mark.parametrize("unknown", ["stars", "producer"])
def test_without_stars_or_producer_a_product_stays_in_the_register(products, unknown):
    products(honey(**{unknown: ""}))
    assert OcopProduct.objects.count() == 1
    assert not Listing.objects.exists()
    assert not Certificate.objects.filter(is_demonstration=True).exists()


def test_rows_of_one_decision_share_it(products):
    products(honey(), honey(name_vi="Phấn hoa Thử Nghiệm"), honey(name_vi="Sáp ong Thử Nghiệm", decision_no=""))
    assert Decision.objects.get(number="12/QĐ-UBND").certificates.count() == 2


def test_a_producer_is_one_however_its_legal_form_is_abbreviated(products):
    products(honey(), honey(name_vi="Phấn hoa Thử Nghiệm", producer="HTX Ong Thử nghiệm"))
    assert Producer.objects.get().ocop_products.count() == 2


def test_producers_of_one_name_in_two_provinces_are_two(products):
    products(honey(), honey(province_old="Hà Giang", district="", commune="", issued_by=""))
    assert list(Producer.objects.order_by("pk").values_list("slug", flat=True)) == [
        "hop-tac-xa-ong-thu-nghiem",
        "hop-tac-xa-ong-thu-nghiem-ha-giang",
    ]


@pytest.mark.parametrize(
    ("written", "former", "today"),
    [
        (("", "TP. Bắc Kạn", "tỉnh Bắc Kạn"), "Bắc Kạn, Bắc Kạn", "Thái Nguyên"),
        (("", "", "Thừa Thiên Huế"), "Huế", "Huế"),
        (("", "", "TP.HCM"), "Hồ Chí Minh", "Hồ Chí Minh"),
        (("", "Lý Sơn", "Quảng Ngãi"), "Lý Sơn, Quảng Ngãi", "Lý Sơn, Quảng Ngãi"),
        (("Thụy Khuê", "Tây Hồ", "Hà Nội"), "Thụy Khuê, Tây Hồ, Hà Nội", "Hà Nội"),
        (("", "Huyện Cao Lãnh", "Đồng Tháp"), "Cao Lãnh (Huyện), Đồng Tháp", "Đồng Tháp"),
        (("Mỹ Hội", "Cao Lãnh", "Đồng Tháp"), "Mỹ Hội, Cao Lãnh (Huyện), Đồng Tháp", "Mỹ Thọ, Đồng Tháp"),
        (("Nơi không có", "Huyện không có", "Bắc Giang"), "Bắc Giang", "Bắc Ninh"),
    ],
)
def test_a_place_is_told_as_exactly_as_it_is_surely_known(products, written, former, today):
    commune, district, province = written
    products(honey(commune=commune, district=district, province_old=province, issued_by=""))
    product = OcopProduct.objects.get()
    assert (product.former_unit.path, product.unit.path) == (former, today)


def test_a_district_committee_has_ended_and_has_a_successor(products):
    products(honey(issued_by="UBND huyện Ba Bể", stars="3", year_certified="2024"))
    district = Authority.objects.get(level="district")
    assert (district.name, district.unit.path) == ("UBND huyện Ba Bể", "Ba Bể, Bắc Kạn")
    assert district.valid_to == datetime.date(2025, 6, 30)
    assert district.successor.name == "UBND tỉnh Thái Nguyên"


@pytest.mark.parametrize(
    ("issuer", "province", "name", "level"),
    [
        ("UBND TP. Đà Nẵng", "Đà Nẵng", "UBND TP. Đà Nẵng", "province"),
        ("UBND thành phố Bắc Kạn", "Bắc Kạn", "UBND thành phố Bắc Kạn, tỉnh Bắc Kạn", "district"),
        ("UBND huyện Châu Thành", "Trà Vinh", "UBND huyện Châu Thành, tỉnh Trà Vinh", "district"),
        ("UBND huyện Lục Ngạn", "", "UBND huyện Lục Ngạn", "district"),
        ("Ủy ban nhân dân xã Nậm Đét", "Lào Cai", "Ủy ban nhân dân xã Nậm Đét, Lào Cai", "commune"),
        ("Bộ Nông nghiệp và Môi trường", "Hà Nội", "Bộ Nông nghiệp và Môi trường", "ministry"),
        ("Hội đồng OCOP", "Hà Nội", "Hội đồng OCOP", "province"),
    ],
)
def test_an_issuer_is_told_from_others_of_its_name(products, issuer, province, name, level):
    products(honey(issued_by=issuer, province_old=province, district="", commune="", year_certified="2025"))
    authority = certificates()[0].decision.authority
    assert (authority.name, authority.level) == (name, level)


def test_the_price_and_the_unit_of_the_list_are_kept(products):
    products(honey(price_vnd="235000", unit="lốc 6 hộp"))
    product = Product.objects.get()
    assert (product.stockrecords.get().price, product.pack.label) == (235_000, "Lốc 6 hộp")


def test_alcohol_is_known_by_its_set_and_by_its_name(products):
    wine = {"group": "drink", "producer": "Hợp tác xã Rượu Thử Nghiệm"}
    products(
        honey(name_vi="Rượu ngô thử 39%", subgroup_vi="Rượu, đồ uống có cồn", **wine),
        honey(name_vi="Bia thử", subgroup_vi="Đồ uống chưa ai nghe", **wine),
    )
    listings = Listing.objects.order_by("pk")
    assert [(item.is_alcohol, item.cash_on_delivery) for item in listings] == [(True, False), (True, False)]
    assert listings[0].alcohol_percent == 39


def test_a_service_has_no_stock(products):
    products(honey(name_vi="Homestay Thử Nghiệm", group="tourism", subgroup_vi="Du lịch cộng đồng"))
    product = Product.objects.get()
    assert Listing.objects.on_sale().get().is_service
    assert not product.get_product_class().requires_shipping
    assert not product.stockrecords.exists()


def test_contacts_are_masked(products):
    products(honey())
    producer = Producer.objects.get()
    assert all("•••" in value for value in (producer.phone, producer.email, producer.registration_no))


# --- Again, and beside --------------------------------------------------------------------------------------------


def test_the_same_list_on_another_day_changes_nothing(products, clock):
    products(honey(), honey(name_vi="Phấn hoa Thử Nghiệm"))
    before = everything()
    clock("2027-08-01 09:00:00")
    products(honey(), honey(name_vi="Phấn hoa Thử Nghiệm"))
    assert everything() == before


def test_another_spelling_of_tones_and_case_is_the_same_product(products):
    products(honey())
    products(honey(name_vi="MẬT  ONG hoa nhãn thử nghiệm", province_old="Tỉnh Bắc Kạn"), file="other.csv")
    assert OcopProduct.objects.count() == 1


def test_another_list_loads_beside(products):
    products(honey())
    before = everything()["catalog.Certificate"]
    products(honey(name_vi="Cốm Thử Nghiệm", subgroup_vi="Thứ chưa ai nghe"), file="other.csv")
    assert everything()["catalog.Certificate"][: len(before)] == before
    assert Category.objects.get(product__title="Cốm Thử Nghiệm").name == "Đặc sản khác"


def test_a_killed_load_can_be_repeated(products, monkeypatch):
    rows = [honey(name_vi=f"Mật ong Thử Nghiệm {number}") for number in range(4)]
    monkeypatch.setattr(loading, "BATCH", 2)
    write, batches = Shop.write, []

    def dies_in_the_second_batch(shop, admissions):
        batches.append(write(shop, admissions))
        if len(batches) == 2:
            raise KeyboardInterrupt
        return batches[-1]

    with monkeypatch.context() as killed:
        killed.setattr(Shop, "write", dies_in_the_second_batch)
        with pytest.raises(KeyboardInterrupt):
            products(*rows)
    assert Listing.objects.count() == OcopProduct.objects.count() == 2
    products(*rows)
    assert Listing.objects.on_sale().count() == OcopProduct.objects.count() == 4


def test_variants_for_measurements_are_made_up_and_share_the_picture(products):
    products(honey(), multiply=3)
    names = OcopProduct.objects.order_by("pk").values_list("name", flat=True)
    assert [name.removeprefix("Mật ong hoa nhãn Thử Nghiệm") for name in names] == ["", " (bản 2)", " (bản 3)"]
    assert list(Producer.objects.order_by("pk").values_list("is_demonstration", flat=True)) == [False, True, True]
    assert Certificate.objects.filter(is_demonstration=False).count() == 1
    assert {image.original.name for product in Product.objects.all() for image in product.images.all()} == {
        f"products/{OcopProduct.objects.get(name='Mật ong hoa nhãn Thử Nghiệm').source_key}.webp"
    }


# --- What cannot be read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"name_vi": " "}, "column name_vi: a product needs a name"),
        ({"name_vi": "x" * 300}, "column name_vi: longer than 180 characters"),
        ({"name_vi": "Mật\x00ong"}, "column name_vi: contains control characters"),
        ({"stars": "7"}, "column stars: 7 is not between 3 and 5"),
        ({"stars": "bốn"}, "column stars: 'b\\u1ed1n' is not a whole number"),
        ({"year_certified": "abc"}, "column year_certified: 'abc' is not a whole number"),
        ({"year_certified": "2031"}, "column year_certified: 2031 is not between 2018 and 2026"),
        ({"price_vnd": "-5"}, "column price_vnd: '-5' is not a whole number"),
        ({"province_old": "Atlantis"}, "column province_old: 'Atlantis' is none of the 63 provinces"),
        ({"name_vi": honey()["name_vi"].upper()}, "column name_vi: the product of line 2 again"),
    ],
)
def test_a_bad_row_is_named_by_line_and_column_and_the_rest_is_loaded(products, capsys, cells, named):
    products(honey(), honey(**{"name_vi": "Sáp ong Thử Nghiệm"} | cells), honey(name_vi="Phấn hoa Thử Nghiệm"))
    assert f"list.csv, line 3, {named}" in capsys.readouterr().err
    names = OcopProduct.objects.order_by("pk").values_list("name", flat=True)
    assert list(names) == ["Mật ong hoa nhãn Thử Nghiệm", "Phấn hoa Thử Nghiệm"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("a,b\n", "line 3, column"),
        (",".join("x" * 40) + "\n", "line 3: 40 cells for 14 columns"),
        ('"never closed,b\n', "line 3: broken CSV"),
        (b"\xff\xfe broken,,,,,,,,,,,,,\n", "line 3, column name_vi: not UTF-8"),
    ],
)
def test_a_broken_line_costs_that_line_alone(tmp_path, capsys, line, named):
    path = write_list(tmp_path / "list.csv", honey(), honey(name_vi="Phấn hoa Thử Nghiệm"))
    header, first, second = path.read_bytes().splitlines(keepends=True)
    broken = line if isinstance(line, bytes) else line.encode()
    path.write_bytes(b"\xef\xbb\xbf" + header + first + broken + second)
    load(path)
    assert f"list.csv, {named}" in capsys.readouterr().err
    assert OcopProduct.objects.count() == 2


def test_a_cell_may_run_over_lines(products):
    products(honey(district="Ba\nBể"), honey(name_vi="Phấn hoa Thử Nghiệm"))
    assert [product.former_unit.path for product in OcopProduct.objects.all()] == ["Yến Dương, Ba Bể, Bắc Kạn"] * 2


def test_a_list_without_a_column_is_refused_and_the_others_are_loaded(tmp_path, capsys):
    columns = ("name_vi", "producer", "province_old")
    poor = write_list(tmp_path / "poor.csv", honey(), columns=columns)
    whole = write_list(tmp_path / "whole.csv", honey())
    with pytest.raises(CommandError, match=r"Nothing could be read in poor\.csv"):
        load(poor, whole)
    assert "poor.csv, line 1, column stars: this column is missing" in capsys.readouterr().err
    assert OcopProduct.objects.count() == 1


def test_a_list_that_is_not_there_is_refused_before_anything_is_loaded(tmp_path):
    whole = write_list(tmp_path / "whole.csv", honey())
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        load(whole, tmp_path / "missing.csv")
    assert not OcopProduct.objects.exists()


# --- Pictures and people ------------------------------------------------------------------------------------------


def test_pictures_are_printed_once_in_two_sizes(products, monkeypatch):
    monkeypatch.setattr(illustrations, "print_missing", print_missing)
    products(honey(), honey(name_vi="Chè Thử Nghiệm", subgroup_vi="Chè"), honey(name_vi="Không sao", stars=""))
    images = [product.images.get() for product in Product.objects.order_by("pk")]
    sizes = [Image.open(default_storage.open(name)).size for name in map(small_name, (i.original.name for i in images))]
    assert [Image.open(image.original).size for image in images] == [(800, 800), (800, 800)]
    assert sizes == [(400, 400), (400, 400)]
    assert images[0].caption.startswith("Tranh minh họa: ")
    assert len(default_storage.listdir("products")[1]) == 4

    printed = [default_storage.get_modified_time(image.original.name) for image in images]
    products(honey(), honey(name_vi="Chè Thử Nghiệm", subgroup_vi="Chè"))
    assert [default_storage.get_modified_time(image.original.name) for image in images] == printed


def test_accounts_are_made_only_for_a_demonstration(products, settings):
    products(honey())
    assert not User.objects.exists()
    settings.DEMO, settings.DEMO_PASSWORD = True, "phien-cho-som"
    products(honey(name_vi="Phấn hoa Thử Nghiệm"))
    assert {user.email for user in User.objects.all() if user.check_password("phien-cho-som")} == {
        f"{part}@demo.test" for part in ("khach", "htx", "bientap", "duyet", "thamdinh", "ketoan", "quanly")
    }
    assert User.objects.get(is_superuser=True).email == "quanly@demo.test"
    assert User.objects.get(email=accounts.VERIFIER).has_perm("catalog.revoke_certificate")
    assert Certificate.objects.filter(verified_by__email=accounts.VERIFIER).count() == 2


def test_a_password_nobody_chose_is_kept_for_its_user_alone(settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, ""
    said = []
    accounts.ensure()
    accounts.announce(said.append)
    file = settings.VAR_DIR / "demo_password"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text() in said[0]
    assert User.objects.get(email="khach@demo.test").check_password(file.read_text())
