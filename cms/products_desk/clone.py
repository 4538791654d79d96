"""Last year's campaign as this year's draft."""

import datetime
import re

from django.utils import timezone

from catalog.clock import add_months
from catalog.text import slugify
from cms.models import CampaignPage

YEAR = re.compile(r"\b(19|20)\d{2}\b")


def may_clone(user, campaign: CampaignPage) -> bool:
    """Who may write a new campaign in the section, and this one in the person's area."""
    section = campaign.get_parent().specific_deferred
    return section.permissions_for_user(user).can_add_subpage() and campaign.permissions_for_user(user).can_edit()


def clone(campaign: CampaignPage, user) -> CampaignPage:
    """A draft of one's own, on the same days of the next year in which they are to come, as visitors last saw it."""
    years = _years_on(campaign.starts_at)
    title = YEAR.sub(lambda year: str(int(year[0]) + years), campaign.title)
    starts_at, ends_at = _later(campaign.starts_at, years), _later(campaign.ends_at, years)
    attributes = {
        "title": title,
        "draft_title": title,
        "slug": _free_slug(campaign, title, starts_at.year),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "shown_from": starts_at,
    }
    return campaign.copy(copy_revisions=False, keep_live=False, user=user, update_attrs=attributes)


def _later(moment: datetime.datetime, years: int) -> datetime.datetime:
    """The same hour of the same day by the clocks here; of 29/02 the 28th where there is no other."""
    local = timezone.localtime(moment)
    day = add_months(local.date(), 12 * years)
    return local.replace(year=day.year, month=day.month, day=day.day)


def _years_on(starts_at: datetime.datetime) -> int:
    """How many years on it would begin in the future, one at least."""
    years = 1
    while _later(starts_at, years) <= timezone.now():
        years += 1
    return years


def _free_slug(campaign: CampaignPage, title: str, year: int) -> str:
    wanted = slugify(title)[:240] or "chuong-trinh"
    if YEAR.search(title) is None:
        wanted = f"{wanted}-{year}"
    taken = set(campaign.get_parent().get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
