"""The nearest words that the catalogue knows, for a query of which nothing was found."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.language.words import Token
from search.lexicon import Lexicon
from search.understanding.decoding import knows

PER_SLIP = 3.0
"""What one wrong letter costs, as a logarithm; sounds that are often confused cost half."""
SHORTEST = 4
"""Letters of a query that can be mistyped: of fewer, anything would be near."""
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
    read = [_written(token, word, lexicon, toned=toned) for token, word in pairs if knows(word, lexicon)]
    changed = [token.shown for token in plain] != read
    kept = sum(map(len, read)) * 2 >= sum(len(token.folded) for token in plain)
    return " ".join(read) if read and changed and kept else None


def _written(token: Token, word: str, lexicon: Lexicon, *, toned: bool) -> str:
    """A word that stays has its tones only if some name has it so; one that is changed has the usual ones."""
    if token.folded != word:
        return lexicon.usual(word) if toned else word
    return token.shown if token.untoned or lexicon.spells(token.spelled) else word


def _ways(ways: list[Way], token: Token, lexicon: Lexicon) -> list[Way]:
    """The best few of all ways with each word that may have been meant, one for each last word."""
    best: dict[str, Way] = {}
    for word, slips in _candidates(token.folded, lexicon):
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
    rare = math.log(lexicon.total / (lexicon.words.get(word, 0) + 0.5)) / 2
    return rare + (UNPAIRED if before else 0)


def _candidates(word: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The word itself and those that resemble it, with what the difference costs."""
    yield word, 0.0
    if word.isdigit() or len(word) < 2:
        return
    most = 1 if len(word) < 6 else 2
    choices = [
        other for length in range(len(word) - most, len(word) + most + 1) for other in lexicon.by_length.get(length, ())
    ]
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST * 4)
    near = [
        (other, PER_SLIP * distance * (0.5 if _sound(other) == _sound(word) else 1)) for other, distance, _at in found
    ]
    yield from [pair for pair in near if pair[0] != word]


def _sound(word: str) -> str:
    """The word as it may be heard: spellings of one sound are one."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    for letters, sound in ENDS:
        word = word.removesuffix(letters) + sound if word.endswith(letters) else word
    return word
