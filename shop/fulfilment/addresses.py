"""Today's commune from an address as people remember it: "xã Yến Dương, huyện Ba Bể, Bắc Kạn" → Thượng Minh.

Tones, case, order, commas and the words for the kinds of units may be missing or abbreviated. Names of communes are
looked up among the words; one counts the more, the more of the units above it (then or now) are named beside it. Where
no commune is found but a former district is named, its communes of today are the answer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.models import AdminUnit, AdminUnitLink
from catalog.text import fold, nfc

MOST_CHOICES = 15
MOST_WORDS = 24
LONGEST_NAME = 6
"""Words of the longest name of a unit, and then some."""

COMMUNE, DISTRICT, PROVINCE = AdminUnit.Level.COMMUNE, AdminUnit.Level.DISTRICT, AdminUnit.Level.PROVINCE
KIND_WORDS: dict[str, set[str]] = {
    "xa": {COMMUNE}, "x": {COMMUNE}, "phuong": {COMMUNE}, "p": {COMMUNE}, "f": {COMMUNE},
    "thi tran": {COMMUNE}, "tt": {COMMUNE}, "dac khu": {COMMUNE},
    "huyen": {DISTRICT}, "h": {DISTRICT}, "quan": {DISTRICT}, "q": {DISTRICT}, "thi xa": {DISTRICT}, "tx": {DISTRICT},
    "thanh pho": {DISTRICT, PROVINCE}, "tp": {DISTRICT, PROVINCE}, "tinh": {PROVINCE}, "t": {PROVINCE},
}  # fmt: skip
NUMBERED = {"p": "phuong", "f": "phuong", "q": "quan"}
"""Numbered units have the word in their name: "P.12" is Phường 12."""
SPELLINGS = [
    (re.compile(rf"\b(?:{typed})\b"), meant)
    for typed, meant in {
        r"(tp ?)?hcm|sai gon|sg": "ho chi minh",
        "hn": "ha noi",
        "bac can": "bac kan",
        "dac lac|dak lac|daklak|daclac": "dak lak",
        "dac nong|daknong": "dak nong",
        "thua thien hue": "hue",
        "brvt|ba ria vt": "ba ria vung tau",
        r"([pqf])0*(\d+)": r"\1 \2",
        r"0+(\d+)": r"\1",
    }.items()
]

DISTRICT_EVIDENCE = 3
"""Words that must speak for a district (its kind or province among them) before its communes are offered."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """A unit named in the address, and the communes of today that it is or became."""

    unit: AdminUnit
    today: list[AdminUnit]

    def names_above(self) -> list[tuple[str, set[str]]]:
        """The district of then, the province of then or now."""
        province = {self.unit.province.folded} | {commune.parent.folded for commune in self.today}
        above: list[tuple[str, set[str]]] = [(PROVINCE, province)]
        if self.unit.parent.level == DISTRICT:
            above.insert(0, (DISTRICT, {self.unit.parent.folded}))
        return above


@dataclass(frozen=True)
class Choice:
    """A commune of today and the former unit, if any, by which it was found."""

    commune: AdminUnit
    former: AdminUnit | None = None


@dataclass(frozen=True)
class Found:
    """The communes that may be meant, likeliest first. Certain: there is one, and a unit above it was named too."""

    choices: list[Choice]
    certain: bool

    @property
    def too_many(self) -> bool:
        """More than one wants to read through: better to name the district and the province."""
        return len(self.choices) > MOST_CHOICES


@dataclass(frozen=True)
class Words:
    """The words of an address and where each run of them stands."""

    words: list[str]
    spans: dict[str, list[Span]]
    typed: str

    def places(self, name: str, level: str) -> Iterator[tuple[Span, int]]:
        """Where a unit of that level is named, and how many words speak for it, the word for its kind included."""
        for start, end in self.spans.get(name, ()):
            levels = self._levels_before(start)
            if levels is None:
                yield (start, end), end - start
            elif level in levels:
                yield (start, end), end - start + 1

    def _levels_before(self, start: int) -> set[str] | None:
        """What the word for a kind just before says it is; None if there is no such word."""
        return KIND_WORDS.get(" ".join(self.words[max(start - 2, 0) : start])) or KIND_WORDS.get(
            self.words[start - 1] if start else ""
        )


def find_communes(text: str) -> Found:
    """Looks up an address of any age. Two statements, four if it stays unclear."""
    words = parse(text)
    best, anchored, choices = _best(words, _communes(words))
    if anchored and len(choices) == 1:
        return Found(choices, certain=True)
    evidence, _anchored, communes = _best(words, _districts(words))
    return Found(communes if evidence >= max(best, DISTRICT_EVIDENCE) else choices, certain=False)


def parse(text: str) -> Words:
    folded = fold(text)
    for pattern, meant in SPELLINGS:
        folded = pattern.sub(meant, folded)
    words = folded.split()[:MOST_WORDS]
    for n, word in enumerate(words[:-1]):
        if word in NUMBERED and words[n + 1].isdigit():
            words[n] = NUMBERED[word]
    spans: dict[str, list[Span]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            spans.setdefault(" ".join(words[start:end]), []).append((start, end))
    return Words(words, spans, nfc(text).casefold())


def _named(words: Words, level: str) -> list[AdminUnit]:
    units = AdminUnit.objects.filter(level=level, folded__in=words.spans)
    return list(units.select_related("parent__parent").order_by("sort_key", "pk"))


def _communes(words: Words) -> list[Candidate]:
    """Communes of then and of now whose name stands among the words."""
    units = _named(words, COMMUNE)
    became = defaultdict(list)
    for link in _links().filter(old__in=units):
        became[link.old_id].append(link.new)
    return [Candidate(unit, became[unit.pk] or [unit]) for unit in units]


def _districts(words: Words) -> list[Candidate]:
    """Former districts whose name stands among the words."""
    units = _named(words, DISTRICT)
    became = defaultdict(list)
    for link in _links().filter(old__parent__in=units):
        became[link.old.parent_id].append(link.new)
    return [Candidate(unit, became[unit.pk]) for unit in units]


def _links():
    links = AdminUnitLink.objects.filter(new__level=COMMUNE).select_related("old", "new__parent")
    return links.order_by("-is_default", "new__sort_key", "pk")


def _best(words: Words, candidates: list[Candidate]) -> tuple[float, bool, list[Choice]]:
    """The greatest evidence, whether units above are named in it all, and the communes it speaks for."""
    ranked = [(*_evidence(words, candidate), candidate) for candidate in candidates]
    best = max((evidence for evidence, _above, _candidate in ranked), default=0.0)
    chosen = [(above, candidate) for evidence, above, candidate in ranked if evidence == best > 0]
    return best, all(above for above, _candidate in chosen), list(_distinct(candidate for _above, candidate in chosen))


def _evidence(words: Words, candidate: Candidate) -> tuple[float, bool]:
    """How many words speak for a unit (typed with its tones, half a word more), and whether one above it is named."""
    unit, best = candidate.unit, (0.0, False)
    exact = 0.5 if unit.short_name.casefold() in words.typed else 0.0
    for span, weight in words.places(unit.folded, unit.level):
        above = _evidence_above(words, candidate, taken=span)
        best = max(best, (weight + above + exact, above > 0))
    return best


def _evidence_above(words: Words, candidate: Candidate, *, taken: Span) -> int:
    total, used = 0, [taken]
    for level, names in candidate.names_above():
        named = [found for name in names for found in words.places(name, level)]
        free = [(weight, span) for span, weight in named if all(_apart(span, other) for other in used)]
        if free:
            weight, span = max(free)
            total += weight
            used.append(span)
    return total


def _apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _distinct(candidates: Iterable[Candidate]) -> Iterator[Choice]:
    seen = set()
    for candidate in candidates:
        for commune in candidate.today:
            if commune.pk not in seen:
                seen.add(commune.pk)
                yield Choice(commune, former=None if candidate.unit == commune else candidate.unit)
