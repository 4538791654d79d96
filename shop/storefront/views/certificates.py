"""The public register, and the proof page of each certificate: open to everybody, without cookies or script."""

from allauth.core import ratelimit
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.clock import today
from catalog.issuers import last_day
from catalog.models import Authority, Certificate, OcopProduct
from catalog.models.groups import ALCOHOL
from search.adults import is_adult
from shop.storefront import qr, structured_data
from shop.storefront.register import STARS, STATES, Question, neighbour, product_url, published
from shop.storefront.throttle import too_many_proofs

CERTIFICATES_A_PAGE = 30
DAY = 24 * 3600


@require_safe
def certificate_list(request: HttpRequest) -> HttpResponse:
    """Found by words, state, stars and place; a typed code goes straight to its proof page."""
    question = Question.read(request.GET)
    if certificate := question.named():
        return redirect(certificate)
    found, withheld = question.certificates(), 0
    if not is_adult(request):
        alcohol = found.filter(product_set__code__startswith=ALCOHOL)
        found, withheld = found.exclude(product_set__code__startswith=ALCOHOL), alcohol.count()
    rows = found.select_related("decision", "ocop_product__unit__parent")
    context = {
        "question": question,
        "page": Paginator(rows, CERTIFICATES_A_PAGE).get_page(request.GET.get("page")),
        "withheld": withheld,
        "states": STATES,
        "stars": STARS,
    }
    return render(request, "storefront/certificates.html", context)


@require_safe
def certificate_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The proof: 200 for whatever was verified once, whether or not it still counts; a pending one stays unseen."""
    if too_many_proofs(request):
        return ratelimit.respond_429(request)
    certificate = published(public_id)
    if certificate.public_id != public_id:
        return redirect(certificate, permanent=True)
    product = certificate.ocop_product
    context = {
        "certificate": certificate,
        "state": certificate.state,
        "today": today(),
        "replacement": neighbour(certificate, "next"),
        "authority_note": authority_note(certificate.decision.authority),
        "place": place_then(product),
        "place_note": place_now(product),
        "history": history(certificate),
        "product_url": product_url(certificate),
        "qr_svg": qr.inline(certificate),
        "complaints": complaints_address(),
        "json_ld": json_ld(certificate),
    }
    return render(request, "storefront/certificate.html", context)


@require_safe
@cache_control(public=True, max_age=DAY)
def certificate_qr(request: HttpRequest, public_id: str) -> HttpResponse:
    return HttpResponse(qr.document(published(public_id)), content_type="image/svg+xml")


def history(certificate: Certificate) -> list[Certificate]:
    """All recognitions of the product, the newest first."""
    recognitions = Certificate.objects.published().filter(ocop_product=certificate.ocop_product_id)
    told = recognitions.select_related("decision__authority", "revocation__authority")
    return list(told.order_by("-valid_from", "-pk"))


def authority_note(authority: Authority | None) -> str:
    """What became of a body that no longer exists. The certificate goes on naming it as it was."""
    if authority is None or not (ended := last_day(authority)) or ended >= today():
        return ""
    day = date_format(ended, "SHORT_DATE_FORMAT")
    if authority.level == Authority.Level.DISTRICT:
        note = _("Cấp huyện kết thúc %(day)s.") % {"day": day}
    else:
        note = _("Cơ quan này kết thúc %(day)s.") % {"day": day}
    if authority.successor:
        successor = _("Nay do %(authority)s kế tục.") % {"authority": authority.successor.name}
        note = f"{note} {successor}"
    return note


def place_then(product: OcopProduct) -> str:
    """By the names that stand on labels and in decisions: those before 2025-07-01 where they are known."""
    unit = product.former_unit or product.unit
    return unit.path if unit else ""


def place_now(product: OcopProduct) -> str:
    if not (product.former_unit and product.unit):
        return ""
    return _("Địa danh trước 01/07/2025; nay thuộc %(place)s.") % {"place": product.unit.path}


def complaints_address() -> str:
    """Where to report misuse by e-mail, if the operator names such a place."""
    named = (settings.OPERATOR["complaints"], settings.OPERATOR["email"])
    return next((address for address in named if "@" in address and " " not in address), "")


def json_ld(certificate: Certificate) -> str:
    """Only what is in force is claimed to machines."""
    if certificate.state != Certificate.State.ACTIVE:
        return ""
    return structured_data.script(structured_data.certification(certificate))
