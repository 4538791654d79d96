"""From what was typed to what is looked for. Pure: a text and what the catalogue's words are in, a query out."""

from dataclasses import replace

from search.language.words import cleaned, folded, spelled, tokens, typed
from search.lexicon import Lexicon
from search.query import Query
from search.understanding import decoding, makers, places, shelves, spelling, stars, terms
from search.understanding.reading import Reading, Role

__all__ = ["folded", "respell", "spelled", "understand"]


def understand(text: str, lexicon: Lexicon) -> Query:
    """Every step takes the words that it understands; those that are left must be found."""
    clean, cut = cleaned(text)
    words = tokens(stars.with_words_for_signs(clean))
    reading = Reading(decoding.decoded(words, lexicon), lexicon)
    stars.read(reading)
    maker_named = makers.read(reading)
    places.read(reading, maker_named=maker_named)
    shelves.read(reading)
    looked_for = terms.read(reading.of(Role.WORD), lexicon)
    return Query(
        text=clean,
        cut=cut,
        rest=reading.rest if reading.filters else clean,
        terms=looked_for,
        needed=terms.needed(len(looked_for)),
        liked=terms.read(reading.of(Role.LIKED), lexicon),
        filters=tuple(reading.filters),
        places=tuple(reading.places),
        first=tuple(reading.first),
        offers=tuple(reading.offers),
        read_as=typed(reading.tokens) if typed(reading.tokens) != typed(words) else "",
    )


def respell(query: Query, lexicon: Lexicon) -> Query | None:
    """The nearest that the catalogue knows, if it knows anything near: for a query of which nothing was found."""
    near = spelling.nearest(tokens(query.read_as or query.text), lexicon)
    return replace(understand(near, lexicon), instead_of=query.text) if near else None
