"""Phrases of some words and what they stand for, found in a row of tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from search.language.words import Token, folded, spelled

Meaning = TypeVar("Meaning")


@dataclass(frozen=True)
class Match(Generic[Meaning]):
    start: int
    words: tuple[str, ...]
    """As the phrase is spelled where it is written down."""
    meaning: Meaning

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@lru_cache(maxsize=2**14)
def _words(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Spelled and folded: the same names are asked for whenever a lexicon is built."""
    return tuple(spelled(phrase).split()), tuple(folded(phrase).split())


@dataclass
class Phrases(Generic[Meaning]):
    """By their folded words; of one folding there may be several: "chả" and "chà"."""

    by_words: dict[tuple[str, ...], list[tuple[tuple[str, ...], Meaning]]] = field(default_factory=dict)
    longest: int = 0

    def add(self, phrase: str, meaning: Meaning) -> None:
        words, plain = _words(phrase)
        self.by_words.setdefault(plain, []).append((words, meaning))
        self.longest = max(self.longest, len(plain))

    def matches(self, tokens: Sequence[Token], start: int) -> Iterator[Match[Meaning]]:
        """Those that begin here and whose tones are the typed ones, if any are: the longest first."""
        if tokens[start].literal:
            return
        plain = tuple(token.folded for token in tokens[start : start + self.longest])
        for length in range(len(plain), 0, -1):
            for words, meaning in self.by_words.get(plain[:length], ()):
                if all(map(Token.agrees, tokens[start:], words)):
                    yield Match(start, words, meaning)

    def first(self, tokens: Sequence[Token], start: int) -> Match[Meaning] | None:
        return next(self.matches(tokens, start), None)

    def exact(self, tokens: Sequence[Token]) -> Match[Meaning] | None:
        """The phrase that all of the tokens are."""
        found = self.first(tokens, 0) if tokens else None
        return found if found and found.end == len(tokens) else None

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.by_words)

    def entries(self) -> Iterator[tuple[tuple[str, ...], Meaning]]:
        for spellings in self.by_words.values():
            yield from spellings
