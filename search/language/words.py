"""Words of a text: as spelled, and without tones."""

import re
import unicodedata
from dataclasses import dataclass, replace

from catalog.text import fold, nfc

LONGEST = 200
"""Characters of a query that are read."""
MOST_WORDS = 12
NOT_WORD = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+")
QUOTES = '"“”„«»'
QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Categories of characters that print nothing: NUL, marks of direction, zero-width blanks, halves of pairs."""
NEW_STYLE = re.compile(r"o([àáảãạèéẻẽẹ])(?!\w)|(?<!q)u([ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
"""The tone on the second of two vowels that end a word: "hoà", "khoẻ", "thuỷ" beside "hòa", "khỏe", "thủy"."""


def spelled(text: str) -> str:
    """Words with their tones in lower case, a blank on either side of each: " mật ong bắc kạn ".

    The tone of "hoà" and "hòa" is put in one place, so that the two are one word.
    """
    return f" {NOT_WORD.sub(' ', one_style(nfc(text).casefold())).strip()} "


def folded(text: str) -> str:
    """The same without tones: " mat ong bac kan "."""
    return f" {fold(text)} "


def one_style(text: str) -> str:
    return NEW_STYLE.sub(_old_style, text) if not text.isascii() else text


def _old_style(found: re.Match) -> str:
    vowel, toned = found[0]
    parts = unicodedata.normalize("NFD", toned)
    return unicodedata.normalize("NFC", vowel + parts[-1]) + parts[0]


@dataclass(frozen=True)
class Token:
    """A word of the query."""

    spelled: str
    folded: str
    shown: str
    """As it stands in the text, or as it was read."""
    literal: bool = False
    """It was quoted, perhaps with others: whatever it says is looked for as it stands."""

    @property
    def untoned(self) -> bool:
        return self.spelled.replace("đ", "d") == self.folded

    def agrees(self, word: str) -> bool:
        """It may be this word of a name, if they fold to the same: typed without tones, or with the same ones."""
        return self.untoned or self.spelled == word

    def read(self, word: str) -> "Token":
        """The same, read as another word."""
        return replace(self, spelled=word, folded=fold(word), shown=word)


def cleaned(raw: str) -> tuple[str, bool]:
    """The text that is read, and whether more was typed."""
    visible = "".join(" " if unicodedata.category(c) in UNSEEN else c for c in raw[: 4 * LONGEST])
    text = nfc(visible)
    return text[:LONGEST].strip(), len(text) > LONGEST or len(raw) > 4 * LONGEST


def tokens(text: str) -> list[Token]:
    """The words of a text, what is quoted as one; at most a dozen."""
    found: list[Token] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        found += _plain(text[end : quoted.start()])
        found += _literal(quoted[1])
        end = quoted.end()
    return [*found, *_plain(text[end:])][:MOST_WORDS]


def _plain(text: str) -> list[Token]:
    return [token for word in WORD.findall(one_style(text)) for token in _split(word)]


def _split(word: str) -> list[Token]:
    """One token, unless the word holds letters of other scripts: what is between them."""
    parts = fold(word).split()
    if len(parts) == 1:
        return [Token(one_style(word.casefold()), parts[0], word)]
    return [Token(part, part, part) for part in parts]


def _literal(text: str) -> list[Token]:
    words = fold(text).split()[:MOST_WORDS]
    if not words:
        return []
    return [Token(spelled(text).strip(), " ".join(words), f'"{text.strip()}"', literal=True)]


def typed(tokens: list[Token]) -> str:
    return " ".join(token.shown for token in tokens)
