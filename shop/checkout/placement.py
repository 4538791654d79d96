"""Placing an order: everything in one transaction, under the locks that every ending of a certificate takes too.

The basket first, then its listings, then its stock, each in pk order. After that nothing that the order depends on can
change, and everything is asked again: the rule, the stock, the price.
"""

import secrets
from dataclasses import dataclass, field

from django.contrib.sites.models import Site
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.models import AdminUnit, Listing
from catalog.models.registry import UNAMBIGUOUS
from search import index
from shop.basket.contents import Item, listed_pk
from shop.fulfilment.models import Consignment, InvoiceRequest, Recipient
from shop.fulfilment.parcels import Parcel, Quote, quote
from shop.order.models import CODE_LENGTH, Line, Order, ShippingAddress
from shop.order.signals import order_placed
from shop.partner.models import InsufficientStock, StockRecord
from shop.payments.attempts import first_state, open_attempt


class AlreadyPlaced(Exception):
    """The basket has become an order before, by a second click perhaps."""


class NotForSale(Exception):
    """Some lines may not be sold, or not there: `items`. The basket is as it was."""

    def __init__(self, items: list[Item]):
        super().__init__(*items)
        self.items = items


class TotalChanged(Exception):
    """The buyer saw another total than it would be now: `total`, in đồng."""

    def __init__(self, total: int):
        super().__init__(total)
        self.total = total


@dataclass(frozen=True)
class Purchase:
    """What the buyer has told and agreed to."""

    name: str
    phone: str
    commune: AdminUnit
    line1: str
    payment_method: str
    total_seen: int
    email: str = ""
    old_address: str = ""
    note: str = ""
    marketing_consent: bool = False
    invoice: dict[str, str] = field(default_factory=dict)
    user: object = None


def place_order(basket_id: int, purchase: Purchase) -> Order:
    """Turns an open basket into an order with its parcels. The number of statements does not depend on its lines.

    Raises AlreadyPlaced, NotForSale, InsufficientStock or TotalChanged; then nothing has been written.
    """
    with transaction.atomic(durable=True):
        basket = _lock_basket(basket_id)
        _lock_goods(basket)
        offer = quote(basket, purchase.commune.province)
        _check(offer, purchase)
        StockRecord.objects.allocate({item.line.stockrecord_id: item.quantity for item in offer.items})
        order = _write_order(basket, offer, purchase)
        _write_lines(order, offer)
        _write_consignments(order, offer)
        open_attempt(order, purchase.payment_method)
        basket.submit()
        index.update({item.listing.product_id for item in offer.items})
        order_placed.send(Order, order=order)
    return order


def _lock_basket(basket_id: int):
    basket = get_model("basket", "Basket").objects.select_for_update().get(pk=basket_id)
    if basket.status != basket.OPEN:
        raise AlreadyPlaced
    return basket


def _lock_goods(basket) -> None:
    lines = basket.lines.select_related("product")
    list(Listing.objects.filter(product__in={listed_pk(line.product) for line in lines}).lock())
    list(StockRecord.objects.filter(pk__in={line.stockrecord_id for line in lines}).lock())


def _check(offer: Quote, purchase: Purchase) -> None:
    if unsold := [item for item in offer.refused if not item.is_sold_out] + offer.out_of_reach:
        raise NotForSale(unsold)
    if short := [item for item in offer.items if item.is_short or item.is_sold_out]:
        raise InsufficientStock(short)
    if not offer.items or offer.total != purchase.total_seen:
        raise TotalChanged(offer.total)


def new_code() -> str:
    """Ten capitals and digits that nobody confuses; short enough for the memo of a bank transfer."""
    return "".join(secrets.choice(UNAMBIGUOUS) for _position in range(CODE_LENGTH))


def _write_order(basket, offer: Quote, purchase: Purchase) -> Order:
    order = Order.objects.create(
        number=new_code(),
        basket=basket,
        user=purchase.user,
        site=Site.objects.get_current(),
        total_incl_tax=offer.total,
        total_excl_tax=offer.total,
        shipping_incl_tax=offer.shipping_total,
        shipping_excl_tax=offer.shipping_total,
        shipping_address=_write_address(purchase),
        guest_email=purchase.email,
        status=first_state(purchase.payment_method),
    )
    Recipient.objects.create(
        order=order,
        name=purchase.name,
        phone=purchase.phone,
        email=purchase.email or None,
        commune=purchase.commune,
        line1=purchase.line1,
        old_address=purchase.old_address,
        note=purchase.note,
        payment_method=purchase.payment_method,
        terms_accepted_at=timezone.now(),
        marketing_consent=purchase.marketing_consent,
    )
    if purchase.invoice:
        InvoiceRequest.objects.create(order=order, **purchase.invoice)
    return order


def _write_address(purchase: Purchase) -> ShippingAddress:
    """The same for Oscar's dashboard."""
    return ShippingAddress.objects.create(
        first_name=purchase.name,
        line1=purchase.line1,
        line2=purchase.old_address,
        line4=purchase.commune.name,
        state=purchase.commune.province.name,
        country_id="VN",
        phone_number=purchase.phone,
        notes=purchase.note,
    )


def _write_lines(order: Order, offer: Quote) -> None:
    Line.objects.bulk_create(_line(order, parcel, item) for parcel in offer.parcels for item in parcel.items)


def _line(order: Order, parcel: Parcel, item: Item) -> Line:
    title = f"{item.name}, {item.pack.label}" if item.pack else item.name
    return Line(
        order=order,
        partner_id=parcel.producer.partner_id,
        partner_name=parcel.producer.legal_name[:128],
        partner_sku=item.line.stockrecord.partner_sku,
        stockrecord=item.line.stockrecord,
        product=item.line.product,
        title=title[:255],
        quantity=item.quantity,
        num_allocated=item.quantity,
        unit_price_incl_tax=item.unit_price,
        unit_price_excl_tax=item.unit_price,
        line_price_incl_tax=item.price,
        line_price_excl_tax=item.price,
        line_price_before_discounts_incl_tax=item.price,
        line_price_before_discounts_excl_tax=item.price,
    )


def _write_consignments(order: Order, offer: Quote) -> None:
    Consignment.objects.bulk_create(
        Consignment(
            order=order,
            number=f"{order.number}-{n}",
            producer=parcel.producer,
            state=order.status,
            placed_at=order.date_placed if order.status == Consignment.State.PLACED else None,
            goods_total=parcel.goods_total,
            shipping_price=parcel.shipping_price,
            weight=parcel.grams,
            expected_from=parcel.window.first,
            expected_until=parcel.window.last,
        )
        for n, parcel in enumerate(offer.parcels, start=1)
    )
