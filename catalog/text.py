"""Vietnamese text: NFC, folding (no tone marks, no case), the order of the alphabet, slugs."""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(ALPHABET, start=30)}
LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}  # ă, â ê ô, ơ ư: letters of their own, not accents
NOT_WORD = re.compile(r"[^0-9a-z]+")
BASE_LETTERS = str.maketrans("ăâđêôơư", "aadeoou")


def nfc(text: str) -> str:
    """One form of Unicode for all (macOS types NFD), no doubled blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower-case words without marks, one blank between them: "Mật ong Đắk Lắk" → "mat ong dak lak"."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def folded_pattern(word: str) -> str:
    """A regular expression that finds words that begin with a folded word, whatever their tones and case.

    For texts that have no folded column; SQLite (by Python) and PostgreSQL read it alike.
    """
    return r"(^|\W)" + "".join(f"[{SPELLINGS[char]}]" if char in SPELLINGS else char for char in word)


def _spellings() -> dict[str, str]:
    """By plain letter: all letters that fold to it, with every tone, small and capital."""
    spellings: dict[str, str] = {}
    for letter in ALPHABET:
        toned = (unicodedata.normalize("NFC", letter + tone) for tone in ("", *TONES))
        small = "".join(char for char in toned if len(char) == 1)
        base = letter.translate(BASE_LETTERS)
        spellings[base] = spellings.get(base, "") + small + small.upper()
    return spellings


SPELLINGS = _spellings()


def slugify(text: str) -> str:
    """ASCII slug: "Đặc sản Đắk Lắk" → "dac-san-dak-lak"."""
    return fold(text).replace(" ", "-")


def sort_key(text: str) -> str:
    """Bytes that sort by the Vietnamese alphabet (a, ă, â … d, đ …) in SQLite, PostgreSQL and Elasticsearch alike.

    Letters decide first, tones only between equal words (la < là < lả < lã < lá < lạ).
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold()):
        if char in TONES:
            tones.append(f"{len(letters):02d}{TONES[char]}")
        elif char in LETTER_MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        elif not unicodedata.combining(char):
            letters.append(char)
    return f"{''.join(map(_rank, letters))} {''.join(tones)}"[:250]


def _rank(char: str) -> str:
    """Two characters: blanks first, then digits, then the letters of the alphabet, then everything else."""
    if char in LETTER_RANK:
        return LETTER_RANK[char]
    if char.isdigit():
        return f"2{unicodedata.digit(char, 0)}"
    return "10" if char.isspace() else "11" if char.isascii() else "99"
