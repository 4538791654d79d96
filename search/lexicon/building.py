"""Makes a lexicon from the rows on sale."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Value
from oscar.core.loading import get_model

from catalog.clock import today
from catalog.models import OcopGroup
from catalog.models.producers import KIND_PREFIX
from catalog.text import fold, sort_key
from search import gazetteer, labels
from search.language.files import Values, language
from search.language.phrases import Phrases
from search.language.words import folded, spelled
from search.lexicon.counting import Tally, Votes
from search.lexicon.entries import Lexicon, Seller
from search.models import SearchDocument

VERSION = 11
"""Counts up with every change of what a lexicon is made of."""
COLUMNS = (
    "name_words", "name_folded", "producer_name", "producer_short", "units", "adult", "label",
    "producer", "stars", "category", "province", "former_province", "macro_region", "producer_kind", "group", "set",
)  # fmt: skip
OF_A_PRODUCT = 1000
"""What a spelling in a product's name weighs beside one in a producer's or a place's: "chè" is usual, "chế" is not."""
FACETS = COLUMNS[7:]
"""Those of the columns that are filters with one value."""


def build() -> Lexicon:
    """Five statements; of 20,000 products a second or two."""
    rows = list(SearchDocument.objects.listable().confirmed().order_by().values_list(*COLUMNS, named=True))
    makers = {row.producer: row for row in rows if row.producer}
    own_names = {slug: KIND_PREFIX.sub("", row.producer_name) for slug, row in makers.items()}
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
        sellers=_sellers(makers[slug] for facet, slug in for_everybody if facet == "producer"),
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
    rows = list(rows)
    values = {(facet, str(value)) for row in rows for facet in FACETS if (value := getattr(row, facet))}
    borne = {text for row in rows if (text := row.label)}
    return frozenset(values | {("label", kind) for text in borne for kind in labels.valid(text, today())})


def _sellers(rows: Iterable[Any]) -> tuple[Seller, ...]:
    """Of one row of each."""
    own_names = {row: KIND_PREFIX.sub("", row.producer_name) for row in rows}
    by_name = sorted(own_names, key=lambda row: sort_key(own_names[row]))
    return tuple(Seller(row.producer, folded(own_names[row]), row.producer_short) for row in by_name)


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


def _votes(rows: Iterable[Any], own_names: dict[str, str], places: gazetteer.Places) -> Votes:
    votes = Votes(places)
    own_words = {slug: (spelled(name).split(), folded(name).split()) for slug, name in own_names.items()}
    for row in rows:
        votes.count(row.name_words.split(), row.name_folded.split(), row.units)
        votes.count(*own_words.get(row.producer, ([], [])), row.units)
    return votes


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
