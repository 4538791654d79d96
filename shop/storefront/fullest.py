"""Where there is most to buy: places and categories with their counts, as the entries of an index."""

from collections.abc import Callable

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from catalog.text import sort_key
from search.models import SearchDocumentQuerySet


def most(cards: SearchDocumentQuerySet, facet: str, *, number: int, url: Callable[[str], str]) -> list[dict]:
    """The places or categories with the most products on sale, in the order of their names."""
    named = cards.exclude(**{facet: ""}).values_list(facet, f"{facet}_name")
    counts = named.annotate(products=Count("pk")).order_by("-products", facet)[:number]
    entries = [{"name": _(name), "url": url(slug), "count": products} for slug, name, products in counts]
    return sorted(entries, key=lambda entry: sort_key(entry["name"]))


def province_url(slug: str) -> str:
    return reverse("storefront:region", args=[slug])


def category_url(slug: str) -> str:
    return f"{reverse('catalogue:index')}?{urlencode({'category': slug})}"
