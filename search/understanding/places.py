"""Places in a query: provinces become filters, districts and communes are where things are from."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.models import AdminUnit
from catalog.text import fold
from search.gazetteer import Named
from search.language.phrases import Match
from search.understanding.reading import Reading, Role

PROVINCE, DISTRICT, COMMUNE = AdminUnit.Level.PROVINCE, AdminUnit.Level.DISTRICT, AdminUnit.Level.COMMUNE
REGION = "macro_region"
FILTERS = {PROVINCE, REGION}
MARKERS: dict[tuple[str, ...], set[str]] = {
    ("tỉnh",): {PROVINCE},
    ("thành", "phố"): {PROVINCE, DISTRICT},
    ("tp",): {PROVINCE, DISTRICT},
    ("huyện",): {DISTRICT},
    ("quận",): {DISTRICT},
    ("thị", "xã"): {DISTRICT},
    ("thị", "trấn"): {COMMUNE},
    ("xã",): {COMMUNE},
    ("phường",): {COMMUNE},
    ("đặc", "khu"): {COMMUNE},
}
"""What stands before a name, and the levels of what it then names."""
OF_CITIES = {("thành", "phố"), ("tp",)}
AGES = {
    ("cũ",): "former",
    ("trước", "đây"): "former",
    ("trước", "sáp", "nhập"): "former",
    ("mới",): "today",
    ("sau", "sáp", "nhập"): "today",
}
"""What stands after a name, or before it."""
BEFORE = {"o", "tai", "tu", "vung", "xu", "dat", "cua", "in", "from", "of"}
"""Words that say nothing before a place."""
LONGEST_SYLLABLE = 6
"""In letters, and only "nghieng" has more: longer words are names in one piece, "quangnam"."""


@dataclass
class Mention:
    """A name that may mean several places; the words of it and about it."""

    start: int
    end: int
    meant: list[Named]
    age: str = ""

    @property
    def is_filter(self) -> bool:
        return any(named.level in FILTERS for named in self.meant)

    @property
    def smaller(self) -> list[Named]:
        return [named for named in self.meant if named.level not in FILTERS]


def read(reading: Reading, *, maker_named: bool) -> None:
    """After the kind of a maker ("htx yến dương") the own name of one is no place."""
    mentions = list(_mentions(reading, maker_named=maker_named))
    larger = [mention for mention in mentions if mention.is_filter]
    inside = {key for mention in larger for key in _filter_by(reading, mention)}
    for mention in mentions:
        if not mention.is_filter:
            _from_there(reading, mention, inside=inside)
    if not reading.places:  # beside "Na Rì", "Bắc Kạn" is not its town
        reading.offers += [named.place for mention in larger for named in mention.smaller if named.products]


def _mentions(reading: Reading, *, maker_named: bool) -> Iterator[Mention]:
    start = 0
    while start < len(reading.tokens):
        mention = _marked(reading, start) or _unmarked(reading, start, maker_named=maker_named)
        if mention:
            yield _with_what_is_said_of_it(reading, mention)
        start = mention.end if mention else start + 1


def _marked(reading: Reading, start: int) -> Mention | None:
    """A name with what it is before it: "huyện Kim Sơn"."""
    for marker, levels in MARKERS.items():
        name = start + len(marker)
        if name < len(reading.tokens) and _says(reading, start, marker):
            for match in reading.lexicon.places.matches(reading.tokens, name):
                meant = [place for place in match.meaning if place.level in levels and _is_so(place, marker)]
                if meant and reading.free(start, match.end):
                    return Mention(start, match.end, meant)
    return None


def _is_so(place: Named, marker: tuple[str, ...]) -> bool:
    return marker not in OF_CITIES or place.city


def _says(reading: Reading, start: int, words: tuple[str, ...]) -> bool:
    tokens = reading.tokens[max(start, 0) : start + len(words)]
    return len(tokens) == len(words) and all(
        token.spelled == word or (token.untoned and token.folded == fold(word))
        for token, word in zip(tokens, words, strict=True)
    )


def _unmarked(reading: Reading, start: int, *, maker_named: bool) -> Mention | None:
    for match in reading.lexicon.places.matches(reading.tokens, start):
        if reading.free(start, match.end) and _is_a_place(reading, match, maker_named=maker_named):
            return None if _cuts_a_name(reading, match) else Mention(start, match.end, match.meaning)
    return None


def _cuts_a_name(reading: Reading, match: Match[list[Named]]) -> bool:
    """A region that ends within the name of a smaller place: "miến [dong Bắc] Kạn"."""
    inside = range(match.start + 1, match.end)
    across = (other for start in inside for other in reading.lexicon.places.matches(reading.tokens, start))
    return _is_region(match) and any(other.end > match.end and not _is_region(other) for other in across)


def _is_region(match: Match[list[Named]]) -> bool:
    return all(named.level == REGION for named in match.meaning)


def _is_a_place(reading: Reading, match: Match[list[Named]], *, maker_named: bool) -> bool:
    """Not a part of a name that means something else, and not a short word that may be any."""
    tokens, lexicon = reading.tokens, reading.lexicon
    name = " ".join(token.folded for token in tokens[match.start : match.end])
    before = tokens[match.start - 1].folded if match.start else ""
    if (before, name) in lexicon.not_places or (maker_named and name in lexicon.producers):
        return False
    untoned = all(token.untoned for token in tokens[match.start : match.end])
    known_by_letters = any(named.alias for named in match.meaning)
    if len(match.words) == 1 and untoned and not known_by_letters:
        return len(name) > LONGEST_SYLLABLE
    return not (untoned and name in lexicon.other_words)


def _with_what_is_said_of_it(reading: Reading, mention: Mention) -> Mention:
    if (
        mention.start
        and reading.tokens[mention.start - 1].folded in BEFORE
        and reading.free(mention.start - 1, mention.start)
    ):
        mention.start -= 1
    for words, age in AGES.items() if mention.is_filter else ():
        if _says(reading, mention.end, words):
            mention.end, mention.age = mention.end + len(words), age
        elif len(words) > 1 and _says(reading, mention.start - len(words), words):
            mention.start, mention.age = mention.start - len(words), age
    return mention


def _filter_by(reading: Reading, mention: Mention) -> set[str]:
    """The filter, with the products of the former province of the name first; says which provinces that is."""
    reading.take(mention.start, mention.end, Role.FILTER)
    provinces = [named for named in mention.meant if named.level in FILTERS]
    today = [named for named in provinces if named.today or named.level == REGION]
    former = [named for named in provinces if not named.today and named.level == PROVINCE]
    chosen = former if former and (mention.age == "former" or not today) else today
    reading.add_filters((named.place.facet, named.place.slug) for named in chosen)
    if chosen is today and not mention.age:
        reading.first += [named.place.key for named in former]
    return {named.place.key for named in chosen if named.level == PROVINCE}


def _from_there(reading: Reading, mention: Mention, *, inside: set[str]) -> None:
    """The place of this name that most products are from, in the province that is named too, if one is."""
    meant = [named for named in mention.meant if not inside or inside & {*named.inside}]
    meant = meant or [named for named in mention.meant if named.heir in inside]
    if not meant:
        return
    chosen, *others = sorted(meant, key=lambda named: (-named.products, named.level != DISTRICT, named.place.key))
    part_of_it = {chosen.place.key, *chosen.inside}
    reading.take(mention.start, mention.end, Role.PLACE)
    reading.places[:] = [place for place in reading.places if place.key not in chosen.inside] + [chosen.place]
    reading.offers += [named.place for named in others if not part_of_it & {*named.inside}]
