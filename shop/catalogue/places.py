"""Provinces to choose from: those of today, each with the former ones that it was made of."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext as _

from catalog.text import fold, sort_key
from search.port import Option
from search.query import Place
from search.vocabulary import provinces_of_former

KINDS = {"tinh", "thanh pho", "tp", "huyen", "quan", "thi xa", "thi tran", "xa", "phuong", "dac khu"}
"""What may stand before the name of a place."""
FORMER = "cũ"
"""What search reads after the name of a province as: the one before 2025-07-01."""


class PlaceOption(Option, total=False):
    parts: list[Option]
    """The former provinces in it."""
    only_named: bool
    """Not to be chosen: nothing is left of it under the other filters; it stands over its parts."""


def place_options(provinces: list[Option], former: list[Option]) -> list[PlaceOption]:
    """The provinces as they come, then those that are there only for a part of theirs."""
    parts = _parts(former)
    tree = [PlaceOption(**province, parts=parts.pop(province["value"], [])) for province in provinces]
    names = dict(provinces_of_former().values())
    for value in sorted(parts, key=lambda value: sort_key(names[value])):
        tree.append(_only_named(value, names[value], parts[value]))
    return tree


def _parts(former: list[Option]) -> dict[str, list[Option]]:
    """By province of today. A province that nothing was merged with is offered once, as itself."""
    parts: dict[str, list[Option]] = {}
    for option in former:
        if option["selected"] or is_merged(option["value"]):
            province, _name = provinces_of_former()[option["value"]]
            label = _("%(place)s cũ") % {"place": short(option["label"])}
            parts.setdefault(province, []).append({**option, "label": label})
    return parts


def _only_named(value: str, name: str, parts: list[Option]) -> PlaceOption:
    return PlaceOption(value=value, label=name, count=0, selected=False, parts=parts, only_named=True)


@cache
def is_merged(former: str) -> bool:
    """Whether the former province became one of several parts."""
    province = provinces_of_former()[former]
    return Counter(provinces_of_former().values())[province] > 1


def place_name(facet: str, option: Option) -> str:
    """As it stands by itself, apart from the tree: "Bắc Kạn (nay thuộc Thái Nguyên)", "Thái Nguyên cũ"."""
    kept_its_name = option["label"] == short(option["label"])
    if facet == "former_province" and kept_its_name and is_merged(option["value"]):
        return _("%(place)s cũ") % {"place": option["label"]}
    return option["label"]


def short(label: str) -> str:
    """Without the remark in brackets: "Bắc Kạn (nay thuộc Thái Nguyên)" → "Bắc Kạn"."""
    return label.partition(" (")[0]


def titled(place: Place) -> str:
    """With what it is: "Huyện Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)"; a province is told by what became of it."""
    own = place.name.partition(", ")[0]
    return place.label if place.facet else place.title + place.label.removeprefix(own)


def asked_for(place: Place, *, among: Iterable[Place]) -> str:
    """Words that name this place and none of the others: "Huyện Na Rì", with its province, then or now, if need be."""
    if not any(other.folded == place.folded and other.key != place.key for other in among):
        return place.title
    province = place.name.rpartition(", ")[2]
    return f"{place.title}, {province} {FORMER}" if place.is_former else f"{place.title}, {province}"


def without_places(text: str, places: Iterable[Place]) -> str:
    """The words of a text beside those that name the places: "miến huyện Na Rì" → "miến"."""
    words = text.split()
    for place in places:
        start, end = _named_at([fold(word) for word in words], place.folded.split())
        words[start:end] = []
    return " ".join(words)


def _named_at(words: list[str], name: list[str]) -> tuple[int, int]:
    """Where a name stands, with its kind before it; nowhere is an empty range."""
    for start in range(len(words) - len(name) + 1):
        end = start + len(name)
        if words[start:end] == name:
            return next((first for first in (start - 2, start - 1) if _is_kind(words, first, start)), start), end
    return 0, 0


def _is_kind(words: list[str], start: int, end: int) -> bool:
    return start >= 0 and " ".join(words[start:end]) in KINDS
