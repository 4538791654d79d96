from dataclasses import dataclass
from typing import Self

from catalog.models import Listing
from shop.basket.contents import listed_pk
from shop.fulfilment.parcels import Quote
from shop.order.models import Order


@dataclass(frozen=True)
class Goods:
    """What is paid for, as far as it decides how it may be paid: in a basket, or in an order that waits."""

    total: int
    """In đồng, with shipping."""
    has_alcohol: bool
    prepaid_only: tuple[str, ...]
    """Names of what its producer does not send for cash."""

    @classmethod
    def of_quote(cls, quote: Quote) -> Self:
        return cls._of(quote.total, [(item.name, item.listing) for item in quote.sellable])

    @classmethod
    def of_order(cls, order: Order) -> Self:
        """Two statements."""
        lines = order.lines.select_related("product")
        listed = {listed_pk(line.product): line.title for line in lines if line.product}
        listings = Listing.objects.filter(product__in=listed).select_related("ocop_product__product_set")
        return cls._of(int(order.total_incl_tax), [(listed[listing.product_id], listing) for listing in listings])

    @classmethod
    def _of(cls, total: int, named: list[tuple[str, Listing]]) -> Self:
        prepaid = tuple(name for name, listing in named if not listing.cash_on_delivery)
        return cls(total, any(listing.is_alcohol for _name, listing in named), prepaid)
