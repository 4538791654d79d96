"""Weaving, pottery, cloth, wood, incense, jewellery."""

from functools import partial

from shop.demo.pictures.arrangements import beside, mirrored, pair, poses, scaled
from shop.demo.pictures.drawings import (
    carving,
    cloth,
    crafts,
    drinks,
    pantry,
    places,
)
from shop.demo.pictures.inks import CLAY, CLAY_SHADE, HONEY, INDIGO, LACQUER, LEAF, PAPER, STRAW

from .subject import subject

WEAVING_DEFAULT = subject(
    "giỏ đan",
    "giỏ, sọt, thủ công mỹ nghệ, mây, tre, đan lát, lục bình, cói, thùng sọt",
    crafts.basket,
    crafts.lidded_basket,
    partial(crafts.basket, ink=CLAY),
    crafts.half_moon_bag,
)

WEAVING = (
    WEAVING_DEFAULT,
    subject(
        "túi cói",
        "túi, giỏ xách, túi xách, giỏ bán nguyệt, giỏ đay, tụng, cặp, cặp laptop",
        crafts.handbag,
        crafts.half_moon_bag,
        mirrored(partial(crafts.handbag, ink=STRAW)),
    ),
    subject("ba lô cỏ bàng", "balo, ba lô", *poses(crafts.backpack)),
    subject("dép cỏ bàng", "dép", *poses(crafts.sandals)),
    subject("ống hút cỏ bàng", "ống hút", *poses(crafts.reed_straws)),
    subject("chiếu", "chiếu, thảm", *poses(crafts.rolled_mat)),
    subject("nón cỏ bàng", "nón, mũ, nón xếp", *poses(crafts.sun_hat)),
    subject("nón lá", "nón lá", *poses(crafts.conical_hat)),
    subject("bình phong tre", "bình phong, mành, tấm bình phong", *poses(crafts.screen)),
    subject("bộ đồ tre", "bộ nhà tắm, bộ nhà tắm khách sạn, ống tre, bàn ghế", *poses(crafts.bath_set)),
)

POTTERY_DEFAULT = subject("gốm", "gốm, sứ", scaled(crafts.pots, 1.08), crafts.vase, crafts.floor_vase)
POTTERY = (
    POTTERY_DEFAULT,
    subject("bộ bát đĩa", "bát, đĩa, bát đĩa, bộ bát đĩa, tô, chén", *poses(crafts.tableware)),
    subject(
        "bình gốm",
        "bình, lọ, bình hoa, chum",
        crafts.vase,
        partial(crafts.vase, ink=INDIGO, brush=PAPER),
        pair(partial(crafts.vase, ink=CLAY, brush=PAPER)),
    ),
    subject("lục bình gốm", "lục bình", *poses(crafts.floor_vase)),
    subject("ấm chén", "ấm chén, ấm trà, bộ trà", *poses(drinks.teapot)),
)

CLOTH_DEFAULT = subject(
    "thổ cẩm", "thổ cẩm, vải", cloth.brocade, cloth.folded_cloth, partial(cloth.brocade, ink=LACQUER)
)
CLOTH = (
    CLOTH_DEFAULT,
    subject("khăn", "khăn, khăn lụa, khăn choàng", *poses(cloth.scarf)),
    subject("khăn bông", "khăn bông, khăn mặt, khăn tắm", *poses(cloth.towels)),
    subject(
        "lụa",
        "lụa, tơ tằm, tơ sen",
        cloth.silk,
        partial(cloth.silk, ink=HONEY),
        mirrored(partial(cloth.silk, ink=LEAF)),
    ),
    subject(
        "tấm trải thổ cẩm", "tấm trải, tấm trải trang trí, bàn ăn, bộ trang trí bàn ăn", *poses(cloth.table_runner)
    ),
    subject("áo truyền thống", "trang phục, áo, áo dài, váy, bộ trang phục", *poses(cloth.costume)),
    subject("túi thổ cẩm", "túi, túi xách", *poses(partial(crafts.handbag, ink=INDIGO))),
)

CRAFT_DEFAULT = subject("đồ thủ công mỹ nghệ", "", crafts.lacquer_box, crafts.bronze_drum, mirrored(crafts.lacquer_box))
CRAFTS = (
    subject("lọ đồng", "lọ, đồng, đúc đồng", crafts.bronze_vase, crafts.bronze, pair(crafts.bronze_vase)),
    subject("đèn", "đèn, đôi đèn, đèn lồng", crafts.bronze, pair(crafts.bronze), places.lantern),
    subject("bông tắm xơ mướp", "xơ mướp", *poses(crafts.loofah)),
    subject("tranh dân gian", "tranh, tranh đông hồ", *poses(crafts.framed_print)),
    subject("tranh gạo", "tranh gạo, tranh lá", *poses(crafts.rice_painting)),
    subject("chổi chít", "chổi, chổi chít, chổi đót", *poses(crafts.broom)),
    subject(
        "đồ vỏ quế",
        "vỏ quế",
        beside(crafts.lidded_basket, pantry.cinnamon),
        carving.wooden_box,
        beside(carving.wooden_box, pantry.cinnamon),
    ),
    subject("thảm xơ dừa", "thảm", *poses(crafts.coir_mat)),
    subject("nón lá", "nón", *poses(crafts.conical_hat)),
    subject("hộp sơn mài", "sơn mài", *poses(crafts.lacquer_box)),
    subject("đồ đan", "tre, mây, giỏ, đan", crafts.basket, crafts.lidded_basket, mirrored(crafts.half_moon_bag)),
)

WOOD_DEFAULT = subject("đồ gỗ", "gỗ", carving.wooden_box, carving.spoons, mirrored(carving.wooden_box))
WOOD = (
    WOOD_DEFAULT,
    subject("tượng gỗ", "tượng", *poses(carving.statue)),
    subject("muỗng gỗ", "muỗng, thìa, môi, muôi, môi muỗng", *poses(carving.spoons)),
    subject("đũa gỗ", "đũa", *poses(carving.chopsticks)),
    subject("đèn gỗ", "đèn, bộ đèn", *poses(carving.lamp)),
)

INCENSE_DEFAULT = subject(
    "hương trầm", "hương, nhang, hương trầm", carving.incense, carving.incense_bundle, mirrored(carving.incense)
)
INCENSE = (
    INCENSE_DEFAULT,
    subject("trầm hương", "trầm hương, trầm", carving.agarwood, carving.incense, mirrored(carving.agarwood)),
    subject("nụ trầm", "trầm nụ, nụ trầm", *poses(carving.incense_cones)),
    subject("tượng trầm", "tượng, tượng trầm", *poses(partial(carving.statue, ink=CLAY_SHADE))),
    subject("vòng trầm", "vòng, vòng tay, vòng đeo tay", *poses(carving.bracelet)),
)

JEWELLERY_DEFAULT = subject("trang sức", "dây chuyền, vòng, nhẫn, bạc", *poses(carving.necklace))
JEWELLERY = (
    JEWELLERY_DEFAULT,
    subject("ngọc trai", "ngọc trai", *poses(carving.pearls)),
)
