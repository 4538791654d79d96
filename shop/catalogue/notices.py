"""What the list says of how it read the words and what it shows instead, each with the way back."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.html import format_html
from django.utils.translation import gettext as _

from search.backends import DEEPEST
from search.filters import Filters
from shop.catalogue.narrowing import Narrowing, unquoted
from shop.catalogue.places import titled


@dataclass(frozen=True)
class Way:
    """Where a notice leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Notice:
    text: str
    ways: tuple[Way, ...] = ()
    icon: str = "info"


def notices(narrowing: Narrowing, *, asked_page: str) -> list[Notice]:
    """In the order in which the list came about: the words, the places, the page."""
    return [
        *_of_the_port(narrowing),
        *_of_reading(narrowing),
        *_of_places(narrowing),
        *_of_depth(narrowing, asked_page=asked_page),
    ]


def ways_out(narrowing: Narrowing) -> list[Way]:
    """What to leave out where nothing is found: the places, then everything but the words."""
    ways = []
    if narrowing.has_places:
        ways.append(Way(_("Tìm ở mọi nơi"), narrowing.anywhere))
    if narrowing.query and narrowing.filters != Filters(adult=narrowing.filters.adult):
        label = _("Bỏ mọi bộ lọc, giữ từ khóa “%(words)s”") % {"words": unquoted(narrowing.query)}
        ways.append(Way(label, narrowing.unfiltered))
    return ways


def _of_the_port(narrowing: Narrowing) -> Iterator[Notice]:
    """What the API says, too: the text was cut, something else is shown, the engine is down."""
    if narrowing.results.notice:
        typed = narrowing.results.query.instead_of
        label = _("Vẫn tìm “%(typed)s”") % {"typed": unquoted(typed)}
        ways = (Way(label, narrowing.literally(typed)),) if typed else ()
        yield Notice(narrowing.results.notice, ways)


def _of_reading(narrowing: Narrowing) -> Iterator[Notice]:
    query = narrowing.results.query
    if query.read_as and not query.instead_of:
        text = _("Đã hiểu “%(typed)s” là “%(read)s”.") % {"typed": query.text, "read": query.read_as}
        yield Notice(text, (Way(_("Tìm đúng chữ đã gõ"), narrowing.literally(query.text)),))
    if query.text and not narrowing.is_understood:
        yield Notice(
            _("Trong “%(typed)s” không có từ nào để tìm. Hãy gõ tên sản phẩm, nhà sản xuất hoặc nơi làm ra.")
            % {"typed": query.text}
        )


def _of_places(narrowing: Narrowing) -> Iterator[Notice]:
    if place := narrowing.place:
        filtered = format_html("{} <strong>{}</strong>", _("Đang lọc:"), place["label"])
        way = Way(_("Bỏ lọc %(place)s") % {"place": place["short"]}, place["url"])
        yield Notice(filtered, (way,), "map-pin")
    for _folded, offers in groupby(narrowing.results.query.offers, attrgetter("folded")):
        places = list(offers)
        name = places[0].name.partition(", ")[0]
        text = _("“%(name)s” có ở nhiều nơi. Bạn muốn tìm nơi nào?") % {"name": name}
        ways = tuple(Way(titled(place), narrowing.at(place)) for place in places)
        yield Notice(text, ways, "map-pin")


def _of_depth(narrowing: Narrowing, *, asked_page: str) -> Iterator[Notice]:
    """One can leaf through a thousand pages; the page of an old or invented address may not be there."""
    results = narrowing.results
    if asked_page.isdecimal() and asked_page.lstrip("0") != str(results.page):
        yield Notice(_("Không có trang bạn mở. Đang hiện trang đầu."))
    if results.total > DEEPEST and results.page == results.pages:
        most = f"{DEEPEST:,}".replace(",", ".")
        yield Notice(
            _("Chỉ xem được %(number)s sản phẩm đầu. Hãy thêm từ khóa hoặc bộ lọc để thu hẹp.") % {"number": most}
        )
