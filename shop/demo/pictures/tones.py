"""Vietnamese letters without their marks."""

import unicodedata


def without_tones(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
