from django.http import HttpRequest

from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import BadCallback, Callback, RefundTruth, Stage, Started, Truth


class Stripe:
    method = Method.STRIPE

    def is_configured(self) -> bool:
        return False

    def refusal(self, goods: Goods) -> str:
        return ""

    def start(self, payment: Payment) -> Started:
        return Started()

    def status(self, payment: Payment) -> Truth:
        return Truth(Stage.OPEN)

    def cancel(self, payment: Payment) -> None: ...

    def refund(self, refund: Refund) -> RefundTruth:
        return RefundTruth(Refund.State.REQUESTED, manual=True)

    def verify_callback(self, request: HttpRequest) -> Callback:
        raise BadCallback
