"""How the index is made and what a document holds. Who changes this file changes the index: `search_rebuild`."""

from elasticsearch_dsl import (
    Boolean,
    Byte,
    Date,
    DateRange,
    Index,
    Integer,
    Keyword,
    Long,
    Mapping,
    Object,
    Text,
    analyzer,
    char_filter,
    token_filter,
    tokenizer,
)

from catalog.models import OtherLabel
from search import labels
from search.backends import DEEPEST
from search.language.words import folded as folded_words
from search.language.words import one_style
from search.models import SearchDocument

words = tokenizer("words", "pattern", pattern=r"[^\p{L}\p{N}\p{M}]+")
"""The same words as `catalog.text.fold` makes: "Ea H'leo" is three of them."""
without_marks = char_filter("without_marks", "pattern_replace", pattern=r"\p{M}+", replacement="")
"""What is left of a text that came as NFD: asciifolding leaves it as it is."""
beginnings = token_filter("beginnings", "edge_ngram", min_gram=1, max_gram=15)

spelled = analyzer("spelled", tokenizer=words, filter=["lowercase"])
folded = analyzer("folded", tokenizer=words, char_filter=[without_marks], filter=["lowercase", "asciifolding"])
begun = analyzer(
    "begun", tokenizer=words, char_filter=[without_marks], filter=["lowercase", "asciifolding", beginnings]
)
begun_spelled = analyzer("begun_spelled", tokenizer=words, filter=["lowercase", beginnings])


with_tones = Text(analyzer=spelled, norms=False)

FIELDS = {
    "product": Long(),
    "certificate": Keyword(index=False, doc_values=False),
    "version": Long(),
    "on_offer": Boolean(),
    "valid_from": Date(format="strict_date"),
    "valid_until": Date(format="strict_date"),
    "all": Text(analyzer=folded, norms=False, fields={"spelled": with_tones}),
    "name": Text(
        analyzer=folded,
        norms=False,
        fields={
            "spelled": with_tones,
            "begun": Text(analyzer=begun, search_analyzer=folded, norms=False, index_options="docs"),
            "begun_spelled": Text(analyzer=begun_spelled, search_analyzer=spelled, norms=False, index_options="docs"),
        },
    ),
    "name_folded": Keyword(),
    "name_spelled": Keyword(),
    "name_as_certified": Text(analyzer=folded, norms=False, fields={"spelled": with_tones}),
    "producer_name": Text(analyzer=folded, norms=False, fields={"spelled": with_tones}),
    "category_name": Text(analyzer=folded, norms=False, fields={"spelled": with_tones}),
    "category_folded": Keyword(),
    "story": Text(analyzer=folded, norms=False),
    "units": Keyword(),
    "commune": Keyword(),
    **{name: Keyword() for name in ("category", "group", "set", "province", "former_province", "macro_region")},
    **{name: Keyword() for name in ("producer", "producer_kind")},
    "label": Object(properties={kind: DateRange(format="strict_date") for kind in OtherLabel.Kind.values}),
    "stars": Byte(),
    "potential_five": Boolean(),
    "price": Long(),
    "unit": Keyword(index=False, doc_values=False),
    "in_stock": Boolean(),
    "stock_left": Long(),
    "adult": Boolean(),
    "popularity": Integer(),
    "listed_at": Date(),
    "sort_key": Keyword(),
    "image": Keyword(index=False, doc_values=False),
}
NAMES = ("name", "name_as_certified", "producer_name", "category_name")
"""Found with their tones, which stand in one place: "Hoà" as "Hòa"."""
AS_THEY_ARE = FIELDS.keys() & {field.attname for field in SearchDocument._meta.concrete_fields}


def _made() -> dict:
    mapping = Mapping()
    for name, field in FIELDS.items():
        mapping.field(name, field)
    mapping.meta("dynamic", "strict")
    index = Index("any")
    index.mapping(mapping)
    index.settings(number_of_shards=1, auto_expand_replicas="0-1", max_result_window=DEEPEST)
    return index.to_dict()


SETTINGS, MAPPINGS = (_made()[part] for part in ("settings", "mappings"))


def document(row: SearchDocument) -> dict:
    """What the index holds of a row: all that finds it, filters it, counts it and puts it in its place."""
    return {
        **{name: getattr(row, name) for name in AS_THEY_ARE},
        **{name: one_style(getattr(row, name)) for name in NAMES},
        "product": row.product_id,
        "certificate": row.certificate_public_id,
        "all": row.words.split("|"),
        "name_spelled": row.name_words,
        "category_folded": folded_words(row.category_name),
        "units": row.units.strip("|").split("|"),
        "label": _terms_by_kind(row.label),
    }


def _terms_by_kind(text: str) -> dict[str, list[dict]]:
    """A question for a day is a question for one field: `label.vietgap`."""
    by_kind: dict[str, list[dict]] = {}
    for kind, first, last in labels.terms(text):
        by_kind.setdefault(kind, []).append({"gte": first, "lte": last})
    return by_kind
