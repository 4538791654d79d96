"""What a picture shows, and the words of a product's name that ask for it."""

from dataclasses import dataclass

from shop.demo.pictures.plate import Drawing


@dataclass(frozen=True, eq=False)
class Subject:
    """`title` says in Vietnamese what every one of the drawings shows; neighbours take different drawings."""

    title: str
    words: tuple[str, ...]
    drawings: tuple[Drawing, ...]


def subject(title: str, words: str, *drawings: Drawing) -> Subject:
    """`words` are phrases between commas, in lower case with their tones; none for a subject that is only a default."""
    return Subject(title, tuple(word.strip() for word in words.split(",") if word.strip()), drawings)
