"""Orders as the checkout writes them, made in one step."""

import datetime
import itertools

from django.utils import timezone
from oscar.core.loading import get_model

from catalog.models import AdminUnit
from shop.fulfilment.models import Consignment, Recipient
from shop.payments.attempts import first_state, open_attempt
from tests.factories import make_listing

Order, Line = get_model("order", "Order"), get_model("order", "Line")

number = itertools.count(1)
PHONE = "+84912345678"
EXPECTED = (datetime.date(2026, 11, 25), datetime.date(2026, 11, 28))


def commune(name: str = "Phường Cầu Giấy", province: str = "Hà Nội") -> AdminUnit:
    return AdminUnit.objects.communes().get(name=name, parent__short_name=province)


def make_order(*listings, shipping: int = 30_000, user=None, quantity: int = 1, code: str = "", **recipient):
    """An order of some listings, one parcel for each of them, which needs a producer of its own; waiting for its money
    if `payment_method` says so."""
    method = recipient.setdefault("payment_method", "cod")
    listings = listings or (make_listing(),)
    prices = [int(listing.product.stockrecords.get().price) * quantity for listing in listings]
    order = Order.objects.create(
        number=code or f"TEST{next(number):06d}",
        user=user,
        status=first_state(method),
        total_incl_tax=sum(prices) + shipping * len(listings),
        total_excl_tax=sum(prices) + shipping * len(listings),
        shipping_incl_tax=shipping * len(listings),
        shipping_excl_tax=shipping * len(listings),
        date_placed=timezone.now(),
    )
    Recipient.objects.create(order=order, **_recipient(recipient))
    for n, (listing, price) in enumerate(zip(listings, prices, strict=True), start=1):
        _make_parcel(order, listing, n=n, price=price, quantity=quantity, shipping=shipping)
    open_attempt(order, method)
    return order


def _recipient(told: dict) -> dict:
    return {
        "name": "Nguyễn Thị Hoa",
        "phone": PHONE,
        "line1": "Số 12, ngõ 34 Trần Thái Tông",
        "terms_accepted_at": timezone.now(),
        **told,
        "commune": told.get("commune") or commune(),
    }


def _make_parcel(order, listing, *, n: int, price: int, quantity: int, shipping: int) -> None:
    stock = listing.product.stockrecords.get()
    stock.allocate(quantity)
    Line.objects.create(
        order=order,
        partner=stock.partner,
        partner_name=stock.partner.name,
        partner_sku=stock.partner_sku,
        stockrecord=stock,
        product=listing.product,
        title=listing.product.title,
        quantity=quantity,
        num_allocated=quantity,
        unit_price_incl_tax=stock.price,
        unit_price_excl_tax=stock.price,
        line_price_incl_tax=price,
        line_price_excl_tax=price,
        line_price_before_discounts_incl_tax=price,
        line_price_before_discounts_excl_tax=price,
    )
    Consignment.objects.create(
        order=order,
        number=f"{order.number}-{n}",
        producer=listing.ocop_product.producer,
        state=order.status,
        placed_at=timezone.now() if order.status == Consignment.State.PLACED else None,
        goods_total=price,
        shipping_price=shipping,
        weight=500,
        expected_from=EXPECTED[0],
        expected_until=EXPECTED[1],
    )
