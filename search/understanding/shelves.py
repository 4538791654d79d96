"""Words that name a part of the shop, words that say nothing, words that need not be found."""

from search.language.files import Values, language
from search.language.phrases import Match
from search.understanding.reading import Reading, Role

AT_LENGTH = 3


def read(reading: Reading) -> None:
    """A shelf is read of all words that are left, or of three and more: "rượu" is one, "rượu ngô" is not.

    Where nothing was typed but what is liked, that is what is looked for.
    """
    if _shelf(reading):
        return
    _set_aside(reading, Role.NOISE)
    if _shelf(reading):
        return
    _set_aside(reading, Role.LIKED)
    if set(reading.roles) == {Role.LIKED}:
        reading.roles = [Role.WORD] * len(reading.tokens)
        reading.liked.clear()
    elif not _shelf(reading):
        _shelf_at_length(reading)


def _set_aside(reading: Reading, role: Role) -> None:
    phrases = language().dropped if role is Role.NOISE else language().preferred
    fixed = [match for match in reading.found(language().synonyms) if len(match.words) > 1]
    for match in list(reading.found(phrases)):
        if not any(other.start <= match.start and match.end <= other.end for other in fixed):
            reading.take(match.start, match.end, role)
            if role is Role.LIKED:
                reading.liked.append(reading.tokens[match.start : match.end])


def _shelf(reading: Reading) -> bool:
    """All words that are left name shelves, one or more."""
    matches = list(reading.found(reading.lexicon.shelves))
    free = [at for at, role in enumerate(reading.roles) if role is Role.WORD]
    covered = [at for match in matches for at in range(match.start, match.end)]
    of_one_kind = len({facet for match in matches for facet, _value in match.meaning}) == 1
    if not matches or covered != free or not (of_one_kind or len(matches) == 1):
        return False
    for match in matches:
        _take(reading, match)
    return True


def _shelf_at_length(reading: Reading) -> None:
    """Some of the words name a shelf that nobody says by chance: "thực phẩm chức năng" beside "nghệ"."""
    long = (match for match in reading.found(reading.lexicon.shelves) if len(match.words) >= AT_LENGTH)
    if match := next(long, None):
        _take(reading, match)


def _take(reading: Reading, match: Match[Values]) -> None:
    reading.take(match.start, match.end, Role.FILTER)
    reading.add_filters(match.meaning)
