from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from catalog.text import fold
from cms.finding import found
from search import port
from search.adults import is_adult, shown_to
from search.backends import DEEPEST, PAGE_SIZE
from search.forms import SearchForm
from search.language.words import LONGEST, cleaned
from search.models import SearchDocument
from search.suggestions import suggest
from shop.catalogue.narrowing import SORT_NAMES, Narrowing, unquoted
from shop.catalogue.notices import notices, ways_out
from shop.storefront.fullest import category_url, most

KINDS = {"product": _("Sản phẩm"), "producer": _("Nhà sản xuất"), "place": _("Nơi"), "set": _("Phân nhóm")}
POPULAR = 8
PAGES_TAB, PAGES_A_PAGE = "bai-viet", 20
SHORTEST_PREFIX = 2
"""In letters: one letter begins too much."""


class ProductListView(TemplateView):
    """All products and product search: one page, its state in the address. Its other tab finds what staff write."""

    template_name = "catalogue/list.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.GET.get("tab") == PAGES_TAB:
            return page_list(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        asked = SearchForm(self.request.GET).read()
        asked["filters"] = replace(asked["filters"], adult=is_adult(self.request))
        results = port.search(**asked)
        narrowing = Narrowing(
            path=self.request.path,
            query=results.query.rest,
            filters=results.filters,
            sort=asked["sort"],
            results=results,
        )
        return super().get_context_data(
            results=results,
            narrowing=narrowing,
            facets=narrowing.facets,
            sorts=SORT_NAMES.items(),
            notices=notices(narrowing, asked_page=self.request.GET.get("page", "")),
            ways_out=[] if results.hits else ways_out(narrowing),
            popular=[] if results.hits else self.popular(),
            page=Paginator(range(min(results.total, DEEPEST)), PAGE_SIZE).page(results.page),
            **kwargs,
        )

    def popular(self) -> list[dict]:
        """Categories to look into where nothing was found."""
        cards = shown_to(self.request, SearchDocument.objects.listable())
        return most(cards, "category", number=POPULAR, url=category_url)


def page_list(request: HttpRequest) -> HttpResponse:
    """Stories, campaigns, events, points of sale, news and plain pages that have the words."""
    text, cut = cleaned(request.GET.get("q", ""))
    pages = Paginator(found(text, get_language()), PAGES_A_PAGE)
    context = {"typed": unquoted(text), "q": text, "cut": cut, "longest": LONGEST}
    return render(request, "catalogue/list_pages.html", context | {"page": pages.get_page(request.GET.get("page"))})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the search field offers while somebody types: the options of its list, for htmx to put there.

    Drawn without the request, whose context no part of them needs: it is asked for with every letter.
    """
    typed = request.GET.get("q", "")
    long_enough = len(fold(typed).replace(" ", "")) >= SHORTEST_PREFIX
    offered = suggest(typed) if long_enough else []
    groups = [(kind, KINDS[kind], list(some)) for kind, some in groupby(offered, attrgetter("kind"))]
    return HttpResponse(render_to_string("catalogue/suggestions.html", {"groups": groups, "number": len(offered)}))
