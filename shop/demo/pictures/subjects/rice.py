"""Rice, noodles, rice paper, flour."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import grain, seafood, vegetables
from shop.demo.pictures.drawings.vessels import (
    bag,
    mound,
    pouch,
    sack,
)
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    HONEY,
    INDIGO,
    LACQUER,
    LACQUER_SHADE,
    MIST,
    PAPER,
    SPROUT,
    STRAW,
)

from .subject import subject

RICE_DEFAULT = subject(
    "gạo",
    "gạo, gạo tẻ, gạo thơm",
    sack,
    partial(grain.rice_tray, speck=CLAY),
    beside(partial(pouch, picture=grain.ear_of_rice), grain.ear_of_rice),
    grain.sheaf,
    scaled(partial(mound, ink=PAPER), 1.14),
    partial(sack, ink=MIST, grain=PAPER, picture=grain.ear_of_rice),
    scaled(partial(mound, ink=PAPER, vessel=LACQUER), 1.14),
)

RICE = (
    RICE_DEFAULT,
    subject(
        "gạo nếp",
        "nếp, gạo nếp",
        grain.sheaf,
        partial(sack, ink=STRAW, grain=PAPER, picture=grain.ear_of_rice),
        grain.rice_tray,
    ),
    subject(
        "gạo đỏ",
        "gạo đỏ, gạo lức đỏ, gạo lứt, gạo lức, gạo lứt đỏ, huyết rồng",
        partial(sack, ink=BLUSH, grain=LACQUER),
        partial(grain.rice_tray, ink=LACQUER, speck=BLUSH),
        partial(mound, ink=CLAY, vessel=PAPER),
    ),
    subject(
        "gạo đen",
        "gạo đen, gạo lức đen, gạo tím, gạo lứt đen, nếp than, gạo nếp cẩm, nếp cẩm",
        partial(sack, ink=STRAW, grain=LACQUER_SHADE),
        partial(grain.rice_tray, ink=LACQUER_SHADE, speck=STRAW),
        partial(mound, ink=LACQUER_SHADE, vessel=PAPER, grain=STRAW),
    ),
)

RICE_SNACK_DEFAULT = subject(
    "bánh gạo",
    "",
    beside(partial(bag, picture=grain.snack_bits), grain.snack_bits),
    grain.scorched_rice,
    on_tray(grain.snack_bits),
)

RICE_SNACKS = (
    subject("cơm cháy", "cơm cháy", *poses(grain.scorched_rice)),
    subject("cơm lam", "cơm lam", *poses(grain.bamboo_rice)),
    subject(
        "gói bánh gạo",
        "snack, snack gạo, bánh gạo",
        beside(partial(bag, picture=grain.snack_bits, ink=LACQUER), grain.snack_bits),
        partial(pouch, picture=grain.snack_bits, ink=HONEY),
        on_tray(grain.snack_bits),
    ),
    subject(
        "bỏng gạo",
        "bỏng, cốm",
        partial(mound, ink=SPROUT),
        partial(pouch, picture=grain.ear_of_rice),
        on_tray(grain.snack_bits),
    ),
)

NOODLES_DEFAULT = subject("bún, mỳ, phở", "", grain.noodle_bowl, grain.noodle_bundles, grain.noodle_rack)

NOODLES = (
    subject("bún khô", "bún, bún khô", grain.noodle_bundles, grain.noodle_bowl, grain.noodle_rack),
    subject(
        "bún ngô",
        "bún ngô",
        partial(grain.noodle_bundles, ink=HONEY),
        partial(grain.noodle_rack, ink=HONEY),
        beside(partial(grain.noodle_bundles, ink=HONEY), vegetables.corn),
    ),
    subject(
        "miến",
        "miến, miến dong, miến đao, miến gạo",
        grain.glass_noodle_skeins,
        grain.noodle_rack,
        mirrored(grain.glass_noodle_skeins),
        partial(grain.noodle_bowl, ink=INDIGO),
    ),
    subject(
        "vắt mỳ",
        "mì, mỳ, mỳ gạo",
        heap(grain.noodle_nest, height=0.58, counts=(6, 3, 4)),
        partial(grain.noodle_bowl, ink=INDIGO),
        on_tray(grain.noodle_nest),
    ),
    subject(
        "mỳ ngũ sắc",
        "mỳ ngũ sắc, mỳ rau củ",
        heap(grain.green_noodle_nest, height=0.58, counts=(6, 3)),
        on_tray(grain.green_noodle_nest),
        in_basket(grain.green_noodle_nest),
    ),
    subject(
        "phở",
        "phở, phở khô, bún phở",
        grain.noodle_bowl,
        mirrored(grain.noodle_bundles),
        partial(grain.noodle_bowl, ink=INDIGO),
    ),
    subject("bánh đa", "bánh đa, bánh canh", grain.rice_paper_rack, grain.noodle_bundles, mirrored(grain.noodle_rack)),
    subject(
        "hủ tiếu",
        "hủ tiếu, cao khô, nui",
        mirrored(partial(grain.noodle_bowl, ink=INDIGO)),
        grain.noodle_bundles,
        grain.noodle_bowl,
    ),
)

RICE_PAPER_DEFAULT = subject(
    "bánh tráng", "bánh tráng", grain.rice_paper, grain.rice_paper_rack, grain.rice_paper_stack
)

RICE_PAPER = (
    RICE_PAPER_DEFAULT,
    subject(
        "bánh đa", "bánh đa", mirrored(grain.rice_paper), mirrored(grain.rice_paper_rack), pair(grain.rice_paper_stack)
    ),
    subject("bánh tét", "bánh tét", grain.leaf_roll, mirrored(grain.leaf_roll), pair(grain.leaf_roll)),
    subject(
        "bánh chưng",
        "bánh chưng",
        heap(grain.square_cake),
        in_basket(grain.square_cake),
        heap(grain.square_cake, counts=(1, 2)),
    ),
    subject(
        "bánh phồng tôm",
        "bánh phồng, bánh phồng tôm, phồng tôm",
        beside(grain.prawn_crackers, seafood.small_shrimp),
        grain.prawn_crackers,
        mirrored(grain.prawn_crackers),
    ),
    subject(
        "bánh phồng sữa",
        "bánh phồng sữa, bánh phồng nếp",
        grain.rice_paper_stack,
        grain.rice_paper,
        mirrored(grain.rice_paper_rack),
    ),
)

FLOUR_DEFAULT = subject(
    "bột sắn dây",
    "bột sắn, bột sắn dây, tinh bột sắn dây, sắn dây",
    beside(partial(mound, ink=PAPER), grain.cassava_root, scale=0.44),
    scaled(grain.cassava_root, 1.3),
    pair(partial(mound, ink=PAPER, vessel=LACQUER)),
)
RICE_FLOUR = subject(
    "bột gạo lứt",
    "bột gạo lứt, bột gạo",
    beside(partial(pouch, picture=grain.ear_of_rice, ink=BLUSH), grain.ear_of_rice),
    partial(mound, ink=BLUSH),
    partial(sack, ink=BLUSH, grain=CLAY, picture=grain.ear_of_rice),
)
