"""The files in search/data that staff read and change: synonyms, English, words that say little, shelves, places.

A line that cannot be read is refused with its file and number. What the signs mean stands at the head of each file.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from search.language.phrases import Phrases
from search.language.words import folded, spelled
from search.query import Form

DATA = Path(__file__).resolve().parent.parent / "data"
ITEM = re.compile(r"\s*([^(),=]+?)\s*(?:\(but not:([^()]*)\))?\s*")
SHELF = re.compile(r"((?:(?:^|, )(?:category|group|set)(?: [\w-]+)+)+): (.+)")
MAKER = re.compile(r"(producer_kind(?: [a-z]+)+): (.+)")
LABEL = re.compile(r"(label(?: [a-z]+)+): (.+)")
PLACE = re.compile(r"((?:province|former_province|macro_region)(?: [\w-]+)+): (.+)")

Values = tuple[tuple[str, str], ...]
"""(facet, value) of filters."""


class Unreadable(ValueError):
    """A line of a file: which, and what is wrong with it."""


@dataclass(frozen=True)
class Language:
    """All that the files say."""

    synonyms: Phrases[tuple[Form, ...]] = field(default_factory=Phrases)
    """What else each phrase is called; a phrase that is only named as another's synonym stands for itself alone."""
    dropped: Phrases[None] = field(default_factory=Phrases)
    preferred: Phrases[None] = field(default_factory=Phrases)
    shelves: Phrases[Values] = field(default_factory=Phrases)
    makers: Phrases[Values] = field(default_factory=Phrases)
    labels: Phrases[Values] = field(default_factory=Phrases)
    places: tuple[tuple[Values, str], ...] = ()
    """Other names of places."""
    words: frozenset[str] = frozenset()
    """All words of the phrases, folded."""
    spellings: frozenset[str] = frozenset()
    """All words of the synonyms, with their tones."""
    pairs: frozenset[str] = frozenset()
    """Any two that follow one another in them: "mat ong"."""
    digest: str = ""
    """Changes with any of the files."""


@cache
def language() -> Language:
    """Read once per process: a change is there after a restart."""
    return read(DATA)


def read(folder: Path) -> Language:
    synonyms, words = _synonyms(folder / "synonyms.txt", folder / "english.txt")
    dropped, preferred = _noise(folder / "noise.txt")
    shelves = _phrases(folder / "shelves.txt", SHELF)
    makers = _phrases(folder / "makers.txt", MAKER)
    labels = _phrases(folder / "labels.txt", LABEL)
    places = tuple(_valued(folder / "places.txt", PLACE))
    rows = [
        *words,
        *dropped,
        *preferred,
        *shelves,
        *makers,
        *labels,
        *(tuple(folded(name).split()) for _values, name in places),
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.txt"))))
    return Language(
        synonyms=synonyms,
        dropped=dropped,
        preferred=preferred,
        shelves=shelves,
        makers=makers,
        labels=labels,
        places=places,
        words=frozenset(word for row in rows for word in row),
        spellings=frozenset(word for row, _forms in synonyms.entries() for word in row),
        pairs=frozenset(" ".join(pair) for row in rows for pair in pairwise(row)),
        digest=digest.hexdigest()[:12],
    )


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """(where, text) of what is no comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text := line.partition("#")[0].strip():
            yield f"{path.name}:{number}", text


def _form(text: str, where: str) -> Form:
    found = ITEM.fullmatch(text)
    if not found or not folded(found[1]).strip():
        raise Unreadable(f"{where}: “{text.strip()}” is not a word or phrase with at most one “(but not: …)”.")
    but_not = tuple(folded(phrase).strip() for phrase in (found[2] or "").split(",") if phrase.strip())
    return Form(spelled(found[1]).strip(), folded(found[1]).strip(), but_not)


def _items(text: str, sign: str, where: str) -> list[Form]:
    """The forms between the signs; a comma within brackets parts nothing."""
    return [_form(part, where) for part in re.split(rf"{re.escape(sign)}(?![^(]*\))", text)]


def _synonyms(*paths: Path) -> tuple[Phrases[tuple[Form, ...]], list[tuple[str, ...]]]:
    same: dict[str, list[Form]] = {}
    one_way: list[tuple[Form, list[Form]]] = []
    for path in paths:
        for where, text in _lines(path):
            left, arrow, right = text.partition("=>")
            if arrow:
                one_way += [(form, _items(right, ",", where)) for form in _items(left, ",", where)]
            elif len(forms := _items(text, "=", where)) > 1 or forms[0].but_not:
                _join(same, forms, where)
            else:
                raise Unreadable(f"{where}: “{text}” has neither “=” nor “=>”.")
    meanings = {phrase: list(forms) for phrase, forms in same.items()}
    for form, others in one_way:
        there = meanings.setdefault(form.spelled, [form])
        there += [also for other in others for also in same.get(other.spelled, [other])]
    phrases: Phrases[tuple[Form, ...]] = Phrases()
    for phrase, forms in meanings.items():
        own = next(form for form in forms if form.spelled == phrase)
        phrases.add(phrase, (own, *dict.fromkeys(form for form in forms if form.spelled != phrase)))
    return phrases, [tuple(form.folded.split()) for forms in meanings.values() for form in forms]


def _join(same: dict[str, list[Form]], forms: list[Form], where: str) -> None:
    for form in forms:
        if form.spelled in same:
            raise Unreadable(f"{where}: “{form.spelled}” stands in another line with “=”: write them in one.")
        same[form.spelled] = forms


def _noise(path: Path) -> tuple[Phrases[None], Phrases[None]]:
    parts: dict[str, Phrases[None]] = {"[drop]": Phrases(), "[prefer]": Phrases()}
    part = parts["[drop]"]
    for where, text in _lines(path):
        if text.startswith("["):
            if text not in parts:
                raise Unreadable(f"{where}: “{text}” is neither [drop] nor [prefer].")
            part = parts[text]
        else:
            for phrase in text.split(","):
                part.add(_form(phrase, where).spelled, None)
    return parts["[drop]"], parts["[prefer]"]


def _phrases(path: Path, pattern: re.Pattern) -> Phrases[Values]:
    phrases: Phrases[Values] = Phrases()
    for values, name in _valued(path, pattern):
        phrases.add(name, values)
    return phrases


def _valued(path: Path, pattern: re.Pattern) -> Iterator[tuple[Values, str]]:
    for where, text in _lines(path):
        found = pattern.fullmatch(text)
        if not found:
            raise Unreadable(f"{where}: “{text}” is not “filter value: phrase, phrase”.")
        filters, names = found.groups()
        parts = [part.split() for part in filters.split(",")]
        wanted = tuple((facet, value) for facet, *values in parts for value in values)
        for name in names.split(","):
            yield wanted, _form(name, where).spelled
