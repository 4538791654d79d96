"""What buyers may rely on, in whole texts, one template a language: terms, privacy, returns, how to read the stars,
what puts products in order. Staff who write a page of the same address in a language put it in their place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.models import PlainPage

TITLES = {
    "terms": _("Điều khoản mua hàng"),
    "privacy": _("Bảo vệ dữ liệu cá nhân"),
    "returns": _("Đổi trả và hoàn tiền"),
    "stars": _("Cách đọc hạng sao OCOP"),
    "ranking": _("Vì sao kết quả xếp như vậy?"),
}


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    slug = request.path.rstrip("/").rpartition("/")[2]
    written = PlainPage.objects.shown().select_related("locale", "picture")
    if own := written.filter(slug=slug, locale__language_code=get_language()).first():
        return own.serve(request)
    context = {"title": TITLES[name], "text": f"storefront/legal/{name}_{get_language()}.html"}
    return render(request, "storefront/legal.html", context)
