"""Made-up products of made-up producers ("mẫu"), one for each state a certificate or a shelf can be in.

No real maker may be shown as revoked, so these parties do not exist; docs/demo.md lists them by name.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from catalog.clock import add_months
from catalog.models import Listing, OtherLabel
from shop.demo.awards import DAY, MADE_UP_ISSUERS, Award, Ending, Kind, Level, demonstration, superseded
from shop.demo.entries import Entry
from shop.demo.goods import PackOffer, goods_for
from shop.demo.rows import Row

FILE = "edge_cases"


@dataclass(frozen=True)
class Case:
    """A row, its certificates and other labels as seen from the day of loading, and what is special about its shelf."""

    row: Row
    awards: Callable[[datetime.date], Sequence[Award]]
    shelf: dict = field(default_factory=dict)
    labels: Callable[[datetime.date], Sequence[OtherLabel]] = lambda on: ()

    def entry(self, on: datetime.date) -> Entry:
        goods = replace(goods_for(self.row), **self.shelf)
        return Entry(self.row, tuple(self.awards(on)), goods, tuple(self.labels(on)))


def entries(on: datetime.date) -> list[Entry]:
    """All cases, for a shop opened on that day."""
    return [case.entry(on) for case in CASES]


COOPERATIVE = Row(
    0,
    "",
    producer="Hợp tác xã Nông sản Mẫu",
    producer_kind="htx",
    commune="Yến Dương",
    district="Ba Bể",
    province="Bắc Kạn",
    group="food",
    stars=4,
    is_demonstration=True,
)
COMPANY = replace(
    COOPERATIVE,
    producer="Công ty TNHH Thực phẩm Mẫu",
    producer_kind="company",
    commune="",
    district="Cầu Kè",
    province="Trà Vinh",
)
HOUSEHOLD = replace(
    COOPERATIVE,
    producer="Hộ kinh doanh Nguyễn Thị Mẫu",
    producer_kind="household",
    commune="",
    district="Lục Ngạn",
    province="Bắc Giang",
)


def running(stars: int = 4, **facts) -> Callable[[datetime.date], list[Award]]:
    """One certificate in its second year."""
    return lambda on: [demonstration(stars, add_months(on, -14), kind=Kind.FIRST, **facts)]


def ended(by: str, reason: str, *, stars: int = 3) -> Callable[[datetime.date], list[Award]]:
    """One certificate that was ended two months ago, in its second year."""

    def awards(on: datetime.date) -> list[Award]:
        ended_on = add_months(on, -2)
        first = demonstration(stars, add_months(on, -20), kind=Kind.FIRST)
        return [replace(first, ended_by=by, ended_on=ended_on, reason=reason)]

    return awards


def followed(before: int, after: int, kind: str) -> Callable[[datetime.date], list[Award]]:
    """A certificate of `before` stars, superseded three months ago by one of `after` stars."""

    def awards(on: datetime.date) -> list[Award]:
        first = demonstration(before, add_months(on, -30), kind=Kind.FIRST)
        following = demonstration(after, add_months(on, -3), kind=kind)
        return [superseded(first, by=following), following]

    return awards


def ending_in(days: int) -> Callable[[datetime.date], list[Award]]:
    """The last of its 36 months has so many days left, the day of loading not counted."""

    def awards(on: datetime.date) -> list[Award]:
        award = demonstration(4, add_months(on + days * DAY, -36), kind=Kind.FIRST)
        return [replace(award, valid_until=on + days * DAY)]

    return awards


def lapsed(on: datetime.date) -> list[Award]:
    return [demonstration(4, add_months(on, -40), kind=Kind.FIRST)]


def to_come(on: datetime.date) -> list[Award]:
    return [demonstration(3, add_months(on, 1), kind=Kind.FIRST)]


def from_district(on: datetime.date) -> list[Award]:
    """Three stars of 2024, when districts gave them."""
    award = demonstration(3, max(datetime.date(2024, 6, 14), add_months(on, -34)), kind=Kind.FIRST)
    return [replace(award, issuer=MADE_UP_ISSUERS[Level.DISTRICT])]


def other_label(kind: str, *, since: datetime.date, until: datetime.date | None) -> OtherLabel:
    issuer, number = "Tổ chức chứng nhận Mẫu (trình diễn)", f"TRÌNH DIỄN {kind.upper()}"
    dates = {"valid_from": since, "valid_until": until}
    return OtherLabel(kind=kind, number=number, issued_by=issuer, verified_at=timezone.now(), **dates)


def vietgap_for_now(on: datetime.date) -> list[OtherLabel]:
    """And an organic one that has lapsed, which is not shown."""
    return [
        other_label(OtherLabel.Kind.VIETGAP, since=add_months(on, -10), until=add_months(on, 14)),
        other_label(OtherLabel.Kind.ORGANIC, since=add_months(on, -20), until=add_months(on, -8)),
    ]


def geographical_indication(on: datetime.date) -> list[OtherLabel]:
    return [other_label(OtherLabel.Kind.GEOGRAPHICAL_INDICATION, since=add_months(on, -40), until=None)]


CASES = (
    Case(replace(COOPERATIVE, name="Mật ong mẫu đã hết hiệu lực", subgroup="Mật ong"), lapsed),
    Case(
        replace(COOPERATIVE, name="Trà mẫu bị thu hồi giấy", subgroup="Chè"),
        ended(Ending.REVOKED, "Quy trình sản xuất không đúng hồ sơ đã công nhận (giả định)."),
    ),
    Case(replace(COOPERATIVE, name="Gạo mẫu chưa đến ngày hiệu lực", subgroup="Gạo"), to_come),
    Case(
        replace(COMPANY, name="Cà phê mẫu đã đánh giá lại", subgroup="Cà phê, ca cao"),
        followed(4, 4, Kind.REASSESSMENT),
        labels=geographical_indication,
    ),
    Case(
        replace(COMPANY, name="Bún mẫu xin ngừng sử dụng giấy", subgroup="Mỳ, bún, miến, phở"),
        ended(Ending.WITHDRAWN, "Chủ thể ngừng sản xuất (giả định)."),
    ),
    Case(
        replace(COMPANY, name="Hạt điều mẫu bị hủy đối chiếu", subgroup="Hạt và hạt chế biến"),
        ended(Ending.VERIFICATION_WITHDRAWN, "Sàn đã đối chiếu nhầm với quyết định của sản phẩm khác (giả định)."),
    ),
    Case(replace(HOUSEHOLD, name="Mỳ mẫu do cấp huyện công nhận", subgroup="Mỳ, bún, miến, phở"), from_district),
    Case(
        replace(HOUSEHOLD, name="Thổ cẩm mẫu hạ hạng", group="handicraft", subgroup="Vải, may mặc, thổ cẩm"),
        followed(4, 3, Kind.REASSESSMENT),
    ),
    Case(
        replace(COOPERATIVE, name="Chè mẫu nâng hạng", subgroup="Chè"),
        followed(3, 4, Kind.UPGRADE),
        labels=vietgap_for_now,
    ),
    Case(
        replace(COMPANY, name="Ca cao mẫu tiềm năng 5 sao", subgroup="Cà phê, ca cao"),
        running(4, potential_five=True),
    ),
    Case(replace(COOPERATIVE, name="Mật ong mẫu sắp hết hiệu lực", subgroup="Mật ong"), ending_in(7)),
    Case(
        replace(COOPERATIVE, name="Gạo mẫu nhiều quy cách", subgroup="Gạo"),
        running(),
        {
            "packs": (
                PackOffer("Túi 1 kg", 1040, 38_000, 60),
                PackOffer("Túi 5 kg", 5100, 185_000, 25),
                PackOffer("Bao 10 kg", 10_150, 360_000, 0),
            ),
            "net_content": "1 kg; 5 kg; 10 kg",
        },
    ),
    Case(
        replace(COMPANY, name="Nước mắm mẫu hết hàng", subgroup="Nước mắm"),
        running(),
        {"packs": (PackOffer("Chai 500 ml", 900, 95_000, 0),)},
    ),
    Case(
        replace(HOUSEHOLD, name="Giỏ cói mẫu còn ba chiếc", group="handicraft", subgroup="Cói, cỏ bàng, lục bình"),
        running(),
        {"packs": (PackOffer("Chiếc", 700, 180_000, 3),)},
    ),
    Case(
        replace(COOPERATIVE, name="Rau mẫu chỉ giao trong tỉnh", subgroup="Rau, củ, quả tươi"),
        running(3),
        {"delivery_area": Listing.DeliveryArea.PROVINCE},
    ),
    Case(
        replace(
            COMPANY, name="Viên nghệ mẫu bảo vệ sức khỏe", group="herbal", subgroup="Thực phẩm chức năng, dược liệu"
        ),
        running(),
    ),
    Case(
        replace(HOUSEHOLD, name="Rượu mẫu men lá", group="drink", subgroup="Rượu, đồ uống có cồn"),
        running(),
    ),
    Case(replace(COOPERATIVE, name="Bản du lịch mẫu", group="tourism", subgroup="Du lịch cộng đồng"), running(3)),
)
