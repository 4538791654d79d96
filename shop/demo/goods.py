"""What the lists do not tell of a product and a shop cannot do without: packs, prices, stock, the label's text.

All of it is invented, plausibly for the kind of product and always the same for the same product.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from catalog.models import Listing
from catalog.models.groups import ALCOHOL, TOURISM
from shop.demo.classification import is_health_supplement, official_code
from shop.demo.dice import roll
from shop.demo.rows import Row
from shop.demo.tables import table

PACK = re.compile(r"^(?P<label>.+) = (?P<grams>\d+) g = (?P<low>\d+)–(?P<high>\d+)$")
WEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(kg|g|lít|l|ml)\b", re.IGNORECASE)
GRAMS = {"kg": 1000, "g": 1, "lít": 1000, "l": 1000, "ml": 1}
CONTENT = re.compile(r"\d[\d,.–× ]*(?:kg|g|lít|ml|quả|cái|túi|viên|nén|ống|gói|trái|con)\b.*")
PACKAGING = 1.15
PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d)?)\s*%")
TEXTS = ("ingredients", "shelf_life", "storage", "usage")
FRESH = {"Trái cây tươi", "Rau, củ, quả tươi"}
NEAR = {"Thịt tươi, con giống", "Thủy sản tươi, rong biển", "Rau, củ, quả tươi", "Trứng", "Kem, thạch, tráng miệng"}
"""What spoils or melts on a long way is sent within its region."""
MADE_TO_ORDER = {"Gốm sứ", "Đồ gỗ", "Vải, may mặc, thổ cẩm", "Mây tre đan", "Thủ công mỹ nghệ khác"}
EATEN = ("I", "n01", "n02", "n03", "n04", "n05", "n06", "n07", "n08", "n09")
"""Classes whose makers declare what they sell (Decree 15/2018/NĐ-CP)."""
ALCOHOL_WARNING = "Không dùng cho người dưới 18 tuổi, phụ nữ mang thai và người đang lái xe."


@dataclass(frozen=True)
class PackOffer:
    """One way to buy a product: price in đồng, weight of its parcel in grams."""

    label: str
    grams: int
    price: int
    stock: int


@dataclass(frozen=True)
class Goods:
    """A product as it stands in the shop; several packs are variants, none is a service."""

    packs: tuple[PackOffer, ...] = ()
    ingredients: str = ""
    net_content: str = ""
    shelf_life: str = ""
    storage: str = ""
    usage: str = ""
    warnings: str = ""
    declaration_no: str = ""
    is_health_supplement: bool = False
    alcohol_percent: Decimal | None = None
    season_months: str = ""
    delivery_area: str = Listing.DeliveryArea.NATIONWIDE
    dispatch_days: int = 1
    cash_on_delivery: bool = True
    inspect_before_paying: bool = False


def goods_for(row: Row) -> Goods:
    """The whole shelf of a row."""
    code = official_code(row) or ""
    if code.startswith(TOURISM):
        return Goods(cash_on_delivery=False)
    lines = _lines(row)
    told = {text: next((line[text] for line in lines if line[text]), "") for text in TEXTS}
    packs = _packs(row, next(line["packs"] for line in lines if line["packs"]))
    alcohol = code.startswith(ALCOHOL)
    return Goods(
        packs=packs,
        net_content=_net_content(packs),
        warnings=ALCOHOL_WARNING if alcohol else "",
        declaration_no=f"MẪU-{roll(row.key, 'declaration', 1000):03d}/TCB" if code.startswith(EATEN) else "",
        is_health_supplement=is_health_supplement(row),
        alcohol_percent=_alcohol(row) if alcohol else None,
        season_months=_season(row) if row.subgroup in FRESH else "",
        delivery_area=Listing.DeliveryArea.MACRO_REGION if row.subgroup in NEAR else Listing.DeliveryArea.NATIONWIDE,
        dispatch_days=(3 if row.subgroup in MADE_TO_ORDER else 1) + roll(row.key, "dispatch", 3),
        cash_on_delivery=not alcohol,
        inspect_before_paying=roll(row.key, "inspect", 3) > 0,
        **told,
    )


def _lines(row: Row) -> list[dict[str, str]]:
    """The lines of the table for this product, the closest first; what one leaves blank the next one tells."""
    lines = _shelf().get(row.subgroup) or _shelf().get(f"group:{row.group}") or _shelf()["group:food"]
    name = row.name.lower()
    close = [line for line in lines if line["words"] and re.search(rf"\b({line['words']})\b", name)]
    return close[-1:] + [line for line in lines if not line["words"]]


@cache
def _shelf() -> dict[str, list[dict[str, str]]]:
    shelf: dict[str, list[dict[str, str]]] = {}
    for line in table("goods.csv"):
        shelf.setdefault(line["subgroup"], []).append(line)
    return shelf


def _packs(row: Row, told: str) -> tuple[PackOffer, ...]:
    """The first pack of the line, or all of them as variants; the list's own price and unit where it has them."""
    packs = [_pack(row, text.strip()) for text in told.split(";")]
    if row.price:
        return (_listed_pack(packs[0], price=row.price, unit=row.unit),)
    return tuple(packs) if roll(row.key, "variants", 4) == 0 else (packs[0],)


