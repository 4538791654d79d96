"""What the words of the catalogue are: by it a query is read. Made from the rows on sale, kept for a minute.

Nothing has to be told of a change: a lexicon that is a minute old only reads a new name less well.
"""

import datetime
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from threading import Lock, Thread
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Max, Sum, Value
from oscar.core.loading import get_model

from catalog.clock import today
from catalog.models import OcopGroup
from catalog.models.producers import KIND_PREFIX
from catalog.text import fold, sort_key
from search import gazetteer
from search.gazetteer import Named
from search.language.files import Values, language
from search.language.phrases import Phrases
from search.language.words import folded, spelled
from search.models import SearchDocument

HELD = 60
"""Seconds for which a process asks nobody whether its lexicon is still the newest."""
KEPT = 24 * 60 * 60
VERSION = 9
"""Counts up with every change of what a lexicon is made of."""
BUILDER = "search-lexicon-builder"
BUILDING = 30
"""Seconds that a builder may need before another tries."""


class Seller(NamedTuple):
    """A producer with something for everybody on sale."""

    slug: str
    name: str
    """As on cards: "HTX Tài Hoan"."""
    own_name: str
    """Without its kind, folded, a blank on either side: " tai hoan "."""


@dataclass(frozen=True)
class Lexicon:
    """All words are folded unless it is said that they are spelled."""

    words: dict[str, int] = field(default_factory=dict)
    """In how many names each stands."""
    spellings: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of each word how it is spelled, and how usual that is."""
    pairs: dict[str, int] = field(default_factory=dict)
    """In how many names two words follow one another: "mat ong"."""
    spelled_pairs: dict[str, str] = field(default_factory=dict)
    """How they are mostly spelled, if with tones: "mật ong"."""
    producers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs of the producers of each own name: "tai hoan" of "Hợp tác xã Tài Hoan"."""
    sellers: tuple[Seller, ...] = ()
    """In the order in which names are listed."""
    brands: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slug of the producer of each word that stands in the names of several of its products, and in nobody else's."""
    places: Phrases[list[Named]] = field(default_factory=Phrases)
    not_places: frozenset[tuple[str, str]] = frozenset()
    """(word before, name of a place) where a name means no place, or not that one: ("cat", "hoa loc")."""
    other_words: frozenset[str] = frozenset()
    """Names of places that without tones are rather other words: "hoa vang"."""
    shelves: Phrases[Values] = field(default_factory=Phrases)
    """Filters by the names of shop categories, official groups and sets that have something on sale."""
    values: frozenset[tuple[str, str]] = frozenset()
    """The filters that find something."""
    for_everybody: frozenset[tuple[str, str]] = frozenset()
    """Those that find more than alcohol."""

    def knows(self, word: str) -> bool:
        return word in self.words or word in language().words

    def spells(self, word: str) -> bool:
        """This very spelling stands in a name."""
        return word in self.spellings.get(fold(word), ())

    def usual(self, word: str) -> str:
        """How a folded word is mostly spelled."""
        spellings = self.spellings.get(word)
        return max(spellings, key=spellings.__getitem__) if spellings else word

    def usual_beside(self, word: str, *, before: str, after: str) -> str:
        """How a folded word is mostly spelled between these."""
        if pair := self.spelled_pairs.get(f"{before} {word}"):
            return pair.split()[1]
        if pair := self.spelled_pairs.get(f"{word} {after}"):
            return pair.split()[0]
        return self.usual(word)

    def paired(self, first: str, second: str) -> int:
        """How often the second follows the first; once, if only the language's own phrases say so."""
        pair = f"{first} {second}"
        return self.pairs.get(pair, 0) or int(pair in language().pairs)

    @cached_property
    def total(self) -> int:
        return sum(self.words.values()) or 1

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """The words, by their number of letters: what a slip of the pen is compared with."""
        lengths: dict[int, list[str]] = {}
        for word in self.words:
            lengths.setdefault(len(word), []).append(word)
        return lengths


class Tally:
    """Counts the words of names, and the pairs of them."""

    def __init__(self):
        self.words: Counter[str] = Counter()
        self.spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self.pairs: Counter[str] = Counter()
        self.spelled_pairs: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, words: list[str], plain: list[str], *, weight: int = 1) -> None:
        """A name: its words as they are spelled and folded. The weight is that of the spellings."""
        self.words.update(plain)
        pairs = [*map(" ".join, pairwise(plain))]
        self.pairs.update(pairs)
        for pair, pair_spelled in zip(pairs, map(" ".join, pairwise(words)), strict=False):
            self.spelled_pairs[pair][pair_spelled] += weight
        for word, letters in zip(words, plain, strict=False):
            self.spellings[letters][word] += weight

    def usual_pairs(self) -> dict[str, str]:
        usual = {pair: max(ways, key=ways.__getitem__) for pair, ways in self.spelled_pairs.items()}
        return {pair: letters for pair, letters in usual.items() if letters != pair}

    def add_name(self, name: str) -> None:
        self.add(spelled(name).split(), folded(name).split())


