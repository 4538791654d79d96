"""Putting goods into a basket: only what may be sold today to whom is asking, and no more of it than there is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.core.loading import get_model

from catalog.models import Listing
from shop.basket.contents import listed_pk, refusal_of

MOST = 999
"""Of one line. More is a conversation with the producer."""


class BasketSpent(Exception):
    """The basket has become an order since the page was loaded."""


@dataclass(frozen=True)
class Added:
    """What came of it: whether something lies in the basket now, whether all that was wanted, and a sentence for it."""

    in_basket: bool
    complete: bool
    words: str


def lock_open(basket) -> None:
    """Holds a saved basket so that it cannot become an order meanwhile; inside a transaction. Raises BasketSpent."""
    if basket.pk and not get_model("basket", "Basket").open.select_for_update().filter(pk=basket.pk).exists():
        raise BasketSpent


def put_in(basket, product, quantity: int, *, adult: bool, at_least: bool = False) -> Added:
    """Adds a quantity of a product (`at_least`: sees to it that so many lie there), as far as there is stock."""
    stock = basket.strategy.fetch_for_product(product)
    name = product.get_title()
    if refusal := refusal_of(product, stock.availability):
        return Added(
            False, False, _("%(name)s: sản phẩm này không còn bán: %(reason)s.") % {"name": name, "reason": refusal}
        )
    if not adult and _listing(product).is_alcohol:
        return Added(False, False, _("Đồ uống có cồn chỉ bán cho người từ đủ 18 tuổi."))
    already = basket.product_quantity(product)
    wanted = max(already, quantity) if at_least else already + quantity
    allowed = min(wanted, stock.stockrecord.net_stock_level, MOST)
    if allowed != already:
        basket.add_product(product, allowed - already)
    if allowed < wanted:
        return Added(True, False, only_left(name, allowed))
    return Added(True, True, _("Đã thêm %(name)s vào giỏ hàng.") % {"name": name})


def only_left(name: str, left: int) -> str:
    words = ngettext(
        "%(name)s: chỉ còn %(left)d sản phẩm, giỏ hàng có %(left)d.",
        "%(name)s: chỉ còn %(left)d sản phẩm, giỏ hàng có %(left)d.",
        left,
    )
    return words % {"name": name, "left": left}


def _listing(product) -> Listing:
    return Listing.objects.select_related("ocop_product__product_set").get(product=listed_pk(product))
