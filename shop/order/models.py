from oscar.apps.order.abstract_models import AbstractOrder

from shop.fulfilment.models import Consignment


class Order(AbstractOrder):
    @property
    def is_anonymous(self) -> bool:
        """Placed by a guest. Oscar also wants an e-mail address before it believes that."""
        return self.user_id is None

    @property
    def state(self) -> Consignment.State:
        """What its parcels say, in words: `order.state.label`."""
        return Consignment.State(self.status)


from oscar.apps.order.models import *  # noqa: E402, F403 -- Oscar's other models, after ours are defined