def _pack(row: Row, told: str) -> PackOffer:
    pack = PACK.match(told)
    if pack is None:
        raise ValueError(f"goods.csv: {told!r} is not “label = grams g = low–high”")
    low, high = int(pack["low"]) * 1000, int(pack["high"]) * 1000
    price = low + (high - low) * roll(row.key, "price", 101) // 100
    return PackOffer(pack["label"], int(pack["grams"]), _rounded(price), _stock(row.key + pack["label"]))


def _net_content(packs: tuple[PackOffer, ...]) -> str:
    """What stands on the labels of the packs: "500 ml; 1 lít"."""
    found = [CONTENT.search(pack.label) for pack in packs]
    return "; ".join(dict.fromkeys(match[0] for match in found if match))


def _rounded(price: int) -> int:
    step = 1_000 if price < 100_000 else 5_000
    return round(price / step) * step


def _stock(key: str) -> int:
    """Mostly plenty; one in forty is sold out, one in forty nearly so."""
    fate = roll(key, "stock", 40)
    return 0 if fate == 0 else 1 + roll(key, "left", 3) if fate == 1 else 12 + roll(key, "left", 180)


def _listed_pack(usual: PackOffer, *, price: int, unit: str) -> PackOffer:
    label = {"": usual.label, "kg": "Túi 1 kg"}.get(unit.lower(), unit[:1].upper() + unit[1:])
    weight = WEIGHT.search(label)
    grams = usual.grams
    if weight:
        grams = round(float(weight[1].replace(",", ".")) * GRAMS[weight[2].lower()] * PACKAGING)
    return replace(usual, label=label, grams=max(grams, 1), price=price)


def _alcohol(row: Row) -> Decimal:
    """As the name says, else what is usual for its kind."""
    if told := PERCENT.search(row.name):
        return Decimal(told[1].replace(",", "."))
    name = row.name.lower()
    if re.search(r"\bvang\b", name):
        return Decimal(11 + roll(row.key, "alcohol", 3))
    if re.search(r"\b(cần|mơ|sim|bưởi|chuối|bia)\b", name):
        return Decimal(14 + roll(row.key, "alcohol", 6))
    return Decimal(28 + roll(row.key, "alcohol", 12))


@cache
def _seasons() -> list[tuple[str, str]]:
    return [(line["words"], line["months"]) for line in table("seasons.csv")]


def _season(row: Row) -> str:
    """Months of harvest: "9,10,11,12"; blank for what grows all year."""
    name = row.name.lower()
    return next((months for words, months in _seasons() if re.search(rf"\b{words}\b", name)), "")
