"""What a parcel costs: by distance, by weight, by the producer's own rates; how far goods are sent at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import Listing
from shop.fulfilment.models import ShippingRate
from shop.fulfilment.shipping import Step, Tariff, Zone, delivers_to, price_by_weight, zone_between
from shop.order.models import Order
from tests.factories import make_listing, make_producer, province
from tests.shopper import BASKET, TOLD, Shopper, commune, place

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


# --- Free from so much of goods --------------------------------------------------------------------------------------


def free(amount: int | None, *, producer=None, zone: Zone = Zone.COUNTRY) -> None:
    ShippingRate.objects.filter(producer=producer, zone=zone).update(free_from=amount)


@pytest.mark.parametrize(("goods", "costs"), [(299_999, 34_000), (300_000, 0), (5_000_000, 0)])
def test_from_an_amount_of_goods_on_it_is_free(goods, costs):
    free(300_000)
    assert price(Tariff.of([]), Zone.COUNTRY, goods=goods) == costs


def test_the_row_that_holds_the_weight_decides():
    ShippingRate.objects.filter(zone=Zone.COUNTRY, up_to_grams__lte=1000).update(free_from=300_000)
    tariff = Tariff.of([])
    assert price(tariff, Zone.COUNTRY, grams=1000, goods=300_000) == 0
    assert price(tariff, Zone.COUNTRY, grams=1001, goods=300_000) == 42_000


def test_what_is_heavier_than_the_last_row_goes_by_it():
    ShippingRate.objects.filter(zone=Zone.COUNTRY, up_to_grams=20_000).update(free_from=900_000)
    tariff = Tariff.of([])
    assert price(tariff, Zone.COUNTRY, grams=20_001, goods=899_999) == 216_000
    assert price(tariff, Zone.COUNTRY, grams=20_001, goods=900_000) == 0


def test_a_producers_own_rates_have_their_own_amount():
    producer = make_producer()
    free(100_000)
    ShippingRate.objects.create(producer=producer, zone=Zone.COUNTRY, up_to_grams=5000, price=15_000)
    tariff = Tariff.of([producer.pk])
    assert price(tariff, Zone.COUNTRY, producer_id=producer.pk, goods=100_000) == 15_000
    assert price(tariff, Zone.COUNTRY, producer_id=producer.pk + 1, goods=100_000) == 0


def promised(grams: int = 700, goods: int = 100_000) -> int | None:
    return Tariff.of([]).shipping(producer_id=1, zone=Zone.COUNTRY, grams=grams, goods=goods).free_from


def test_it_is_promised_only_if_it_holds_whatever_is_added():
    """More goods weigh more: a heavier row may want more, or never be free."""
    assert promised() is None
    free(300_000)
    assert promised() == 300_000
    ShippingRate.objects.filter(zone=Zone.COUNTRY, up_to_grams=5000).update(free_from=400_000)
    assert promised() == 400_000
    assert promised(grams=6000) == 300_000
    ShippingRate.objects.filter(zone=Zone.COUNTRY, up_to_grams=20_000).update(free_from=None)
    assert promised() is None


# --- In the basket ---------------------------------------------------------------------------------------------------

MORE = "Mua thêm {} của người bán này để được miễn phí vận chuyển."


def words(response) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def shopper(clock) -> Shopper:
    return Shopper()


@pytest.mark.parametrize(
    ("amount", "said"), [(200_000, "50.000 ₫"), (300_000, "150.000 ₫"), (300_001, None), (150_000, None), (None, None)]
)
def test_the_basket_says_what_is_missing_once_half_of_it_is_there(shopper, amount, said):
    free(amount)
    shopper.put(make_listing(price=150_000))
    page = words(shopper.get(BASKET))
    assert (MORE.format(said) in page) if said else ("Mua thêm" not in page)
    assert ("Miễn phí vận chuyển" in page) == (amount == 150_000)


def test_each_parcel_counts_for_itself(shopper):
    free(200_000)
    shopper.put(make_listing(price=150_000), make_listing(price=150_000))
    assert [parcel.shipping_price for parcel in shopper.basket().parcels] == [34_000, 34_000]
    assert words(shopper.get(BASKET)).count(MORE.format("50.000 ₫")) == 2


def test_the_province_is_chosen_in_the_basket_and_goes_on_to_the_checkout(shopper):
    shopper.put(make_listing(producer=make_producer(unit=province("Hà Nội"))))
    assert shopper.basket().shipping_total == 34_000
    hanoi = province("Hà Nội")
    assert shopper.update(province=hanoi.slug).url == BASKET
    assert shopper.basket().shipping_total == 22_000
    assert f'<option value="{hanoi.slug}" selected>' in words(shopper.get(BASKET))
    assert shopper.open_checkout().context["form"]["province"].value() == hanoi.slug


def test_another_province_forgets_the_commune_and_keeps_the_rest(shopper):
    shopper.put(make_listing())
    shopper.open_checkout()
    shopper.submit(**TOLD, **place(commune()), **{"continue": "1"})
    shopper.update(province=province("Lạng Sơn").slug)
    typed = shopper.session["checkout"]
    assert (typed["province"], typed["name"]) == (province("Lạng Sơn").slug, TOLD["name"])
    assert "commune" not in typed


@pytest.mark.parametrize("junk", ["ha-noi-2", "<script>", "\x00", "9" * 5000, "\N{PILE OF POO}"])
def test_a_province_that_is_none_changes_nothing(shopper, junk):
    shopper.put(make_listing())
    line = shopper.basket().items[0].line
    answer = shopper.update(**{"province": junk, f"quantity-{line.pk}": 5})
    assert answer.status_code == 400
    assert "Vui lòng chọn tỉnh/thành phố trong danh sách." in words(answer)
    assert shopper.basket().items[0].quantity == 1
    assert "checkout" not in shopper.session


def test_not_to_choose_is_no_mistake(shopper):
    shopper.put(make_listing())
    assert shopper.update(province="").status_code == 302
    assert shopper.basket().destination is None


def test_an_order_costs_what_the_basket_said(shopper):
    free(300_000)
    shopper.put(make_listing(price=150_000), quantity=2)
    assert shopper.basket().total == 300_000
    shopper.order()
    order = Order.objects.get()
    assert (int(order.total_incl_tax), order.consignments.get().shipping_price) == (300_000, 0)


def test_what_a_form_says_of_its_price_is_not_believed(shopper):
    free(300_000)
    shopper.put(make_listing(price=150_000))
    shopper.open_checkout()
    told = {**TOLD, **place(commune())}
    shopper.submit(**told, **{"continue": "1"})
    page = words(shopper.submit(**told, total_seen=150_000, shipping_price=0, shipping=0, free_from=1))
    assert "Tổng thanh toán bây giờ là 184.000 ₫." in page
    assert not Order.objects.exists()


def test_an_amount_raised_meanwhile_is_shown_before_anything_is_ordered(shopper):
    free(150_000)
    shopper.put(make_listing(price=150_000))
    told = {**TOLD, **place(commune())}
    shopper.open_checkout()
    shopper.submit(**told, **{"continue": "1"})
    free(500_000)
    assert "Tổng thanh toán bây giờ là 184.000 ₫." in words(shopper.submit(**told))
    assert not Order.objects.exists()
