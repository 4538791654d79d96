"""What may not be sold today is shown, listed and sold nowhere (design.md §3).

Two walks: over every URL pattern that takes a product, so that a new URL fails here until it obeys; and over every
surface that lists products. Each at the last second before and the first second after a certificate's limit in
Asia/Ho_Chi_Minh.
"""

import datetime
from dataclasses import dataclass

import pytest
from django.core.signing import Signer
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from oscar.core.loading import get_model

from catalog.actions.revoke_certificate import revoke_certificate
from catalog.actions.withdraw_certificate import withdraw_certificate, withdraw_verification
from catalog.models import Certificate, Listing
from shop.accounts.models import User
from shop.partner.strategy import Selector
from tests.factories import make_authority, make_certificate, make_listing, make_ocop_product, make_producer
from tests.orders import make_order
from tests.shopper import Shopper, lines, orders

Day = datetime.date
Line = get_model("basket", "Line")
Product, ProductRecommendation = (get_model("catalogue", name) for name in ("Product", "ProductRecommendation"))
pytestmark = pytest.mark.django_db

NAME = "Mật ong Cửa Chắn"
STAFF_ONLY = ("cms/", "quan-ly/")
"""Wagtail's admin and the staff's dashboard: another gate, tested there."""


@dataclass
class Case:
    listing: Listing
    good: str | None
    """A moment at which it may be sold; None if there is none."""
    bad: str
    """A moment at which it may not."""
    page: int
    """What its page answers then: 200 with a notice if it was once published and verified, else 404."""
    neighbour: Listing | None = None
    """Another product of its producer, on sale all the time."""


def lapsed(staff) -> Case:
    listing = listed(make_certificate(ocop_product(), valid_from=Day(2023, 11, 22)))
    return Case(listing, "2026-11-22 23:59:59", "2026-11-23 00:00:00", 200)


def not_yet_valid(staff) -> Case:
    listing = listed(make_certificate(ocop_product(), valid_from=Day(2026, 11, 23)))
    return Case(listing, "2026-11-23 00:00:00", "2026-11-22 23:59:59", 200)


def revoked(staff) -> Case:
    listing = listed(make_certificate(ocop_product()))
    decision = {"decision_number": "12/QĐ-UBND", "date": Day(2026, 11, 22), "authority": make_authority()}
    revoke_certificate(listing.ocop_product.certificates.get(), actor=staff, **decision)
    return Case(listing, None, "2026-11-22 10:00:01", 200)


def superseded(staff) -> Case:
    """Its successor's verification was withdrawn, so that nothing counts any more."""
    ended = {"ended_on": Day(2026, 11, 23), "ended_by": Certificate.Ending.SUPERSEDED}
    listing = listed(make_certificate(ocop_product(), **ended))
    return Case(listing, "2026-11-22 23:59:59", "2026-11-23 00:00:00", 200)


def withdrawn(staff) -> Case:
    listing = listed(make_certificate(ocop_product()))
    withdraw_certificate(listing.ocop_product.certificates.get(), actor=staff, reason="ngừng sản xuất")
    return Case(listing, None, "2026-11-22 10:00:01", 200)


def verification_withdrawn(staff) -> Case:
    listing = listed(make_certificate(ocop_product()))
    withdraw_verification(listing.ocop_product.certificates.get(), actor=staff, reason="nhầm quyết định")
    return Case(listing, None, "2026-11-22 10:00:01", 200)


def never_certified(staff) -> Case:
    return Case(listed(make_certificate(ocop_product(), verified=False)), None, "2026-11-22 10:00:01", 404)


CASES = [lapsed, not_yet_valid, revoked, superseded, withdrawn, verification_withdrawn, never_certified]


def ocop_product():
    return make_ocop_product(NAME, producer=make_producer("Hợp tác xã Cửa Chắn"))


def listed(certificate):
    return make_listing(certificate=certificate, price=987_000, season_months="11,12")


LIMITED = [lapsed, not_yet_valid, superseded]
"""Those that may be sold a second away."""


def make(build) -> Case:
    case = build(User.objects.create_superuser("quanly@demo.test"))
    case.neighbour = make_listing("Mật ong Láng Giềng", producer=case.listing.producer)
    return case


@pytest.fixture(params=CASES, ids=lambda build: build.__name__)
def case(request, clock):
    return make(request.param)


@pytest.fixture(params=LIMITED, ids=lambda build: build.__name__)
def limited(request, clock):
    return make(request.param)


# --- Every URL that takes a product -------------------------------------------------------------------------------


