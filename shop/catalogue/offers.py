"""What a buyer can choose of one product: its packs, with price and stock as the basket would take them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from catalog.models import Listing
from shop.catalogue.models import Product

FEW_LEFT = 5
"""From here on the page says how many are left."""


@dataclass(frozen=True)
class Offer:
    product_id: int
    pack: str
    price: int
    """In đồng."""
    left: int
    """What one order may take; 0 is sold out."""

    @property
    def few_left(self) -> bool:
        return 0 < self.left <= FEW_LEFT


def offers_of(listing: Listing, strategy) -> list[Offer]:
    """The packs of a listing that may be sold today, the cheapest first; none for a service. Two statements."""
    return sorted((_offer(pack, strategy) for pack in _packs(listing)), key=lambda offer: offer.price)


def _packs(listing: Listing) -> QuerySet[Product]:
    """The product itself, or its variants: those that have a weight to ship and a price to pay."""
    itself = Q(pk=listing.product_id, structure=Product.STANDALONE)
    packs = Product.objects.filter(itself | Q(parent=listing.product_id), is_public=True, pack__isnull=False)
    packs = packs.filter(stockrecords__price__isnull=False).distinct()
    return packs.select_related("pack", "product_class", "parent__product_class").prefetch_related("stockrecords")


def _offer(pack: Product, strategy) -> Offer:
    pack.on_sale = True  # the page has asked the rule once for all of them
    info = strategy.fetch_for_product(pack)
    return Offer(
        product_id=pack.pk,
        pack=pack.pack.label,
        price=int(info.price.incl_tax),
        left=info.stockrecord.net_stock_level if info.availability.is_available_to_buy else 0,
    )
