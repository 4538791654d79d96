import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.fulfilment.models import Consignment
from shop.order.views import OrderView
from shop.payments.events import receive
from shop.payments.methods import Method
from shop.payments.models import Payment
from shop.payments.port import BadCallback, ProviderUnreachable
from shop.payments.providers import BY_METHOD
from shop.payments.refunding import paid_by
from shop.payments.settling import settle

logger = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Stripe tells that something has happened; what it was is asked of Stripe."""
    if not BY_METHOD[Method.STRIPE].is_configured():
        return HttpResponse(status=404)
    try:
        callback = BY_METHOD[Method.STRIPE].verify_callback(request)
    except BadCallback as reason:
        logger.warning("A message that is not Stripe's or not whole: %s", reason)
        return HttpResponse(status=400)
    try:
        event = receive(Method.STRIPE, callback)
    except ProviderUnreachable:
        return HttpResponse(status=503)  # it comes again
    if event.payment is None:
        logger.info("Stripe's event %s (%s) is about no payment of ours", callback.event_id, callback.kind)
    return HttpResponse(status=200)


@method_decorator(never_cache, name="dispatch")
class ReturnView(OrderView):
    """Where Stripe's page sends the buyer who has paid, often before its message comes."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        payments = self.order.payments.filter(method=Method.STRIPE)
        payment = payments.filter(provider_id=request.GET.get("session", "")).first() or payments.last()
        if payment:
            self.tell(payment)
        self.order.refresh_from_db(fields=["status"])
        pending = self.order.status == Consignment.State.PENDING
        return redirect("payments:pay" if pending else "order:tracking", self.order.number)

    def tell(self, payment: Payment) -> None:
        """Asks what has come of it, and says it."""
        try:
            state = settle(payment).state
        except ProviderUnreachable:
            messages.warning(self.request, _("Chưa nhận được kết quả thanh toán. Vui lòng tải lại trang sau ít phút."))
            return
        if paid_by(self.order) == payment:
            messages.success(self.request, _("Đã nhận thanh toán đơn hàng %(code)s.") % {"code": self.order.number})
        elif state == Payment.State.PAID:
            messages.warning(self.request, _("Tiền đến khi đơn hàng không còn chờ thanh toán nên được hoàn lại."))
        elif state == Payment.State.PROCESSING:
            messages.info(self.request, _("Khoản thanh toán đang được xử lý. Bạn không cần trả lại lần nữa."))
        elif state in (Payment.State.FAILED, Payment.State.EXPIRED):
            messages.warning(self.request, _("Thanh toán không thành công. Bạn thử lại hoặc chọn cách khác."))
