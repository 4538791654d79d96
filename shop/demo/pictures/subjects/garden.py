"""Fruit, vegetables, mushrooms, nuts, and what is dried or pickled of them."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, hung, in_basket, mirrored, on_tray, pair, poses, scaled
from shop.demo.pictures.drawings import fruit, nuts, pantry, vegetables
from shop.demo.pictures.drawings.vessels import bag, can, carton, jar, mound, pouch, sack, tin
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    MIST,
    PAPER,
    SPROUT,
    STRAW,
)
from shop.demo.pictures.plate import Drawing

from .subject import Subject, subject

large = partial(heap, counts=(1, 3, 2))


def picked(single: Drawing) -> tuple[Drawing, ...]:
    return heap(single), in_basket(single), on_tray(single)


def opened(single: Drawing, cut: Drawing) -> tuple[Drawing, ...]:
    return heap(single, counts=(3, 2, 1)), beside(scaled(single, 1.5), cut, scale=0.9), in_basket(single)


def bunch(drawing: Drawing, single: Drawing) -> tuple[Drawing, ...]:
    return drawing, in_basket(single), heap(single, counts=(6, 4, 3))


FRUIT_BASKET = subject("giỏ trái cây", "", fruit.mixed_basket, fruit.mixed_plate, mirrored(fruit.mixed_basket))

FRUIT = (
    subject("quả xoài", "xoài", *picked(fruit.mango)),
    subject("quả thanh long", "thanh long", *opened(fruit.dragonfruit, fruit.cut_dragonfruit)),
    subject("quả cam", "cam, cam sành, quýt, quất, tắc", *opened(fruit.orange, fruit.cut_orange)),
    subject("quả chanh", "chanh, chanh không hạt", *opened(fruit.lime, fruit.cut_lime)),
    subject("quả bưởi", "bưởi", *opened(fruit.pomelo, fruit.cut_pomelo)),
    subject(
        "quả sầu riêng",
        "sầu riêng",
        large(fruit.durian, scale=0.9),
        heap(fruit.open_durian, counts=(2, 1)),
        in_basket(fruit.durian),
    ),
    subject("chùm vải", "vải, vải thiều", *bunch(fruit.cluster, fruit.lychee), scaled(fruit.peeled_lychees, 1.5)),
    subject(
        "chùm nhãn",
        "nhãn",
        *bunch(partial(fruit.cluster, ink=CLAY), fruit.longan),
        scaled(partial(fruit.peeled_lychees, ink=CLAY), 1.5),
    ),
    subject("chùm nho", "nho", *bunch(partial(fruit.cluster, ink=INDIGO, rough=False), fruit.small_grapes)),
    subject("nải chuối", "chuối", fruit.banana, in_basket(fruit.small_banana), pair(fruit.banana)),
    subject("quả măng cụt", "măng cụt", *opened(fruit.mangosteen, fruit.open_mangosteen)),
    subject(
        "quả dứa",
        "dứa, khóm, thơm",
        large(fruit.pineapple),
        in_basket(fruit.pineapple),
        heap(fruit.pineapple, counts=(4, 6), scale=0.9),
    ),
    subject("quả bơ", "bơ", *poses(scaled(heap(fruit.avocado, counts=(2, 1, 3)), 1))),
    subject("quả chôm chôm", "chôm chôm", *picked(fruit.rambutan)),
    subject(
        "quả dừa",
        "dừa, dừa sáp",
        large(fruit.coconut),
        beside(scaled(fruit.coconut, 1.6), fruit.half_coconut, scale=0.8),
        heap(fruit.half_coconut),
    ),
    subject(
        "quả dưa hấu",
        "dưa hấu",
        large(fruit.melon),
        beside(scaled(fruit.melon, 1.6), fruit.melon_slice, scale=0.8),
        heap(fruit.melon_slice),
    ),
    subject("quả dưa lưới", "dưa lưới, dưa lê", *poses(large(fruit.netted_melon))),
    subject("quả dưa vàng", "dưa, dưa vàng, dưa kim hoàng hậu", *poses(large(partial(fruit.netted_melon, ink=HONEY)))),
    subject("quả hồng", "hồng", *picked(fruit.persimmon)),
    subject("quả táo", "táo", *picked(fruit.apple)),
    subject("quả ổi", "ổi", *opened(fruit.guava, fruit.half_guava)),
    subject("quả mận", "mận, mơ, đào", *picked(fruit.plum)),
    subject("quả lê", "lê", *picked(fruit.pear)),
    subject("quả na", "na, mãng cầu", *picked(fruit.custard_apple)),
    subject(
        "quả mít",
        "mít",
        *poses(scaled(fruit.jackfruit, 1.7)),
        beside(scaled(fruit.jackfruit, 1.5), fruit.open_jackfruit, scale=0.8),
    ),
    subject("quả đu đủ", "đu đủ", *picked(fruit.papaya)),
    subject("quả dâu tây", "dâu tây, dâu", *picked(fruit.strawberry)),
    subject("quả dâu tằm", "dâu tằm, sim", *picked(fruit.mulberry)),
    subject("quả chanh leo", "chanh leo, chanh dây", *picked(fruit.passionfruit)),
    subject("quả me", "me", heap(fruit.tamarind, height=0.5), on_tray(fruit.tamarind), in_basket(fruit.tamarind)),
)

VEGETABLE_BASKET = subject(
    "giỏ rau củ",
    "",
    vegetables.vegetable_basket,
    heap(vegetables.cabbage, counts=(1, 3)),
    mirrored(vegetables.vegetable_basket),
)

VEGETABLES = (
    subject("bắp cải", "bắp cải, xà lách", *poses(scaled(heap(vegetables.cabbage, counts=(1, 3), scale=0.9), 1))),
    subject("bó rau cải", "cải, cải xanh, cải ngọt, rau, rau cải", *poses(vegetables.greens)),
    subject("bó cải kale", "cải kale, kale", *poses(vegetables.kale)),
    subject("quả bí", "bí, bí đỏ, mướp, bí xanh", *poses(heap(vegetables.pumpkin, counts=(1, 3)))),
    subject("bắp ngô", "ngô, bắp", heap(vegetables.corn), in_basket(vegetables.corn), large(vegetables.corn)),
    subject(
        "củ khoai lang",
        "khoai, khoai lang, sắn, củ từ",
        heap(vegetables.yam, height=0.52, counts=(6, 3, 4)),
        in_basket(vegetables.yam),
        on_tray(vegetables.yam),
    ),
    subject(
        "củ khoai tây",
        "khoai tây, khoai sọ",
        heap(vegetables.potato, height=0.7),
        in_basket(vegetables.potato),
        on_tray(vegetables.potato),
    ),
    subject("củ cà rốt", "cà rốt", *picked(vegetables.carrot)),
    subject("củ cải", "củ cải", *picked(vegetables.radish)),
    subject("củ tỏi", "tỏi", *picked(vegetables.garlic)),
    subject("củ hành", "hành, hành tím, kiệu, nén, ném", *picked(vegetables.shallot)),
    subject("bó hành lá", "hành lá, hành hoa, hẹ", *poses(vegetables.spring_onions)),
    subject("măng tre", "măng", *picked(vegetables.bamboo_shoot)),
    subject("bó măng tây", "măng tây", *poses(vegetables.asparagus)),
    subject("nhánh lá tía tô", "tía tô, lá tía tô", *poses(vegetables.perilla)),
    subject(
        "quả dưa chuột",
        "dưa chuột, dưa leo",
        heap(vegetables.cucumber, height=0.56),
        in_basket(vegetables.cucumber),
        on_tray(vegetables.cucumber),
    ),
    subject(
        "quả mướp đắng",
        "khổ qua, mướp đắng",
        heap(vegetables.bitter_gourd, height=0.56, counts=(3, 4)),
        in_basket(vegetables.bitter_gourd),
        on_tray(vegetables.bitter_gourd),
    ),
    subject("quả cà chua", "cà chua, cà", *picked(vegetables.tomato)),
    subject(
        "quả ớt", "ớt", heap(pantry.chili, height=0.66, counts=(6, 4)), in_basket(pantry.chili), on_tray(pantry.chili)
    ),
    subject(
        "củ gừng",
        "gừng, nghệ, riềng",
        heap(pantry.ginger, height=0.7),
        in_basket(pantry.ginger),
        on_tray(pantry.ginger),
    ),
    subject("giá đỗ", "giá, giá đỗ", *poses(vegetables.bean_sprouts)),
    subject("cây rau má", "rau má", *poses(vegetables.pennywort)),
    subject("bó rau rừng", "rau rừng, rau bò khai, rau dớn", *poses(vegetables.spring_onions)),
    subject("cây nha đam", "nha đam, lô hội", *poses(vegetables.aloe)),
)


def dried(single: Drawing, ink: str) -> tuple[Drawing, ...]:
    return (
        partial(bag, picture=single, ink=ink),
        beside(partial(pouch, picture=single, ink=ink), single),
        on_tray(single),
    )


def jarred(single: Drawing, ink: str, lid: str = LACQUER) -> tuple[Drawing, ...]:
    packed = partial(jar, ink=ink, lid=lid, picture=single)
    return beside(packed, single), packed, pair(packed)


PRESERVED_DEFAULT = subject(
    "gói nông sản sấy",
    "sấy",
    beside(partial(bag, picture=fruit.mango), fruit.mango),
    partial(bag, picture=fruit.orange, ink=LEAF),
    pair(partial(pouch, picture=vegetables.yam, ink=HONEY)),
)

PRESERVED = (
    subject("xoài sấy", "xoài", *dried(fruit.mango, LEAF)),
    subject("chuối sấy", "chuối", *dried(fruit.small_banana, CLAY)),
    subject("mít sấy", "mít", *dried(fruit.open_jackfruit, LACQUER)),
    subject("mận sấy", "mận, mận tam hoa", *dried(fruit.plum, HONEY)),
    subject("hồng treo gió", "hồng", hung(fruit.persimmon), *dried(fruit.persimmon, LEAF)),
    subject(
        "dứa chế biến",
        "dứa, thơm, khóm",
        partial(can, picture=fruit.pineapple, ink=HONEY),
        *dried(fruit.pineapple, LEAF)[:2],
    ),
    subject("bắp non đóng hộp", "bắp non, ngô bao tử", *poses(partial(can, picture=vegetables.corn, ink=LEAF))),
    subject("táo sấy", "táo", *dried(fruit.apple, STRAW)),
    subject("chanh dây sấy", "chanh dây, chanh leo, chanh", *dried(fruit.passionfruit, HONEY)),
    subject("bưởi sấy", "bưởi", *dried(fruit.pomelo, STRAW)),
    subject("vải sấy", "vải, vải thiều", *dried(fruit.lychee, STRAW)),
    subject("long nhãn", "long nhãn, nhãn", partial(mound, ink=CLAY, vessel=PAPER), *dried(fruit.longan, STRAW)[:2]),
    subject("múi sầu riêng", "sầu riêng", heap(fruit.open_durian, counts=(1, 2)), *dried(fruit.open_durian, STRAW)[:2]),
    subject(
        "dừa sáp",
        "dừa, dừa sáp",
        heap(fruit.half_coconut),
        beside(scaled(fruit.coconut, 1.6), fruit.half_coconut, scale=0.8),
        partial(bag, picture=fruit.half_coconut, ink=LEAF),
    ),
    subject("khoai lang sấy", "khoai, khoai lang, khoai khoái", *dried(vegetables.yam, LACQUER)),
    subject("khoai lang tím sấy", "khoai lang tím", *dried(vegetables.purple_yam, STRAW)),
    subject("trái sim", "sim, dâu, dâu tằm", *picked(fruit.mulberry)),
    subject("tỏi đen", "tỏi đen, tỏi", heap(vegetables.black_garlic), *jarred(vegetables.black_garlic, STRAW)[:2]),
    subject("tỏi ngâm mật ong", "tỏi lý sơn ngâm, tỏi ngâm", *jarred(vegetables.garlic, HONEY)),
    subject("hũ măng", "măng", *jarred(vegetables.bamboo_shoot, STRAW)),
    subject("hũ dưa chuột", "dưa chuột, dưa chuột bao tử, dưa leo", *jarred(vegetables.cucumber, SPROUT)),
    subject("hũ dưa muối", "kim chi, dưa, dưa muối, cải, cải muối, củ cải", *jarred(vegetables.radish, BLUSH)),
    subject("hũ dưa kiệu", "kiệu, hành", *jarred(vegetables.shallot, PAPER)),
    subject(
        "bột rau má", "rau má, bột rau má", vegetables.pennywort, partial(mound, ink=LEAF), pair(vegetables.pennywort)
    ),
    subject("cây nha đam", "nha đam, lô hội", *poses(vegetables.aloe)),
    subject("hũ cà pháo", "cà, cà pháo", *jarred(vegetables.tomato, PAPER)),
    subject("hạt sen", "sen, hạt sen", *poses(nuts.lotus_pod)),
    subject("hũ ớt", "ớt", *jarred(pantry.chili, LACQUER, INDIGO)),
    subject("củ gừng", "gừng, nghệ", on_tray(pantry.ginger), heap(pantry.ginger, height=0.7), in_basket(pantry.ginger)),
    subject("bột nông sản", "bột, tinh bột", *poses(partial(mound, ink=PAPER))),
)

MUSHROOM_DEFAULT = subject("nấm", "nấm", *picked(vegetables.mushroom))

MUSHROOMS = (
    MUSHROOM_DEFAULT,
    subject("nấm hương", "nấm hương", *picked(vegetables.mushroom)),
    subject(
        "mộc nhĩ",
        "mộc nhĩ, nấm mộc nhĩ, nấm mèo",
        scaled(vegetables.wood_ear, 1.3),
        on_tray(vegetables.wood_ear),
        in_basket(vegetables.wood_ear),
    ),
    subject("nấm kim châm", "nấm kim châm, kim châm", *poses(vegetables.enoki)),
    subject(
        "nấm đùi gà",
        "nấm đùi gà, đùi gà",
        heap(vegetables.king_oyster),
        in_basket(vegetables.king_oyster),
        heap(vegetables.king_oyster, counts=(2, 1)),
    ),
    subject("nấm bào ngư", "nấm bào ngư, nấm sò, bào ngư", *poses(vegetables.oyster_mushroom)),
    subject("nấm mối", "nấm mối, nấm mối đen, nấm rơm", *picked(vegetables.dark_mushroom)),
    subject("nấm linh chi", "linh chi, nấm linh chi", *poses(vegetables.lingzhi)),
)

CASHEWS = (
    heap(nuts.cashew_pair, counts=(3, 6, 4), scale=0.82),
    nuts.cashew_apple,
    on_tray(nuts.roasted_cashew, scale=0.5),
    beside(partial(tin, ink=LEAF, picture=nuts.cashew_kernel), nuts.roasted_cashew),
    in_basket(nuts.cashew_pair),
    beside(partial(bag, picture=nuts.cashew_kernel, ink=INDIGO), nuts.cashew_kernel),
)

NUT_DEFAULT = subject(
    "các loại hạt", "hạt", on_tray(nuts.almond), partial(bag, picture=nuts.almond, ink=HONEY), heap(nuts.almond)
)

NUTS = (
    NUT_DEFAULT,
    subject("hạt điều", "điều, hạt điều", *CASHEWS),
    subject(
        "hạt điều vỏ lụa",
        "hạt điều lụa, điều rang muối vỏ lụa",
        on_tray(nuts.skinned_cashew),
        heap(nuts.skinned_cashew, height=0.84, counts=(6, 3), scale=0.86),
        partial(bag, picture=nuts.skinned_cashew, ink=STRAW),
    ),
    subject(
        "hạt mắc ca",
        "mắc ca, hạt mắc ca, macca, maca, macadamia",
        heap(nuts.macadamia, counts=(6, 4, 3)),
        on_tray(nuts.open_macadamia),
        beside(partial(pouch, picture=nuts.open_macadamia), nuts.macadamia),
        in_basket(nuts.macadamia),
    ),
    subject(
        "lạc",
        "lạc, đậu phộng, đậu phụng, hạt lạc",
        heap(nuts.peanut, height=0.48, counts=(6, 4)),
        on_tray(nuts.open_peanut),
        in_basket(nuts.peanut),
    ),
    subject(
        "hạt sen",
        "sen, hạt sen, sen sấy",
        nuts.lotus_pod,
        on_tray(nuts.lotus_seed),
        partial(bag, picture=nuts.lotus_seed, ink=LEAF),
        in_basket(nuts.lotus_seed),
    ),
    subject("hạt sachi", "sachi, sacha inchi, hạt sachi", *picked(nuts.sacha)),
    subject("hạt dẻ", "hạt dẻ, dẻ", *picked(nuts.chestnut)),
    subject("hạt hạnh nhân", "hạnh nhân", *picked(nuts.almond)),
    subject(
        "hạt đậu",
        "đậu, đỗ, đậu xanh, đậu nành",
        partial(sack, grain=LEAF, picture=nuts.green_bean),
        on_tray(nuts.soybean),
        heap(nuts.soybean, height=0.8, counts=(6, 3)),
    ),
    subject(
        "hạt đậu đen",
        "đậu đen, đỗ đen",
        partial(sack, ink=BLUSH, grain=INK, picture=nuts.black_bean),
        on_tray(nuts.black_bean),
        heap(nuts.black_bean, height=0.8, counts=(6, 3)),
    ),
    subject("hạt vừng", "vừng, mè", *poses(partial(sack, ink=BLUSH, grain=PAPER, picture=nuts.sesame))),
    subject(
        "hạt cà phê",
        "cà phê",
        heap(nuts.coffee_bean, height=0.5, counts=(6, 4)),
        partial(sack, ink=CLAY, grain=CLAY_SHADE, picture=nuts.coffee_bean),
        on_tray(nuts.coffee_bean),
    ),
)

CEREAL_DEFAULT = subject(
    "ngũ cốc",
    "ngũ cốc",
    beside(partial(carton, picture=nuts.soybean, ink=LEAF), nuts.green_bean),
    partial(tin, ink=MIST, picture=nuts.soybean),
    on_tray(nuts.soybean),
)

CEREALS: tuple[Subject, ...] = (
    CEREAL_DEFAULT,
    subject(
        "bột đậu",
        "đậu xanh, bột đậu xanh, đậu, loại đậu, đậu nành",
        beside(partial(mound, ink=SPROUT), nuts.green_bean, scale=0.5),
        partial(pouch, picture=nuts.green_bean, ink=STRAW),
        on_tray(nuts.green_bean),
    ),
)
