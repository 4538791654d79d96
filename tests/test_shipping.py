"""What a parcel costs: by distance, by weight, by the producer's own rates; how far goods are sent at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import Listing
from shop.fulfilment.models import ShippingRate
from shop.fulfilment.shipping import Step, Tariff, Zone, delivers_to, price_by_weight, zone_between
from tests.factories import make_listing, make_producer, province
from tests.shopper import commune

pytestmark = pytest.mark.django_db
STEPS = [Step(500, 30_000), Step(1000, 34_000), Step(2000, 42_000)]
Area = Listing.DeliveryArea


@pytest.mark.parametrize(
    ("grams", "price"),
    [(0, 30_000), (1, 30_000), (500, 30_000), (501, 34_000), (1000, 34_000), (2000, 42_000)],
)
def test_the_first_step_that_holds_the_weight_counts(grams, price):
    assert price_by_weight(STEPS, grams) == price


@pytest.mark.parametrize(("grams", "price"), [(2001, 72_000), (2500, 72_000), (4000, 84_000), (4001, 114_000)])
def test_what_is_heavier_than_the_last_step_goes_as_several_parcels(grams, price):
    assert price_by_weight(STEPS, grams) == price


@given(st.integers(0, 200_000), st.integers(0, 5_000))
def test_more_weight_is_never_cheaper_within_a_rising_tariff(grams, more):
    assert price_by_weight(STEPS, grams) <= price_by_weight(STEPS, grams + more)


@pytest.mark.parametrize(
    ("origin", "destination", "zone"),
    [
        ("Thái Nguyên", "Thái Nguyên", Zone.PROVINCE),
        ("Thái Nguyên", "Lạng Sơn", Zone.MACRO_REGION),
        ("Thái Nguyên", "Hà Nội", Zone.COUNTRY),
        ("Hà Nội", "Hồ Chí Minh", Zone.COUNTRY),
    ],
)
def test_zones(origin, destination, zone):
    assert zone_between(province(origin), province(destination)) == zone


def test_a_commune_is_as_far_as_its_province_and_an_unknown_place_as_far_as_can_be():
    assert zone_between(province("Hà Nội"), commune("Phường Cầu Giấy")) == Zone.PROVINCE
    assert zone_between(None, province("Hà Nội")) == zone_between(province("Hà Nội"), None) == Zone.COUNTRY


def price(tariff: Tariff, zone: Zone, *, producer_id: int = 1, grams: int = 700, goods: int = 0) -> int:
    return tariff.shipping(producer_id=producer_id, zone=zone, grams=grams, goods=goods).price


def test_the_shops_own_tariff_is_there_from_the_start():
    tariff = Tariff.of([])
    assert [price(tariff, zone) for zone in Zone] == [22_000, 28_000, 34_000]


def test_a_producers_rates_for_a_zone_take_the_place_of_the_shops():
    producer, other = make_producer(), make_producer()
    ShippingRate.objects.create(producer=producer, zone=Zone.PROVINCE, up_to_grams=5000, price=0)
    tariff = Tariff.of([producer.pk, other.pk])
    assert price(tariff, Zone.PROVINCE, producer_id=producer.pk) == 0
    assert price(tariff, Zone.COUNTRY, producer_id=producer.pk) == 34_000
    assert price(tariff, Zone.PROVINCE, producer_id=other.pk) == 22_000


def test_a_shop_without_rates_is_told_so():
    ShippingRate.objects.all().delete()
    with pytest.raises(ImproperlyConfigured, match="country"):
        price(Tariff.of([]), Zone.COUNTRY)


@pytest.mark.parametrize(
    ("area", "reached"),
    [
        (Area.NATIONWIDE, {"Thái Nguyên", "Lạng Sơn", "Hà Nội"}),
        (Area.MACRO_REGION, {"Thái Nguyên", "Lạng Sơn"}),
        (Area.PROVINCE, {"Thái Nguyên"}),
    ],
)
def test_how_far_goods_are_sent(area, reached):
    listing = make_listing(delivery_area=area)
    assert {name for name in ("Thái Nguyên", "Lạng Sơn", "Hà Nội") if delivers_to(listing, province(name))} == reached
