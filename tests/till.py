"""A provider that tells what the test wants it to: what lies beyond the network, for the rules that hold for all.

Stripe's own behaviour is tested against its servers (tests/test_stripe_*.py).
"""

from dataclasses import dataclass, field

import pytest

from shop.payments import providers
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import BadCallback, ProviderUnreachable, RefundTruth, Stage, Started, Truth


@dataclass
class Till:
    """Takes the place of the card provider: what was paid, by reference; how often it was asked for what."""

    method = Method.STRIPE
    told: dict[str, Truth] = field(default_factory=dict)
    refunds: dict[str, int] = field(default_factory=dict)
    refund_state: str = Refund.State.DONE
    cancelled: list[str] = field(default_factory=list)
    unreachable: bool = False

    def is_configured(self) -> bool:
        return True

    def refusal(self, goods) -> str:
        return ""

    def start(self, payment: Payment) -> Started:
        self._answer()
        return Started(f"session-{payment.reference}", f"https://till.example/{payment.reference}")

    def status(self, payment: Payment) -> Truth:
        self._answer()
        return self.told.get(payment.reference, Truth(Stage.OPEN))

    def cancel(self, payment: Payment) -> None:
        self._answer()
        self.cancelled.append(payment.reference)

    def refund(self, refund: Refund) -> RefundTruth:
        self._answer()
        self.refunds[refund.reference] = refund.amount
        failure = "bị từ chối" if self.refund_state == Refund.State.FAILED else ""
        return RefundTruth(Refund.State(self.refund_state), f"re_{refund.reference}", failure)

    def verify_callback(self, request):
        raise BadCallback

    def pay(self, payment: Payment, **differently) -> None:
        paid = {"amount": payment.amount, "currency": "vnd", "reference": payment.reference, **differently}
        self.told[payment.reference] = Truth(Stage.PAID, **paid)

    def tell(self, payment: Payment, stage: Stage) -> None:
        self.told[payment.reference] = Truth(stage)

    def _answer(self) -> None:
        if self.unreachable:
            raise ProviderUnreachable


@pytest.fixture
def till(monkeypatch) -> Till:
    till = Till()
    monkeypatch.setitem(providers.BY_METHOD, Method.STRIPE, till)
    return till
