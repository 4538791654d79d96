"""Honey, seasonings, sauces and oil."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import fruit, nuts, pantry, seafood, vegetables
from shop.demo.pictures.drawings.vessels import (
    SLIM_BOTTLE,
    bottle,
    bottles,
    crock,
    flasks,
    jar,
    mound,
    pouch,
    sack,
    tin,
)
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    INK,
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    MIST,
    PAPER,
    STRAW,
)

from .garden import jarred
from .subject import subject

HONEY_SUBJECT = subject(
    "mật ong",
    "mật ong",
    scaled(pantry.honey_jar, 1.08),
    scaled(pantry.honey_pot, 1.12),
    pantry.honeycomb,
    scaled(pantry.honey_dipper, 1.1),
    pantry.hive,
)

HONEYS = (
    HONEY_SUBJECT,
    subject("sữa ong chúa", "sữa ong chúa, phấn hoa", flasks(ink=HONEY), pantry.hive, scaled(pantry.honey_pot, 1.1)),
)

FISH_SAUCE = subject(
    "nước mắm",
    "nước mắm, mắm nhĩ",
    bottles(ink=LACQUER, cap=HONEY, mark="fish"),
    pantry.sauce_vat,
    pantry.dipping_bowl,
    pantry.wooden_vat,
    flasks(ink=CLAY, cap=INDIGO, mark="fish"),
    beside(partial(bottle, ink=CLAY, cap=LACQUER, profile=SLIM_BOTTLE, picture=seafood.small_fish), seafood.small_fish),
    pair(partial(bottle, ink=LACQUER_SHADE, cap=HONEY, picture=seafood.anchovy_jar_fish)),
)

PASTE = partial(jar, ink=LACQUER_SHADE, lid=HONEY)
SEASONING_DEFAULT = subject(
    "gia vị",
    "gia vị, bột gia vị, chẩm chéo, chẳm chéo",
    pantry.spice_paste,
    pantry.mortar,
    mirrored(pantry.spice_paste),
)


def sauce(single, ink: str = LACQUER):
    packed = partial(bottle, ink=ink, cap=LEAF, picture=single)
    return beside(packed, single), pair(packed), packed


SEASONINGS = (
    SEASONING_DEFAULT,
    FISH_SAUCE,
    subject(
        "nước mắm chay",
        "nước mắm chay, mắm chay",
        bottles(ink=HONEY, cap=LEAF, mark="leaf"),
        partial(pantry.dipping_bowl, sauce=HONEY),
        flasks(ink=HONEY, cap=LEAF, mark="leaf"),
    ),
    subject(
        "mắm tôm",
        "mắm tôm, mắm ruốc, mắm tép, ruốc bột, ruốc, mắm tôm chà",
        beside(partial(PASTE, picture=seafood.small_shrimp), seafood.small_shrimp),
        pair(partial(PASTE, picture=seafood.small_shrimp)),
        partial(crock, picture=seafood.small_shrimp),
    ),
    subject(
        "mắm cá",
        "mắm, mắm cá, mắm nêm, mắm lóc, mắm cá lóc, mắm xay",
        beside(partial(jar, ink=CLAY, picture=seafood.small_fish), seafood.small_fish),
        partial(crock, ink=CLAY_SHADE, picture=seafood.small_fish),
        pair(partial(jar, ink=CLAY, picture=seafood.small_fish)),
    ),
    subject(
        "mắm cáy",
        "mắm cáy, mắm rươi, ba khía",
        beside(partial(PASTE, lid=LEAF), scaled(seafood.crab, 0.42)),
        scaled(seafood.crab, 0.92),
        partial(crock, cloth=LEAF),
    ),
    subject(
        "mắm mực",
        "mắm mực",
        beside(partial(jar, ink=BLUSH), scaled(seafood.squid, 0.5)),
        seafood.squid,
        partial(crock, cloth=INDIGO),
    ),
    subject(
        "thịt xào mắm ruốc", "thịt xào, mắm ruốc xào", *poses(partial(jar, ink=CLAY, picture=seafood.small_shrimp))
    ),
    subject(
        "hạt tiêu",
        "tiêu, hạt tiêu, hồ tiêu, tiêu đen",
        pantry.peppercorns,
        partial(fruit.cluster, ink=LEAF, rough=False),
        pantry.pepper_mill,
        heap(pantry.peppercorn, counts=(3, 4)),
        beside(partial(tin, ink=HONEY, picture=pantry.peppercorn), pantry.peppercorn),
    ),
    subject(
        "hạt tiêu trắng",
        "tiêu trắng, tiêu sọ, hạt tiêu sọ, hồ tiêu trắng",
        *poses(partial(pantry.peppercorns, ink=PAPER)),
    ),
    subject(
        "hạt tiêu đỏ",
        "tiêu đỏ, hồ tiêu đỏ, tiêu chín",
        partial(pantry.peppercorns, ink=LACQUER),
        partial(fruit.cluster, ink=LACQUER, rough=False),
        partial(pantry.pepper_mill, ink=LACQUER),
    ),
    subject(
        "hạt tiêu xanh",
        "tiêu xanh",
        partial(fruit.cluster, ink=LEAF, rough=False),
        partial(pantry.peppercorns, ink=LEAF),
        partial(pantry.pepper_mill, ink=LEAF),
    ),
    subject(
        "mắc khén",
        "mắc khén, hạt dổi",
        partial(pantry.peppercorns, ink=CLAY),
        partial(pantry.pepper_mill, ink=CLAY),
        pantry.mortar,
    ),
    subject("tỏi", "tỏi, bột tỏi", heap(vegetables.garlic), in_basket(vegetables.garlic), on_tray(vegetables.garlic)),
    subject(
        "hành", "hành, hành tím", heap(vegetables.shallot), on_tray(vegetables.shallot), in_basket(vegetables.shallot)
    ),
    subject(
        "quả ớt",
        "ớt, bột ớt",
        heap(pantry.chili, height=0.66, counts=(6, 4)),
        in_basket(pantry.chili),
        on_tray(pantry.chili),
    ),
    subject("tương ớt", "tương ớt, nước ớt, sốt ớt, sa tế, sốt", *sauce(pantry.chili)),
    subject(
        "tương",
        "tương, xì dầu, nước tương",
        pantry.bean_sauce,
        partial(crock, ink=CLAY_SHADE, picture=nuts.soybean),
        bottles(ink=CLAY_SHADE, cap=LACQUER, mark="leaf"),
    ),
    subject("giấm", "giấm, giấm chuối", *sauce(fruit.small_banana, STRAW)),
    subject("nước mắm me", "nước mắm me", *sauce(fruit.tamarind, CLAY)),
    subject("bột nghệ", "nghệ, bột nghệ", *poses(partial(mound, ink=HONEY))),
    subject(
        "củ gừng", "gừng, riềng", heap(pantry.ginger, height=0.7), in_basket(pantry.ginger), on_tray(pantry.ginger)
    ),
    subject("thanh quế", "quế, quế điếu", pantry.cinnamon_bundle, on_tray(pantry.cinnamon), in_basket(pantry.cinnamon)),
    subject(
        "hoa hồi", "hồi, hoa hồi", heap(pantry.star_anise), on_tray(pantry.star_anise), in_basket(pantry.star_anise)
    ),
    subject(
        "muối",
        "muối, hoa muối, muối hạt, muối tinh, muối biển, muối hầm",
        pantry.salt_pan,
        pantry.salt_bowl,
        pantry.salt_baskets,
        partial(sack, ink=MIST, grain=PAPER, picture=pantry.salt_grain),
    ),
    subject("muối ớt", "muối ớt, muối tôm, muối chay, muối chấm, muối ớt tôm", *jarred(pantry.chili, BLUSH)),
    subject("muối vừng", "muối vừng, muối mè, muối lạc", *jarred(nuts.sesame, STRAW)),
    subject(
        "đường thốt nốt",
        "đường, đường thốt nốt, mật mía",
        heap(pantry.palm_sugar, height=0.5, counts=(6, 3)),
        pantry.palm_sugar_roll,
        on_tray(pantry.palm_sugar),
    ),
    subject(
        "đường hoa dừa",
        "đường hoa dừa, mật hoa dừa",
        partial(mound, ink=CLAY, vessel=PAPER),
        beside(partial(pouch, picture=fruit.half_coconut, ink=LEAF), fruit.half_coconut),
        *jarred(fruit.half_coconut, CLAY)[:1],
    ),
)

OIL_DEFAULT = subject(
    "dầu ăn",
    "dầu",
    bottles(ink=HONEY, cap=LEAF, mark="leaf", profile=SLIM_BOTTLE),
    partial(pantry.oil_bottle, seed=nuts.sesame),
    partial(pantry.oil_cruet, seed=nuts.soybean),
)


def oil(seed, ink: str = HONEY):
    return (
        partial(pantry.oil_bottle, seed=seed, ink=ink),
        partial(pantry.oil_cruet, seed=seed, ink=ink),
        beside(partial(bottle, ink=ink, cap=LEAF, profile=SLIM_BOTTLE, picture=seed), seed),
    )


OILS = (
    OIL_DEFAULT,
    subject("dầu lạc", "dầu lạc, dầu phụng, dầu đậu phụng, dầu đậu phộng, dầu phộng", *oil(nuts.peanut)),
    subject("dầu vừng", "dầu mè, dầu vừng, dầu mè vàng", *oil(nuts.sesame, CLAY)),
    subject("dầu mè đen", "dầu mè đen, dầu vừng đen", *oil(nuts.sesame, INK)),
    subject("dầu dừa", "dầu dừa", *oil(fruit.half_coconut, STRAW)),
    subject("dầu gấc", "dầu gấc", *oil(nuts.gac, LACQUER)),
    subject("dầu sachi", "dầu sachi, dầu sacha inchi", *oil(nuts.sacha)),
)
