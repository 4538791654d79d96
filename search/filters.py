"""What a list of products can be narrowed by."""

from dataclasses import dataclass
from itertools import pairwise

FACETS = (
    "stars",
    "category",
    "province",
    "former_province",
    "macro_region",
    "producer_kind",
    "price",
    "group",
    "set",
    "label",
)
"""Filters whose values are counted, in the order in which a page shows them."""

SORTS = ("relevance", "newest", "price", "-price", "stars", "name")

PRICE_EDGES = (None, 50_000, 100_000, 200_000, 500_000, None)
"""Where the bands of prices meet, in đồng; a price on an edge belongs to both."""


@dataclass(frozen=True)
class PriceBand:
    low: int | None
    high: int | None

    @property
    def value(self) -> str:
        return f"{self.low or ''}-{self.high or ''}"

    def __contains__(self, price: int | None) -> bool:
        return price is not None and (self.low or 0) <= price and (self.high is None or price <= self.high)


PRICE_BANDS = [PriceBand(low, high) for low, high in pairwise(PRICE_EDGES)]


@dataclass(frozen=True)
class Filters:
    """Values of one filter are alternatives, filters hold together."""

    stars: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    former_province: tuple[str, ...] = ()
    macro_region: tuple[str, ...] = ()
    producer_kind: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    """Kinds of labels beside OCOP, of which a product has one that counts today."""
    producer: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool = False
    adult: bool = False
    """The person is over 18: without it alcohol is left out."""

    @property
    def price(self) -> tuple[str, ...]:
        """The value of the chosen range of prices, if one is chosen, in the form of a band's."""
        chosen = PriceBand(self.price_min, self.price_max)
        return (chosen.value,) if chosen.value != "-" else ()

    @property
    def price_range(self) -> PriceBand:
        return PriceBand(self.price_min, self.price_max)
