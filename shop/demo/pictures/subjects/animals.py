"""Meat, fish, eggs, milk."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, hung, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import meat, pantry, seafood
from shop.demo.pictures.drawings.grain import prawn_crackers
from shop.demo.pictures.drawings.vessels import bag, can, jar, pouch
from shop.demo.pictures.inks import CLAY, HONEY, INDIGO, LACQUER, LEAF, MIST

from .subject import subject

MEAT_DEFAULT = subject(
    "thịt sấy",
    "thịt, thịt sấy, thịt lợn",
    hung(meat.dried_strip, pieces=2, step=190, scale=0.9),
    meat.jerky_plate,
    meat.bacon,
)

CURED_MEAT = (
    MEAT_DEFAULT,
    subject(
        "giò",
        "giò, giò lụa, giò bê, giò gà, giò bò",
        meat.meat_rolls,
        meat.standing_rolls,
        meat.sliced_roll,
        pair(meat.meat_rolls),
    ),
    subject(
        "giò thủ",
        "giò thủ, giò tai, giò tai nấm, giò xào",
        meat.standing_rolls,
        partial(meat.sliced_roll, ink=CLAY),
        mirrored(meat.standing_rolls),
    ),
    subject(
        "chả",
        "chả, chả lụa, chả bò, chả gà, chả heo, chả lợn, chả hoa, nem chả",
        meat.sliced_roll,
        meat.standing_rolls,
        meat.meat_rolls,
        mirrored(meat.sliced_roll),
    ),
    subject("chả chiên", "chả chiên, chả cốm, chả quế", meat.fried_roll, seafood.fish_cake, mirrored(meat.fried_roll)),
    subject("chả trứng muối", "chả lụa trứng muối", *poses(partial(meat.sliced_roll, yolk=True))),
    subject(
        "nem chua",
        "nem, nem chua, nem nắm, nem tai",
        heap(meat.nem, height=0.8, counts=(6, 3, 4)),
        meat.open_nem,
        on_tray(meat.nem),
    ),
    subject("tré", "tré", *poses(meat.straw_bundle)),
    subject(
        "lạp sườn",
        "lạp sườn, lạp xưởng, tung lò mò",
        hung(meat.link, strings=4, pieces=3, step=128, scale=0.62),
        meat.sausage_plate,
        hung(meat.link, strings=3, pieces=3, step=128, scale=0.62),
    ),
    subject("xúc xích", "xúc xích", *poses(meat.frankfurters)),
    subject(
        "bò khô",
        "bò khô, khô bò, bò sấy, bò sấy khô, thịt bò khô, bò tươi nướng, bò một nắng, bò",
        meat.jerky_plate,
        hung(meat.dried_strip, strings=4, pieces=2, step=190, scale=0.8),
        beside(partial(bag, picture=pantry.chili, ink=LACQUER), scaled(meat.jerky_plate, 0.4)),
    ),
    subject(
        "thịt gác bếp",
        "thịt trâu, gác bếp, thịt trâu gác bếp, thịt lợn gác bếp, trâu",
        hung(meat.dried_strip, pieces=2, step=190, scale=0.9),
        meat.jerky_plate,
        hung(meat.dried_strip, strings=4, pieces=2, step=190, scale=0.8),
    ),
    subject("thịt ba chỉ", "thịt ba chỉ, ba chỉ, thịt hun khói", *poses(meat.bacon)),
    subject("ruốc", "ruốc, chà bông, ruốc lợn", *poses(meat.floss)),
    subject("thịt chua", "thịt chua", *poses(meat.sour_meat)),
    subject("hộp pa tê", "pate, pa tê, patê", *poses(partial(can, picture=meat.egg, ink=LACQUER))),
    subject("bánh cuộn", "bánh cuộn", meat.fried_roll, meat.sliced_roll, pair(meat.fried_roll)),
)

LIVESTOCK_DEFAULT = subject(
    "con gà", "gà", *poses(scaled(meat.hen, 1.1)), poses(scaled(partial(meat.hen, ink=HONEY), 1.1))[1]
)

LIVESTOCK = (
    LIVESTOCK_DEFAULT,
    subject("con vịt", "vịt, ngan, ngỗng", *poses(scaled(meat.duck, 1.1))),
    subject("con thỏ", "thỏ", *poses(scaled(meat.rabbit, 1.1))),
    subject("con lợn", "lợn, heo", *poses(scaled(meat.pig, 1.1))),
    subject("con trâu", "trâu, nghé", *poses(meat.buffalo)),
    subject("con bò", "bò, bê", *poses(partial(meat.buffalo, ink=CLAY))),
    subject("con dê", "dê", *poses(meat.goat)),
)

EGG_DEFAULT = subject("trứng", "trứng, trứng gà", meat.eggs_in_basket, heap(meat.egg), meat.nest_of_eggs)
EGGS = (
    EGG_DEFAULT,
    subject(
        "trứng vịt",
        "trứng vịt, trứng vịt muối, trứng muối",
        heap(meat.duck_egg),
        in_basket(meat.duck_egg),
        on_tray(meat.duck_egg),
    ),
)

DAIRY_DEFAULT = subject("sữa", "sữa", *poses(meat.milk))
DAIRY = (
    DAIRY_DEFAULT,
    subject("sữa chua", "sữa chua, yaourt, sữa chua nguyên kem", *poses(meat.yogurt)),
    subject("phô mai", "phô mai, bánh sữa", *poses(meat.cheese)),
)

DRIED_SEAFOOD_DEFAULT = subject(
    "cá khô",
    "khô, khô cá, cá khô, cá sấy",
    seafood.dried_fish,
    seafood.hanging_fish,
    seafood.sun_dried_rack,
    beside(partial(pouch, picture=seafood.small_fish, ink=MIST), seafood.small_fish),
)

PRESERVED_SEAFOOD = (
    DRIED_SEAFOOD_DEFAULT,
    subject(
        "cá một nắng",
        "một nắng, cá thu một nắng, cá một nắng, khô cá lóc, khô cá tra, khô cá dứa",
        *poses(seafood.split_fish),
        seafood.sun_dried_rack,
    ),
    subject(
        "cá", "cá, cá thu, da cá", seafood.live_fish, seafood.hanging_fish, pair(seafood.live_fish), seafood.dried_fish
    ),
    subject(
        "cá kho", "cá kho, cá mòi kho, cá linh kho, cá linh kho mía, cá bò rim, cá rim", *poses(seafood.clay_pot_fish)
    ),
    subject(
        "cá cơm",
        "cá cơm, cá nục",
        seafood.small_fry,
        beside(partial(bag, picture=seafood.small_fish, ink=MIST), seafood.small_fish),
        mirrored(seafood.small_fry),
    ),
    subject(
        "cá thính",
        "cá thính, cá mắm",
        partial(jar, ink=CLAY, picture=seafood.small_fish),
        seafood.dried_fish,
        pair(partial(jar, ink=CLAY, picture=seafood.small_fish)),
    ),
    subject("chả cá", "chả cá, chả mực, chả tôm, chả ram, chả ram tôm đất, chả rươi", *poses(seafood.fish_cake)),
    subject("ruốc cá", "ruốc cá, ruốc, chà bông, ruốc tôm, chà bông tôm", *poses(meat.floss)),
    subject(
        "mực", "mực, mực khô, khô mực, mực rim, mực một nắng", seafood.squid, seafood.hanging_squid, pair(seafood.squid)
    ),
    subject("tôm", "tôm, tôm sú, tôm thẻ, tép", seafood.shrimp, heap(seafood.small_shrimp), pair(seafood.shrimp)),
    subject(
        "tôm khô",
        "tôm khô, tép khô, ruốc khô",
        on_tray(seafood.dried_shrimp),
        heap(seafood.dried_shrimp, height=0.8, counts=(6, 4)),
        beside(partial(bag, picture=seafood.dried_shrimp, ink=LEAF), seafood.dried_shrimp),
    ),
    subject("bánh phồng tôm", "bánh phồng, bánh phồng tôm, bánh phồng ghẹ", *poses(prawn_crackers)),
    subject("ghẹ", "ghẹ, cua, ghẹ sấy, ba khía", *poses(scaled(seafood.crab, 0.92))),
    subject("lươn", "lươn", *poses(seafood.eel)),
    subject("khô ếch", "ếch, khô ếch", *poses(seafood.frog)),
    subject(
        "lạp xưởng cá",
        "lạp xưởng, lạp xưởng cá",
        hung(meat.link, strings=4, pieces=3, step=128, scale=0.62),
        meat.sausage_plate,
        mirrored(meat.sausage_plate),
    ),
    subject("hàu", "hàu, vẹm, ngao, sò, ruốc hàu, nghêu", *poses(seafood.mussels)),
    subject("ốc", "ốc", *poses(scaled(seafood.sea_snails, 1.4))),
)

FRESH_SEAFOOD_DEFAULT = subject("cá", "cá", *poses(seafood.live_fish))

FRESH_SEAFOOD = (
    FRESH_SEAFOOD_DEFAULT,
    subject("cá ngừ", "cá ngừ, cá ngừ đại dương", *poses(partial(seafood.fish, ink=INDIGO))),
    subject("rong nho", "rong nho, rong biển, rong", *poses(seafood.seaweed)),
    subject(
        "tôm",
        "tôm, tôm càng xanh, tôm sú, tép",
        seafood.shrimp,
        partial(seafood.shrimp, ink=MIST),
        pair(seafood.shrimp),
    ),
    subject("cua biển", "cua, ghẹ, cua biển", *poses(scaled(seafood.crab, 0.92))),
    subject("vẹm xanh", "vẹm, vẹm xanh, hàu, ngao, sò, nghêu", *poses(seafood.mussels)),
    subject("mực", "mực", *poses(seafood.squid)),
    subject("ốc", "ốc", *poses(scaled(seafood.sea_snails, 1.4))),
    subject("lươn", "lươn", *poses(seafood.eel)),
    subject("con ếch", "ếch", *poses(seafood.frog)),
)
