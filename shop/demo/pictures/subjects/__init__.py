"""Which subject a product is drawn as: by the words of its name, else by its subgroup.

Within a subgroup only its own subjects are asked for, so that "Chả lụa" (meat) is no silk and "Kẹo dừa" no coconut.
A Vietnamese name begins with its head: the word that comes first counts, and of those beginning there the longest.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import chain

from shop.demo.pictures.tones import without_tones

from . import animals, crafts, drinks, garden, health, pantry, places, rice, spirits, sweets
from .subject import Subject


@dataclass(frozen=True, eq=False)
class Kind:
    """The subjects of one subgroup, and the one for names that ask for none of them."""

    default: Subject
    subjects: tuple[Subject, ...]


# subgroups as the product list calls them (`subgroup_vi`)
KINDS = {
    "Bánh tráng, bánh tét, bánh phồng": Kind(rice.RICE_PAPER_DEFAULT, rice.RICE_PAPER),
    "Bánh, mứt, kẹo": Kind(sweets.SWEETS_DEFAULT, sweets.SWEETS),
    "Chè": Kind(drinks.TEA_DEFAULT, drinks.TEAS),
    "Chế biến khác từ gạo": Kind(rice.RICE_SNACK_DEFAULT, rice.RICE_SNACKS + rice.RICE_PAPER),
    "Cà phê, ca cao": Kind(drinks.COFFEE_DEFAULT, drinks.COFFEES),
    "Cây cảnh": Kind(places.PLANT_DEFAULT, places.PLANTS),
    "Cói, cỏ bàng, lục bình": Kind(crafts.WEAVING_DEFAULT, crafts.WEAVING),
    "Du lịch cộng đồng": Kind(places.HOMESTAY, places.TRAVEL),
    "Du lịch sinh thái": Kind(places.TRAVEL_DEFAULT, places.TRAVEL),
    "Dầu ăn": Kind(pantry.OIL_DEFAULT, pantry.OILS),
    "Gia vị, mắm": Kind(pantry.SEASONING_DEFAULT, pantry.SEASONINGS),
    "Gạo": Kind(rice.RICE_DEFAULT, rice.RICE),
    "Gốm sứ": Kind(crafts.POTTERY_DEFAULT, crafts.POTTERY),
    "Hoa": Kind(places.FLOWER_DEFAULT, places.FLOWERS),
    "Hạt và hạt chế biến": Kind(garden.NUT_DEFAULT, garden.NUTS),
    "Kem, thạch, tráng miệng": Kind(sweets.DESSERT_DEFAULT, sweets.DESSERTS),
    "Mây tre đan": Kind(crafts.WEAVING_DEFAULT, crafts.WEAVING),
    "Mật ong": Kind(pantry.HONEY_SUBJECT, pantry.HONEYS),
    "Mỳ, bún, miến, phở": Kind(rice.NOODLES_DEFAULT, rice.NOODLES),
    "Mỹ phẩm thảo dược": Kind(health.COSMETICS_DEFAULT, health.COSMETICS),
    "Ngũ cốc, bột dinh dưỡng": Kind(garden.CEREAL_DEFAULT, (*garden.CEREALS, rice.FLOUR_DEFAULT, rice.RICE_FLOUR)),
    "Nước giải khát, nước ép, siro": Kind(drinks.SOFT_DRINK_DEFAULT, drinks.SOFT_DRINKS),
    "Nước khoáng, nước đóng chai": Kind(drinks.WATER_DEFAULT, (drinks.WATER_DEFAULT, drinks.MINERAL_WATER)),
    "Nước mắm": Kind(pantry.FISH_SAUCE, (pantry.FISH_SAUCE,)),
    "Nấm": Kind(garden.MUSHROOM_DEFAULT, garden.MUSHROOMS),
    "Rau, củ, quả chế biến": Kind(garden.PRESERVED_DEFAULT, (garden.PRESERVED_DEFAULT, *garden.PRESERVED)),
    "Rau, củ, quả tươi": Kind(garden.VEGETABLE_BASKET, garden.VEGETABLES),
    "Rượu, đồ uống có cồn": Kind(spirits.WINE_DEFAULT, spirits.WINES),
    "Sữa và sản phẩm từ sữa": Kind(animals.DAIRY_DEFAULT, animals.DAIRY),
    "Thịt chế biến": Kind(animals.MEAT_DEFAULT, animals.CURED_MEAT),
    "Thịt tươi, con giống": Kind(animals.LIVESTOCK_DEFAULT, animals.LIVESTOCK),
    "Thủ công mỹ nghệ khác": Kind(crafts.CRAFT_DEFAULT, crafts.CRAFTS),
    "Thủy sản chế biến": Kind(animals.DRIED_SEAFOOD_DEFAULT, animals.PRESERVED_SEAFOOD),
    "Thủy sản tươi, rong biển": Kind(animals.FRESH_SEAFOOD_DEFAULT, animals.FRESH_SEAFOOD),
    "Thực phẩm chức năng, dược liệu": Kind(health.REMEDY_DEFAULT, health.REMEDIES),
    "Tinh dầu, thảo dược khác": Kind(health.ESSENCE_DEFAULT, health.ESSENCES),
    "Trang sức": Kind(crafts.JEWELLERY_DEFAULT, crafts.JEWELLERY),
    "Trà thảo mộc": Kind(drinks.HERBAL_TEA_DEFAULT, drinks.HERBAL_TEAS),
    "Trái cây tươi": Kind(garden.FRUIT_BASKET, garden.FRUIT),
    "Trầm hương, nhang": Kind(crafts.INCENSE_DEFAULT, crafts.INCENSE),
    "Trứng": Kind(animals.EGG_DEFAULT, animals.EGGS),
    "Vải, may mặc, thổ cẩm": Kind(crafts.CLOTH_DEFAULT, crafts.CLOTH),
    "Yến sào": Kind(health.NEST_DEFAULT, health.NESTS),
    "Điểm du lịch": Kind(places.TRAVEL_DEFAULT, places.TRAVEL),
    "Đồ gỗ": Kind(crafts.WOOD_DEFAULT, crafts.WOOD),
}
# a subgroup nobody has heard of may ask for anything
EVERYTHING = Kind(places.GIFT_DEFAULT, tuple(chain.from_iterable(kind.subjects for kind in KINDS.values())))


def subject_for(*, subgroup: str, name: str) -> Subject:
    kind = KINDS.get(unicodedata.normalize("NFC", subgroup).strip(), EVERYTHING)
    return named_subject(kind, name) or kind.default


def named_subject(kind: Kind, name: str) -> Subject | None:
    """The subject the name asks for. Tones tell dừa, dứa and dưa apart, so they count, unless the name has none."""
    text = unicodedata.normalize("NFC", name).lower()
    toneless = text == without_tones(text)
    words, subjects = vocabulary(kind, toneless=toneless)
    found = words.search(text)
    return subjects[found[0]] if found else None


@cache
def vocabulary(kind: Kind, *, toneless: bool) -> tuple[re.Pattern[str], dict[str, Subject]]:
    """A pattern of the words of the kind, the longest first, and the subject of each: the first one to claim it."""
    subjects: dict[str, Subject] = {}
    for subject in kind.subjects:
        for word in subject.words:
            subjects.setdefault(without_tones(word) if toneless else word, subject)
    longest_first = sorted(subjects, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), subjects
