"""What editors can choose from in a rule: the values of search's own filters, by their names."""

from django.utils.translation import get_language, gettext_lazy

from search import vocabulary

Choices = list[tuple[str, str]]

STARS = (("5", gettext_lazy("5 sao")), ("4", gettext_lazy("Từ 4 sao")))
ORDERS = (
    ("relevance", gettext_lazy("Hạng sao, rồi được mua nhiều")),
    ("newest", gettext_lazy("Mới nhất")),
    ("price", gettext_lazy("Giá thấp đến cao")),
    ("-price", gettext_lazy("Giá cao đến thấp")),
    ("name", gettext_lazy("Tên A–Z")),
)


def _names(facet: str) -> Choices:
    return [*vocabulary.fixed_names(get_language() or "vi")[facet].items()]


def provinces() -> Choices:
    return _names("province")


def former_provinces() -> Choices:
    return _names("former_province")


def macro_regions() -> Choices:
    return _names("macro_region")


def groups() -> Choices:
    return _names("group")


def sets() -> Choices:
    return _names("set")


def producer_kinds() -> Choices:
    return _names("producer_kind")


def categories() -> Choices:
    return [*vocabulary.load().names["category"].items()]
