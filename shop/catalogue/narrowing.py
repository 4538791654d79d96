"""The product list's state as addresses: where chips and bands lead, what the page is called, whether to keep it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from search.filters import PRICE_BANDS, SORTS, Filters, PriceBand
from search.language.words import QUOTES
from search.port import Option, Results
from search.query import Place
from search.vocabulary import price_range_name
from shop.catalogue.places import asked_for, place_name, place_options, short, titled, without_places

LEGENDS = {
    "stars": gettext_lazy("Hạng sao OCOP"),
    "category": gettext_lazy("Danh mục"),
    "province": gettext_lazy("Tỉnh/Thành phố"),
    "former_province": gettext_lazy("Tỉnh cũ (trước 01/7/2025)"),
    "macro_region": gettext_lazy("Vùng"),
    "producer_kind": gettext_lazy("Loại hình"),
    "label": gettext_lazy("Chứng nhận khác"),
    "group": gettext_lazy("Nhóm sản phẩm"),
    "set": gettext_lazy("Phân nhóm"),
}
"""The facets whose values are ticked; prices are links and two fields."""
PLACES = ("province", "former_province", "macro_region")
SORT_NAMES = {
    "relevance": gettext_lazy("Liên quan nhất"),
    "newest": gettext_lazy("Mới nhất"),
    "price": gettext_lazy("Giá thấp đến cao"),
    "-price": gettext_lazy("Giá cao đến thấp"),
    "stars": gettext_lazy("Hạng sao cao nhất"),
    "name": gettext_lazy("Tên A–Z"),
}


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the address without it."""

    label: str
    kind: str
    url: str


