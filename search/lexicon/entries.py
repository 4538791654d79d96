"""What the words of the catalogue are: by it a query is read."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from catalog.text import fold
from search.gazetteer import Named
from search.language.files import Values, language
from search.language.phrases import Phrases


class Seller(NamedTuple):
    """A producer with something for everybody on sale."""

    slug: str
    own_name: str
    """Without its kind, folded, a blank on either side: " tai hoan "."""
    short_name: str
    """As cards have it: "HTX Tài Hoan"."""


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
