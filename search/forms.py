"""The parameters of a product list, of the page and the API alike. Whatever is typed, the form is valid:
what cannot be read counts as not given."""

import re
from collections.abc import Callable

from django import forms

from search.filters import SORTS, Filters

SLUG = re.compile(r"[\w-]{1,200}", re.ASCII)
GROUP = re.compile(r"I{1,3}|IV|VI?")
SET = re.compile(r"n\d\d(-b\d\d)?", re.ASCII)
AMOUNT = re.compile(r"\d{1,9}|\d{1,3}([. ]\d{3}){1,2}", re.ASCII)
PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
MOST_VALUES = 30


class Lenient(forms.Field):
    """A parameter that is never wrong."""

    def __init__(self, read: Callable[[str], object]):
        super().__init__(required=False)
        self.read = read

    def clean(self, value):
        return self.read(value or "")


class Values(forms.Field):
    """A parameter that may be repeated; values of another form are left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, pattern: re.Pattern):
        super().__init__(required=False)
        self.pattern = pattern

    def clean(self, value):
        return tuple(dict.fromkeys(item for item in value or () if self.pattern.fullmatch(item)))[:MOST_VALUES]


def amount(text: str) -> int | None:
    """Đồng, as people write them: 150000, 150.000 or "150 000 ₫"."""
    digits = text.replace("\u00a0", " ").strip(" ₫đ")
    return int(re.sub(r"[. ]", "", digits)) if AMOUNT.fullmatch(digits) else None


def page(text: str) -> int:
    return int(text) if PAGE.fullmatch(text) else 1


def sort(text: str) -> str:
    return text if text in SORTS else SORTS[0]


def flag(text: str) -> bool:
    return text == "1"


class SearchForm(forms.Form):
    q = Lenient(str)
    stars = Values(re.compile("[345]"))
    category = Values(SLUG)
    province = Values(SLUG)
    former_province = Values(SLUG)
    macro_region = Values(SLUG)
    producer_kind = Values(SLUG)
    group = Values(GROUP)
    set = Values(SET)
    label = Values(SLUG)
    producer = Values(SLUG)
    price_min = Lenient(amount)
    price_max = Lenient(amount)
    in_stock = Lenient(flag)
    adult = Lenient(flag)
    sort = Lenient(sort)
    page = Lenient(page)

    def clean(self):
        low, high = self.cleaned_data["price_min"], self.cleaned_data["price_max"]
        if low is not None and high is not None and low > high:
            self.cleaned_data.update(price_min=None, price_max=None)

    def read(self) -> dict:
        """What `search.port.search` is called with."""
        self.full_clean()
        values = dict(self.cleaned_data)
        asked = {name: values.pop(name) for name in ("q", "sort", "page")}
        return {"query": asked["q"], "sort": asked["sort"], "page": asked["page"], "filters": Filters(**values)}
