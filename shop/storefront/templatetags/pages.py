"""What the pages of staff need beyond their own fields: where they stand, from when to when, a phone to call."""

import datetime
import re

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalog.clock import last_moment
from cms.blocks.products import PRODUCTS
from cms.models import CampaignPage, EventPage
from cms.showing import Showing
from search.models import SearchDocument

register = template.Library()


@register.simple_tag
def trail(page: Page) -> list[dict]:
    """Crumbs: the section, which stands right under the front page and so needs no statement for its address."""
    section = page.get_parent()
    return [{"name": section.title, "url": reverse("wagtail_serve", args=[f"{section.slug}/"])}, {"name": page.title}]


@register.filter
def period(page: CampaignPage | EventPage) -> str:
    """From when to when, by local clocks. Midnight is not named: what ends then ends with the day before."""
    start, end = timezone.localtime(page.starts_at), timezone.localtime(page.ends_at)
    last_day = last_moment(end).date()
    if start.date() == last_day:
        return _one_day(start, end, day=_written(last_day))
    midnight = datetime.time.min
    begins = _("Từ ngày %(day)s") if start.time() == midnight else _("Từ %(time)s ngày %(day)s")
    ends = _("đến hết ngày %(day)s") if end.time() == midnight else _("đến %(time)s ngày %(day)s")
    return f"{begins % _parts(start, start.date())} {ends % _parts(end, last_day)}"


def _one_day(start: datetime.datetime, end: datetime.datetime, *, day: str) -> str:
    if end - start == datetime.timedelta(days=1):
        return _("Cả ngày %(day)s") % {"day": day}
    until = "24:00" if end.time() == datetime.time.min else f"{end:%H:%M}"
    return _("Từ %(start)s đến %(end)s ngày %(day)s") % {"start": f"{start:%H:%M}", "end": until, "day": day}


def _parts(moment: datetime.datetime, day: datetime.date) -> dict[str, str]:
    return {"time": f"{moment:%H:%M}", "day": _written(day)}


def _written(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"


@register.filter
def callable_number(number: str) -> str:
    """For a `tel:` link: digits and a plus alone."""
    return re.sub(r"[^\d+]", "", number)


@register.simple_tag(takes_context=True)
def products_of(context: Context, page: CampaignPage) -> list[SearchDocument]:
    """What its blocks of products find today, each once, by name."""
    showing, kinds = Showing.on(dict(context.flatten())), dict(PRODUCTS)
    values = (block.value for block in page.body if block.block_type in kinds)
    cards = {card.pk: card for value in values for card in value.cards(showing)}
    return sorted(cards.values(), key=lambda card: card.sort_key)