COLUMNS = (
    "name_words", "name_folded", "producer_name", "producer_short", "units", "adult",
    "producer", "stars", "category", "province", "former_province", "macro_region", "producer_kind", "group", "set",
)  # fmt: skip
OF_A_PRODUCT = 1000
"""What a spelling in a product's name weighs beside one in a producer's or a place's: "chè" is usual, "chế" is not."""
FACETS = COLUMNS[6:]
"""Those of the columns that are filters."""


def build() -> Lexicon:
    """Five statements; of 20,000 products a second or two."""
    rows = list(SearchDocument.objects.listable().confirmed().order_by().values_list(*COLUMNS, named=True))
    legal_names = {row.producer: row.producer_name for row in rows if row.producer}
    own_names = {slug: KIND_PREFIX.sub("", name) for slug, name in legal_names.items()}
    places = gazetteer.places(Counter(key for row in rows for key in _keys(row.units)), language().places)
    values, for_everybody = _values(rows), _values(row for row in rows if not row.adult)
    shelves, classes = _shelves(values)
    tally = _tally(rows, names=(*own_names.values(), *classes, *_names_of(places)))
    votes = _votes(rows, own_names, places)
    return Lexicon(
        words=dict(tally.words),
        spellings={word: dict(spellings) for word, spellings in tally.spellings.items()},
        pairs=dict(tally.pairs),
        spelled_pairs=tally.usual_pairs(),
        producers=_by_name(own_names),
        sellers=_sellers((row for row in rows if not row.adult), own_names),
        brands=_brands((row.name_folded, row.producer) for row in rows),
        places=places,
        not_places=votes.not_there(),
        other_words=votes.other_words(),
        shelves=shelves,
        values=values,
        for_everybody=for_everybody,
    )


def _keys(units: str) -> Iterator[str]:
    return filter(None, units.split("|"))


def _tally(rows: Iterable[Any], *, names: Iterable[str]) -> Tally:
    tally = Tally()
    for row in rows:
        tally.add(row.name_words.split(), row.name_folded.split(), weight=OF_A_PRODUCT)
    for name in names:
        tally.add_name(name)
    return tally


def _names_of(places: gazetteer.Places) -> Iterator[str]:
    """Not "bentre", which can be parted."""
    for words, meant in places.entries():
        name = " ".join(words)
        if any(named.place.folded == fold(name) for named in meant):
            yield name


def _values(rows: Iterable[Any]) -> frozenset[tuple[str, str]]:
    return frozenset((facet, str(value)) for row in rows for facet in FACETS if (value := getattr(row, facet)))


def _sellers(rows: Iterable[Any], own_names: dict[str, str]) -> tuple[Seller, ...]:
    names = {row.producer: row.producer_short for row in rows if row.producer}
    by_name = sorted(names, key=lambda slug: sort_key(own_names[slug]))
    return tuple(Seller(slug, names[slug], folded(own_names[slug])) for slug in by_name)


