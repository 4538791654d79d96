"""Stars in words: "5 sao", "năm sao", "4*", "3 sao trở lên", "from 3 stars"."""

import re

from search.understanding.reading import Reading, Role

NUMBERS = {"3": 3, "ba": 3, "three": 3, "4": 4, "bon": 4, "four": 4, "5": 5, "nam": 5, "five": 5}
SPELLED = {"ba", "bốn", "bon", "năm", "nam"}
"""How a number may be spelled: not "bà", not "nấm"."""
SIGNS = re.compile(r"(?<![\w.,])([345])\s*[*★☆⭐✩✪]\ufe0f?")
ROWS = re.compile(r"((?:[★⭐✩✪]\ufe0f?){3,5})")
NUMBER = "|".join(NUMBERS)
STARS = re.compile(
    rf"(?<!\S)(?P<over>tren |over )?(?:tu |from |hang |dat |ocop (?=\d))?(?P<low>{NUMBER})(?: (?:sao|stars?))?"
    rf"(?:(?: (?:den|toi|va|hoac|hay|or|to|and))? (?P<high>{NUMBER}))? (?:sao|stars?)"
    rf"(?P<up> tro len| and up| or more| and above)?(?!\S)"
)
WORDS = {"sao", "star", "stars", *NUMBERS, "tro", "len"}


def with_words_for_signs(text: str) -> str:
    """ "4*" and "★★★★" as "4 sao"."""
    text = ROWS.sub(lambda row: f" {len(row[1].replace(chr(0xFE0F), ''))} sao ", text)
    return SIGNS.sub(r" \1 sao ", text)


def read(reading: Reading) -> None:
    plain = " ".join('"' if token.literal else token.folded for token in reading.tokens)
    for found in STARS.finditer(plain):
        start = plain[: found.start()].count(" ")
        end = start + found[0].count(" ") + 1
        if _numbers_are_meant(reading, start, end):
            reading.take(start, end, Role.FILTER)
            reading.add_filters(("stars", str(stars)) for stars in _range(found))


def _numbers_are_meant(reading: Reading, start: int, end: int) -> bool:
    """By their tones; and "Việt Nam" is no number."""
    numbers = [
        token.spelled for token in reading.tokens[start:end] if token.folded in NUMBERS and token.folded.isalpha()
    ]
    if start and reading.tokens[start].folded == "nam" and reading.tokens[start - 1].folded == "viet":
        return False
    return all(number in SPELLED or number in NUMBERS for number in numbers)


def _range(found: re.Match) -> range:
    low, high = NUMBERS[found["low"]], NUMBERS[found["high"] or found["low"]]
    if found["over"]:
        return range(min(low + 1, 5), 6)
    if found["up"]:
        return range(low, 6)
    return range(min(low, high), max(low, high) + 1)
