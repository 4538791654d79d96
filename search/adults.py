"""Who may see drinks with alcohol: whoever has said to be 18, for as long as the session lasts."""

from django.http import HttpRequest

from search.models import SearchDocumentQuerySet

OVER_18 = "over_18"
"""Key of the session under which a visitor's own word is kept."""


def is_adult(request: HttpRequest) -> bool:
    return bool(request.session.get(OVER_18))


def shown_to(request: HttpRequest, cards: SearchDocumentQuerySet) -> SearchDocumentQuerySet:
    return cards if is_adult(request) else cards.filter(adult=False)
