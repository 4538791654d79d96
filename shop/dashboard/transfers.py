"""The shop's bank money: what needs a person, the bank's statements, and what is to be transferred back by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from shop.dashboard.transfer_forms import AssignForm, BankNumberForm, ReasonForm, StatementForm, TransferSearchForm
from shop.payments.bank.resolving import (
    BY_HAND,
    OF_PEOPLE,
    AssignRefused,
    Stale,
    assign,
    assignable,
    by_refund,
    note_refund,
    refunds_by_hand,
    send_back,
    set_aside,
    stamp,
    waiting,
)
from shop.payments.bank.taking import take_statement
from shop.payments.models import BankStatement, BankTransfer, Refund

ROWS_PER_PAGE = 50


@method_decorator(never_cache, name="dispatch")
class TransferListView(TemplateView):
    template_name = "oscar/dashboard/transfers/list.html"

    def get_context_data(self, **kwargs):
        form = TransferSearchForm(self.request.GET)
        rows = form.find().select_related("payment__order", "resolved_by")
        page = Paginator(rows, ROWS_PER_PAGE).get_page(self.request.GET.get("page"))
        refunds = refunds_by_hand().count()
        return super().get_context_data(form=form, page=page, waiting=waiting().count(), refunds=refunds, **kwargs)


@method_decorator(never_cache, name="dispatch")
class TransferView(TemplateView):
    """A transfer, and what may be done with it. `act`: assign, return or keep; `seen`: the transfer as it was shown."""

    template_name = "oscar/dashboard/transfers/transfer.html"
    forms = {"assign": AssignForm, "return": BankNumberForm, "keep": ReasonForm}

    def get_context_data(self, filled: tuple | None = None, **kwargs):
        rows = BankTransfer.objects.select_related("payment__order", "statement", "resolved_by")
        transfer = get_object_or_404(rows, pk=self.kwargs["pk"])
        is_open = transfer.state in OF_PEOPLE and not transfer.resolution
        acts = {act: form(auto_id=f"id_{act}_%s") for act, form in self.forms.items()} | dict(
            [filled] if filled else []
        )
        return super().get_context_data(
            transfer=transfer,
            stamp=stamp(transfer),
            by_refund=is_open and by_refund(transfer),
            acts=acts if is_open and not by_refund(transfer) else {},
            assignable=assignable(transfer),
            **kwargs,
        )

    def post(self, request, pk: int):
        transfer, act = get_object_or_404(BankTransfer, pk=pk), request.POST.get("act")
        if act not in self.forms:
            return self.conflict()
        form = self.forms[act](request.POST, auto_id=f"id_{act}_%s")
        try:
            if form.is_valid():
                self.act(act, transfer, form)
                messages.success(request, _("Đã ghi nhận."))
                return redirect("dashboard:transfer", pk)
        except AssignRefused as refusal:
            form.add_error(None, str(refusal))
        except Stale:
            return self.conflict()
        return self.render_to_response(self.get_context_data(filled=(act, form)), status=400)

    def act(self, act: str, transfer: BankTransfer, form) -> None:
        seen, actor = self.request.POST.get("seen", ""), self.request.user
        if act == "assign":
            assign(transfer, form.order, seen=seen, actor=actor)
        elif act == "return":
            send_back(transfer, number=form.cleaned_data["number"], seen=seen, actor=actor)
        else:
            set_aside(transfer, reason=form.cleaned_data["reason"], seen=seen, actor=actor)

    def conflict(self):
        messages.error(self.request, _("Giao dịch này không còn như bạn đã thấy. Chưa có gì thay đổi."))
        return self.render_to_response(self.get_context_data(), status=409)


@method_decorator(never_cache, name="dispatch")
class StatementView(TemplateView):
    """Takes a bank's file and tells of each row what it came to. The same file twice adds nothing."""

    template_name = "oscar/dashboard/transfers/statement.html"

    def get_context_data(self, form: StatementForm | None = None, **kwargs):
        statements = BankStatement.objects.select_related("uploaded_by")[:20]
        return super().get_context_data(form=form or StatementForm(), statements=statements, **kwargs)

    def post(self, request):
        form = StatementForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        name = form.cleaned_data["file"].name
        result = take_statement(form.statement, form.content, name=name, actor=request.user)
        return self.render_to_response(self.get_context_data(result=result, debits=form.statement.debits))


@method_decorator(never_cache, name="dispatch")
class RefundListView(TemplateView):
    """Money that somebody has to transfer back, and to note."""

    template_name = "oscar/dashboard/transfers/refunds.html"

    def get_context_data(self, filled: tuple | None = None, **kwargs):
        refunds = refunds_by_hand().select_related("payment__order__recipient")
        rows = [(refund, BankNumberForm(auto_id=f"id_{refund.pk}_%s")) for refund in refunds]
        if filled:
            rows = [(refund, filled[1] if refund.pk == filled[0] else form) for refund, form in rows]
        return super().get_context_data(rows=rows, **kwargs)


class RefundView(RefundListView):
    """Notes that one of them has been sent."""

    http_method_names = ["post"]

    def post(self, request, pk: int):
        refund = get_object_or_404(Refund.objects.filter(payment__method__in=BY_HAND), pk=pk)
        form = BankNumberForm(request.POST, auto_id=f"id_{pk}_%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(filled=(pk, form)), status=400)
        try:
            note_refund(refund, number=form.cleaned_data["number"], actor=request.user)
        except Stale:
            messages.error(request, _("Khoản hoàn tiền này đã được ghi nhận trước đó. Chưa có gì thay đổi."))
            return self.render_to_response(self.get_context_data(), status=409)
        messages.success(request, _("Đã ghi nhận khoản hoàn tiền."))
        return redirect("dashboard:refund-list")
