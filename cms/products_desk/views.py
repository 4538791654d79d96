"""What editors ask while they write, the report over all pages, and the campaign of a year ago made anew."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from cms.models import CampaignPage
from cms.products_desk import clone as cloning
from cms.products_desk import counting, reading
from cms.products_desk.report import Fallout, fallouts


@require_GET
def rule(request: HttpRequest) -> HttpResponse:
    found = counting.found_in_form(reading.rule_of(request.GET), reading.page_of(request.GET))
    return render(request, "cms/admin/rule_found.html", {"found": found})


@require_GET
def hand(request: HttpRequest) -> HttpResponse:
    picks, page = reading.picks_of(request.GET), reading.page_of(request.GET)
    chosen = [pk for pk in picks if pk]
    falling, until = counting.falling(chosen, page)
    context = {"falling": falling, "until": until, "number": len(chosen), "empty": len(picks) - len(chosen)}
    return render(request, "cms/admin/hand_falling.html", context | {"twice": len(chosen) - len({*chosen})})


@require_POST
def clone(request: HttpRequest, page_id: int) -> HttpResponse:
    campaign = get_object_or_404(CampaignPage, pk=page_id)
    if not cloning.may_clone(request.user, campaign):
        raise PermissionDenied
    copy = cloning.clone(campaign, request.user)
    messages.success(request, now_("Đã nhân bản “%(title)s”. Xem lại thời gian và nội dung.") % {"title": copy.title})
    return redirect("wagtailadmin_pages:edit", copy.pk)


class Report(ReportView):
    """Read by everybody who may change a page; each sees the pages of the own area."""

    page_title = _("Sản phẩm trong các trang")
    header_icon = "warning"
    index_url_name = "cms_products:report"
    index_results_url_name = "cms_products:report_results"
    export_filename = "san-pham-trong-cac-trang"
    list_export = ["page.title", "block", "product", "state", "off_from", "why"]
    export_headings = {
        "page.title": _("Trang"),
        "block": _("Khối"),
        "product": _("Sản phẩm"),
        "state": _("Tình trạng"),
        "off_from": _("Từ ngày"),
        "why": _("Lý do"),
    }
    results_template_name = "cms/admin/report_results.html"
    columns = [
        TitleColumn("page", label=_("Trang"), accessor="page.title", get_url=lambda fallout: fallout.edit_url),
        Column("block", label=_("Khối")),
        Column("product", label=_("Sản phẩm")),
        Column("state", label=_("Tình trạng")),
        Column("off_from", label=_("Từ ngày")),
        Column("why", label=_("Lý do")),
    ]

    def get_queryset(self) -> list[Fallout]:
        return fallouts(self.request.user)
