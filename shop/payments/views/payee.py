from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.order import access
from shop.order.views import OrderView
from shop.payments.bank.payees import PayeeForm, keep_payee, refunds_waiting


@method_decorator(never_cache, name="dispatch")
class PayeeView(OrderView):
    """Where the buyer says to which account money is to go back. Only for who placed the order: code and phone stand
    on every parcel, and would be enough to have the money sent elsewhere."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(PayeeForm()) if self.may_tell() else redirect("order:tracking", self.order.number)

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.may_tell():
            messages.error(request, _("Đơn hàng này không có khoản hoàn nào đang chờ số tài khoản của bạn."))
            return redirect("order:tracking", self.order.number)
        form = PayeeForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=400)
        keep_payee(self.order, form.cleaned_data)
        messages.success(request, _("Đã ghi nhận tài khoản nhận tiền hoàn."))
        return redirect("order:tracking", self.order.number)

    def may_tell(self) -> bool:
        return access.is_own(self.request, self.order) and refunds_waiting(self.order).exists()

    def page(self, form: PayeeForm, *, status: int = 200) -> HttpResponse:
        return render(self.request, "payments/payee_page.html", {"order": self.order, "form": form}, status=status)
