"""Kinds of producers in a query: "htx", "công ty", "hộ kinh doanh"."""

from search.language.files import language
from search.understanding.reading import Reading, Role


def read(reading: Reading) -> bool:
    """A kind becomes a filter; with the own name of a producer of whichever kind after it, that producer does.

    Says whether a kind was named.
    """
    for match in reading.found(language().makers):
        reading.take(match.start, match.end, Role.FILTER)
        name = " ".join(token.folded for token in reading.tokens[match.end :] if not token.literal)
        if slugs := reading.lexicon.producers.get(name):
            reading.take(match.end, len(reading.tokens), Role.FILTER)
            reading.add_filters(("producer", slug) for slug in slugs)
        else:
            reading.add_filters(match.meaning)
        return True
    return False
