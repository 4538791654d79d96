"""Problems with parcels, for those who handle them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Sum
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from shop.fulfilment.models import Consignment
from shop.payments.models import Entry, RefundPart
from shop.payments.refunding import RefundRefused, left_of
from shop.problems import cases
from shop.problems.forms import AssignForm, CaseSearchForm, CloseForm, SayForm, shown
from shop.problems.models import ProblemCase, ProblemMessage, ProblemPhoto
from shop.problems.views import photo_response

CASES_PER_PAGE = 25
COUNTED = ("", "overdue", "near", "mine", "unassigned", "answered")


@method_decorator(never_cache, name="dispatch")
class ProblemListView(TemplateView):
    """Cases, first what nobody handles and what is due first."""

    template_name = "oscar/dashboard/problems/case_list.html"

    def get_context_data(self, **kwargs):
        user, form = self.request.user, CaseSearchForm(self.request.GET)
        found = form.filter(user).select_related("handler", "consignment__producer", "consignment__order__recipient")
        page = Paginator(found.by_need(), CASES_PER_PAGE).get_page(self.request.GET.get("page"))
        counts = [(which, CaseSearchForm.SHOWN[which], shown(which, user).count()) for which in COUNTED]
        return super().get_context_data(form=form, page=page, counts=counts, **kwargs)


@method_decorator(never_cache, name="dispatch")
class ProblemView(TemplateView):
    """A case with all that was said, its parcel and its money, and what may be done with it."""

    template_name = "oscar/dashboard/problems/case.html"
    form_name = ""
    """Which of the forms a view of an act takes."""

    def dispatch(self, request: HttpRequest, *args, number: str, **kwargs):
        self.case = get_object_or_404(self.cases(), number=number)
        return super().dispatch(request, *args, **kwargs)

    def cases(self):
        said = ProblemMessage.objects.select_related("author").prefetch_related("photos", "lines")
        about = ("handler", "refund", "consignment__producer", "consignment__order__recipient")
        return ProblemCase.objects.select_related(*about).prefetch_related(Prefetch("messages", said))

    def get_context_data(self, refused=None, **kwargs):
        forms = self.forms() if self.may_act() else {}
        forms |= {self.form_name: refused} if refused else {}
        return super().get_context_data(case=self.case, forms=forms, sums=sums(self.case.consignment), **kwargs)

    def may_act(self) -> bool:
        return self.request.user.has_perm("problems.change_problemcase")

    def may_refund(self) -> bool:
        user = self.request.user
        return user.has_perm("problems.refund_problemcase") or user.has_perm("payments.add_refund")

    def forms(self, data=None) -> dict:
        """Those that fit the case, of which `data` is for the one of this view."""
        made: dict[str, Callable] = {"note": lambda data: SayForm(data, prefix="note", label=_("Ghi chú nội bộ"))}
        if not self.case.is_closed:
            made |= {
                "answer": lambda data: SayForm(data, prefix="answer", label=_("Trả lời người mua")),
                "assign": lambda data: AssignForm(data, initial={"handler": self.case.handler_id}),
                "close": lambda data: CloseForm(self.case, data, may_refund=self.may_refund(), auto_id="close_%s"),
            }
        return {name: make(data if name == self.form_name else None) for name, make in made.items()}


class ActView(ProblemView):
    """Does one thing with the case: `act`, of which `done` is said afterwards."""

    http_method_names = ["post"]
    done: str | Promise

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.forms(request.POST).get(self.form_name)
        if form is None:
            return self.refuse(_("Khiếu nại này đã đóng. Chưa có gì thay đổi."))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(refused=form), status=400)
        try:
            self.act(form)
        except cases.CaseRefused as refusal:
            return self.refuse(str(refusal))
        except RefundRefused as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(refused=form), status=400)
        messages.success(request, str(self.done))
        return redirect("dashboard:problem", self.case.number)

    def refuse(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        self.case = self.cases().get(pk=self.case.pk)
        return self.render_to_response(self.get_context_data(), status=409)

    def act(self, form) -> None:
        raise NotImplementedError


class AnswerView(ActView):
    form_name = "answer"
    done = gettext_lazy("Đã gửi trả lời cho người mua.")

    def act(self, form: SayForm) -> None:
        cases.answer(self.case, form.told(), actor=self.request.user)


class NoteView(ActView):
    form_name = "note"
    done = gettext_lazy("Đã lưu ghi chú.")

    def act(self, form: SayForm) -> None:
        cases.add_note(self.case, form.told(), actor=self.request.user)


class AssignView(ActView):
    form_name = "assign"
    done = gettext_lazy("Đã giao khiếu nại.")

    def act(self, form: AssignForm) -> None:
        cases.assign(self.case, form.cleaned_data["handler"], actor=self.request.user)


class CloseView(ActView):
    form_name = "close"
    done = gettext_lazy("Đã đóng khiếu nại.")

    def act(self, form: CloseForm) -> None:
        outcome = form.cleaned_data["outcome"]
        cases.close(self.case, outcome, form.told(), actor=self.request.user, parts=form.parts())


@method_decorator(never_cache, name="dispatch")
class ProblemPhotoView(View):
    def get(self, request: HttpRequest, photo: UUID) -> FileResponse:
        return photo_response(get_object_or_404(ProblemPhoto, pk=photo))


def sums(consignment: Consignment) -> dict[str, int]:
    """What of the parcel's money matters to a case, in đồng: its price, what was given back, what may still be given
    back, and what the books owe its producer for it."""
    given_back = RefundPart.objects.filter(consignment=consignment).aggregate(sum=Sum("amount", default=0))
    owed = Entry.objects.filter(consignment=consignment, account=Entry.Account.PRODUCER)
    return {
        "due": consignment.amount_due,
        "given_back": given_back["sum"],
        "left": sum(part.amount for part in left_of(consignment)),
        "owed": -owed.aggregate(sum=Sum("amount", default=0))["sum"],
    }
