"""One form for names that are written in many ways, to compare them; nothing of it is ever shown."""

import re

from catalog.text import fold

KINDS = re.compile(r"^(tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu) (?=[a-z])")
SHORT_KINDS = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran"}
PROVINCES = {
    "thua thien hue": "hue",
    "bac can": "bac kan",
    "dac lac": "dak lak",
    "daklak": "dak lak",
    "dac nong": "dak nong",
    "daknong": "dak nong",
    "hcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "brvt": "ba ria vung tau",
}
LEGAL_FORMS = [
    (re.compile(rf"\b{short}\b"), form)
    for short, form in (
        ("ctcp", "cong ty co phan"),
        ("cong ty cp", "cong ty co phan"),
        ("htx", "hop tac xa"),
        ("tht", "to hop tac"),
        ("tnhh", "trach nhiem huu han"),
        ("mtv", "mot thanh vien"),
        ("dntn", "doanh nghiep tu nhan"),
        ("hkd", "ho kinh doanh"),
    )
]


def plain(name: str) -> str:
    """Without tones and case; a name that has no Latin letter at all keeps what it has."""
    return fold(name) or name.casefold()


def with_kind(folded: str) -> str:
    """A folded name of a place with its kind in full: "tt chu" → "thi tran chu"."""
    kind, _, rest = folded.partition(" ")
    return f"{SHORT_KINDS[kind]} {rest}" if kind in SHORT_KINDS and rest else folded


def without_kind(folded: str) -> str:
    """ "tt chu" → "chu"; a name that is a number keeps its kind: "phuong 9"."""
    return KINDS.sub("", with_kind(folded))


def province(name: str) -> str:
    """ "Tỉnh Thừa Thiên Huế" → "hue"."""
    folded = without_kind(fold(name))
    return PROVINCES.get(folded, folded)


def producer(legal_name: str) -> str:
    """The legal form in full: "HTX Yến Dương" → "hop tac xa yen duong"."""
    folded = plain(legal_name)
    for short, form in LEGAL_FORMS:
        folded = short.sub(form, folded)
    return folded
