"""Which certificates a product gets: the first one as far as it is really known and, where that leaves nothing to
sell, a renewal that says of itself that it is made up for the demonstration."""

import datetime
from dataclasses import dataclass, replace
from functools import cache

from catalog.clock import term_end
from catalog.issuers import expected_level
from catalog.models import Authority, Certificate
from shop.demo import names
from shop.demo.dice import roll
from shop.demo.rows import Row
from shop.demo.tables import table

DEMONSTRATION = "TRÌNH DIỄN"
"""How the number of every made-up decision begins."""
SAFE_DAYS = 30
"""A real certificate that still runs for so long needs no renewal."""
SPREAD_DAYS = 1060
"""Made-up terms began within so many days: their ends lie from a month to three years ahead."""
DAY = datetime.timedelta(days=1)

Kind, Ending, Precision, Level = Certificate.Kind, Certificate.Ending, Certificate.Precision, Authority.Level

MADE_UP_ISSUERS: dict[str, str] = {
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


def awards_for(row: Row, on: datetime.date) -> list[Award]:
    """What a row of a list is awarded, for a shop opened on that day; nothing without stars."""
    if not row.stars:
        return []
    known = known_awards(row, row.stars)
    if not row.producer or (known and known[-1].valid_until >= on + SAFE_DAYS * DAY):
        return known
    return renewed(row, known, stars=row.stars, on=on)


def known_awards(row: Row, stars: int) -> list[Award]:
    """What is really known: the documented certificates, else one of which only the year is known."""
    if documented := _documented().get(_printed(row.name, row.producer, row.province)):
        return _one_after_the_other(documented)
    if not row.year:
        return []
    award = of_year(stars, row.year, number=row.decision_no, issuer=row.issued_by)
    made_up = demonstration(stars, award.valid_from, kind=Kind.FIRST)
    return [replace(made_up, known_to=Precision.YEAR) if row.is_demonstration else award]


def of_year(stars: int, year: int, **facts) -> Award:
    """A certificate of an unknown day of a year: it ends on the earliest day possible, never later than the truth."""
    begin = datetime.date(year, 1, 1)
    return Award(
        stars=stars,
        valid_from=begin,
        valid_until=term_end(begin),
        known_to=Precision.YEAR,
        year=year,
        verified_how="Theo nguồn công khai của danh sách sản phẩm; chỉ biết năm công nhận.",
        **facts,
    )


def renewed(row: Row, known: list[Award], *, stars: int, on: datetime.date) -> list[Award]:
    """The known certificates and a made-up one after them that is in force on the day."""
    earliest, latest = on - SPREAD_DAYS * DAY, on - DAY
    if not known:
        return [renewal(row, stars, kind=Kind.FIRST, begun=(earliest, latest))]
    *earlier, last = known
    if last.valid_until < latest:
        begun = max(last.valid_until + DAY, earliest), latest
        return [*known, renewal(row, stars, kind=Kind.REASSESSMENT, begun=begun)]
    following = renewal(row, stars, kind=Kind.REASSESSMENT, begun=(on - SAFE_DAYS * DAY, latest))
    return [*earlier, superseded(last, by=following), following]


def superseded(award: Award, *, by: Award) -> Award:
    return replace(award, ended_by=Ending.SUPERSEDED, ended_on=by.valid_from)


def renewal(row: Row, stars: int, *, kind: str, begun: tuple[datetime.date, datetime.date]) -> Award:
    """A made-up certificate that began on one of the days from the first to the last of `begun`."""
    first, last = begun
    start = first + roll(row.key, "renewal", (last - first).days + 1) * DAY
    known = ", ".join(filter(None, (row.issued_by, row.decision_no)))
    told = f" Nguồn công khai ghi: {known}, không rõ năm." if known and not row.year else ""
    return demonstration(stars, start, kind=kind, told=told)


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
        issuer=MADE_UP_ISSUERS[expected_level(stars, start)],
        is_demonstration=True,
        verified_how=f"Trình diễn: quyết định và thời hạn này là giả định.{told}",
        **more,
    )


def _one_after_the_other(documented: list[Award]) -> list[Award]:
    """An upgrade supersedes what still runs; any other certificate follows the last day of the one before."""
    chain: list[Award] = []
    for award in documented:
        if chain and chain[-1].valid_until >= award.valid_from:
            if award.kind == Kind.UPGRADE:
                chain[-1] = superseded(chain[-1], by=award)
            else:
                award = replace(award, valid_from=chain[-1].valid_until + DAY)
        chain.append(award)
    return chain


@cache
def _documented() -> dict[tuple[str, str, str], list[Award]]:
    """Certificates of which more than a year is published, in their order."""
    documented: dict[tuple[str, str, str], list[Award]] = {}
    for line in table("documented_certificates.csv"):
        key = _printed(line["name_vi"], line["producer"], line["province_old"])
        documented.setdefault(key, []).append(_documented_award(line))
    return documented


def _documented_award(line: dict[str, str]) -> Award:
    facts = {
        "number": line["decision_no"],
        "issuer": line["issued_by"],
        "kind": line["kind"],
        "potential_five": line["potential_five"] == "yes",
    }
    award = of_year(int(line["stars"]), int(line["year"]), **facts)
    if not line["valid_from"]:
        return award
    return replace(
        award,
        valid_from=datetime.date.fromisoformat(line["valid_from"]),
        valid_until=datetime.date.fromisoformat(line["valid_until"]),
        known_to=Precision.DAY,
        verified_how="Theo nguồn công khai, có ngày hiệu lực.",
    )


def _printed(name: str, producer: str, province: str) -> tuple[str, str, str]:
    return names.plain(name), names.producer(producer), names.province(province)
