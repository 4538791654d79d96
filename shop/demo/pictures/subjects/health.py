"""Medicinal herbs, bird's nest, essential oils, care products."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import (
    carving,
    drinks,
    fruit,
    meat,
    nuts,
    pantry,
    remedies,
    seafood,
    vegetables,
)
from shop.demo.pictures.drawings.vessels import SLIM_BOTTLE, bottle, carton, jar, mound, tin
from shop.demo.pictures.inks import BLUSH, CLAY, HONEY, INDIGO, LACQUER, LEAF, SPROUT, STRAW

from .subject import subject

REMEDY_DEFAULT = subject(
    "dược liệu",
    "thực phẩm bảo vệ sức khỏe, thực phẩm bảo vệ sức khoẻ, thực phẩm chức năng",
    remedies.remedy_box,
    remedies.capsule_bottle,
    scaled(pantry.mortar, 1.1),
    mirrored(remedies.capsule_bottle),
)

REMEDIES = (
    REMEDY_DEFAULT,
    subject(
        "đông trùng hạ thảo",
        "đông trùng hạ thảo, nấm đông trùng hạ thảo, cordyceps, nấm cordyceps, đông trùng",
        scaled(remedies.cordyceps, 1.7),
        remedies.cordyceps_jar,
        remedies.cordyceps_tray,
        beside(partial(carton, picture=remedies.cordyceps), remedies.cordyceps),
        pair(remedies.cordyceps_jar),
        beside(partial(jar, ink=STRAW, lid=INDIGO, picture=remedies.cordyceps), remedies.cordyceps),
    ),
    subject(
        "tinh bột nghệ",
        "nghệ, tinh nghệ, bột nghệ, tinh bột nghệ, curcumin, vicumax, tacumin, nano curcumin",
        partial(remedies.powder_bowl, source=pantry.turmeric),
        beside(partial(jar, ink=HONEY, lid=LEAF, picture=pantry.turmeric), pantry.turmeric),
        heap(pantry.turmeric, height=0.7),
        beside(remedies.capsule_bottle, pantry.turmeric),
    ),
    subject(
        "sâm",
        "sâm, nhân sâm, sâm nam núi dành, đẳng sâm, đảng sâm, sâm ngọc linh, tam thất, dịch chiết sâm",
        remedies.ginseng,
        remedies.root_slices,
        beside(partial(carton, picture=remedies.small_ginseng), remedies.small_ginseng),
    ),
    subject(
        "nụ hoa sâm",
        "nụ hoa sâm, hoa sâm, nụ tam thất",
        on_tray(drinks.flower_single),
        in_basket(drinks.flower_single),
        heap(drinks.flower_single),
    ),
    subject("nấm linh chi", "linh chi, nấm linh chi, nấm lim xanh", *poses(vegetables.lingzhi)),
    subject(
        "cao dược liệu",
        "cao, cao cà gai leo, cao xương, cao nấm linh chi",
        remedies.extract_pot,
        remedies.extract_cakes,
        mirrored(remedies.extract_pot),
    ),
    subject(
        "cao ngựa bạch",
        "cao ngựa bạch, cao ngựa",
        remedies.extract_cakes,
        remedies.extract_pot,
        mirrored(remedies.extract_cakes),
    ),
    subject("nhung hươu", "nhung hươu, bột nhung hươu, cao xương hươu, cao nhung hươu", *poses(meat.antler)),
    subject(
        "cao atiso",
        "cao atiso, atiso, cao actiso",
        scaled(drinks.artichoke, 1.7),
        remedies.extract_pot,
        beside(remedies.extract_pot, drinks.artichoke),
    ),
    subject(
        "cao tỏi đen",
        "cao tỏi đen, tỏi đen",
        beside(remedies.extract_pot, vegetables.black_garlic),
        heap(vegetables.black_garlic),
        in_basket(vegetables.black_garlic),
    ),
    subject(
        "tảo xoắn",
        "tảo, tảo xoắn",
        partial(jar, ink=LEAF, picture=seafood.spirulina),
        pair(partial(jar, ink=LEAF, picture=seafood.spirulina)),
        partial(mound, ink=LEAF),
    ),
    subject(
        "trái nhàu",
        "nhàu, trái nhàu, bột trái nhàu",
        heap(nuts.noni),
        partial(remedies.powder_bowl, ink=CLAY, source=nuts.noni),
        in_basket(nuts.noni),
    ),
    subject("viên thảo dược", "viên, viên uống, viên nang", *poses(remedies.capsule_bottle)),
    subject(
        "viên hà thủ ô",
        "viên hà thủ ô, hà thủ ô",
        beside(remedies.capsule_bottle, vegetables.yam),
        heap(vegetables.yam, height=0.52, counts=(6, 3)),
        on_tray(vegetables.yam),
    ),
    subject(
        "thảo dược khô",
        "mộc, phúc hưng long, thảo dược, lá, trà",
        remedies.herb_bundle,
        on_tray(remedies.herb_single),
        beside(partial(carton, picture=remedies.herb_single, ink=LEAF), remedies.herb_single),
    ),
    subject(
        "bột dược liệu", "bột, tinh bột", *poses(partial(remedies.powder_bowl, ink=SPROUT, source=remedies.herb_single))
    ),
    subject("mật ong", "mật ong", *poses(pantry.honey_jar)),
)

ESSENCE_DEFAULT = subject(
    "tinh dầu",
    "tinh dầu, dầu",
    remedies.dropper,
    partial(remedies.dropper, source=remedies.eucalyptus),
    mirrored(partial(remedies.dropper, ink=CLAY, source=remedies.herb_single)),
)

ESSENCES = (
    ESSENCE_DEFAULT,
    subject(
        "tinh dầu quế",
        "tinh dầu quế, quế",
        *poses(partial(remedies.dropper, ink=CLAY, source=scaled(pantry.cinnamon, 0.55))),
    ),
    subject("tinh dầu sả", "tinh dầu sả, sả, sả chanh", *poses(partial(remedies.dropper, source=remedies.lemongrass))),
    subject(
        "tinh dầu tràm",
        "tinh dầu tràm, dầu tràm, tràm",
        *poses(partial(remedies.dropper, ink=INDIGO, source=remedies.eucalyptus)),
    ),
    subject("tinh dầu bưởi", "tinh dầu bưởi, bưởi", *poses(partial(remedies.dropper, ink=HONEY, source=fruit.pomelo))),
    subject(
        "dầu dừa",
        "dầu dừa",
        partial(pantry.oil_bottle, seed=fruit.half_coconut, ink=STRAW),
        partial(pantry.oil_cruet, seed=fruit.half_coconut, ink=STRAW),
        beside(
            partial(bottle, ink=STRAW, cap=LEAF, profile=SLIM_BOTTLE, picture=fruit.half_coconut), fruit.half_coconut
        ),
    ),
    subject(
        "nhang thảo dược",
        "nhang, hương, nhang bồ kết, nhang ngải cứu",
        carving.incense_bundle,
        carving.incense,
        mirrored(carving.incense_bundle),
    ),
    subject("nước súc miệng", "nước súc miệng, súc miệng", *poses(remedies.mouthwash)),
    subject(
        "nước tẩy rửa thảo dược",
        "nước lau sàn, nước rửa chén, nước rửa bát, nước rửa tay, nước giặt",
        *poses(remedies.spray_bottle),
    ),
    subject("cao xoa", "cao xoa, dầu gió, dầu xoa bóp, cao sao vàng", *poses(remedies.balm_tins)),
    subject(
        "xà phòng",
        "xà phòng, xà bông",
        heap(remedies.soap, height=0.54),
        on_tray(remedies.soap),
        in_basket(remedies.soap),
    ),
    subject("dầu gội thảo dược", "dầu gội, sữa tắm, bồ kết", *poses(partial(remedies.care_products, ink=SPROUT))),
)

COSMETICS_DEFAULT = subject("mỹ phẩm thảo dược", "", *poses(remedies.care_products))
COSMETICS = (
    subject(
        "xà phòng",
        "xà phòng, xà bông",
        heap(remedies.soap, height=0.54),
        on_tray(remedies.soap),
        in_basket(remedies.soap),
    ),
    subject(
        "tinh chất dưỡng",
        "serum, tinh chất, tinh dầu",
        *poses(partial(remedies.dropper, ink=BLUSH, source=remedies.small_lotus)),
    ),
    subject("son dưỡng", "son, sáp", *poses(remedies.balm_tins)),
)

NEST_DEFAULT = subject(
    "tổ yến",
    "yến, yến sào, tổ yến",
    remedies.nest,
    remedies.nest_box,
    beside(partial(tin, ink=LACQUER, picture=remedies.nest_single), remedies.nest_single),
    in_basket(remedies.nest_single),
)
NESTS = (
    NEST_DEFAULT,
    subject(
        "yến chưng",
        "yến chưng, chưng, nước yến, tổ yến tươi chưng, yến sào chưng, yến sào chưng sẵn, yến tươi chưng",
        remedies.nest_soup,
        remedies.nest_bowl,
        beside(partial(jar, ink=STRAW, picture=remedies.nest_single), remedies.nest_single),
        mirrored(remedies.nest_soup),
    ),
)
