from oscar.apps.partner import strategy
from oscar.apps.partner.availability import Unavailable

from catalog.models import Listing
from shop.partner.availability import Enquired, Uncertified


class Strategy(strategy.Default):
    """Oscar's default, behind the rule: nothing without a certificate in force can be bought, whoever posts its id."""

    def availability_policy(self, product, stockrecord):
        if refusal := self.refusal(product):
            return refusal
        if stockrecord is None or stockrecord.price is None:
            return Unavailable()
        return super().availability_policy(product, stockrecord)

    def parent_availability_policy(self, product, children_stock):
        return self.refusal(product) or super().parent_availability_policy(product, children_stock)

    def refusal(self, product):
        """The policy that refuses this product today, if one does. Pages with many rows ask the rule once
        for all and note the answer on the product as `on_sale`."""
        listed_pk = product.parent_id or product.pk
        on_sale = getattr(product, "on_sale", None)
        if on_sale is None:
            on_sale = Listing.objects.on_sale().filter(product=listed_pk).exists()
        if not on_sale:
            return Uncertified()
        return None if product.get_product_class().requires_shipping else Enquired()


class Selector:
    def strategy(self, request=None, user=None, **kwargs):
        return Strategy(request)
