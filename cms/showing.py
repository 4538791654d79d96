"""For which day, and for whom, a page's products are drawn."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from catalog.clock import today


@dataclass(frozen=True)
class Showing:
    day: datetime.date
    last_day: datetime.date | None = None
    """To the end of which a rule may want certificates to hold."""
    adult: bool = False
    advertises: bool = False

    @property
    def has_to_hold(self) -> bool:
        """There is an end before which certificates can lapse."""
        return self.last_day is not None and self.day <= self.last_day

    @classmethod
    def on(cls, context: Mapping[Any, Any]) -> "Showing":
        """What a template's context says; without a page, today."""
        page = context.get("page")
        return cls(
            day=context.get("day") or today(),
            last_day=getattr(page, "last_day", None),
            adult=bool(context.get("adult")),
            advertises=bool(getattr(page, "advertises", False)),
        )

    @classmethod
    def begun(cls, page: Any) -> "Showing":
        """As adults see the page on the day from which it is looked at, or on its first day if that is to come."""
        begins = page.begins()
        day = max(page.day, timezone.localdate(begins)) if begins else page.day
        return cls(day=day, last_day=page.last_day, adult=True, advertises=page.advertises)