@dataclass(frozen=True)
class Narrowing:
    """What the list's address says, and the addresses that say a little less or something else."""

    path: str
    query: str
    """The words that no filter says."""
    filters: Filters
    sort: str
    results: Results

    def parameters(self, *, page: int = 1) -> str:
        """One way of writing a state: known parameters in a fixed order, silent on what goes without saying."""
        said = [("q", self.query), *_said(self.filters)]
        said += [("sort", self.sort if self.sort != SORTS[0] else ""), ("page", page if page > 1 else "")]
        written = urlencode([(name, value) for name, value in said if value])
        return f"?{written}" if written else ""

    @property
    def address(self) -> str:
        return self.path + self.parameters()

    def narrowed(self, **filters) -> "Narrowing":
        return replace(self, filters=replace(self.filters, **filters))

    def without(self, facet: str, value: str) -> str:
        return self.narrowed(**{facet: tuple(v for v in getattr(self.filters, facet) if v != value)}).address

    def literally(self, typed: str) -> str:
        """What was typed, letter by letter, under the filters that were given beside it: in quotation marks."""
        return replace(self, query=f'"{unquoted(typed)}"', filters=self.results.given).address

    def at(self, place: Place) -> str:
        """The same words, from one place instead of those that are chosen or named."""
        elsewhere = self.narrowed(province=(), former_province=())
        words = without_places(self.query, self.results.query.places)
        if place.facet:
            return replace(elsewhere.narrowed(**{place.facet: (place.slug,)}), query=words).address
        namesakes = (*self.results.query.places, *self.results.query.offers)
        return replace(elsewhere, query=f"{words} {asked_for(place, among=namesakes)}".strip()).address

    @property
    def has_places(self) -> bool:
        return bool(self.results.query.places or any(getattr(self.filters, facet) for facet in PLACES))

    @property
    def anywhere(self) -> str:
        words = without_places(self.query, self.results.query.places)
        return replace(self.narrowed(**dict.fromkeys(PLACES, ())), query=words).address

    @property
    def unfiltered(self) -> str:
        return replace(self, filters=Filters()).address

    def chosen(self, facet: str) -> list[Option]:
        return [option for option in self.results.facets[facet] if option["selected"]]

    @property
    def chips(self) -> list[Chip]:
        """Everything chosen, in the order of the filters."""
        return [*self._word_chips(), *self._facet_chips(), *self._other_chips()]

    def _word_chips(self) -> Iterator[Chip]:
        """The words, and the districts and communes among them, which no other parameter says."""
        places = self.results.query.places
        if words := without_places(self.query, places):
            named = " ".join(asked_for(place, among=places) for place in places)
            yield Chip(f"“{unquoted(words)}”", _("Từ khóa"), replace(self, query=named).address)
        for place in places:
            others = without_places(self.query, [place])
            yield Chip(titled(place), pgettext("một", "Nơi"), replace(self, query=others).address)

    def _facet_chips(self) -> Iterator[Chip]:
        for facet, legend in LEGENDS.items():
            for option in self.chosen(facet):
                yield Chip(place_name(facet, option), str(legend), self.without(facet, option["value"]))

    def _other_chips(self) -> Iterator[Chip]:
        for slug, name in self.results.producers.items():
            yield Chip(name, pgettext("một", "Nhà sản xuất"), self.without("producer", slug))
        if self.filters.price:
            cleared = self.narrowed(price_min=None, price_max=None)
            yield Chip(price_range_name(self.filters.price_range), _("Khoảng giá"), cleared.address)
        if self.filters.in_stock:
            yield Chip(_("Còn hàng"), "", self.narrowed(in_stock=False).address)

    @property
    def facets(self) -> list[tuple[str, str, list]]:
        """(name, legend, options) of those to show; the sets of a group only once a group is chosen."""
        under_others = {"former_province"} if self.filters.group or self.filters.set else {"former_province", "set"}
        return [(facet, LEGENDS[facet], self._options(facet)) for facet in LEGENDS if facet not in under_others]

    def _options(self, facet: str) -> list:
        options = self.results.facets[facet]
        return place_options(options, self.results.facets["former_province"]) if facet == "province" else options

    @property
    def bands(self) -> list[dict]:
        """The price bands with the address that each leads to; the chosen one leads back out."""
        options = {option["value"]: option for option in self.results.facets["price"]}
        return [self._band(band, options[band.value]) for band in PRICE_BANDS if band.value in options]

    def _band(self, band: PriceBand, option: Option) -> dict:
        low, high = (None, None) if option["selected"] else (band.low, band.high)
        return {**option, "url": self.narrowed(price_min=low, price_max=high).address}

    @property
    def place(self) -> dict | None:
        """The one place that the list is narrowed to, if it is one, with its short name and the way back."""
        places = [(facet, option) for facet in ("former_province", "province") for option in self.chosen(facet)]
        if len(places) != 1:
            return None
        [(facet, option)] = places
        name, url = place_name(facet, option), self.without(facet, option["value"])
        return {"label": name, "short": short(name), "url": url}

    @property
    def typed(self) -> str:
        return self.results.query.instead_of or self.results.query.text

    @property
    def is_understood(self) -> bool:
        """Something is looked for by words."""
        query = self.results.query
        return bool(query.terms or query.liked or query.places or query.filters)

    @property
    def says_what(self) -> bool:
        """The words name goods, not only where they are from or of what class."""
        query = self.results.query
        return bool(query.terms or {facet for facet, _value in query.filters} & {"category", "group", "set"})

    @property
    def heading(self) -> str:
        if self.typed:
            return _("Kết quả cho “%(query)s”") % {"query": unquoted(self.typed)}
        if self.place:
            return _("Đặc sản %(place)s") % {"place": self.place["short"]}
        if len(self.results.producers) == 1:
            return _("Sản phẩm của %(producer)s") % {"producer": next(iter(self.results.producers.values()))}
        categories = self.chosen("category")
        return categories[0]["label"] if len(categories) == 1 else _("Tất cả sản phẩm")

    @property
    def canonical(self) -> str:
        """The parameters under which search engines keep this page, if they do."""
        return self.parameters(page=self.results.page)

    @property
    def indexable(self) -> bool:
        """Of all combinations only the whole list and single categories are pages to find; places have their own."""
        plain = Filters(category=self.filters.category[:1], adult=self.filters.adult)
        return not self.typed and self.sort == SORTS[0] and self.filters == plain and self.results.total > 0


def _said(filters: Filters) -> Iterator[tuple[str, object]]:
    """Parameters as they stand in an address; `adult` never does: the site asks and remembers by itself."""
    for field in fields(filters):
        value = getattr(filters, field.name)
        if isinstance(value, tuple):
            yield from ((field.name, item) for item in value)
        elif value and field.name != "adult":
            yield field.name, int(value)


def unquoted(text: str) -> str:
    """To be shown between quotation marks of ours, or to be put between those that mean "literally"."""
    return text.translate(dict.fromkeys(map(ord, QUOTES)))
