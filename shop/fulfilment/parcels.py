"""A basket as it would be sent: one parcel per producer, with its price; the parts add up to the total."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalog.clock import today
from catalog.models import AdminUnit, Listing, Producer
from shop.basket.contents import Item, contents
from shop.fulfilment.delivery_dates import DeliveryWindow, delivery_window
from shop.fulfilment.shipping import Shipping, Tariff, delivers_to, zone_between


@dataclass(frozen=True)
class Parcel:
    """What one producer sends. Amounts are in đồng, weight in grams."""

    producer: Producer
    items: list[Item]
    shipping: Shipping
    window: DeliveryWindow

    @property
    def shipping_price(self) -> int:
        return self.shipping.price

    @property
    def missing_for_free(self) -> int:
        """How much more of this producer's goods makes the shipping free, if that is near: half of it is there."""
        free_from = self.shipping.free_from
        if not self.shipping.price or free_from is None or 2 * self.goods_total < free_from:
            return 0
        return max(free_from - self.goods_total, 0)

    @property
    def may_be_inspected(self) -> bool:
        """By who pays at the door, before paying: all of it, or it would have to be opened in part."""
        return all(may_be_inspected(item.listing) for item in self.items)

    @property
    def origin(self) -> str:
        """Where it is sent from: "Bắc Kạn (nay thuộc Thái Nguyên)"; empty if that is not known."""
        then, now = (
            unit.province.short_name if unit else "" for unit in (self.producer.former_unit, self.producer.unit)
        )
        if then and now and then != now:
            return _("%(then)s (nay thuộc %(now)s)") % {"then": then, "now": now}
        return now or then

    @property
    def goods_total(self) -> int:
        return sum(item.price for item in self.items)

    @property
    def grams(self) -> int:
        return sum(item.grams for item in self.items)

    @property
    def amount_due(self) -> int:
        return self.goods_total + self.shipping_price


@dataclass(frozen=True)
class Quote:
    """What a basket costs sent to a place; without one, to the farthest there may be."""

    items: list[Item]
    parcels: list[Parcel]
    destination: AdminUnit | None

    @cached_property
    def goods_total(self) -> int:
        return sum(parcel.goods_total for parcel in self.parcels)

    @cached_property
    def shipping_total(self) -> int:
        return sum(parcel.shipping_price for parcel in self.parcels)

    @cached_property
    def total(self) -> int:
        return sum(parcel.amount_due for parcel in self.parcels)

    @cached_property
    def refused(self) -> list[Item]:
        """Lines that are no longer for sale, and not counted."""
        return [item for item in self.items if item.refusal]

    @cached_property
    def short(self) -> list[Item]:
        """Lines of which there is less left than wanted."""
        return [item for item in self.items if item.is_short]

    @cached_property
    def out_of_reach(self) -> list[Item]:
        """Lines that are not delivered to the destination."""
        if self.destination is None:
            return []
        return [item for item in self.sellable if not delivers_to(item.listing, self.destination)]

    @cached_property
    def problems(self) -> list[Item]:
        """What must be settled before the basket can be ordered."""
        return list(dict.fromkeys([*self.refused, *self.short, *self.out_of_reach]))

    @cached_property
    def sellable(self) -> list[Item]:
        return [item for item in self.items if not item.refusal]

    @cached_property
    def alcohol(self) -> list[Item]:
        return [item for item in self.sellable if item.listing.is_alcohol]


def may_be_inspected(listing: Listing) -> bool:
    """By who pays for it at the door, before paying."""
    return listing.inspect_before_paying and listing.cash_on_delivery and not listing.is_alcohol


def quote(basket, destination: AdminUnit | None = None) -> Quote:
    """Four statements, however many lines."""
    items = contents(basket)
    by_producer: dict[Producer, list[Item]] = {}
    for item in items:
        if not item.refusal:
            by_producer.setdefault(item.listing.producer, []).append(item)
    tariff = Tariff.of(producer.pk for producer in by_producer)
    parcels = [_parcel(producer, those, tariff, destination) for producer, those in by_producer.items()]
    return Quote(items, parcels, destination)


def _parcel(producer: Producer, items: list[Item], tariff: Tariff, destination: AdminUnit | None) -> Parcel:
    shipping = tariff.shipping(
        producer_id=producer.pk,
        zone=zone_between(producer.unit, destination),
        grams=sum(item.grams for item in items),
        goods=sum(item.price for item in items),
    )
    return Parcel(producer, items, shipping, _window(producer, items, destination))


def _window(producer: Producer, items: list[Item], destination: AdminUnit | None) -> DeliveryWindow:
    """The parcel leaves when the last of its goods can."""
    slowest = max((item.listing for item in items), key=lambda listing: listing.dispatch_days)
    return delivery_window(slowest, ordered_on=today(), origin=producer.unit, destination=destination)
