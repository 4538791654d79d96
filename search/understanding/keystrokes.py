"""Telex and VNI keystrokes that did not convert: "nuwowcs" and "nuoc71" are "nước"."""

import unicodedata

TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
VNI_TONES = {"2": "\u0300", "3": "\u0309", "4": "\u0303", "1": "\u0301", "5": "\u0323"}
CIRCUMFLEX, HORN, BREVE = "\u0302", "\u031b", "\u0306"
VOWELS = "aeiouy"
MARKS = {"6": CIRCUMFLEX, "7": HORN, "8": BREVE}
LONGEST = 14
"""Keystrokes of one syllable: "nghieengx" has nine."""


def telex(typed: str) -> str | None:
    """The word that these keys make, or nothing if they make none."""
    return _made(typed, _telex_key) if typed.isascii() and typed.isalpha() else None


def vni(typed: str) -> str | None:
    plain = typed.isascii() and typed.isalnum() and typed[:1].isalpha()
    return _made(typed, _vni_key) if plain and not typed.isalpha() else None


class Syllable:
    """Letters with the marks put on them so far, and one tone."""

    def __init__(self):
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""
        self.keys = 0

    def add(self, letter: str) -> None:
        self.letters.append(letter)
        self.marks.append("")

    def mark(self, mark: str, among: str) -> bool:
        """Puts a mark on the last of these vowels that has none; a horn on both of "uo"."""
        for place in range(len(self.letters) - 1, -1, -1):
            if self.letters[place] in among and not self.marks[place]:
                self.marks[place] = mark
                if mark == HORN and place and self.letters[place] == "o" and self.letters[place - 1] == "u":
                    self.marks[place - 1] = mark
                self.keys += 1
                return True
        return False

    def stroke(self) -> bool:
        if self.letters[:1] == ["d"]:
            self.letters[0] = "đ"
            self.keys += 1
            return True
        return False

    def set_tone(self, tone: str) -> bool:
        if any(letter in VOWELS for letter in self.letters):
            self.tone = tone
            self.keys += 1
            return True
        return False

    def word(self) -> str | None:
        """With its tone where it is written; nothing if no key was more than a letter."""
        if not self.keys or not (vowels := self._vowels()):
            return None
        place = self._toned(vowels)
        parts = [
            letter + mark + (self.tone if at == place else "")
            for at, (letter, mark) in enumerate(zip(self.letters, self.marks, strict=True))
        ]
        return unicodedata.normalize("NFC", "".join(parts))

    def _vowels(self) -> list[int]:
        """Where the vowels stand, without the u of "qu" and the i of "gi" before another."""
        vowels = [place for place, letter in enumerate(self.letters) if letter in VOWELS]
        silent = "".join(self.letters[:2]) in ("qu", "gi")
        return vowels[1:] if silent and len(vowels) > 1 else vowels

    def _toned(self, vowels: list[int]) -> int:
        """The last vowel with a mark; else the middle of three, the second before a consonant, the first."""
        if marked := [place for place in vowels if self.marks[place]]:
            return marked[-1]
        closed = vowels[-1] < len(self.letters) - 1
        return vowels[1] if len(vowels) > 2 or (len(vowels) == 2 and closed) else vowels[0]


def _made(typed: str, press) -> str | None:
    if len(typed) > LONGEST:
        return None
    syllable = Syllable()
    for key in typed.lower():
        if not press(syllable, key):
            if not key.isalpha():
                return None
            syllable.add(key)
    return syllable.word()


def _telex_key(syllable: Syllable, key: str) -> bool:
    if key in TONES:
        return syllable.set_tone(TONES[key])
    if key == "z":
        return syllable.set_tone("")
    if key == "w":
        return _horn_or_breve(syllable)
    if key == "d":
        return syllable.stroke()
    return key in "aeo" and syllable.mark(CIRCUMFLEX, key)


def _horn_or_breve(syllable: Syllable) -> bool:
    if syllable.mark(HORN, "o") or syllable.mark(BREVE, "a") or syllable.mark(HORN, "u"):
        return True
    syllable.add("u")
    return syllable.mark(HORN, "u")


def _vni_key(syllable: Syllable, key: str) -> bool:
    if key in VNI_TONES:
        return syllable.set_tone(VNI_TONES[key])
    if key == "9":
        return syllable.stroke()
    if key == "7":
        return syllable.mark(HORN, "o") or syllable.mark(HORN, "u")
    return key in MARKS and syllable.mark(MARKS[key], {"6": "aeo", "8": "a"}[key])
