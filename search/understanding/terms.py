"""What must be found: words and phrases, each with its synonyms."""

import re
from collections.abc import Iterator

from catalog.text import fold
from search.language.files import language
from search.language.words import Token
from search.lexicon import Lexicon
from search.query import Form, Term
from search.understanding.reading import meant

FEW = 4
"""Of so many terms all are needed, of more three in four."""
I_OR_Y = re.compile(r"([hklmst]|qu)([iìíỉĩị]|[yỳýỷỹỵ])")
OTHER = dict(zip("iìíỉĩịyỳýỷỹỵ", "yỳýỷỹỵiìíỉĩị", strict=True))


def read(tokens: list[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(_terms(tokens, lexicon)))


def needed(number: int) -> int:
    return number if number <= FEW else -(-number * 3 // 4)


def _terms(tokens: list[Token], lexicon: Lexicon) -> Iterator[Term]:
    start = 0
    while start < len(tokens):
        synonyms = language().synonyms.matches(tokens, start)
        match = next((match for match in synonyms if meant(match, tokens, lexicon)), None)
        words = tokens[start : match.end if match else start + 1]
        typed = Form(" ".join(word.spelled for word in words), " ".join(word.folded for word in words))
        if match:
            own, *others = match.meaning
            yield Term((Form(typed.spelled, typed.folded, own.but_not), *others))
        else:
            yield Term((typed, *_other_spelling(words[0])), in_a_row=words[0].literal)
        start += len(words)


def _other_spelling(token: Token) -> Iterator[Form]:
    """ "mỳ" of "mì", "quí" of "quý": one sound, and both are right."""
    if not token.literal and (found := I_OR_Y.fullmatch(token.spelled)):
        other = found[1] + OTHER[found[2]]
        yield Form(other, fold(other))
