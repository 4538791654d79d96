"""The files that staff change can be read; what cannot is refused with its file and line."""

import shutil

import pytest

from search.language.files import DATA, Language, Unreadable, language, read
from search.language.words import tokens


@pytest.fixture
def with_line(tmp_path):
    """The shipped files with one of them made of this line alone."""

    def made(file: str, line: str) -> Language:
        folder = shutil.copytree(DATA, tmp_path / "data")
        (folder / file).write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
        return read(folder)

    return made


def forms(made: Language, phrase: str) -> list[tuple[str, tuple[str, ...]]]:
    match = made.synonyms.exact(tokens(phrase))
    return [(form.spelled, form.but_not) for form in match.meaning] if match else []


def test_those_that_are_shipped_can_be_read():
    made = language()
    assert all(
        [*phrases.entries()]
        for phrases in (made.synonyms, made.dropped, made.preferred, made.shelves, made.makers, made.labels)
    )
    assert made.places


def test_both_ways(with_line):
    made = with_line("synonyms.txt", "heo (but not: heo may, cá heo) = lợn")
    assert forms(made, "heo") == [("heo", ("heo may", "ca heo")), ("lợn", ())]
    assert forms(made, "lợn") == [("lợn", ()), ("heo", ("heo may", "ca heo"))]


def test_one_way(with_line):
    made = with_line("synonyms.txt", "mận, mận bắc => roi, mận hậu (but not: mận hậu môn)")
    assert forms(made, "mận bắc") == [("mận bắc", ()), ("roi", ()), ("mận hậu", ("man hau mon",))]
    assert forms(made, "roi") == []


def test_english_finds_all_that_the_vietnamese_is_called():
    assert {"hạt điều", "điều"} <= {spelled for spelled, _but_not in forms(language(), "cashew")}
    assert {"đậu phộng", "lạc", "đậu phụng"} <= {spelled for spelled, _but_not in forms(language(), "peanut")}


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("synonyms.txt", "heo", "synonyms.txt:3: “heo” has neither “=” nor “=>”."),
        ("synonyms.txt", "heo = ", "synonyms.txt:3: “” is not a word or phrase with at most one “(but not: …)”."),
        ("synonyms.txt", "heo (not: may) = lợn", "is not a word or phrase with at most one “(but not: …)”."),
        ("synonyms.txt", "heo = lợn\nlợn = heo", "synonyms.txt:4: “lợn” stands in another line with “=”"),
        ("english.txt", "pork =>", "english.txt:3:"),
        ("noise.txt", "[drop", "noise.txt:3: “[drop” is neither [drop] nor [prefer]."),
        ("noise.txt", "ocop,,", "noise.txt:3:"),
        ("shelves.txt", "category trai-cay trái cây", "shelves.txt:3: “category trai-cay trái cây” is not"),
        ("shelves.txt", "price 5: rẻ", "shelves.txt:3:"),
        ("places.txt", "province: sài gòn", "places.txt:3:"),
        ("makers.txt", "kind htx: htx", "makers.txt:3:"),
        ("labels.txt", "vietgap: vietgap", "labels.txt:"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_place(with_line, file, line, said):
    with pytest.raises(Unreadable) as refused:
        with_line(file, line)
    assert said in str(refused.value)


def test_several_filters_of_a_shelf_hold_together(with_line):
    made = with_line("shelves.txt", "category thuy-hai-san, set n03-b08 n03: hải sản khô")
    assert [values for _words, values in made.shelves.entries()] == [
        (("category", "thuy-hai-san"), ("set", "n03-b08"), ("set", "n03"))
    ]
