"""For which day, and for whom, a page's products are drawn."""

import datetime
from dataclasses import dataclass
from typing import Any

from catalog.clock import today


@dataclass(frozen=True)
class Showing:
    day: datetime.date
    last_day: datetime.date | None = None
    """To the end of which a rule may want certificates to hold."""
    adult: bool = False
    advertises: bool = False

    @classmethod
    def on(cls, context: dict[str, Any]) -> "Showing":
        """What a template's context says; without a page, today."""
        page = context.get("page")
        return cls(
            day=context.get("day") or today(),
            last_day=getattr(page, "last_day", None),
            adult=bool(context.get("adult")),
            advertises=bool(getattr(page, "advertises", False)),
        )
