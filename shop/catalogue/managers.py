import datetime

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from oscar.apps.catalogue import managers

from catalog.models import Listing


class ProductQuerySet(managers.ProductQuerySet):
    """Oscar's two notions of visibility, `browsable` and `public`, both end in the rule."""

    def certified(self, on: datetime.date | None = None):
        """What may be listed and sold on a day. Variants have no listing of their own: their parent's counts."""
        listing = Listing.objects.on_sale(on).filter(product=OuterRef("listed_pk"))
        return self.alias(listed_pk=Coalesce("parent_id", "pk")).filter(Exists(listing))

    def browsable(self):
        return super().browsable().certified()

    def public(self):
        return super().public().certified()
