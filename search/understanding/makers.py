"""Kinds of producers in a query: "htx", "công ty", "hộ kinh doanh"."""

import re

from search.language.files import language
from search.understanding.reading import Reading, Role

SYLLABLE = re.compile(
    "(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    "(a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oay|oe|oi|oo|u|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu)"
    "(c|ch|m|n|ng|nh|p|t)?"
)
"""Of Vietnamese, without tones: what is none is a name of its own, "vicosap"."""


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


def of_brand(reading: Reading) -> tuple[str, ...]:
    """Producers that alone sell what bears this made-up word."""
    words = reading.of(Role.WORD)
    if len(words) != 1 or words[0].literal or SYLLABLE.fullmatch(words[0].folded):
        return ()
    return reading.lexicon.brands.get(words[0].folded, ())
