"""What an editor is told of a block: how many a rule finds and loses, and which picked ones fall out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Min, OuterRef

from catalog.clock import today
from catalog.models import Listing
from cms.blocks.products import RuleValue
from cms.models import EditorialPage
from cms.showing import Showing
from cms.standings import DAY, Standing, standings

WITHIN = datetime.timedelta(days=30)
"""How far pages without an end are looked ahead."""


@dataclass(frozen=True)
class Found:
    """What a rule finds on a day, and how much of that does not last to the end of another."""

    day: datetime.date
    until: datetime.date
    number: int
    lapsing: int
    left_out: bool
    """The rule leaves out what does not last: `number` is without it."""
    first_off: datetime.date | None
    """The day on which the first of the lapsing is gone."""


def found(rule: RuleValue, showing: Showing, until: datetime.date) -> Found:
    """In one statement."""
    left_out = bool(rule.get("to_the_end")) and showing.has_to_hold
    end = showing.last_day if left_out and showing.last_day else until
    lasts = Exists(Listing.objects.on_sale(end).filter(product=OuterRef("product")))
    counts = (
        rule.matching(showing)
        .order_by()
        .aggregate(number=Count("pk"), lasting=Count("pk", filter=lasts), first=Min("valid_until", filter=~lasts))
    )
    return Found(
        day=showing.day,
        until=end,
        number=counts["lasting"] if left_out else counts["number"],
        lapsing=counts["number"] - counts["lasting"],
        left_out=left_out,
        first_off=counts["first"] and counts["first"] + DAY,
    )


def found_in_form(rule: RuleValue, page: EditorialPage) -> list[Found]:
    """On the day from which one looks, and on the first day of a page that is to come."""
    begun = Showing.begun(page)
    days = sorted({page.day, begun.day})
    return [found(rule, replace(begun, day=day), end_of(begun)) for day in days]


def falling(picks: Sequence[int | None], page: EditorialPage) -> tuple[list[Standing], datetime.date]:
    """Those that do not stay, and to the end of which day the others do."""
    begun = Showing.begun(page)
    until = end_of(begun)
    return [standing for standing in standings(picks, begun, until) if not standing.stays], until


def end_of(showing: Showing) -> datetime.date:
    """The last day of what has one that is to come, else the end of the coming weeks."""
    if showing.last_day and showing.last_day >= showing.day:
        return showing.last_day
    return max(showing.day, today()) + WITHIN
