"""Labels beside OCOP, as a row of the table holds them: each with its term, so that the day decides which count."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from catalog.models import OtherLabel


class Term(NamedTuple):
    """Days in ISO's form, the last one included."""

    kind: str
    first: str
    last: str


def written(labels: Iterable[OtherLabel]) -> str:
    """ "vietgap 2025-01-15 2027-01-14|gi 2024-06-01 9999-12-31"."""
    terms = [Term(label.kind, str(label.valid_from), str(label.valid_until or datetime.date.max)) for label in labels]
    return "|".join(map(" ".join, terms))


def terms(text: str) -> list[Term]:
    return [Term(*term.split()) for term in text.split("|")] if text else []


def valid(text: str, day: datetime.date) -> set[str]:
    """The kinds that count on a day."""
    return {term.kind for term in terms(text) if term.first <= day.isoformat() <= term.last}
