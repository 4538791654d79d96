"""From what was typed to what is looked for. Pure: text in, a query out; no engine, no database."""

import re
from dataclasses import dataclass

from catalog.text import fold, nfc

LONGEST = 200
MOST_WORDS = 12
NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Query:
    """What is looked for; nothing at all if `words` is empty."""

    text: str = ""
    spelled: str = ""
    folded: str = ""

    @property
    def words(self) -> list[str]:
        """Each folded word with its blanks, " mat ": found in a text of the same form it is a whole word."""
        return [f" {word} " for word in dict.fromkeys(self.folded.split())]


def understand(raw: str) -> Query:
    text = nfc(raw.replace("\0", " ")[:LONGEST])
    return Query(text=text, spelled=_shortened(spelled(text)), folded=_shortened(folded(text)))


def spelled(text: str) -> str:
    """Words with their tones in lower case, a blank on either side of each: " mật ong bắc kạn "."""
    return f" {NOT_WORD.sub(' ', nfc(text).casefold()).strip()} "


def folded(text: str) -> str:
    """The same without tones: " mat ong bac kan "."""
    return f" {fold(text)} "


def _shortened(words: str) -> str:
    return f" {' '.join(words.split()[:MOST_WORDS])} "
