from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.fulfilment.models import Consignment
from shop.order.views import OrderView
from shop.payments.attempts import NotPayable, choose, start
from shop.payments.goods import Goods
from shop.payments.models import Payment
from shop.payments.port import ProviderUnreachable
from shop.payments.providers import judged, possible


@method_decorator(never_cache, name="dispatch")
class PayView(OrderView):
    """Where an order that waits is paid, or another way to pay it is chosen. What does not wait is tracked."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        attempt = self.order.payments.held_at(timezone.now()).last()
        if self.order.status != Consignment.State.PENDING:
            return redirect("order:tracking", self.order.number)
        return self.page(self.started(attempt) if attempt else None)

    def post(self, request: HttpRequest) -> HttpResponse:
        """`payment`: the method chosen."""
        if request.POST.get("payment") not in possible(Goods.of_order(self.order)):
            messages.error(request, _("Vui lòng chọn cách thanh toán trong danh sách."))
            return self.page(None, status=400)
        try:
            attempt = self.started(choose(self.order, request.POST["payment"]))
        except NotPayable:
            return redirect("order:tracking", self.order.number)
        if attempt.url:
            return HttpResponseRedirect(attempt.url)
        return redirect("payments:pay", self.order.number)

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
        context = {"order": self.order, "attempt": attempt, "methods": judged(Goods.of_order(self.order))}
        return render(self.request, "payments/pay.html", context, status=status)
