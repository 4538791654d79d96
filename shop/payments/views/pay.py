from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.fulfilment.models import Consignment
from shop.order.views import OrderView
from shop.payments.attempts import NotPayable, choose, is_too_late, start
from shop.payments.bank import picture
from shop.payments.bank.asked import come_short, missing, transfer_for
from shop.payments.bank.banks import bank_name
from shop.payments.goods import Goods
from shop.payments.methods import Method
from shop.payments.models import Payment
from shop.payments.port import ProviderUnreachable
from shop.payments.providers import judged
from shop.payments.refunding import paid_by
from shop.storefront.templatetags.ocop import dong

State = Consignment.State


@method_decorator(never_cache, name="dispatch")
class PayView(OrderView):
    """Where an order that waits is paid, or another way to pay it is chosen. What does not wait is tracked."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.order.status == State.EXPIRED:
            return render(request, "payments/expired.html", {"order": self.order})
        if self.order.status != State.PENDING:
            return self.go_on()
        attempt = held_attempt(self.order)
        return self.page(self.started(attempt) if attempt else None)

    def post(self, request: HttpRequest) -> HttpResponse:
        """`payment`: the method chosen."""
        if request.POST.get("payment") not in [method for method, refusal in self.methods() if not refusal]:
            messages.error(request, _("Vui lòng chọn cách thanh toán trong danh sách."))
            return self.page(held_attempt(self.order), status=400)
        try:
            attempt = self.started(choose(self.order, request.POST["payment"]))
        except NotPayable:
            return redirect("payments:pay", self.order.number)
        if attempt.url:
            return HttpResponseRedirect(attempt.url)
        return redirect("payments:pay", self.order.number)

    def methods(self) -> list[tuple[Method, str]]:
        """Those that are offered, each with why this order cannot be paid so (any more); empty if it can."""
        over = _("Đã quá thời gian giữ hàng. Bạn có thể mua lại.")
        return [
            (method, refusal or (over if is_too_late(self.order, method) else ""))
            for method, refusal in judged(Goods.of_order(self.order))
        ]

    def go_on(self) -> HttpResponse:
        """To the order; who has been waiting here is told that the money is there."""
        if self.order.status == State.PLACED and paid_by(self.order):
            messages.success(self.request, _("Đã thanh toán. Người bán đang xác nhận từng kiện hàng."))
        return redirect("order:tracking", self.order.number)

    def started(self, attempt: Payment) -> Payment:
        try:
            return start(attempt)
        except ProviderUnreachable:
            messages.warning(
                self.request,
                _("Cổng thanh toán đang không trả lời. Đơn hàng vẫn được giữ; bạn thử lại sau hoặc chọn cách khác."),
            )
            return attempt

    def page(self, attempt: Payment | None, *, status: int = 200) -> HttpResponse:
        context = {"order": self.order, "attempt": attempt, "methods": self.methods()}
        if attempt and attempt.method == Method.VIETQR:
            context |= transfer_context(attempt)
        return render(self.request, "payments/pay.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class ProgressView(OrderView):
    """What the waiting page asks every few seconds: how far it is, in words, and whether there is more to wait for."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        attempt = held_attempt(self.order) if self.order.status == State.PENDING else None
        if attempt is None:
            return JsonResponse({"waiting": False})
        left = missing(attempt) if attempt.method == Method.VIETQR else attempt.amount
        return JsonResponse({"waiting": True, "words": waiting_words(attempt), "missing": left})


def held_attempt(order) -> Payment | None:
    return order.payments.held_at(timezone.now()).last()


def waiting_words(attempt: Payment) -> str:
    if attempt.method == Method.VIETQR and (came := come_short(attempt)):
        words = _("Đã nhận %(came)s. Còn thiếu %(missing)s.")
        return words % {"came": dong(came), "missing": dong(missing(attempt))}
    if attempt.state == Payment.State.PROCESSING:
        return _("Khoản thanh toán đang được xử lý.")
    return _("Đang chờ thanh toán. Trang này tự cập nhật khi tiền đến.")


def transfer_context(attempt: Payment) -> dict[str, object]:
    transfer = transfer_for(attempt)
    return {
        "transfer": transfer,
        "bank_name": bank_name(transfer.bin_code),
        "qr_svg": picture.inline(transfer),
        "came": come_short(attempt),
    }
