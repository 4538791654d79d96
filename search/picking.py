"""What a rule finds on any day: one statement on the table of documents, which is never stale."""

import datetime

from search.backends.database import ORDERS
from search.filters import Filters
from search.models import SearchDocument, SearchDocumentQuerySet

COLUMNS = (
    "stars", "category", "province", "former_province", "macro_region", "producer_kind", "group", "set", "producer"
)  # fmt: skip


def picked(filters: Filters, *, on: datetime.date, sort: str = "relevance") -> SearchDocumentQuerySet:
    """In stock and on sale on that day, as far as is known now."""
    rows = SearchDocument.objects.listable(on).confirmed(on).filter(in_stock=True)
    for column in COLUMNS:
        if values := getattr(filters, column):
            rows = rows.filter(**{f"{column}__in": values})
    if filters.price_min is not None:
        rows = rows.filter(price__gte=filters.price_min)
    if filters.price_max is not None:
        rows = rows.filter(price__lte=filters.price_max)
    if not filters.adult:
        rows = rows.filter(adult=False)
    return rows.order_by(*ORDERS[sort])
