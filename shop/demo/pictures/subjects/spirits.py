"""Spirits and wine."""

from functools import partial

from shop.demo.pictures.arrangements import beside, mirrored, pair, poses, scaled
from shop.demo.pictures.drawings import drinks, fruit, remedies, vegetables
from shop.demo.pictures.drawings.vessels import (
    bottle,
    bottles,
    crock,
)
from shop.demo.pictures.inks import (
    BLUSH,
    CLAY_SHADE,
    HONEY,
    INDIGO,
    LACQUER,
    LACQUER_SHADE,
    LEAF_SHADE,
    MIST,
    PAPER,
    STRAW,
)

from .subject import subject

WINE_DEFAULT = subject(
    "rượu",
    "rượu, đế",
    crock,
    drinks.wine_cups,
    drinks.wine_gourd,
    bottles(ink=MIST, cap=LACQUER),
    partial(crock, ink=CLAY_SHADE, cloth=INDIGO),
)
WHITE_BOTTLE = partial(bottle, ink=PAPER, cap=LACQUER)


def steeped(content, single, drink: str = HONEY):
    return (
        partial(drinks.steeping_jar, drink=drink, content=content),
        beside(partial(WHITE_BOTTLE, ink=drink, picture=single), single),
        mirrored(partial(drinks.steeping_jar, drink=drink, content=content)),
    )


def fruit_wine(single, drink: str = LACQUER):
    return (
        partial(drinks.wine_bottle, drink=drink, fruit=single),
        beside(partial(bottle, ink=drink, cap=HONEY, picture=single), single),
        mirrored(partial(drinks.wine_bottle, ink=LEAF_SHADE, drink=drink, fruit=single)),
    )


WINES = (
    WINE_DEFAULT,
    subject(
        "rượu ngô",
        "rượu ngô, rượu mông pê",
        beside(partial(crock, picture=vegetables.corn), vegetables.corn),
        beside(partial(WHITE_BOTTLE, picture=vegetables.corn), vegetables.corn),
        beside(drinks.wine_gourd, vegetables.corn, scale=0.4),
    ),
    subject("rượu nếp", "rượu nếp, nếp", crock, partial(crock, ink=CLAY_SHADE, cloth=HONEY), drinks.wine_cups),
    subject("rượu cần", "rượu cần", *poses(drinks.reed_jar)),
    subject(
        "rượu men lá",
        "rượu men lá, men lá",
        beside(partial(crock, picture=remedies.herb_single), remedies.herb_single),
        beside(drinks.wine_cups, remedies.herb_single, scale=0.5),
        beside(partial(WHITE_BOTTLE, picture=remedies.herb_single), remedies.herb_single),
    ),
    subject("rượu chuối", "rượu chuối", *steeped(fruit.small_banana, fruit.small_banana)),
    subject(
        "rượu vang",
        "vang, rượu vang, vang nho",
        drinks.wine_bottle,
        partial(drinks.wine_bottle, ink=LEAF_SHADE, fruit=scaled(fruit.cluster, 0.5)),
        pair(drinks.wine_bottle),
    ),
    subject("vang sim", "vang sim, rượu sim, rượu vang sim", *fruit_wine(fruit.mulberry, LACQUER_SHADE)),
    subject("rượu mơ", "rượu mơ, rượu mận, rượu táo mèo", *steeped(fruit.plum, fruit.plum), drinks.wine_cups),
    subject("rượu bưởi", "rượu bưởi", *fruit_wine(fruit.pomelo, STRAW)),
    subject("rượu ổi", "rượu vang ổi, rượu ổi", *fruit_wine(fruit.guava, BLUSH)),
    subject("rượu dừa", "rượu dừa", *fruit_wine(fruit.half_coconut, STRAW)),
    subject(
        "rượu đông trùng hạ thảo",
        "đông trùng hạ thảo, rượu đông trùng hạ thảo",
        *steeped(remedies.cordyceps, remedies.cordyceps),
    ),
    subject(
        "rượu sâm",
        "rượu sâm, sâm, rượu đảng sâm, đảng sâm, rượu đinh lăng, đinh lăng, rượu sâm ngọc linh",
        *steeped(remedies.ginseng, remedies.small_ginseng),
    ),
    subject("rượu ba kích", "rượu ba kích, ba kích", *steeped(remedies.ginseng, vegetables.purple_yam, LACQUER_SHADE)),
    subject(
        "rượu nấm",
        "rượu nấm, rượu nấm lim xanh, rượu linh chi",
        *steeped(vegetables.lingzhi, scaled(vegetables.lingzhi, 0.5)),
    ),
    subject("rượu tỏi", "rượu tỏi", *steeped(vegetables.garlic, vegetables.garlic)),
)
