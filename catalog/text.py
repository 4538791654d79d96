"""Vietnamese text: NFC, folding (no tone marks, no case), the order of the alphabet, slugs."""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(ALPHABET, start=30)}
LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}  # ă, â ê ô, ơ ư: letters of their own, not accents
NOT_WORD = re.compile(r"[^0-9a-z]+")


def nfc(text: str) -> str:
    """One form of Unicode for all (macOS types NFD), no doubled blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower-case words without marks, one blank between them: "Mật ong Đắk Lắk" → "mat ong dak lak"."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


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
