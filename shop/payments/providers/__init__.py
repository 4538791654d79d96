"""The ways to pay, in the order in which they are offered: what everybody has first, foreign cards last."""

from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.port import Provider
from shop.payments.providers.cash import CashOnDelivery
from shop.payments.providers.stripe import Stripe
from shop.payments.providers.vietqr import VietQR

BY_METHOD: dict[str, Provider] = {
    provider.method.value: provider for provider in (CashOnDelivery(), VietQR(), Stripe())
}


def offered() -> list[Provider]:
    return [provider for provider in BY_METHOD.values() if provider.is_configured()]


def judged(goods: Goods) -> list[tuple[Method, str]]:
    """The methods that are offered, each with why these goods cannot be paid so (empty if they can)."""
    return [(provider.method, provider.refusal(goods)) for provider in offered()]


def possible(goods: Goods) -> list[Method]:
    """Those by which these goods can be paid."""
    return [method for method, refusal in judged(goods) if not refusal]
