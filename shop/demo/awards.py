"""Which certificates a product gets: the first one as far as it is really known and, where that leaves nothing to
sell, a renewal that says of itself that it is made up for the demonstration."""

import datetime
from dataclasses import dataclass, replace

from catalog.clock import term_end
from catalog.models import Authority, Certificate
from shop.demo.dice import roll
from shop.demo.rows import Row

DEMONSTRATION = "TRÌNH DIỄN"
"""How the number of every made-up decision begins."""
SAFE_DAYS = 30
"""A real certificate that still runs for so long needs no renewal."""
SPREAD_DAYS = 1060
"""Made-up terms began within so many days: their ends lie from a month to three years ahead."""
DAY = datetime.timedelta(days=1)

Kind, Ending, Precision, Level = Certificate.Kind, Certificate.Ending, Certificate.Precision, Authority.Level


MADE_UP_ISSUERS = {
    Level.MINISTRY: "Cơ quan cấp bộ (trình diễn)",
    Level.PROVINCE: "Cơ quan cấp tỉnh (trình diễn)",
    Level.DISTRICT: "Cơ quan cấp huyện (trình diễn)",
}


@dataclass(frozen=True)
class Award:
    """A certificate to be. `issuer` is blank where it is not known; `is_demonstration` says that it is made up."""

    stars: int
    valid_from: datetime.date
    valid_until: datetime.date
    kind: str = Kind.FIRST
    known_to: str = Precision.DAY
    number: str = ""
    year: int | None = None
    decided_on: datetime.date | None = None
    issuer: str = ""
    potential_five: bool = False
    is_demonstration: bool = False
    ended_by: str = ""
    ended_on: datetime.date | None = None
    reason: str = ""
    verified_how: str = ""
    name_as_printed: str = ""


def awards_for(row: Row, on: datetime.date) -> list[Award]:
    """What a row of a list is awarded, for a shop opened on that day; nothing without stars."""
    if not row.stars:
        return []
    first = known_award(row) if row.year else None
    if not row.producer or (first and first.valid_until >= on + SAFE_DAYS * DAY):
        return [first] if first else []
    if first is None:
        return [renewal(row, kind=Kind.FIRST, begun=(on - SPREAD_DAYS * DAY, on - DAY))]
    if first.valid_until < on - DAY:
        begun = (max(first.valid_until + DAY, on - SPREAD_DAYS * DAY), on - DAY)
        return [first, renewal(row, kind=Kind.REASSESSMENT, begun=begun)]
    following = renewal(row, kind=Kind.REASSESSMENT, begun=(on - SAFE_DAYS * DAY, on - DAY))
    return [replace(first, ended_by=Ending.SUPERSEDED, ended_on=following.valid_from), following]


def known_award(row: Row) -> Award:
    """The first certificate. Only its year is known: it ends on the earliest day possible, never later than the truth."""
    begin = datetime.date(row.year, 1, 1)
    if row.is_demonstration:
        return replace(demonstration(row.stars, begin, kind=Kind.FIRST), known_to=Precision.YEAR)
    return Award(
        stars=row.stars,
        valid_from=begin,
        valid_until=term_end(begin),
        known_to=Precision.YEAR,
        number=row.decision_no,
        year=row.year,
        issuer=row.issued_by,
        verified_how="Theo nguồn công khai của danh sách sản phẩm; chỉ biết năm công nhận.",
    )


def renewal(row: Row, *, kind: str, begun: tuple[datetime.date, datetime.date]) -> Award:
    """A made-up certificate that began on one of the days from the first to the last of `begun`."""
    first, last = begun
    start = first + roll(row.key, "renewal", (last - first).days + 1) * DAY
    known = ", ".join(filter(None, (row.issued_by, row.decision_no)))
    told = f" Nguồn công khai ghi: {known}, không rõ năm." if known and not row.year else ""
    return demonstration(row.stars, start, kind=kind, told=told)


def demonstration(stars: int, start: datetime.date, *, kind: str, told: str = "", **more) -> Award:
    """A made-up certificate of 36 months whose decision, issuer and verification say that they are made up."""
    return Award(
        stars=stars,
        valid_from=start,
        valid_until=term_end(start),
        kind=kind,
        number=f"{DEMONSTRATION} {start:%d-%m-%Y}",
        year=start.year,
        decided_on=start,
        issuer=MADE_UP_ISSUERS[Level.MINISTRY if stars == 5 else Level.PROVINCE],
        is_demonstration=True,
        verified_how=f"Trình diễn: quyết định và thời hạn này là giả định.{told}",
        **more,
    )
