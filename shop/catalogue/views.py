from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from catalog.text import fold
from search import port
from search.backends import PAGE_SIZE
from search.forms import SearchForm
from search.suggestions import suggest
from shop.catalogue.narrowing import SORT_NAMES, Narrowing
from shop.storefront.adults import is_adult

KINDS = {"product": _("Sản phẩm"), "producer": _("Nhà sản xuất"), "place": _("Nơi"), "set": _("Phân nhóm")}
SHORTEST_PREFIX = 2
"""In letters: one letter begins too much."""


class ProductListView(TemplateView):
    """All products and product search: one page, its state in the address."""

    template_name = "catalogue/list.html"

    def get_context_data(self, **kwargs):
        asked = SearchForm(self.request.GET).read()
        asked["filters"] = replace(asked["filters"], adult=is_adult(self.request))
        results = port.search(**asked)
        narrowing = Narrowing(
            path=self.request.path,
            query=results.query.text,
            filters=results.filters,
            sort=asked["sort"],
            results=results,
        )
        return super().get_context_data(
            results=results,
            narrowing=narrowing,
            facets=narrowing.facets,
            sorts=SORT_NAMES.items(),
            page=Paginator(range(results.total), PAGE_SIZE).page(results.page),
            **kwargs,
        )


class SuggestionView(TemplateView):
    """What the search field offers while somebody types: the options of its list, for htmx to put there."""

    template_name = "catalogue/suggestions.html"

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        long_enough = len(fold(typed).replace(" ", "")) >= SHORTEST_PREFIX
        offered = suggest(typed) if long_enough else []
        groups = [(kind, KINDS[kind], list(some)) for kind, some in groupby(offered, attrgetter("kind"))]
        return super().get_context_data(groups=groups, number=len(offered), **kwargs)
