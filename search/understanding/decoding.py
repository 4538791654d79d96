"""Words that nobody knows as they stand: keystrokes that did not convert, words glued together or torn apart."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from search.language.files import language
from search.language.words import MOST_WORDS, Token, folded
from search.lexicon.entries import Lexicon
from search.understanding import stars
from search.understanding.keystrokes import telex, vni

SHORTEST_GLUED, LONGEST_GLUED = 4, 40
LONGEST_WORD = 12
UNPAIRED = 4.0
"""What it costs that two words were never seen together, as a logarithm."""


def decoded(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The words as they were meant; those that make sense stay as they are."""
    tokens = _keystrokes(tokens, lexicon)
    tokens = list(_joined(tokens, lexicon))
    return [part for token in tokens for part in _parted(token, lexicon)][:MOST_WORDS]


def knows(word: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(word) or word in stars.WORDS or word.isdigit()


def _keystrokes(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    read = [_converted(token, lexicon) for token in tokens]
    if read == tokens:
        return tokens
    return [_rather(before, lexicon) if after == before else after for before, after in zip(tokens, read, strict=True)]


def _converted(token: Token, lexicon: Lexicon) -> Token:
    """What the keys make, if the word makes no sense and that does."""
    if token.literal or knows(token.folded, lexicon):
        return token
    for word in filter(None, (telex(token.spelled), vni(token.spelled))):
        if lexicon.spells(word) or word in language().spellings:
            return token.read(word)
    return token


def _rather(token: Token, lexicon: Lexicon) -> Token:
    """Beside other keystrokes, a word that makes sense by chance: "car" is "cả" if that is the usual word."""
    word = telex(token.spelled) or vni(token.spelled)
    if token.literal or not word or not lexicon.spells(word):
        return token
    times = lexicon.spellings[folded(word).strip()][word]
    return token.read(word) if times > lexicon.spellings.get(token.folded, {}).get(token.spelled, 0) else token


def _joined(tokens: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """A name that was torn: "traphaco sapa" of Traphacosapa."""
    after: Token | None
    skip = False
    for token, after in zip_longest(tokens, tokens[1:]):
        if skip:
            skip = False
        elif after and _torn(token, after, lexicon):
            skip = True
            yield replace(token.read(token.spelled + after.spelled), shown=token.shown + after.shown)
        else:
            yield token


def _torn(token: Token, after: Token, lexicon: Lexicon) -> bool:
    if token.literal or after.literal or token.folded + after.folded not in lexicon.words:
        return False
    return not (knows(token.folded, lexicon) and knows(after.folded, lexicon))


def _parted(token: Token, lexicon: Lexicon) -> list[Token]:
    """The words that were glued together, if they make sense together: "keoduabentre"."""
    glued = not token.literal and SHORTEST_GLUED <= len(token.folded) <= LONGEST_GLUED
    if not glued or knows(token.folded, lexicon) or len(token.folded) != len(token.spelled):
        return [token]
    words = _likeliest(token, lexicon)
    return [token.read(word) for word in words] if _make_sense(words, lexicon) else [token]


def _likeliest(token: Token, lexicon: Lexicon) -> list[str]:
    """The cheapest way to cut the word into words that are known, with its tones; none if there is none."""
    best: list[dict[str, tuple[float, list[str]]]] = [{"": (0.0, [])}, *({} for _ in token.folded)]
    for start, ways in enumerate(best[:-1]):
        for end in range(start + 1, min(start + LONGEST_WORD, len(token.folded)) + 1):
            word, plain = token.spelled[start:end], token.folded[start:end]
            if not ways or not _may_be(word, plain, lexicon):
                continue
            cost, words = min((cost + _cost(before, plain, lexicon), words) for before, (cost, words) in ways.items())
            if plain not in best[end] or cost < best[end][plain][0]:
                best[end][plain] = cost, [*words, word]
    return min(best[-1].values(), default=(0.0, []))[1]


def _may_be(word: str, plain: str, lexicon: Lexicon) -> bool:
    if not knows(plain, lexicon):
        return False
    return word.replace("đ", "d") == plain or lexicon.spells(word) or plain not in lexicon.words


def _cost(before: str, word: str, lexicon: Lexicon) -> float:
    """How unlikely a word is after another; see Jurafsky & Martin, Speech and Language Processing, ch. 3."""
    if before and (pair := lexicon.paired(before, word)):
        return math.log((lexicon.words.get(before, 0) + 2) / pair)
    return math.log(lexicon.total / (lexicon.words.get(word, 0) + 0.5)) + (UNPAIRED if before else 0)


def _make_sense(words: list[str], lexicon: Lexicon) -> bool:
    """Real words, and at least half of the neighbours were seen together before."""
    plain = [folded(word).strip() for word in words]
    seen = [lexicon.paired(*pair) > 0 or "sao" in pair for pair in pairwise(plain)]
    return len(plain) > 1 and sum(map(len, plain)) >= 2 * len(plain) and 2 * sum(seen) >= len(seen)
