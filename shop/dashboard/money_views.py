"""Deeds with the money of an order. Each leads back to the order's page, which says what came of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.audit import record
from shop.dashboard.money import Money, NoteForm, RefundForm
from shop.dashboard.views import OrderDetailView
from shop.order.models import Order
from shop.payments import refunding
from shop.payments.models import Refund
from shop.payments.refunding import RefundRefused
from shop.storefront.templatetags.ocop import dong

OrderNote = get_model("order", "OrderNote")


class RefundView(OrderDetailView):
    """Gives back parts of what was paid. `seen`: what was left when the form was shown: a second
    press, though it came at the same moment, is told."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            with transaction.atomic():
                form = RefundForm(Money(Order.objects.lock(self.order.pk)), request.POST)
                if request.POST.get("seen") != str(form.seen):
                    raise RefundRefused(_("Số tiền còn lại đã thay đổi. Chưa có gì được hoàn thêm."))
                refund = self.give_back(form) if form.is_valid() else None
        except RefundRefused as refused:
            return self.conflict(str(refused))
        if refund is None:
            return self.render_to_response(self.get_context_data(refund_form=form), status=400)
        messages.success(request, _("Đã ghi nhận hoàn %(amount)s.") % {"amount": dong(refund.amount)})
        return redirect("dashboard:order-detail", self.order.number)

    def give_back(self, form: RefundForm) -> Refund:
        asked, note, actor = form.asked(form.cleaned_data), form.cleaned_data["note"], self.request.user
        refund = refunding.request_refund(self.order, asked, reason=Refund.Reason.OTHER, actor=actor, note=note)
        record("refund.request", refund, actor=actor, after={"amount": refund.amount, "note": note})
        return refund


class RetryRefundView(OrderDetailView):
    """Sends a refund again that the provider would not do."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        refund = get_object_or_404(Refund, pk=pk, payment__order=self.order)
        try:
            refunding.retry(refund, actor=request.user)
        except RefundRefused as refused:
            return self.conflict(str(refused))
        messages.success(request, _("Đã gửi lại yêu cầu hoàn tiền."))
        return redirect("dashboard:order-detail", self.order.number)


class NoteView(OrderDetailView):
    """A note for colleagues; the buyer does not read it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(note_form=form), status=400)
        OrderNote.objects.create(
            order=self.order, user=request.user, note_type=OrderNote.INFO, message=form.cleaned_data["message"]
        )
        return redirect("dashboard:order-detail", self.order.number)
