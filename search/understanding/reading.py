"""A query while it is read: its words, and what has become of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from search.language.phrases import Match, Meaning, Phrases
from search.language.words import Token, typed
from search.lexicon.entries import Lexicon
from search.query import Place


class Role(Enum):
    WORD = "looked for"
    FILTER = "has become a filter"
    PLACE = "names a district or commune, or belongs to its name"
    NOISE = "says nothing"
    LIKED = "need not be found"


@dataclass
class Reading:
    tokens: list[Token]
    lexicon: Lexicon
    roles: list[Role] = field(default_factory=list)
    filters: dict[tuple[str, str], None] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    offers: list[Place] = field(default_factory=list)
    liked: list[list[Token]] = field(default_factory=list)
    """The words that need not be found, phrase by phrase."""

    def __post_init__(self):
        self.roles = [Role.WORD] * len(self.tokens)

    def take(self, start: int, end: int, role: Role) -> None:
        self.roles[start:end] = [role] * (end - start)

    def free(self, start: int, end: int) -> bool:
        """None of these words has been taken yet."""
        return all(role is Role.WORD for role in self.roles[start:end])

    def of(self, *roles: Role) -> list[Token]:
        return [token for token, role in zip(self.tokens, self.roles, strict=True) if role in roles]

    def add_filters(self, values: Iterable[tuple[str, str]]) -> None:
        self.filters.update(dict.fromkeys(values))

    def found(self, phrases: Phrases[Meaning]) -> Iterator[Match[Meaning]]:
        """The phrases in what is free, from left to right, the longest of each beginning."""
        start = 0
        while start < len(self.tokens):
            match = next(
                (m for m in phrases.matches(self.tokens, start) if self.free(m.start, m.end) and self.meant(m)), None
            )
            if match:
                yield match
            start = match.end if match else start + 1

    def meant(self, match: Match) -> bool:
        return meant(match, self.tokens, self.lexicon)

    @property
    def rest(self) -> str:
        """What is left of the text if the filters stand beside it."""
        return typed(self.of(Role.WORD, Role.PLACE, Role.LIKED))


def meant(match: Match, tokens: list[Token], lexicon: Lexicon) -> bool:
    """One word without tones means the one that is mostly written so: "qua" is quả before it is quà."""
    token = tokens[match.start]
    if len(match.words) > 1 or token.spelled == match.words[0]:
        return True
    return token.folded not in lexicon.words or lexicon.usual(token.folded) == match.words[0]
