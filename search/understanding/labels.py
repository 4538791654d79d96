"""Labels beside OCOP in a query: "chè vietgap"."""

from search.language.files import language
from search.understanding.reading import Reading, Role


def read(reading: Reading) -> None:
    """A label becomes a filter if something on sale bears it; else its words are looked for."""
    for match in list(reading.found(language().labels)):
        if values := [value for value in match.meaning if value in reading.lexicon.values]:
            reading.take(match.start, match.end, Role.FILTER)
            reading.add_filters(values)
