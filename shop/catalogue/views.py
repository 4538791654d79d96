from dataclasses import replace

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from search import port
from search.backends import PAGE_SIZE
from search.forms import SearchForm
from shop.catalogue.narrowing import SORT_NAMES, Narrowing
from shop.storefront.adults import is_adult


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
