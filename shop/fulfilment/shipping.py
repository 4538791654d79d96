"""What a parcel costs to send, in đồng, by how far it goes and what it weighs; and how far a listing is sent at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from catalog.models import AdminUnit, Listing
from shop.fulfilment.models import ShippingRate

Zone = ShippingRate.Zone


@dataclass(frozen=True)
class Step:
    """The price of a parcel up to a weight; free from so much of goods, if ever."""

    up_to: int
    price: int
    free_from: int | None = None


Steps = list[Step]
"""Lightest first."""


def zone_between(origin: AdminUnit | None, destination: AdminUnit | None) -> Zone:
    """How far it is between two places of today, of any level. An unknown place may be anywhere."""
    if origin is None or destination is None:
        return Zone.COUNTRY
    here, there = origin.province, destination.province
    if here == there:
        return Zone.PROVINCE
    return Zone.MACRO_REGION if here.macro_region == there.macro_region else Zone.COUNTRY


WITHIN_REACH: dict[str, set[Zone]] = {
    Listing.DeliveryArea.PROVINCE: {Zone.PROVINCE},
    Listing.DeliveryArea.MACRO_REGION: {Zone.PROVINCE, Zone.MACRO_REGION},
    Listing.DeliveryArea.NATIONWIDE: set(Zone),
}


def delivers_to(listing: Listing, destination: AdminUnit) -> bool:
    """A producer whose place is not known cannot limit its area."""
    origin = listing.producer.unit
    return origin is None or zone_between(origin, destination) in WITHIN_REACH[listing.delivery_area]


def price_by_weight(steps: Steps, grams: int) -> int:
    """The step that holds the weight; what is heavier than the last goes as several parcels of the last, and a rest."""
    last = steps[-1]
    full, rest = divmod(max(grams, 1) - 1, last.up_to)
    return full * last.price + next(step.price for step in steps if rest + 1 <= step.up_to)


def steps_from(steps: Steps, grams: int) -> Steps:
    """The step that holds the weight (the last, if none does) and the heavier ones."""
    return [step for step in steps if grams <= step.up_to] or steps[-1:]


@dataclass(frozen=True)
class Shipping:
    """What sending a parcel costs, and from how much of goods it costs nothing whatever is added to it: None if there
    is no such amount."""

    price: int
    free_from: int | None


@dataclass(frozen=True)
class Tariff:
    """The rates of some producers and the default ones, read at once."""

    steps: dict[tuple[int | None, str], Steps]

    @classmethod
    def of(cls, producer_ids: Iterable[int]) -> "Tariff":
        """One statement."""
        steps: dict[tuple[int | None, str], Steps] = {}
        rates = ShippingRate.objects.applicable(producer_ids).order_by("up_to_grams")
        for producer_id, zone, *step in rates.values_list("producer", "zone", "up_to_grams", "price", "free_from"):
            steps.setdefault((producer_id, zone), []).append(Step(*step))
        return cls(steps)

    def shipping(self, *, producer_id: int, zone: Zone, grams: int, goods: int) -> Shipping:
        """Of a parcel with goods for so much. Raises ImproperlyConfigured if neither the producer nor the shop has a
        rate for the zone."""
        steps = self.steps.get((producer_id, zone)) or self.steps.get((None, zone))
        if not steps:
            raise ImproperlyConfigured(f"No default shipping rate for the zone {zone}: add one.")
        step, *heavier = steps_from(steps, grams)
        is_free = step.free_from is not None and goods >= step.free_from
        amounts = [each.free_from for each in (step, *heavier) if each.free_from is not None]
        return Shipping(
            price=0 if is_free else price_by_weight(steps, grams),
            free_from=max(amounts) if len(amounts) == 1 + len(heavier) else None,
        )
