"""What is counted of the names in the catalogue: their words, and which of these are places."""

from collections import Counter, defaultdict
from itertools import pairwise

from search import gazetteer
from search.language.words import folded, spelled


class Tally:
    """Counts the words of names, and the pairs of them."""

    def __init__(self):
        self.words: Counter[str] = Counter()
        self.spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self.pairs: Counter[str] = Counter()
        self.spelled_pairs: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, words: list[str], plain: list[str], *, weight: int = 1) -> None:
        """A name: its words as they are spelled and folded. The weight is that of the spellings."""
        self.words.update(plain)
        pairs = [*map(" ".join, pairwise(plain))]
        self.pairs.update(pairs)
        for pair, pair_spelled in zip(pairs, map(" ".join, pairwise(words)), strict=False):
            self.spelled_pairs[pair][pair_spelled] += weight
        for word, letters in zip(words, plain, strict=False):
            self.spellings[letters][word] += weight

    def usual_pairs(self) -> dict[str, str]:
        usual = {pair: max(ways, key=ways.__getitem__) for pair, ways in self.spelled_pairs.items()}
        return {pair: letters for pair, letters in usual.items() if letters != pair}

    def add_name(self, name: str) -> None:
        self.add(spelled(name).split(), folded(name).split())


class Votes:
    """Whether the name of a place, where it stands in names of products and producers, says where they are from."""

    def __init__(self, places: gazetteer.Places):
        self.places = places
        self.beginnings = {words[0] for words in places}
        self.there: Counter[tuple[str, str]] = Counter()
        self.elsewhere: Counter[tuple[str, str]] = Counter()
        self.others: Counter[str] = Counter()

    def count(self, words: list[str], plain: list[str], keys: str) -> None:
        for start in (at for at, word in enumerate(plain) if word in self.beginnings):
            for length in range(1, min(self.places.longest, len(plain) - start) + 1):
                window = tuple(plain[start : start + length])
                if window in self.places.by_words:
                    before = plain[start - 1] if start else ""
                    self._count(window, tuple(words[start : start + length]), before=before, keys=keys)

    def _count(self, window: tuple[str, ...], words: tuple[str, ...], *, before: str, keys: str) -> None:
        name = " ".join(window)
        meant = [named for spelling, some in self.places.by_words[window] if spelling == words for named in some]
        if not meant:
            self.others[name] += 1
            return
        there = any(f"|{named.place.key}|" in keys for named in meant)
        (self.there if there else self.elsewhere)[before, name] += 1

    def not_there(self) -> frozenset[tuple[str, str]]:
        return frozenset(key for key, times in self.elsewhere.items() if times > self.there[key])

    def other_words(self) -> frozenset[str]:
        """Names that without their tones are rather other words: "hoa vang" is "hoa vàng"."""
        return frozenset(name for name, times in self.others.items() if times > self._products(name))

    def _products(self, name: str) -> int:
        meant = self.places.by_words[tuple(name.split())]
        return max((named.products for _words, some in meant for named in some), default=0)