def _by_name(own_names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    slugs: dict[str, tuple[str, ...]] = {}
    for slug, name in sorted(own_names.items()):
        words = fold(name)
        slugs[words] = (*slugs.get(words, ()), slug)
    return slugs


def _brands(products: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Of (folded name, producer's slug)."""
    makers: dict[str, Counter[str]] = defaultdict(Counter)
    for name, slug in products:
        for word in set(name.split()):
            makers[word][slug] += 1
    alone = {word: slugs for word, slugs in makers.items() if len(slugs) == 1}
    return {word: (*slugs,) for word, slugs in alone.items() if sum(slugs.values()) > 1 and "" not in slugs}


def _votes(rows: Iterable[Any], own_names: dict[str, str], places: gazetteer.Places) -> "Votes":
    votes = Votes(places)
    own_words = {slug: (spelled(name).split(), folded(name).split()) for slug, name in own_names.items()}
    for row in rows:
        votes.count(row.name_words.split(), row.name_folded.split(), row.units)
        votes.count(*own_words.get(row.producer, ([], [])), row.units)
    return votes


class Votes:
    """Whether the name of a place, where it stands in names of products and producers, says where they are from."""

    def __init__(self, places: gazetteer.Places):
        self.places = places
        self.beginnings = {words[0] for words in places}
        self.there: Counter[tuple[str, str]] = Counter()
        self.elsewhere: Counter[tuple[str, str]] = Counter()
        self.others: Counter[str] = Counter()

    def count(self, words: list[str], plain: list[str], keys: str) -> None:
        for start in (at for at, word in enumerate(plain) if word in self.beginnings):
            for length in range(1, min(self.places.longest, len(plain) - start) + 1):
                window = tuple(plain[start : start + length])
                if window in self.places.by_words:
                    before = plain[start - 1] if start else ""
                    self._count(window, tuple(words[start : start + length]), before=before, keys=keys)

    def _count(self, window: tuple[str, ...], words: tuple[str, ...], *, before: str, keys: str) -> None:
        name = " ".join(window)
        meant = [named for spelling, some in self.places.by_words[window] if spelling == words for named in some]
        if not meant:
            self.others[name] += 1
            return
        there = any(f"|{named.place.key}|" in keys for named in meant)
        (self.there if there else self.elsewhere)[before, name] += 1

    def not_there(self) -> frozenset[tuple[str, str]]:
        return frozenset(key for key, times in self.elsewhere.items() if times > self.there[key])

    def other_words(self) -> frozenset[str]:
        """Names that without their tones are rather other words: "hoa vang" is "hoa vàng"."""
        return frozenset(name for name, times in self.others.items() if times > self._products(name))

    def _products(self, name: str) -> int:
        meant = self.places.by_words[tuple(name.split())]
        return max((named.products for _words, some in meant for named in some), default=0)


def _shelves(values: frozenset[tuple[str, str]]) -> tuple[Phrases[Values], list[str]]:
    """By their names: the categories and official classes that have something on sale, and the files' shelves."""
    categories = (
        get_model("catalogue", "Category").objects.order_by("pk").values_list(Value("category"), "slug", "name")
    )
    classes = OcopGroup.objects.order_by("position").values_list("code", "name_vi", "parent")
    named = [*categories, *(("set" if parent else "group", code, name) for code, name, parent in classes)]
    wanted = [(" ".join(words), filters) for words, filters in language().shelves.entries()]
    wanted += [(name, _with_parts(facet, value, values)) for facet, value, name in named]
    shelves: Phrases[Values] = Phrases()
    for name, filters in wanted:
        if known := tuple(pair for pair in filters if pair in values):
            shelves.add(name, known)
    return shelves, [name for _facet, _value, name in named]


def _with_parts(facet: str, value: str, values: Iterable[tuple[str, str]]) -> Values:
    """A class of the official classification is all of its sets."""
    parts = sorted(pair for pair in values if facet == "set" == pair[0] and pair[1].startswith(f"{value}-"))
    return (facet, value), *parts


# --- Keeping ------------------------------------------------------------------------------------------------------


@dataclass
class Kept:
    """What a process holds, and since when."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    day: datetime.date | None = None
    asked_at: float = -math.inf
    stamp: tuple = ()

    def fresh(self, day: datetime.date) -> bool:
        return self.day == day and time.monotonic() - self.asked_at < HELD


_kept = Kept()
_asking = Lock()


def load() -> Lexicon:
    """The process's own; once a minute it asks for a newer one, for which nobody waits but the first of a day."""
    day = today()
    if not _kept.fresh(day) and _asking.acquire(blocking=_kept.day != day):
        if _kept.fresh(day):
            _asking.release()
        elif _kept.day == day:
            Thread(target=_renew_beside, args=[day], name="lexicon", daemon=True).start()
        else:
            _renew(day)
    return _kept.lexicon


def forget() -> None:
    """The next search asks again, and nobody's copy will do: for tests, and after a rebuild."""
    _kept.asked_at, _kept.stamp, _kept.day = -math.inf, (), None
    cache.delete_many([_place_in_cache(), BUILDER])


def _renew_beside(day: datetime.date) -> None:
    try:
        _renew(day)
    finally:
        connection.close()


def _renew(day: datetime.date) -> None:
    """Called with the lock, which it gives back."""
    try:
        stamp = (day, *SearchDocument.objects.aggregate(Count("pk"), Max("pk"), Sum("version")).values())
        if stamp != _kept.stamp:
            _kept.lexicon, _kept.stamp = _newest(stamp)
        _kept.day, _kept.asked_at = day, time.monotonic()
    finally:
        _asking.release()


def _place_in_cache() -> str:
    """Another for other code or other files: two versions of the shop may share a cache."""
    return f"search-lexicon-{VERSION}-{language().digest}"


def _newest(stamp: tuple) -> tuple[Lexicon, tuple]:
    """Of this stamp; while another process builds it, the one before will do."""
    kept = cache.get(_place_in_cache())
    if kept and kept[1] == stamp:
        return kept
    if kept and not cache.add(BUILDER, 1, BUILDING):
        return kept
    built = build(), stamp
    cache.set(_place_in_cache(), built, KEPT)
    cache.delete(BUILDER)
    return built
