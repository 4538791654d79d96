"""The cases that docs/demo.md promises by name are there, and are what it says."""

import datetime
import re
from pathlib import Path

import pytest
from oscar.core.loading import get_model

from catalog.models import AdminUnit, Certificate, Listing, OcopProduct
from search.models import SearchDocument
from shop.demo import illustrations
from shop.demo.management.commands import load_demo
from shop.fulfilment.shipping import delivers_to
from tests.demo_lists import load, shipped_rows, write_list

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "demo.md"
TODAY = datetime.date(2026, 11, 22)

pytestmark = pytest.mark.django_db


def table() -> list[tuple[str, str, str]]:
    """Case, product and producer of each line of the document's table."""
    text = DOCUMENT.read_text(encoding="utf-8").partition("| case | product |")[2]
    return [tuple(re.split(r"\s*\|\s*", line)[1:4]) for line in text.splitlines()[2:] if line.startswith("|")]


@pytest.fixture
def demonstration(monkeypatch, settings, clock, tmp_path):
    """The made-up cases, and of the real products those that the document names."""
    settings.DEMO = False
    rows = shipped_rows({product for _case, product, _producer in table()})
    rows += shipped_rows({"Mật ong hoa rừng Tam Đảo"})
    monkeypatch.setattr(load_demo, "LISTS", (write_list(tmp_path / "list.csv", *rows),))
    monkeypatch.setattr(illustrations, "print_missing", lambda rows, progress: None)
    load()


def on_sale(product: OcopProduct) -> bool:
    return Listing.objects.on_sale(TODAY).filter(ocop_product=product).exists()


def states(product: OcopProduct) -> list[str]:
    return [certificate.state_on(TODAY).value for certificate in product.certificates.order_by("pk")]


def stars(product: OcopProduct) -> list[int]:
    return [certificate.stars for certificate in product.certificates.order_by("pk")]


def stock(product: OcopProduct) -> list[int]:
    sold = get_model("partner", "StockRecord").objects.filter(product__in=family(product)).order_by("pk")
    return [record.num_in_stock for record in sold]


def family(product: OcopProduct) -> list:
    parent = product.listing.product
    return [parent, *parent.children.all()]


def first(product: OcopProduct) -> Certificate:
    return product.certificates.order_by("pk")[0]


def last(product: OcopProduct) -> Certificate:
    return product.certificates.order_by("-pk")[0]


def delivered(product: OcopProduct) -> list[bool]:
    provinces = AdminUnit.objects.provinces()
    return [delivers_to(product.listing, provinces.get(short_name=name)) for name in ("Thái Nguyên", "Cao Bằng")]


CASES = {
    "expired": lambda p: states(p) == ["expired"] and not on_sale(p) and p.listing.published_at,
    "expired, not renewed": lambda p: last(p).valid_until == datetime.date(2024, 11, 26) and p.producer is None,
    "revoked": lambda p: (
        states(p) == ["revoked"] and last(p).revocation.ground and last(p).revocation.authority.level == "province"
    ),
    "not yet valid": lambda p: states(p) == ["not_yet_valid"] and not on_sale(p),
    "superseded": lambda p: states(p) == ["superseded", "active"] and on_sale(p),
    "withdrawn": lambda p: states(p) == ["withdrawn"] and not on_sale(p),
    "verification withdrawn": lambda p: states(p) == ["verification_withdrawn"] and not on_sale(p),
    "ends in a week": lambda p: last(p).valid_until == TODAY + datetime.timedelta(days=7) and on_sale(p),
    "district issuer": lambda p: (
        on_sale(p) and not last(p).is_demonstration and last(p).decision.authority.name == "UBND huyện Đắk Song"
    ),
    "district issuer, made up": lambda p: last(p).decision.authority.level == "district" and on_sale(p),
    "downgrade": lambda p: stars(p) == [4, 3] and states(p) == ["superseded", "active"],
    "downgrade, real": lambda p: stars(p) == [4, 3] and p.producer is None,
    "upgrade": lambda p: stars(p) == [3, 4] and last(p).kind == "upgrade" and on_sale(p),
    "upgrade, real": lambda p: stars(p) == [4, 5] and first(p).potential_five and on_sale(p),
    "reassessed, real": lambda p: (
        first(p).valid_until == datetime.date(2024, 8, 26) and states(p) == ["expired", "active"]
    ),
    "demonstration renewal": lambda p: (
        [c.is_demonstration for c in p.certificates.order_by("pk")] == [False, True] and on_sale(p)
    ),
    "other labels": lambda p: (
        [label.kind for label in p.other_labels.valid(TODAY)] == ["vietgap"] and p.other_labels.count() == 2
    ),
    "potential five": lambda p: SearchDocument.objects.get(product=p.listing.product).potential_five,
    "alcohol": lambda p: p.listing.is_alcohol and not p.listing.cash_on_delivery,
    "tourism service": lambda p: p.listing.is_service and on_sale(p),
    "health supplement": lambda p: p.listing.is_health_supplement,
    "several products": lambda p: p.producer.ocop_products.count() > 1,
    "several producers": lambda p: OcopProduct.objects.filter(name=p.name).count() == 2,
    "variants": lambda p: [variant.pack.label for variant in family(p)[1:]] == ["Túi 1 kg", "Túi 5 kg", "Bao 10 kg"],
    "out of stock": lambda p: stock(p) == [0] and on_sale(p),
    "only 3 left": lambda p: stock(p) == [3],
    "only in its province": lambda p: delivered(p) == [True, False],
    "no stars known": lambda p: not p.certificates.exists() and not hasattr(p, "listing"),
    "no producer known": lambda p: last(p).valid_until == datetime.date(2026, 12, 28) and not hasattr(p, "listing"),
}


def test_every_case_of_the_document_is_there_by_name(demonstration):
    assert {case for case, _product, _producer in table()} == CASES.keys()
    for case, name, producer in table():
        products = OcopProduct.objects.filter(name=name)
        if producer:
            products = products.filter(producer__legal_name=producer)
        assert CASES[case](products.order_by("pk")[0]), case


def test_no_real_producer_is_shown_as_revoked(demonstration):
    ended = Certificate.objects.exclude(ended_by__in=("", "superseded"))
    assert all(certificate.ocop_product.producer.is_demonstration for certificate in ended)
    assert all("mẫu" in certificate.name_as_printed for certificate in ended)
