"""What must be found: words and phrases, each with its synonyms."""

import re
from collections.abc import Iterator
from itertools import chain

from catalog.text import fold
from search.language.files import language
from search.language.words import Token
from search.lexicon.entries import Lexicon
from search.query import Form, Term
from search.understanding.reading import meant

FEW = 4
"""Of so many words all are needed."""
I_OR_Y = re.compile(r"([hklmst]|qu)([iìíỉĩị]|[yỳýỷỹỵ])")
OTHER = dict(zip("iìíỉĩịyỳýỷỹỵ", "yỳýỷỹỵiìíỉĩị", strict=True))


def read(tokens: list[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(_terms(tokens, lexicon)))


def in_a_row(tokens: list[Token], lexicon: Lexicon) -> Term:
    """All of the words as one, with what else that is called."""
    typed = Form(" ".join(token.spelled for token in tokens), " ".join(token.folded for token in tokens))
    [*terms] = _terms(tokens, lexicon)
    return Term((typed, *terms[0].forms[1:]) if len(terms) == 1 else (typed,), in_a_row=True)


def needed(terms: tuple[Term, ...]) -> int:
    """All of few words, of many three in four."""
    words = sum(len(term.typed.spelled.split()) for term in terms)
    return len(terms) if words <= FEW else len(terms) - words // 4


def usual(terms: tuple[Term, ...], lexicon: Lexicon) -> Iterator[Term]:
    """Words typed without tones with those that they mostly have: of "tao", táo rather than tảo."""
    untoned = [term.typed.folded.split() for term in terms if not (term.typed.toned or term.in_a_row)]
    for word in chain.from_iterable(untoned):
        if (likely := lexicon.usual(word)) != word:
            yield Term((Form(likely, word),))


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
