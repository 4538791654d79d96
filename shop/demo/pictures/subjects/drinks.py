"""Tea, herbal tea, coffee and cocoa, soft drinks, water."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import drinks, fruit, nuts, pantry, remedies, sweets, vegetables
from shop.demo.pictures.drawings.vessels import (
    SLIM_BOTTLE,
    bag,
    bottle,
    bottles,
    carton,
    flasks,
    glass,
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
    LACQUER,
    LACQUER_SHADE,
    LEAF,
    LEAF_SHADE,
    PAPER,
    STRAW,
)

from .subject import subject

TEA_DEFAULT = subject(
    "chè",
    "",
    scaled(drinks.teapot, 1.1),
    drinks.tea_leaves,
    drinks.gaiwan,
    beside(partial(tin, ink=LEAF, picture=drinks.tea_bud), drinks.tea_bud),
    scaled(drinks.teacup, 1.1),
    scaled(partial(drinks.teapot, ink=INDIGO), 1.1),
    vegetables.sprig,
)

TEAS = (
    TEA_DEFAULT,
    subject(
        "chè xanh",
        "chè xanh, trà xanh, nõn chè xanh, sencha, trà đinh, chè đinh, trà móc câu, trà tôm nõn",
        scaled(drinks.teacup, 1.12),
        drinks.tea_leaves,
        vegetables.sprig,
        scaled(partial(drinks.teapot, ink=PAPER), 1.1),
        beside(partial(pouch, picture=drinks.tea_bud), drinks.tea_bud),
        drinks.gaiwan,
        in_basket(drinks.tea_bud),
    ),
    subject(
        "chè Shan tuyết",
        "shan, shan tuyết, trà shan, trà shan tuyết, chè shan tuyết, bạch trà",
        scaled(partial(drinks.teacup, ink=CLAY, drink=HONEY), 1.12),
        beside(partial(tin, ink=INDIGO, picture=drinks.snow_bud), drinks.snow_bud),
        partial(drinks.tea_leaves, ink=PAPER),
        partial(drinks.gaiwan, drink=HONEY),
        in_basket(drinks.snow_bud),
    ),
    subject(
        "hồng trà",
        "hồng trà, trà đen, trà hồng, lục trà",
        partial(drinks.gaiwan, drink=LACQUER),
        scaled(partial(drinks.teapot, ink=LACQUER, drink=CLAY), 1.1),
        partial(drinks.tea_leaves, ink=LACQUER_SHADE),
    ),
    subject(
        "trà ướp hoa",
        "trà hoa nhài, trà ướp hoa, trà sen, độc đáo trà ướp hoa, trà nhài",
        partial(drinks.flower_tea, ink=PAPER),
        beside(drinks.gaiwan, partial(drinks.flower_single, ink=PAPER)),
        partial(drinks.flower_tea, ink=BLUSH),
    ),
    subject(
        "trà túi lọc",
        "túi lọc, trà túi lọc",
        partial(drinks.tea_bag_cup, drink=LEAF),
        beside(partial(carton, picture=drinks.tea_bud, ink=LEAF), drinks.tea_bud),
        mirrored(drinks.tea_bag_cup),
    ),
)

HERBAL_TEA_DEFAULT = subject(
    "trà thảo mộc",
    "",
    beside(scaled(drinks.tea_bag_cup, 0.95), remedies.herb_single),
    drinks.flower_tea,
    remedies.herb_bundle,
    beside(partial(carton, picture=remedies.herb_single, ink=LEAF), remedies.herb_single),
    beside(scaled(partial(drinks.teacup, drink=HONEY), 0.9), remedies.herb_single),
)


def blossom_tea(single, ink: str):
    return in_basket(single), partial(drinks.flower_tea, ink=ink), beside(drinks.gaiwan, single)


HERBAL_TEAS = (
    HERBAL_TEA_DEFAULT,
    subject(
        "trà hoa vàng",
        "trà hoa vàng, hoa vàng, hoa trà hoa vàng",
        heap(drinks.yellow_camellia),
        *blossom_tea(drinks.yellow_camellia, HONEY),
    ),
    subject(
        "trà hoa cúc",
        "hoa cúc, trà hoa cúc, hoa cúc chi, cúc chi",
        heap(drinks.chrysanthemum),
        *blossom_tea(drinks.chrysanthemum, PAPER),
    ),
    subject(
        "trà atiso",
        "atiso, actiso, trà atiso",
        *poses(scaled(drinks.artichoke, 1.7)),
        beside(drinks.tea_bag_cup, drinks.artichoke),
    ),
    subject(
        "trà sen",
        "sen, tâm sen, trà sen",
        scaled(remedies.lotus, 1.12),
        beside(drinks.gaiwan, nuts.lotus_seed),
        nuts.lotus_pod,
    ),
    subject(
        "trà gừng",
        "gừng, trà gừng",
        beside(partial(drinks.tea_bag_cup, drink=HONEY), pantry.ginger),
        beside(drinks.teacup, pantry.ginger),
        heap(pantry.ginger, height=0.7),
    ),
    subject(
        "trà rau má",
        "rau má, trà rau má",
        beside(scaled(vegetables.pennywort, 0.9), vegetables.pennywort, scale=0.3),
        beside(partial(drinks.tea_bag_cup, drink=LEAF), scaled(vegetables.pennywort, 0.5)),
        vegetables.pennywort,
    ),
    subject(
        "trà sâm",
        "sâm, đẳng sâm, đảng sâm, trà sâm",
        beside(drinks.teacup, remedies.small_ginseng),
        remedies.ginseng,
        beside(partial(carton, picture=remedies.small_ginseng), remedies.small_ginseng),
    ),
    subject(
        "trà đông trùng hạ thảo",
        "đông trùng hạ thảo, trà đông trùng hạ thảo",
        beside(drinks.tea_bag_cup, remedies.cordyceps),
        beside(drinks.gaiwan, remedies.cordyceps),
        remedies.cordyceps_jar,
    ),
    subject(
        "trà túi lọc",
        "túi lọc, trà túi lọc",
        drinks.tea_bag_cup,
        beside(partial(carton, picture=remedies.herb_single, ink=HONEY), remedies.herb_single),
        mirrored(partial(drinks.tea_bag_cup, tag=LEAF)),
    ),
    subject(
        "trà hòa tan",
        "trà hòa tan, trà hoà tan",
        partial(drinks.mug, ink=LEAF, drink=HONEY),
        beside(partial(carton, picture=remedies.herb_single, ink=INDIGO), remedies.herb_single),
        mirrored(partial(drinks.mug, ink=INDIGO, drink=LEAF_SHADE)),
    ),
    subject(
        "trà măng tây",
        "măng tây, trà măng tây",
        beside(partial(drinks.tea_bag_cup, drink=LEAF), scaled(vegetables.asparagus, 0.5)),
        vegetables.asparagus,
        pair(vegetables.asparagus),
    ),
    subject(
        "trà mãng cầu",
        "mãng cầu, trà mãng cầu",
        beside(partial(drinks.tea_bag_cup, drink=LEAF), fruit.custard_apple),
        on_tray(fruit.custard_apple),
        beside(partial(carton, picture=fruit.custard_apple, ink=LEAF), fruit.custard_apple),
    ),
)

COFFEE_DEFAULT = subject(
    "cà phê",
    "cà phê, coffee, café, cafe",
    scaled(drinks.phin, 1.12),
    partial(bag, picture=nuts.coffee_bean, ink=LACQUER),
    partial(fruit.cluster, ink=LACQUER, rough=False),
    partial(sack, ink=CLAY, grain=CLAY_SHADE, picture=nuts.coffee_bean),
    heap(drinks.cherry_branch),
    beside(partial(pouch, picture=drinks.cherry_branch, ink=INDIGO), nuts.coffee_bean),
)

COFFEES = (
    COFFEE_DEFAULT,
    subject(
        "hạt cà phê",
        "cà phê hạt, cà phê nhân",
        partial(sack, ink=CLAY, grain=CLAY_SHADE, picture=nuts.coffee_bean),
        on_tray(nuts.coffee_bean),
        beside(partial(pouch, picture=nuts.coffee_bean, ink=LACQUER), nuts.coffee_bean),
        heap(nuts.coffee_bean, height=0.5, counts=(6,)),
    ),
    subject(
        "cà phê bột",
        "cà phê bột, cà phê rang xay",
        beside(partial(bag, picture=nuts.coffee_bean, ink=HONEY), nuts.coffee_bean),
        drinks.phin,
        pair(partial(tin, ink=CLAY, picture=nuts.coffee_bean)),
    ),
    subject(
        "cà phê hòa tan",
        "cà phê hòa tan, coffee hòa tan, cà phê hoà tan",
        drinks.mug,
        beside(partial(carton, picture=nuts.coffee_bean), nuts.coffee_bean),
        mirrored(partial(drinks.mug, ink=INDIGO)),
    ),
    subject("cà phê phin", "cà phê pha phin", *poses(drinks.phin)),
    subject(
        "ca cao",
        "ca cao, cacao, bột ca cao",
        nuts.open_cocoa,
        beside(partial(tin, ink=CLAY, picture=scaled(nuts.cocoa_pod, 0.7)), scaled(nuts.cocoa_pod, 0.8)),
        partial(drinks.mug, ink=HONEY),
        heap(partial(nuts.cocoa_pod, ink=HONEY), height=0.8),
    ),
    subject("sô cô la", "sô cô la, socola, chocolate", *poses(sweets.chocolate)),
)

SOFT_DRINK_DEFAULT = subject(
    "nước giải khát",
    "nước, nước uống",
    partial(drinks.juice, drink=HONEY, fruit=fruit.orange),
    pair(partial(glass, drink=LEAF)),
    bottles(ink=HONEY, cap=LEAF, mark="leaf", profile=SLIM_BOTTLE),
)


def squeezed(single, drink: str, cut=fruit.cut_orange):
    return (
        partial(drinks.juice, drink=drink, fruit=single, slice_of=cut),
        beside(partial(bottle, ink=drink, cap=LEAF, picture=single), single),
        pair(partial(glass, drink=drink)),
    )


SOFT_DRINKS = (
    SOFT_DRINK_DEFAULT,
    subject(
        "nước atiso",
        "atiso, cao nước atiso, nước atiso",
        beside(partial(glass, drink=CLAY), drinks.artichoke),
        beside(partial(bottle, ink=CLAY, cap=LEAF, picture=drinks.artichoke), drinks.artichoke),
        scaled(drinks.artichoke, 1.7),
    ),
    subject(
        "nước hoa bụp giấm",
        "hibisy, hibigreen, hibiscus, bụp giấm",
        beside(partial(glass, drink=LACQUER), partial(drinks.flower_single, ink=LACQUER)),
        beside(
            partial(bottle, ink=LACQUER, cap=LEAF, picture=partial(drinks.flower_single, ink=LACQUER)),
            partial(drinks.flower_single, ink=LACQUER),
        ),
        pair(partial(glass, drink=LACQUER)),
    ),
    subject("nước dừa", "nước dừa, dừa", *poses(drinks.coconut_drink)),
    subject("nước cam", "nước cam, cam", *squeezed(fruit.orange, HONEY)),
    subject(
        "nước thanh long", "thanh long, nước thanh long", *squeezed(fruit.dragonfruit, LACQUER, fruit.cut_dragonfruit)
    ),
    subject("nước mãng cầu", "mãng cầu, nước mãng cầu", *squeezed(fruit.custard_apple, PAPER, fruit.half_guava)),
    subject("nước ổi", "ổi, nước ổi", *squeezed(fruit.guava, BLUSH, fruit.half_guava)),
    subject("siro dứa", "khóm, dứa, siro khóm, siro dứa", *squeezed(fruit.pineapple, HONEY)),
    subject(
        "siro trái cây",
        "siro, sirô",
        flasks(ink=LACQUER, cap=LEAF, mark="leaf"),
        beside(partial(bottle, ink=LACQUER_SHADE, cap=HONEY, picture=fruit.mulberry), fruit.mulberry),
        pair(partial(bottle, ink=LACQUER, cap=LEAF, picture=fruit.strawberry)),
    ),
    subject(
        "nước nhàu",
        "nhàu, trái nhàu, nước cốt trái nhàu",
        beside(partial(bottle, ink=CLAY_SHADE, cap=LEAF, picture=nuts.noni), nuts.noni),
        heap(nuts.noni),
        pair(partial(bottle, ink=CLAY_SHADE, cap=LEAF, picture=nuts.noni)),
    ),
    subject(
        "sữa hạt",
        "sữa hạt, sữa, sữa đậu nành",
        partial(drinks.nut_milk, fruit=nuts.macadamia),
        partial(drinks.nut_milk, fruit=nuts.soybean),
        mirrored(partial(drinks.nut_milk, fruit=nuts.almond)),
    ),
    subject(
        "nước thảo dược",
        "thảo dược, nước uống thảo dược",
        beside(partial(glass, drink=LEAF), remedies.herb_single),
        beside(partial(bottle, ink=LEAF, cap=HONEY, picture=remedies.herb_single), remedies.herb_single),
        remedies.herb_bundle,
    ),
    subject(
        "nước yến",
        "nước yến, yến",
        remedies.nest_soup,
        beside(partial(bottle, ink=STRAW, picture=remedies.nest_single), remedies.nest_single),
        remedies.nest_bowl,
    ),
)

WATER_DEFAULT = subject(
    "nước uống đóng chai", "", drinks.water_bottles, drinks.water_jug, drinks.spring_water, mirrored(drinks.water_jug)
)
MINERAL_WATER = subject(
    "nước khoáng", "nước khoáng", drinks.spring_water, drinks.water_bottles, beside(drinks.water_bottle, fruit.lime)
)
