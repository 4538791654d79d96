"""What a parcel costs to send, in đồng, by how far it goes and what it weighs; and how far a listing is sent at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from catalog.models import AdminUnit, Listing
from shop.fulfilment.models import ShippingRate

Zone = ShippingRate.Zone
Steps = list[tuple[int, int]]
"""(up to grams, price), lightest first."""


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
    most, price_of_most = steps[-1]
    full, rest = divmod(max(grams, 1) - 1, most)
    return full * price_of_most + next(price for up_to, price in steps if rest + 1 <= up_to)


@dataclass(frozen=True)
class Tariff:
    """The rates of some producers and the default ones, read at once."""

    steps: dict[tuple[int | None, str], Steps]

    @classmethod
    def of(cls, producer_ids: Iterable[int]) -> "Tariff":
        """One statement."""
        steps: dict[tuple[int | None, str], Steps] = {}
        rates = ShippingRate.objects.applicable(producer_ids).order_by("up_to_grams")
        for producer_id, zone, up_to_grams, price in rates.values_list("producer", "zone", "up_to_grams", "price"):
            steps.setdefault((producer_id, zone), []).append((up_to_grams, price))
        return cls(steps)

    def price(self, *, producer_id: int, zone: Zone, grams: int) -> int:
        """Raises ImproperlyConfigured if neither the producer nor the shop has a rate for the zone."""
        steps = self.steps.get((producer_id, zone)) or self.steps.get((None, zone))
        if not steps:
            raise ImproperlyConfigured(f"No default shipping rate for the zone {zone}: add one.")
        return price_by_weight(steps, grams)
