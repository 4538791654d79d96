"""The legal texts, as pages that staff can change. A table becomes a list: editors' text has no tables."""

import datetime
import re
from html import escape
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils import translation

from cms import models as cms
from shop.context import site
from shop.demo.editorial.pages import Desk, missing

PAGES = {
    "dieu-khoan": ("terms", "Điều khoản mua hàng", "Terms of sale"),
    "quyen-rieng-tu": ("privacy", "Bảo vệ dữ liệu cá nhân", "Personal data protection"),
    "doi-tra": ("returns", "Đổi trả và hoàn tiền", "Returns and refunds"),
    "thu-tu-san-pham": ("ranking", "Vì sao kết quả xếp như vậy?", "Why are the results in this order?"),
    "hang-sao-ocop": ("stars", "Cách đọc hạng sao OCOP", "How to read the OCOP stars"),
}
INTROS = ("Bản mẫu của trang trình diễn.", "A sample text of this demonstration.")
HOLDS_FROM = datetime.date(2026, 11, 22)
KEPT = {
    "h2": "h2",
    "h3": "h3",
    "p": "p",
    "ul": "ul",
    "ol": "ol",
    "li": "li",
    "strong": "b",
    "b": "b",
    "em": "i",
    "a": "a",
}
TABLE = {"thead", "tbody", "tr", "th", "td"}


def load(desk: Desk) -> None:
    for slug, (name, title, english) in PAGES.items():
        if missing(cms.HomePage, slug):
            page = cms.PlainPage(slug=slug, title=title, intro=INTROS[0], holds_from=HOLDS_FROM, body=body(name, "vi"))
            desk.add(cms.HomePage, page)
            desk.translate(page, title=english, intro=INTROS[1], body=body(name, "en"))


def body(name: str, language: str) -> list[tuple[str, str]]:
    """With the operator and the addresses that hold now."""
    with translation.override(language):
        return [("text", converted(render_to_string(f"storefront/legal/{name}_{language}.html", site(None))))]


def converted(html: str) -> str:
    reader = LegalText()
    reader.feed(html)
    reader.close()
    return "".join(reader.written)


class LegalText(HTMLParser):
    """Keeps what editors' text can hold. A row of a table becomes an item: "**first cell**. Head: cell; head: cell"."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.heads: list[str] = []
        self.cells: list[str] | None = None
        self.in_head = False

    def handle_starttag(self, tag, attrs):
        if tag in KEPT:
            href = f' href="{escape(dict(attrs).get("href") or "")}"' if tag == "a" else ""
            self._write(f"<{KEPT[tag]}{href}>")
        elif tag == "thead":
            self.in_head = True
        elif tag == "tbody":
            self.in_head = False
            self.written.append("<ul>")
        elif tag == "tr":
            self.cells = []
        elif tag in {"th", "td"} and self.cells is not None:
            self.cells.append("")

    def handle_endtag(self, tag):
        if tag in KEPT:
            self._write(f"</{KEPT[tag]}>")
        elif tag == "tbody":
            self.written.append("</ul>")
        elif tag == "tr":
            self._end_row()

    def handle_data(self, data):
        self._write(escape(re.sub(r"\s+", " ", data), quote=False))

    def _write(self, html: str) -> None:
        """Into the cell that is open, if one is."""
        if self.cells:
            self.cells[-1] += html
        elif html.strip():
            self.written.append(html)

    def _end_row(self) -> None:
        cells = [cell.strip() for cell in self.cells or []]
        self.cells = None
        if self.in_head:
            self.heads = cells
        else:
            told = "; ".join(f"{head}: {cell}" for head, cell in zip(self.heads[1:], cells[1:], strict=True))
            self.written.append(f"<li><b>{cells[0]}</b>. {told}</li>")
