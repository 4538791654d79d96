"""Who makes it: the producers by their own names, and a page for each."""

from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import AdminUnit, Certificate, Producer
from catalog.models.groups import ALCOHOL
from catalog.models.producers import KIND_PREFIX
from catalog.text import LETTER_RANK, fold, nfc
from cms import mentions
from search.adults import is_adult, shown_to
from search.models import SearchDocument
from shop.storefront import structured_data

LETTERS = {rank: letter.upper() for letter, rank in LETTER_RANK.items()}
"""Under which letter of the index a sort key stands, by its first two characters."""
NO_LETTER = "#"
PRODUCERS_A_PAGE = 60
CARDS, CERTIFICATES_A_PAGE = 24, 50


def producer_list(request: HttpRequest) -> HttpResponse:
    """All that are active, in the order of the Vietnamese alphabet; found by name, province and first letter."""
    named = _named(request.GET.get("q", "")[:200])
    provinces = AdminUnit.objects.provinces().filter(pk__in=named.values("province")).by_name()
    province = next((unit for unit in provinces if unit.slug == request.GET.get("province")), None)
    placed = named.filter(province=province.pk) if province else named
    letters = _letters(placed)
    letter = request.GET.get("letter") if request.GET.get("letter") in letters else None
    found = _under(placed, letter) if letter else placed
    page = Paginator(found.select_related("unit__parent").by_name(), PRODUCERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "groups": _groups(request, list(page)),
        "provinces": provinces,
        "province": province,
        "letters": letters,
        "letter": letter,
        "q": request.GET.get("q", "")[:200],
    }
    return render(request, "storefront/producers.html", context)


def _named(text: str) -> QuerySet[Producer]:
    """Active producers whose own name holds every word of the text, tones and kind of producer apart."""
    found = Producer.objects.active().annotate(province=Coalesce("unit__parent", "unit"))
    for word in fold(KIND_PREFIX.sub("", f"{nfc(text)} ")).split():
        found = found.filter(folded__contains=word)
    return found


def _letters(producers: QuerySet[Producer]) -> list[str]:
    """The letters under which there is something, in their order."""
    initials = producers.order_by().values_list(Left("sort_key", 2), flat=True).distinct()
    return list(dict.fromkeys(LETTERS.get(initial, NO_LETTER) for initial in sorted(initials)))


def _under(producers: QuerySet[Producer], letter: str) -> QuerySet[Producer]:
    if letter == NO_LETTER:
        return producers.annotate(initial=Left("sort_key", 2)).exclude(initial__in=LETTERS)
    return producers.filter(sort_key__startswith=LETTER_RANK[letter.lower()])


def _groups(request: HttpRequest, producers: list[Producer]) -> list[dict]:
    """The page's producers under their letters, each with how many products it has on sale."""
    cards = SearchDocument.objects.listable().confirmed().filter(producer__in=[producer.slug for producer in producers])
    counts = dict(shown_to(request, cards).values_list("producer").annotate(Count("pk")).order_by())
    for producer in producers:
        producer.on_sale = counts.get(producer.slug, 0)
    lettered = groupby(producers, key=lambda producer: LETTERS.get(producer.sort_key[:2], NO_LETTER))
    return [{"letter": letter, "producers": list(those)} for letter, those in lettered]


def producer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    active = Producer.objects.active().select_related("unit__parent", "former_unit__parent__parent")
    producer = get_object_or_404(active, slug=slug)
    cards = SearchDocument.objects.listable().confirmed().filter(producer=slug)
    counts = cards.aggregate(all=Count("pk"), adult=Count("pk", filter=Q(adult=True)))
    hidden = 0 if is_adult(request) else counts["adult"]
    trail = [{"name": _("Nhà sản xuất"), "url": reverse("storefront:producers")}, {"name": producer.legal_name}]
    context = {
        "producer": producer,
        "cards": shown_to(request, cards).order_by("-in_stock", "-stars", "sort_key", "pk")[:CARDS],
        "total": counts["all"] - hidden,
        "hidden": hidden,
        "page": Paginator(_certificates(request, producer), CERTIFICATES_A_PAGE).get_page(request.GET.get("page")),
        "mentions": mentions.of_producer(producer, language=get_language()),
        "trail": trail,
        "json_ld": structured_data.script(
            structured_data.organization(producer, address=producer.address),
            structured_data.breadcrumbs(trail, page=producer),
        ),
    }
    return render(request, "storefront/producer.html", context)


def _certificates(request: HttpRequest, producer: Producer) -> QuerySet[Certificate]:
    certificates = Certificate.objects.published().filter(ocop_product__producer=producer)
    if not is_adult(request):
        certificates = certificates.exclude(ocop_product__product_set__code__startswith=ALCOHOL)
    return certificates.select_related("decision__authority").order_by("ocop_product__sort_key", "-valid_from", "pk")
