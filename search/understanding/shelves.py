"""Words that name a part of the shop, words that say nothing, words that need not be found."""

from search.language.files import Values, language
from search.language.phrases import Match
from search.understanding.reading import Reading, Role


def read(reading: Reading) -> None:
    """A shelf is read only of all words that are left: "rượu" is one, "rượu ngô" is not."""
    if _shelf(reading):
        return
    _set_aside(reading, Role.NOISE)
    if _shelf(reading):
        return
    _set_aside(reading, Role.LIKED)
    if not _shelf(reading) and not reading.of(Role.WORD) and not reading.filters and not reading.places:
        _take_back(reading)


def _set_aside(reading: Reading, role: Role) -> None:
    phrases = language().dropped if role is Role.NOISE else language().preferred
    for match in list(reading.found(phrases)):
        reading.take(match.start, match.end, role)


def _take_back(reading: Reading) -> None:
    """Where nothing else was typed, what is liked is what is looked for."""
    reading.roles = [Role.WORD if role is Role.LIKED else role for role in reading.roles]


def _shelf(reading: Reading) -> bool:
    """All words that are left name shelves, one or more."""
    matches = _shelves(reading)
    for match in matches:
        reading.take(match.start, match.end, Role.FILTER)
        reading.add_filters(match.meaning)
    return bool(matches)


def _shelves(reading: Reading) -> list[Match[Values]]:
    free = [at for at, role in enumerate(reading.roles) if role is Role.WORD]
    matches = list(reading.found(reading.lexicon.shelves))
    covered = [at for match in matches for at in range(match.start, match.end)]
    of_one_kind = len({facet for match in matches for facet, _value in match.meaning}) == 1
    return matches if covered == free and of_one_kind else []
