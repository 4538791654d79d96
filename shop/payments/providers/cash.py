from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment, Refund
from shop.payments.port import BadCallback, Callback, RefundTruth, Stage, Started, Truth
from shop.storefront.templatetags.ocop import dong


class CashOnDelivery:
    """Cash for each parcel when it comes: what has been taken is told by people (see `collecting`)."""

    method = Method.COD

    def is_configured(self) -> bool:
        return True

    def refusal(self, goods: Goods) -> str:
        if goods.has_alcohol:  # Law 44/2019
            return _("Theo quy định, đồ uống có cồn mua trực tuyến không được thanh toán bằng tiền mặt.")
        if goods.prepaid_only:
            names = ", ".join(goods.prepaid_only)
            return _("Người bán không nhận thanh toán khi nhận hàng cho: %(names)s.") % {"names": names}
        if goods.total > settings.COD_CEILING:
            return _("Đơn hàng trên %(most)s cần thanh toán trước.") % {"most": dong(settings.COD_CEILING)}
        return ""

    def start(self, payment: Payment) -> Started:
        return Started()

    def status(self, payment: Payment) -> Truth:
        return Truth(Stage.OPEN)

    def cancel(self, payment: Payment) -> None:
        """There is nobody to tell."""

    def refund(self, refund: Refund) -> RefundTruth:
        return RefundTruth(Refund.State.REQUESTED, manual=True)

    def verify_callback(self, request: HttpRequest) -> Callback:
        raise BadCallback("nobody calls back about cash")
