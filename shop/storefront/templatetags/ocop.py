"""What the pages' components need beyond Django's own tags: icons, money, phones, the ruler, the day block."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog import clock
from catalog.models import Certificate
from shop.storefront import lunar

register = template.Library()

NO_BREAK_SPACE = "\u00a0"
STAR = 17
"""Width of a star in the sprite."""
TICK = 10
"""Width of a month on the ruler, in the units of its drawing."""
LONGEST_TERM = 60
"""In months. Older rounds ran shorter or longer than 36; nothing ran longer than this."""

OPTION = '<label class="pick{}"><input type="{}" name="{}" value="{}"', '>{}<span class="dots"></span><span class="n">'
OPTION_ENDS = "</span></label>"
OVER_PARTS = '<p class="over">{}</p>'
CHECKED = SafeString(" checked")

ENDED = _("Kết thúc ở tháng thứ %(begun)d trong %(months)d tháng")
RULING = _("Đã qua %(begun)d trong %(months)d tháng hiệu lực")
RULER_LABELS = {
    Certificate.State.EXPIRED: _("Đã hết %(months)d tháng hiệu lực"),
    Certificate.State.REVOKED: _("Bị thu hồi ở tháng thứ %(begun)d trong %(months)d tháng"),
    Certificate.State.SUPERSEDED: ENDED,
    Certificate.State.WITHDRAWN: ENDED,
    Certificate.State.VERIFICATION_WITHDRAWN: ENDED,
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing of the sprite, for the eye only: the words beside it carry the meaning."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
@cache
def stars(number: int) -> SafeString:
    """As many stars as were granted, side by side; the words beside them say the class."""
    width, sprite = STAR * int(number), static("icons.svg")
    return format_html('<svg viewBox="0 0 {} 16" aria-hidden="true"><use href="{}#s{}"/></svg>', width, sprite, number)


@register.simple_tag
def ocop_badge(number: int, potential_five: bool = False) -> SafeString:
    """The badge of a card: a page has dozens, but only a few kinds of them."""
    return _badge(number, potential_five, get_language())


@cache
def _badge(number: int, potential_five: bool, language: str) -> SafeString:
    return render_to_string("components/ocop_badge.html", {"stars": number, "potential_five": potential_five})


@register.filter
def dong(amount: int | Decimal) -> str:
    """150000 → "150.000 ₫", with a no-break space."""
    return f"{int(amount):,}".replace(",", ".") + NO_BREAK_SPACE + "₫"


@register.filter
def phone(number: object) -> str:
    """+84912345678 → "0912 345 678"; what is not a number of ten or eleven digits (hotlines, masked) stays as it is."""
    digits = re.sub(r"[\s.()-]", "", str(number))
    digits = re.sub(r"^\+84", "0", digits)
    if not re.fullmatch(r"0\d{9,10}", digits):
        return str(number)
    return NO_BREAK_SPACE.join((digits[:4], digits[4:-3], digits[-3:]))


@register.simple_tag(takes_context=True)
def current(context: template.Context, url: str) -> SafeString:
    """aria-current for a link of the navigation: the page itself, or the section that holds it."""
    request = context.get("request")
    if request is None or not url or not request.path.startswith(url):
        return SafeString("")
    return format_html(' aria-current="{}"', "page" if request.path == url else "true")


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, language: str, *, query: bool = True) -> str:
    """The address of this page in another language, with or without its query."""
    request = context["request"]
    return translate_url(request.get_full_path() if query else request.path, language)


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """The page's neighbours, the first and the last; an ellipsis where numbers are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag
def facet_options(name: str, options: list, kind: str = "checkbox") -> SafeString:
    """The boxes to tick of a facet, former provinces under their province. In Python, since a list has a hundred of
    them: as a template they took a third of its time."""
    return SafeString("\n".join(_boxes(name, options, kind)))


def _boxes(name: str, options: list, kind: str) -> Iterator[SafeString]:
    for option in options:
        yield format_html(OVER_PARTS, option["label"]) if option.get("only_named") else _box(name, option, kind)
        for part in option.get("parts", ()):
            yield _box("former_province", part, kind, " part")


def _box(name: str, option: dict, kind: str, place: str = "") -> SafeString:
    before, after = _escaped_box(name, option["value"], option["label"], kind, place)
    return SafeString(f"{before}{CHECKED if option['selected'] else ''}{after}{option['count']:d}{OPTION_ENDS}")


@lru_cache(maxsize=2048)
def _escaped_box(name: str, value: str, label: str, kind: str, place: str) -> tuple[SafeString, SafeString]:
    """What of a box is the same in every list: its two halves, around the mark and the number."""
    before, after = OPTION
    return format_html(before, place, kind, name, value), format_html(after, _caption(name, value, label))


def _caption(name: str, value: str, label: str) -> SafeString:
    if name == "stars":
        return format_html('<span class="ocop">{}{}</span>', stars(value), label)
    return format_html("<span>{}</span>", label)


@register.filter
def any_selected(options: list) -> bool:
    return any(option["selected"] or any_selected(option.get("parts", ())) for option in options)


@register.inclusion_tag("components/day.html")
def day_block(day: date | None = None) -> dict:
    day = day or clock.today()
    return {"day": day, "weekday": lunar.WEEKDAYS[day.weekday()], "lunar": lunar.lunar_date(day)}


@register.simple_tag
def solar_term(day: date | None = None) -> str:
    return lunar.solar_term(day or clock.today())


@register.inclusion_tag("components/ruler.html")
def ruler(certificate: Certificate) -> dict:
    """The term of a certificate, one tick a month, filled up to today or to the last day on which it counted."""
    start, state = certificate.valid_from, certificate.state
    until = min(clock.today(), certificate.last_day)
    months = min(max(_full_months(start, certificate.valid_until + timedelta(days=1)), 1), LONGEST_TERM)
    begun = min(_full_months(start, until) + 1, months) if until >= start else 0
    ticks = [_tick(month) for month in range(months)]
    return {
        "certificate": certificate,
        "months": months,
        "width": months * TICK,
        "gone": "".join(ticks[:begun]),
        "left": "".join(ticks[begun:]),
        "state": state,
        "label": RULER_LABELS.get(state, RULING) % {"begun": begun, "months": months},
    }


def _full_months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _tick(month: int) -> str:
    x = month * TICK + 1
    return f"M{x} 0h8v18h-8z" if month % 12 == 0 else f"M{x} 5h8v13h-8z"
