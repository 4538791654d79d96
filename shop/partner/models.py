from django.db.models import F
from django.db.models.functions import Coalesce
from oscar.apps.partner.abstract_models import AbstractStockRecord


class InsufficientStock(Exception):
    """There is less left than was asked for."""


class StockRecord(AbstractStockRecord):
    def allocate(self, quantity: int) -> None:
        """Takes stock if it is there, in one conditional statement; Oscar's own allocates 50 of 3.

        Raises InsufficientStock and changes nothing if it is not.
        """
        if not self.can_track_allocations:
            return
        left = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
        taken = (
            type(self)
            .objects.alias(left=left)
            .filter(pk=self.pk, left__gte=quantity)
            .update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
        )
        if not taken:
            raise InsufficientStock(self.pk)
        self.refresh_from_db(fields=["num_allocated"])


from oscar.apps.partner.models import *  # noqa: E402, F403 -- Oscar's other models, after ours are defined