def patterns(resolver=None, route=""):
    """(full name, route) of every pattern with a parameter outside the staff's rooms."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not any(str(pattern.pattern).lstrip("^").startswith(prefix) for prefix in STAFF_ONLY):
                yield from patterns(pattern, path)
        elif isinstance(pattern, URLPattern) and ("<" in path or "(?P" in path):
            yield pattern.name, path


TAKES_PRODUCT = {"detail", "share-image"}
TAKES_NO_PRODUCT = {
    "certificate": "the proof of a certificate, open to all, ended or not",
    "certificate-qr": "the same as a picture",
    "producer": "walked below as a surface that lists products",
    "region": "walked below",
    "former-region": "walked below",
    "sitemap": "walked below",
    "tracking": "one's own order",
    "buy-again": "one's own order; walked below",
    "cancel": "one's own order",
    "cancel-parcel": "a parcel of it",
    "pay": "one's own order",
    "payee": "the same",
    "progress": "the same",
    "stripe-return": "the same",
    "picture": "the same",
    "parcel": "a parcel of one's own order, and what was reported of it",
    "withdraw": "the same",
    "photo": "a photograph of the same",
    "account_confirm_email": "a key",
    "account_reset_password_from_key": "a key",
    "media": "a file by its path",
    "unknown_path": "the API's 404",
    "wagtail_serve": "pages of staff; what their blocks show: tests/test_cms_products.py",
}


def test_every_pattern_with_a_parameter_is_known():
    unknown = {f"{name}: {path}" for name, path in patterns() if name not in {*TAKES_PRODUCT, *TAKES_NO_PRODUCT}}
    assert not unknown, "say in this file whether these take a product, and gate those that do"


@pytest.mark.parametrize("name", sorted(TAKES_PRODUCT))
def test_a_url_of_a_product_shows_no_more_than_that_it_has_ended(name, case, client, clock):
    product = case.listing.product
    address = reverse(f"catalogue:{name}", args=[product.slug, product.pk])
    clock(case.bad)
    answer = client.get(address)
    assert answer.status_code == (case.page if name == "detail" else 404)
    assert SELLING.isdisjoint(words(answer))


# --- Every surface that lists products ----------------------------------------------------------------------------

SURFACES = {
    "home": "/",
    "list": "/san-pham/",
    "list, searched": "/san-pham/?q=cua+chan",
    "list in English": "/en/san-pham/",
    "API": "/api/v1/products/?q=cua+chan",
    "suggestions": "/api/v1/suggest/?q=mat+ong+cua",
    "sitemap": "/sitemap-products.xml",
    "region": "/vung/thai-nguyen/",
    "former region": "/vung/truoc-2025/bac-kan/",
    "producer": "/nha-san-xuat/hop-tac-xa-cua-chan/",
    "another product of its producer": None,
}


def address_of(surface: str, case: Case) -> str:
    return SURFACES[surface] or case.neighbour.product.get_absolute_url()


@pytest.mark.parametrize("surface", SURFACES)
def test_no_surface_lists_what_may_not_be_sold(surface, case, client, clock):
    clock(case.bad)
    assert not links_to(case.listing, client.get(address_of(surface, case)))


@pytest.mark.parametrize("surface", SURFACES)
def test_the_same_surface_lists_it_a_second_away(surface, limited, client, clock):
    """The negative control: what the walk looks for is really there while it may be sold."""
    clock(limited.good)
    assert links_to(limited.listing, client.get(address_of(surface, limited)))


def test_its_page_sells_it_a_second_away(limited, client, clock):
    clock(limited.good)
    assert words(client.get(limited.listing.product.get_absolute_url())) == SELLING


# --- Every way to buy ---------------------------------------------------------------------------------------------


def test_it_cannot_be_put_into_a_basket(case, shopper, clock):
    clock(case.bad)
    shopper.put(case.listing)
    assert lines() == {}


def test_it_can_be_ordered_a_second_away(limited, shopper, clock):
    clock(limited.good)
    shopper.put(limited.listing)
    shopper.order()
    assert orders().get().lines.get().product == limited.listing.product


def test_what_lies_in_a_basket_is_shown_as_no_longer_for_sale_and_is_not_ordered(case, shopper, clock):
    put_behind_the_gate(case, shopper)
    shopper.put(case.neighbour)
    clock(case.bad)
    assert [(item.name, bool(item.refusal)) for item in shopper.basket().items] == [
        (NAME, True),
        ("Mật ong Láng Giềng", False),
    ]
    shopper.order()
    assert not orders().filter(lines__product=case.listing.product).exists()
    assert NAME in lines()


def test_the_rest_of_the_basket_is_ordered_without_it(case, shopper, clock):
    put_behind_the_gate(case, shopper)
    shopper.put(case.neighbour)
    clock(case.bad)
    shopper.update(remove=Line.objects.get(product=case.listing.product).pk)
    shopper.order()
    assert [line.title for line in orders().get().lines.all()] == ["Mật ong Láng Giềng, chai 500 ml"]


def test_buying_again_leaves_it_out(case, shopper, clock):
    order = make_order(case.listing)
    session = shopper.session
    session["orders"] = [order.number]
    session.save()
    clock(case.bad)
    shopper.post(reverse("order:buy-again", args=[order.number]))
    assert lines() == {}


def test_oscars_own_querysets_hide_it(case, clock):
    clock(case.bad)
    for products in (Product.objects.browsable(), Product.objects.public()):
        assert not products.filter(pk=case.listing.product_id).exists()


def test_nothing_recommends_it(case, clock):
    ProductRecommendation.objects.create(primary=case.neighbour.product, recommendation=case.listing.product)
    clock(case.bad)
    assert case.neighbour.product.sorted_recommended_products == []


# --- What the walks look for --------------------------------------------------------------------------------------

SELLING = {"Thêm vào giỏ", "Mua ngay", "987.000\u00a0₫", "InStock"}


def words(answer) -> set[str]:
    """The words of selling that a page says."""
    body = b"" if answer.streaming else answer.content
    return {word for word in SELLING if word in body.decode(errors="replace")}


def links_to(listing: Listing, answer) -> bool:
    assert answer.status_code == 200
    return f"_{listing.product_id}/" in answer.content.decode()


@pytest.fixture
def shopper():
    return Shopper()


def put_behind_the_gate(case: Case, shopper: Shopper) -> None:
    """It came into the basket when nobody looked: by Oscar's own model, past our form."""
    basket = get_model("basket", "Basket").objects.create()
    basket.strategy = Selector().strategy()
    stock = case.listing.product.stockrecords.get()
    basket.lines.create(
        product=case.listing.product,
        stockrecord=stock,
        line_reference=f"{case.listing.product_id}_{stock.pk}",
        price_currency="VND",
        price_excl_tax=stock.price,
        price_incl_tax=stock.price,
    )
    shopper.cookies["oscar_open_basket"] = Signer().sign(basket.pk)
