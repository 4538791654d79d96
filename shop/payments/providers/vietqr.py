from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.payments.bank import notification
from shop.payments.bank.asked import counted, is_configured
from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import Callback, RefundTruth, Stage, Started, Truth

MOST = 499_999_999
"""In đồng: what banks carry over at once, day and night (NAPAS247)."""


class VietQR:
    """A transfer to the shop's bank account: what has come is told by the bank (see `bank.matching`)."""

    method = Method.VIETQR

    def is_configured(self) -> bool:
        return is_configured()

    def refusal(self, goods: Goods) -> str:
        return _("Đơn hàng quá lớn cho một lần chuyển khoản nhanh.") if goods.total > MOST else ""

    def start(self, payment: Payment) -> Started:
        return Started()

    def status(self, payment: Payment) -> Truth:
        """Paid once the transfers that were matched make the amount."""
        came = counted(payment)
        if came < payment.amount:
            return Truth(Stage.OPEN)
        return Truth(Stage.PAID, amount=came, currency="VND", reference=payment.reference)

    def cancel(self, payment: Payment) -> None:
        """Nobody can be kept from transferring money."""

    def refund(self, refund: Refund) -> RefundTruth:
        return RefundTruth(Refund.State.REQUESTED, manual=True)

    def verify_callback(self, request: HttpRequest) -> Callback:
        """About no payment yet: which one it is for, is found by its memo."""
        message = notification.read(request, secret=settings.VIETQR_WEBHOOK_SECRET)
        return message.callback()
