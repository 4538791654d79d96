"""The texts of the site: files for people to read and change, with a head of `name: value` lines and a body.

The body is in parts, an empty line between them. A part that begins with `@rule`, `@hand`, `@picture` or `>` is a block
of that kind; all others are text, with `##` and `###` headings, `-` and `1.` lists, `**bold**`, `*italic*` and
`[links](/to/)`.
"""

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from shop.demo.tables import DATA

FOLDER = DATA / "editorial"
MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"\[(.+?)\]\((\S+?)\)"), r'<a href="\2">\1</a>'),
)
LINES = (
    (re.compile(r"### (.*)"), "h3", ""),
    (re.compile(r"## (.*)"), "h2", ""),
    (re.compile(r"- (.*)"), "li", "ul"),
    (re.compile(r"\d+\. (.*)"), "li", "ol"),
    (re.compile(r"(.*)"), "p", ""),
)
BLOCK = re.compile(r"@(rule|hand|picture) (.*)")


@dataclass(frozen=True)
class Part:
    """A block of a body: its kind, what stands beside the kind, and the lines below."""

    kind: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A file that was read; its name is the slug of what it tells."""

    name: str
    head: dict[str, str]
    body: str

    @property
    def parts(self) -> list[Part]:
        """Neighbouring paragraphs are one block of text."""
        pieces = [_part(piece.splitlines()) for piece in re.split(r"\n{2,}", self.body.strip()) if piece]
        parts: list[Part] = []
        for is_text, found in groupby(pieces, lambda part: part.kind == "text"):
            group = list(found)
            parts += [Part("text", "", tuple(line for part in group for line in part.lines))] if is_text else group
        return parts


def read(path: Path) -> Text:
    head, _blank, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines())
    return Text(path.stem, facts, body)


def texts(folder: str) -> list[Text]:
    """The files of a folder, by name."""
    return [read(path) for path in sorted((FOLDER / folder).glob("*.md"))]


def _part(lines: list[str]) -> Part:
    if found := BLOCK.fullmatch(lines[0]):
        return Part(found[1], found[2], tuple(lines[1:]))
    if lines[0].startswith("> "):
        return Part("quote", "", tuple(line.removeprefix("> ") for line in lines))
    return Part("text", "", tuple(lines))


def rich_text(lines: tuple[str, ...]) -> str:
    """As HTML of the few features that editors have."""
    html = ""
    for around, items in groupby(map(_line, lines), lambda item: item[0]):
        inner = "".join(item for _around, item in items)
        html += f"<{around}>{inner}</{around}>" if around else inner
    return html


def _line(line: str) -> tuple[str, str]:
    """The list in which it stands, if any, and its element."""
    for pattern, tag, around in LINES:
        if found := pattern.fullmatch(line):
            text = escape(found[1], quote=False)
            for mark, html in MARKS:
                text = mark.sub(html, text)
            return around, f"<{tag}>{text}</{tag}>"
    raise AssertionError(line)
