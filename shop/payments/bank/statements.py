"""A bank's statement as a CSV file: which column is which, what each row tells. Banks agree on the words alone."""

import csv
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.text import fold, nfc
from shop.payments.bank.matching import MOST, Told
from shop.payments.bank.notification import REFERENCE, is_plausible, plain_reference

LARGEST = 2 * 1024 * 1024
MOST_ROWS = 5_000
HEAD_WITHIN = 40
"""Rows in which the head is looked for: banks print the account and the period above it."""

COLUMNS = {
    "date": (
        "ngay giao dich", "thoi gian giao dich", "ngay gio giao dich", "ngay hieu luc", "ngay hach toan", "thoi gian",
        "ngay gd", "ngay", "transaction date", "date",
    ),
    "credit": (
        "so tien ghi co", "ghi co", "phat sinh co", "ps co", "tien vao", "co", "so tien giao dich", "so tien", "credit",
        "amount",
    ),
    "debit": ("so tien ghi no", "ghi no", "phat sinh no", "ps no", "tien ra", "no", "debit"),
    "memo": (
        "noi dung giao dich", "noi dung chuyen khoan", "noi dung chi tiet", "noi dung", "dien giai", "mo ta",
        "chi tiet giao dich", "description", "details",
    ),
    "reference": (
        "ma giao dich", "so tham chieu", "ma tham chieu", "so giao dich", "so but toan", "so chung tu", "ma gd",
        "so ct", "so gd", "transaction id", "reference", "ref no",
    ),
}  # fmt: skip
NEEDED = ("date", "credit", "memo", "reference")
WORDS = {
    "date": "ngày giao dịch",
    "credit": "số tiền (hoặc ghi có)",
    "memo": "nội dung (hoặc diễn giải)",
    "reference": "mã giao dịch (hoặc số tham chiếu)",
}
GROUPED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:[.,]0{1,2})?", re.ASCII)
DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d")
TIMES = ("", " %H:%M", " %H:%M:%S")


class Unreadable(Exception):
    """Why nothing of the file can be taken, in words for who sent it: `str()`."""


@dataclass(frozen=True)
class Row:
    """What a row tells, or why it cannot be read. `number`: its line in the file."""

    number: int
    told: Told | None = None
    problem: str = ""


@dataclass(frozen=True)
class Statement:
    rows: list[Row]
    debits: int
    """How many rows were of money that went out: they are of no interest."""


def read(content: bytes) -> Statement:
    """Raises Unreadable."""
    text = decoded(content)
    for separator in ",;\t":
        try:
            lines = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
        except csv.Error:
            continue
        for at, line in enumerate(lines[:HEAD_WITHIN]):
            columns = recognised(line)
            if all(name in columns for name in NEEDED):
                return _read_rows(lines[at + 1 :], columns, first=at + 2)
    raise Unreadable(
        _("Không tìm thấy dòng tiêu đề với các cột: %(columns)s.") % {"columns": ", ".join(WORDS.values())}
    )


def decoded(content: bytes) -> str:
    """As UTF-8 or UTF-16 or, older, windows-1258, which writes some tones as letters of their own."""
    if content.startswith(b"PK"):
        raise Unreadable(_("Đây là tệp Excel. Vui lòng lưu thành CSV rồi tải lên lại."))
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and text.strip():
            return text
    raise Unreadable(_("Không đọc được tệp này. Vui lòng gửi tệp CSV."))


def recognised(line: list[str]) -> dict[str, int]:
    """Where in a row each of the columns has its head."""
    heads = [{fold(part) for part in _parts(cell)} for cell in line]
    columns = {}
    for name, spellings in COLUMNS.items():
        found = (at for spelling in spellings for at, head in enumerate(heads) if spelling in head)
        if (at := next(found, None)) is not None:
            columns[name] = at
    return columns


def amount(text: str) -> int:
    """In đồng: "1.500.000", "1,500,000.00", "1500000 VND"; negative for money that went out. Raises ValueError."""
    plain = re.sub(r"(?i)vnd|vnđ|₫|đ|\s|[\"'=+]", "", text)
    number = GROUPED.fullmatch(plain.removeprefix("-"))
    if number is None:
        raise ValueError(text)
    whole = int(re.sub(r"[.,]", "", number[1]))
    return -whole if plain.startswith("-") else whole


def moment(text: str) -> datetime.datetime:
    """In the shop's time. Raises ValueError."""
    plain = re.sub(r"[\s\"'=]+|(?<=\d)T(?=\d)", " ", text).strip()
    for pattern in (day + clock for day in DAYS for clock in TIMES):
        try:
            found = timezone.make_aware(datetime.datetime.strptime(plain, pattern))
        except (ValueError, OverflowError):
            continue
        if is_plausible(found):
            return found
    raise ValueError(text)


def _encodings(content: bytes) -> Iterator[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif content[1:2] == b"\x00":
        yield "utf-16-le"
    elif content[:1] == b"\x00":
        yield "utf-16-be"
    else:
        yield "utf-8-sig"
        yield "windows-1258"


def _parts(cell: str) -> list[str]:
    """ "Ghi có/Credit (VND)" → "Ghi có", "Credit"."""
    return re.split(r"[/\n|]", re.sub(r"\(.*?\)|(?i:\bvn[dđ]\b)", " ", cell))


def _read_rows(lines: list[list[str]], columns: dict[str, int], *, first: int) -> Statement:
    rows, debits = [], 0
    for number, line in enumerate(lines, start=first):
        if not any(cell.strip() for cell in line):
            continue
        cells = {name: line[at].strip() if at < len(line) else "" for name, at in columns.items()}
        row = _row(number, cells)
        if row is None:
            debits += 1
        else:
            rows.append(row)
        if len(rows) + debits > MOST_ROWS:
            raise Unreadable(_("Tệp có hơn %(most)s dòng. Vui lòng chia thành nhiều tệp.") % {"most": MOST_ROWS})
    if not rows and not debits:
        raise Unreadable(_("Tệp không có giao dịch nào."))
    return Statement(rows, debits)


def _row(number: int, cells: dict[str, str]) -> Row | None:
    """None: of money that went out."""
    try:
        came = amount(cells["credit"]) if cells["credit"] not in ("", "-") else 0
        went = amount(cells["debit"]) if cells.get("debit") not in (None, "", "-") else 0
    except ValueError:
        return Row(number, problem=_("Không đọc được số tiền."))
    if came < 0 or (not came and went):
        return None
    if not 0 < came <= MOST:
        return Row(number, problem=_("Không có số tiền."))
    reference = plain_reference(re.sub(r"[\"'=]", "", cells["reference"]))
    if not REFERENCE.fullmatch(reference):
        return Row(number, problem=_("Thiếu mã giao dịch, hoặc mã chưa đúng."))
    try:
        booked_at = moment(cells["date"])
    except ValueError:
        return Row(number, problem=_("Không đọc được ngày giao dịch."))
    return Row(number, Told(reference, came, nfc(cells["memo"])[:500], booked_at))
