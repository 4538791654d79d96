"""What a way to pay must be able to do. Callers know this; who stands behind it is named in `providers`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.http import HttpRequest

from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund


class ProviderUnreachable(Exception):
    """It did not answer, or not in time, or with an error of its own: nothing is known; ask again later."""


class BadCallback(Exception):
    """A message that is forged, old, cut off or not understood."""


class Stage(StrEnum):
    """How far a payment is, as its provider tells."""

    OPEN = "open"
    PROCESSING = "processing"
    PAID = "paid"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Truth:
    """What the provider knows of a payment: compared with what was asked before anything moves."""

    stage: Stage
    amount: int = 0
    currency: str = "VND"
    reference: str = ""


@dataclass(frozen=True)
class Started:
    """Where the buyer goes on: at the provider's, or (no url) on our own payment page."""

    provider_id: str | None = None
    url: str = ""


@dataclass(frozen=True)
class RefundTruth:
    """`manual`: a person has to send the money and to note it."""

    state: Refund.State
    provider_id: str = ""
    failure: str = ""
    manual: bool = False


@dataclass(frozen=True)
class Callback:
    """A message whose sender has been proven. `reference` is that of the payment it is about, empty if it is of none;
    `body` is what may be kept: no personal data, no secrets."""

    event_id: str
    kind: str
    reference: str
    body: dict


class Provider(Protocol):
    method: Method

    def is_configured(self) -> bool:
        """Whether this installation offers it."""

    def refusal(self, goods: Goods) -> str:
        """Why these goods cannot be paid in this way; empty if they can."""

    def start(self, payment: Payment) -> Started:
        """Idempotent by `payment.reference`. Raises ProviderUnreachable."""

    def status(self, payment: Payment) -> Truth:
        """Raises ProviderUnreachable."""

    def cancel(self, payment: Payment) -> None:
        """Sees to it that an attempt which is no longer wanted cannot be paid, where that can be. Raises
        ProviderUnreachable."""

    def refund(self, refund: Refund) -> RefundTruth:
        """Sends money back, or tells how far that is; idempotent by `refund.reference`. Raises ProviderUnreachable."""

    def verify_callback(self, request: HttpRequest) -> Callback:
        """Raises BadCallback."""
