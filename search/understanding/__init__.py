"""From what was typed to what is looked for. Pure: a text and what the catalogue's words are in, a query out."""

from dataclasses import replace

from search.language.words import cleaned, spelled, tokens, typed
from search.lexicon.entries import Lexicon
from search.query import Form, Query, Term
from search.understanding import decoding, labels, makers, places, shelves, spelling, stars, terms
from search.understanding.reading import Reading, Role

__all__ = ["respell", "understand"]


def understand(text: str, lexicon: Lexicon) -> Query:
    """Every step takes the words that it understands; those that are left must be found."""
    clean, cut = cleaned(text)
    words = tokens(stars.with_words_for_signs(clean))
    reading = Reading(decoding.decoded(words, lexicon), lexicon)
    stars.read(reading)
    maker_named = makers.read(reading)
    places.read(reading, maker_named=maker_named)
    labels.read(reading)
    shelves.read(reading)
    looked_for = terms.read(reading.of(Role.WORD), lexicon)
    return Query(
        text=clean,
        cut=cut,
        rest=reading.rest if reading.filters else clean,
        terms=looked_for,
        needed=terms.needed(looked_for),
        liked=_liked(reading, looked_for),
        makers=makers.of_brand(reading),
        filters=tuple(reading.filters),
        places=tuple(reading.places),
        first=tuple(reading.first),
        offers=tuple(reading.offers),
        read_as=typed(reading.tokens) if typed(reading.tokens) != typed(words) else "",
    )


def _liked(reading: Reading, looked_for: tuple[Term, ...]) -> tuple[Term, ...]:
    """Words that need not be found, the usual tones of those typed without, and names of places in those of goods."""
    names = [(spelled(place.name.partition(",")[0]).strip(), place.folded) for place in reading.places]
    said = [terms.in_a_row(words, reading.lexicon) for words in reading.liked]
    return (*said, *terms.usual(looked_for, reading.lexicon), *(Term((Form(*name),)) for name in names))


def respell(query: Query, lexicon: Lexicon) -> Query | None:
    """The nearest that the catalogue knows, if it knows anything near: for a query of which nothing was found."""
    near = spelling.nearest(tokens(query.read_as or query.text), lexicon)
    return replace(understand(near, lexicon), instead_of=query.text) if near else None
