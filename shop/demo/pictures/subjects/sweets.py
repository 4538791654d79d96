"""Cakes, candy and desserts."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import drinks, fruit, grain, sweets
from shop.demo.pictures.drawings.vessels import (
    bag,
    carton,
    jar,
    tin,
)
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    LACQUER,
    LEAF,
    PAPER,
    STRAW,
)

from .garden import jarred
from .subject import subject

SWEETS_DEFAULT = subject(
    "hộp bánh kẹo",
    "bánh",
    sweets.cake_box,
    scaled(sweets.preserves, 1),
    partial(tin, ink=LACQUER, picture=sweets.biscuit),
)

SWEETS = (
    SWEETS_DEFAULT,
    subject(
        "bánh nướng",
        "bánh nướng, bánh trung thu",
        heap(sweets.mooncake, height=0.62),
        sweets.cut_mooncake,
        heap(sweets.mooncake, height=0.62, counts=(1, 3)),
        beside(partial(carton, picture=sweets.mooncake), sweets.mooncake),
    ),
    subject(
        "bánh dẻo",
        "bánh dẻo",
        heap(sweets.snow_mooncake, height=0.62),
        partial(sweets.cut_mooncake, ink=PAPER),
        beside(partial(carton, picture=sweets.snow_mooncake, ink=INDIGO), sweets.snow_mooncake),
    ),
    subject(
        "bánh đậu xanh",
        "bánh đậu xanh",
        sweets.bean_cubes,
        heap(sweets.bean_cube, height=0.8, counts=(6, 3, 4)),
        mirrored(sweets.bean_cubes),
    ),
    subject(
        "bánh đậu trà xanh",
        "bánh đậu, bánh đậu trà xanh",
        sweets.green_bean_cubes,
        mirrored(sweets.green_bean_cubes),
        beside(partial(carton, picture=sweets.bean_cube, ink=LEAF), sweets.bean_cube),
    ),
    subject("bánh cốm", "bánh cốm, bánh phu thê, bánh xu xê", *poses(sweets.leaf_cake_plate)),
    subject(
        "bánh gai",
        "bánh gai, bánh mật",
        heap(grain.dark_cake, height=0.66, counts=(6, 3)),
        on_tray(grain.dark_cake),
        in_basket(grain.dark_cake),
    ),
    subject(
        "bánh gio",
        "bánh gio, bánh tro, bánh ú, bánh giò, bánh ít",
        heap(grain.pyramid_cake),
        in_basket(grain.pyramid_cake),
        on_tray(grain.pyramid_cake),
    ),
    subject(
        "bánh chưng",
        "bánh chưng, bánh tét",
        heap(grain.square_cake),
        grain.leaf_roll,
        heap(grain.square_cake, counts=(1, 2)),
    ),
    subject(
        "bánh cáy",
        "bánh cáy",
        heap(sweets.rainbow_slab, height=0.52, counts=(6, 3, 4)),
        on_tray(sweets.rainbow_slab),
        beside(partial(carton, picture=sweets.rainbow_slab), sweets.rainbow_slab),
    ),
    subject(
        "chè lam",
        "chè lam, bánh chè lam, bánh khảo",
        heap(sweets.green_slab, height=0.52, counts=(6, 4)),
        on_tray(sweets.green_slab),
        beside(partial(carton, picture=sweets.green_slab, ink=LEAF), sweets.green_slab),
    ),
    subject(
        "kẹo lạc",
        "kẹo lạc, kẹo đậu phộng, kẹo hạt điều, kẹo gạo lứt, kẹo cu đơ, cu đơ, kẹo mè, kẹo vừng, mè xửng",
        heap(sweets.peanut_brittle, height=0.52, counts=(6, 4)),
        on_tray(sweets.peanut_brittle),
        beside(partial(bag, picture=sweets.peanut_brittle, ink=LACQUER), sweets.peanut_brittle),
    ),
    subject(
        "kẹo dừa",
        "kẹo dừa, kẹo dừa sáp, kẹo sữa dừa",
        beside(scaled(fruit.half_coconut, 1.6), sweets.coconut_candy),
        heap(sweets.coconut_candy, height=0.58, counts=(6, 4)),
        on_tray(sweets.coconut_candy),
        beside(partial(carton, picture=fruit.half_coconut, ink=LEAF), sweets.coconut_candy),
    ),
    subject(
        "kẹo",
        "kẹo, kẹo chuối",
        heap(sweets.candy, height=0.44, counts=(6, 4)),
        on_tray(sweets.candy),
        beside(partial(jar, ink=BLUSH, picture=sweets.candy), sweets.green_candy),
    ),
    subject(
        "bánh dừa nướng",
        "bánh dừa nướng, bánh dừa, bánh vicosap",
        heap(sweets.waffle),
        beside(partial(bag, picture=fruit.half_coconut, ink=STRAW), sweets.waffle),
        on_tray(sweets.waffle),
    ),
    subject(
        "bánh quy",
        "bánh quy, cookies, bánh cashewpie, bánh hạnh nhân, bánh hạt điều, bánh khéo",
        heap(sweets.biscuit, height=0.6, counts=(6, 3, 4)),
        beside(partial(tin, ink=LACQUER, picture=sweets.biscuit), sweets.biscuit),
        on_tray(sweets.biscuit),
    ),
    subject("bánh bông lan", "bánh bông lan, bánh gato, bánh kem", *poses(sweets.sponge_cake)),
    subject(
        "bánh pía",
        "bánh pía, bánh bía, bánh bao",
        heap(sweets.pia_cake, height=0.66, counts=(6, 3, 4)),
        on_tray(sweets.pia_cake),
        beside(partial(carton, picture=sweets.pia_cake), sweets.pia_cake),
    ),
    subject(
        "bánh in",
        "bánh in",
        heap(sweets.printed_cake, height=0.56, counts=(6, 3, 4)),
        on_tray(sweets.printed_cake),
        beside(partial(carton, picture=sweets.printed_cake), sweets.printed_cake),
    ),
    subject(
        "bánh ống",
        "bánh ống",
        scaled(grain.rice_tubes, 1.5),
        beside(partial(bag, picture=grain.rice_tubes, ink=LEAF), grain.rice_tubes),
        on_tray(grain.rice_tubes),
    ),
    subject("mứt", "mứt", sweets.preserves, *jarred(fruit.plum, HONEY)[:2]),
    subject("ô mai", "ô mai", *jarred(fruit.plum, BLUSH, INDIGO), sweets.preserves),
    subject(
        "mứt dừa",
        "mứt dừa",
        beside(scaled(fruit.half_coconut, 1.6), fruit.half_coconut),
        *jarred(fruit.half_coconut, PAPER)[:2],
    ),
    subject("mứt chuối", "mứt chuối", *jarred(fruit.small_banana, HONEY)),
    subject(
        "sô cô la",
        "socola, sô cô la, chocolate, bộ quà tặng socola",
        sweets.chocolate,
        heap(sweets.praline, height=0.66, counts=(6, 3)),
        beside(sweets.chocolate, sweets.praline),
    ),
    subject("me hạt dẻo", "me, me hạt dẻo", heap(fruit.tamarind, height=0.5), *jarred(fruit.tamarind, CLAY)[:2]),
)

DESSERT_DEFAULT = subject("ly kem", "kem", *poses(sweets.ice_cream))

DESSERTS = (
    DESSERT_DEFAULT,
    subject("kem", "kem cốm, kem đậu xanh, kem dừa", *poses(sweets.green_ice_cream)),
    subject("kem sô cô la", "kem socola", *poses(partial(sweets.ice_cream, ink=CLAY_SHADE))),
    subject("kem trà sữa", "kem trà sữa, trà sữa", drinks.milk_tea, sweets.ice_cream, pair(drinks.milk_tea)),
    subject("thạch đen", "thạch đen, sương sáo", *poses(sweets.black_jelly)),
    subject("thạch", "thạch, rau câu", *poses(sweets.black_jelly)),
    subject("ly chè", "chè", *poses(sweets.sweet_soup)),
    subject(
        "sữa chua",
        "sữa chua",
        beside(sweets.sweet_soup, fruit.half_coconut),
        partial(sweets.ice_cream, ink=PAPER),
        pair(partial(sweets.ice_cream, ink=PAPER)),
    ),
)
