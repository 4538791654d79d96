"""The buyer's side of a problem with a parcel, open to whoever may open the order."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.order import access
from shop.order.models import Order
from shop.order.views import OrderView
from shop.problems.cases import CaseRefused, may_report, report, withdraw
from shop.problems.forms import ReportForm
from shop.problems.models import ProblemCase, ProblemMessage, ProblemPhoto


class SparseOrderView(OrderView):
    """An order without all that its own page says of it."""

    def orders(self):
        return Order.objects.select_related("recipient").prefetch_related("lines")


@method_decorator(never_cache, name="dispatch")
class ParcelView(SparseOrderView):
    """What was reported of the n-th parcel and what became of it, and the form to report it or to add to it."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, n: int) -> HttpResponse:
        self.find(n)
        return self.page(self.form())

    def post(self, request: HttpRequest, n: int) -> HttpResponse:
        self.find(n)
        if not ratelimit.consume(request, action="problem", key=self.order.number):
            messages.error(request, str(get_adapter().error_messages["rate_limited"]))
            return self.page(self.form(initial=request.POST.dict()), status=429)
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form, status=400)
        try:
            case = report(self.consignment, form.told(), actor=request.user if request.user.is_authenticated else None)
        except CaseRefused as refusal:
            return self.conflict(refusal)
        words = {"number": case.number, "day": f"{case.due_on:%d/%m/%Y}"}
        messages.success(request, _("Đã gửi. Mã khiếu nại %(number)s, trả lời chậm nhất ngày %(day)s.") % words)
        return self.back()

    def find(self, n: int) -> None:
        self.n = n
        consignments = self.order.consignments.select_related("producer")
        self.consignment = get_object_or_404(consignments, number=f"{self.order.number}-{n}")
        self.case = self.consignment.problem_cases.open().first()

    def form(self, *args, **kwargs) -> ReportForm:
        return ReportForm(self.consignment, *args, adding=self.case is not None, **kwargs)

    def page(self, form: ReportForm, *, status: int = 200) -> HttpResponse:
        context = {
            "order": self.order,
            "consignment": self.consignment,
            "n": self.n,
            "case": self.case,
            "cases": self.cases(),
            "own": access.is_own(self.request, self.order),
            "days": settings.PROBLEM_ANSWER_DAYS,
            "form": form if self.case or may_report(self.consignment) else None,
        }
        return render(self.request, "problems/parcel.html", context, status=status)

    def cases(self):
        """The latest first, with what the buyer may read of them."""
        said = ProblemMessage.objects.shared().select_related("author").prefetch_related("photos", "lines")
        cases = self.consignment.problem_cases.select_related("handler", "refund").order_by("-pk")
        return cases.prefetch_related(Prefetch("messages", said))

    def conflict(self, refusal: CaseRefused) -> HttpResponse:
        messages.error(self.request, str(refusal))
        self.find(self.n)
        return self.page(self.form(), status=409)

    def back(self) -> HttpResponse:
        return redirect("problems:parcel", self.order.number, self.n)


class WithdrawView(ParcelView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, n: int) -> HttpResponse:
        """`case`: the number of the case that was seen. Code and phone are printed on every parcel: whoever knows them
        may report, and only who placed the order may take back what holds the seller's money."""
        if not access.is_own(request, self.order):
            raise PermissionDenied
        self.find(n)
        number = request.POST.get("case", "").replace("\x00", "")
        case = get_object_or_404(ProblemCase, consignment=self.consignment, number=number)
        try:
            withdraw(case, actor=request.user if request.user.is_authenticated else None)
        except CaseRefused as refusal:
            return self.conflict(refusal)
        messages.success(request, _("Đã rút khiếu nại %(number)s.") % {"number": case.number})
        return self.back()


@method_decorator(never_cache, name="dispatch")
class PhotoView(SparseOrderView):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, photo) -> FileResponse:
        of_order = ProblemPhoto.objects.filter(message__case__consignment__order=self.order)
        return photo_response(get_object_or_404(of_order, pk=photo))


def photo_response(photo: ProblemPhoto) -> FileResponse:
    """The caller has asked who may see it."""
    return FileResponse(photo.file.open(), content_type="image/jpeg", filename=f"{photo.pk}.jpg")
