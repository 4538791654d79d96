"""What editorial pages tell those who pass their address on, and machines: the shared picture, schema.org."""

import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from catalog.clock import last_moment
from cms.models import EditorialPage
from shop.storefront import structured_data
from shop.storefront.share_picture import share_picture

register = template.Library()
register.filter("absolute", structured_data.absolute)


@register.simple_tag
def last_day(ends_at: datetime.datetime) -> datetime.date:
    """The day of the last moment: what ends at midnight ends with the day before."""
    return timezone.localdate(last_moment(ends_at))


@register.simple_tag
def page_json_ld(page: EditorialPage) -> SafeString:
    """An Article of stories and news, an Event of events and campaigns; nothing of other pages."""
    node = structured_data.editorial(page)
    return structured_data.script(node) if node else SafeString("")


@register.inclusion_tag("cms/open_graph_picture.html")
def open_graph_picture(page: EditorialPage) -> dict:
    return {"picture": share_picture(page)}
