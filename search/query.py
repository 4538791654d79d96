"""What is looked for, as the engines get it: the outcome of understanding, without any engine's language."""

from dataclasses import dataclass, replace
from itertools import islice, product

from django.utils.translation import gettext

from catalog.models import AdminUnit

MOST_PHRASES = 8


@dataclass(frozen=True)
class Form:
    """One way of saying a thing: words in a row, in lower case."""

    spelled: str
    """With the tones that were typed, or that the synonyms' file has: "mật ong". Without, if nothing in the catalogue
    is spelled so: who types "vãi thiều" means the words without regard to tones."""
    folded: str
    """Without: "mat ong"."""
    but_not: tuple[str, ...] = ()
    """Folded phrases in which these words mean something else: "mam ruoc" for "ruoc". What has only a synonym in such a
    phrase is not found by it; what has the typed form so is found, but ranks as if its name did not have it."""

    @property
    def toned(self) -> bool:
        """Spelled with tones that the catalogue knows, which are meant: "chè" is no "chẻ"."""
        return self.spelled != self.folded


@dataclass(frozen=True)
class Term:
    """Something that must be found, in any of its forms; the first is as it was typed, the others are synonyms.

    Each word of the typed form counts in the name without regard to tones, and anywhere (producer, places, set) with
    those that were typed, if any were: "chè" is not "chế biến". A synonym counts in the name only, in a row and with
    its tones if it has any: "thơm" is dứa, "thôm" and "Hợp tác xã Thơm" are not.
    """

    forms: tuple[Form, ...]
    in_a_row: bool = False
    """What was typed stood in quotation marks: its words count in a row only."""

    @property
    def typed(self) -> Form:
        return self.forms[0]

    @property
    def parts(self) -> list[Form]:
        """What must stand somewhere of the typed form: each word, or all in a row."""
        if self.in_a_row:
            return [self.typed]
        return [*map(Form, self.typed.spelled.split(), self.typed.folded.split())]


@dataclass(frozen=True)
class Place:
    """A unit of today or of before 2025-07-01 that the query names."""

    key: str
    """As `AdminUnit.key`: "2024:066"."""
    name: str
    """With what it is part of: "Na Rì, Bắc Kạn"."""
    folded: str
    """Its name as it may stand in a product's: "na ri"."""
    facet: str = ""
    """The filter that it is a value of: `province` or `former_province`; nothing for a district or a commune."""
    slug: str = ""
    """Its value there."""
    now: str = ""
    """The province of today that it is part of, if that has another name."""
    title: str = ""
    """What it is and its name, as it is told from others of the name: "Huyện Na Rì"."""

    @property
    def is_former(self) -> bool:
        return self.key.startswith(AdminUnit.Scheme.FORMER)

    @property
    def label(self) -> str:
        """ "Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)", in the active language."""
        if not self.now:
            return self.name
        return gettext("%(place)s (nay thuộc %(province)s)") % {"place": self.name, "province": self.now}


@dataclass(frozen=True)
class Query:
    """Nothing at all is looked for if there are no terms, places or filters: then everything is listed."""

    text: str = ""
    """As typed: NFC, at most 200 characters."""
    cut: bool = False
    """More was typed."""
    rest: str = ""
    """What is left of the text beside the words that became filters: with these it says the same."""
    terms: tuple[Term, ...] = ()
    needed: int = 0
    """How many of the terms a product must have: all of few, most of many."""
    liked: tuple[Term, ...] = ()
    """Of these it need have none; between equally good matches, those with more of them in the name, in one of their
    forms and with its tones, come first: "nguyên chất", "truyền thống"."""
    makers: tuple[str, ...] = ()
    """Slugs of producers whose brand the words are: beside what the terms find, all of theirs is found, and comes
    after it: "Kẹo chuối gân" for "vicosap"."""
    filters: tuple[tuple[str, str], ...] = ()
    """(facet, value) that words stood for: ("stars", "5"), ("province", "thai-nguyen"), ("producer_kind", "htx")."""
    places: tuple[Place, ...] = ()
    """Districts and communes named. Alone they are filters. Beside terms, a product is from one of them or says so in
    its own name, and those from there come first."""
    first: tuple[str, ...] = ()
    """Keys of units whose products come first: the former Thái Nguyên in today's."""
    offers: tuple[Place, ...] = ()
    """Other places of the same name, to choose from."""
    read_as: str = ""
    """How the keystrokes were read, if not as they stand: "nước mắm" of "nuwowcs mawms" or "nuocmam"."""
    instead_of: str = ""
    """What was typed, if nothing was found of it and this is the nearest that the catalogue knows."""

    @property
    def folded(self) -> str:
        """All terms as typed, one after the other: " mat ong rung "."""
        return f" {' '.join(term.typed.folded for term in self.terms)} "

    @property
    def spelled(self) -> str:
        """The same with tones."""
        return f" {' '.join(term.typed.spelled for term in self.terms)} "

    @property
    def phrases(self) -> list[Form]:
        """All that is looked for in a row: first as typed, then with synonyms in place of words; some ways, not all."""
        ways = product(*(term.forms for term in self.terms))
        return [_joined(way) for way in islice(ways, MOST_PHRASES)] if self.terms else []

    def without(self, facet: str) -> "Query":
        """The same without the filters of one kind."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair[0] != facet))


def _joined(forms: tuple[Form, ...]) -> Form:
    but_not = tuple(phrase for form in forms for phrase in form.but_not)
    return Form(" ".join(form.spelled for form in forms), " ".join(form.folded for form in forms), but_not)
