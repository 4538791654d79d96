"""The nearest words that the catalogue knows, for a query of which nothing was found."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.text import fold
from search.language.words import Token
from search.lexicon.entries import Lexicon
from search.understanding.decoding import knows
from search.understanding.keystrokes import telex, vni

PER_SLIP = 3.0
"""What one wrong letter costs, as a logarithm; sounds that are often confused cost half."""
SHORTEST = 4
"""Letters of a query that can be mistyped: of fewer, anything would be near."""
LONG = 6
"""Letters of a word in which there may be two slips, and not one."""
FEW_KEYS = 2
"""Keys of a word that may have been meant for its tone and marks, if what they make is still no word."""
DOUBT = 1.8
"""How much more a slip costs in what such keys make: only words that go together with others are worth it."""
UNKNOWN = 14.0
UNPAIRED = 6.0
MOST = 12
"""Words compared with one that was typed, and ways of reading what stands before it."""
SOUNDS = [
    ("ngh", "ng"), ("gh", "g"), ("ph", "f"), ("tr", "ch"), ("gi", "d"), ("qu", "q"), ("k", "c"), ("q", "c"),
    ("x", "s"), ("r", "d"), ("v", "d"), ("z", "d"), ("y", "i"), ("l", "n"),
]  # fmt: skip
ENDS = [("ng", "n"), ("ch", "t"), ("c", "t")]


@dataclass(frozen=True)
class Way:
    """A way of reading the words up to here."""

    cost: float = 0.0
    words: tuple[str, ...] = ()


def nearest(tokens: list[Token], lexicon: Lexicon) -> str | None:
    """The likeliest words, each at most a slip or two from what was typed; nothing if that says no more than it did.

    Words that resemble nothing are left out, if most of what was typed is known.
    """
    plain = [token for token in tokens if not token.literal]
    if sum(len(token.folded) for token in plain) < SHORTEST:
        return None
    ways = [Way()]
    for token in plain:
        ways = _ways(ways, token, lexicon)
    words = ways[0].words if ways else ()
    pairs = list(zip(plain, words, strict=True))
    toned = not all(token.untoned for token in plain)
    around = zip(("", *words), (*words[1:], ""), strict=False)
    read = [
        _written(token, word, lexicon.usual_beside(word, before=before, after=after) if toned else word, lexicon)
        for (token, word), (before, after) in zip(pairs, around, strict=True)
        if knows(word, lexicon)
    ]
    changed = [token.shown for token in plain] != read
    kept = len(read) * 2 >= len(plain)
    return " ".join(read) if read and changed and kept else None


def _written(token: Token, word: str, usual: str, lexicon: Lexicon) -> str:
    """A word that stays has its tones only if some name has it so; one that is changed has the usual ones."""
    if token.folded != word:
        return usual
    return token.shown if token.untoned or lexicon.spells(token.spelled) else word


def _ways(ways: list[Way], token: Token, lexicon: Lexicon) -> list[Way]:
    """The best few of all ways with each word that may have been meant, one for each last word."""
    best: dict[str, Way] = {}
    for word, slips in _candidates(token, lexicon):
        way = min((_with(way, word, slips, lexicon) for way in ways), key=lambda way: way.cost)
        best[word] = min(way, best.get(word, way), key=lambda way: way.cost)
    return sorted(best.values(), key=lambda way: way.cost)[:MOST]


def _with(way: Way, word: str, slips: float, lexicon: Lexicon) -> Way:
    before = way.words[-1] if way.words else ""
    return Way(way.cost + slips + _unlikely(before, word, lexicon), (*way.words, word))


def _unlikely(before: str, word: str, lexicon: Lexicon) -> float:
    if not knows(word, lexicon):
        return UNKNOWN
    if before and (pair := lexicon.paired(before, word)):
        return math.log((lexicon.words.get(before, 0) + 2) / pair)
    rare = math.log(lexicon.total / (lexicon.words.get(word, 0) + 0.5)) / 4  # of two that fit ill, hardly the commoner
    return rare + (UNPAIRED if before else 0)


def _candidates(token: Token, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The word itself and those that resemble it or what its keystrokes make, with what the difference costs."""
    yield token.folded, 0.0
    keys = () if knows(token.folded, lexicon) else (telex(token.spelled), vni(token.spelled))
    made = [word for word in map(fold, filter(None, keys)) if len(word) + FEW_KEYS >= len(token.folded)]
    for word, doubt in [(token.folded, 1.0), *((word, DOUBT) for word in dict.fromkeys(made))]:
        if len(word) > 1 and not word.isdigit():
            yield from ((other, slips * doubt) for other, slips in _resembling(word, lexicon))


def _resembling(word: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    most = 1 if len(word) < LONG else 2
    choices = [
        other for length in range(len(word) - most, len(word) + most + 1) for other in lexicon.by_length.get(length, ())
    ]
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST * 4)
    for other, slips, _at in found:
        yield other, PER_SLIP * slips * (0.5 if _sound(other) == _sound(word) else 1)


def _sound(word: str) -> str:
    """The word as it may be heard: spellings of one sound are one."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    for letters, sound in ENDS:
        word = word.removesuffix(letters) + sound if word.endswith(letters) else word
    return word
