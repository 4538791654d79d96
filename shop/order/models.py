from django.db import models
from oscar.apps.order.abstract_models import AbstractOrder

from shop.fulfilment.models import Consignment

CODE_LENGTH = 10
"""Capitals and digits of an order's number: short enough for the memo of a bank transfer, where it is found again."""


class OrderQuerySet(models.QuerySet["Order"]):
    def lock(self, pk: int) -> "Order":
        """The order's row as it is now, held: whatever happens to an order happens one after the other. Listings and
        stock are locked after it, never before."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class Order(AbstractOrder):
    objects = OrderQuerySet.as_manager()

    @property
    def is_anonymous(self) -> bool:
        """Placed by a guest. Oscar also wants an e-mail address before it believes that."""
        return self.user_id is None

    @property
    def state(self) -> Consignment.State:
        """What its parcels say, in words: `order.state.label`."""
        return Consignment.State(self.status)


from oscar.apps.order.models import *  # noqa: E402, F403 -- Oscar's other models, after ours are defined
