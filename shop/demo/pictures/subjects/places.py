"""Garden plants, flowers, places to visit; and the gift basket for whatever is unknown."""

from functools import partial

from shop.demo.pictures.arrangements import beside, heap, in_basket, mirrored, pair, poses, scaled
from shop.demo.pictures.drawings import (
    drinks,
    fruit,
    nuts,
    places,
    remedies,
    vegetables,
)
from shop.demo.pictures.drawings.vessels import carton, pouch
from shop.demo.pictures.inks import BLUSH, HONEY, INDIGO, LACQUER, MIST

from .garden import large
from .subject import subject

PLANT_DEFAULT = subject("cây cảnh", "cây, bonsai", places.bonsai, places.potted_palm, places.flowering_bonsai)
PLANTS = (
    PLANT_DEFAULT,
    subject("cây linh sam", "linh sam", *poses(places.flowering_bonsai)),
    subject("cây mai", "mai, mai vàng", *poses(partial(places.blossom, ink=HONEY))),
    subject("cây đào", "đào", *poses(partial(places.blossom, ink=BLUSH))),
)

FLOWER_DEFAULT = subject("bó hoa", "hoa", *poses(places.flower_bunch))
FLOWERS = (
    FLOWER_DEFAULT,
    subject("hoa lan", "lan, hoa lan", *poses(places.orchid)),
    subject(
        "hoa sen",
        "sen, hoa sen",
        scaled(remedies.lotus, 1.12),
        scaled(partial(remedies.lotus, ink=LACQUER), 1.12),
        pair(remedies.lotus),
    ),
    subject(
        "hoa cúc",
        "cúc, hoa cúc",
        heap(drinks.chrysanthemum),
        in_basket(drinks.chrysanthemum),
        large(drinks.chrysanthemum),
    ),
    subject("hoa mai", "mai, hoa mai", *poses(partial(places.blossom, ink=HONEY))),
    subject("hoa đào", "đào, hoa đào", *poses(places.blossom)),
    subject(
        "hoa hồng", "hồng, hoa hồng", places.flower_bunch, pair(places.flower_bunch), mirrored(places.flower_bunch)
    ),
)

HOMESTAY = subject(
    "nhà sàn",
    "homestay, farmstay, bản, làng văn hóa, nhà sàn",
    places.stilt_house,
    places.village,
    places.camp_fire,
    partial(places.stilt_house, ink=INDIGO),
    mirrored(places.village),
)
TRAVEL_DEFAULT = subject(
    "cảnh du lịch", "du lịch", places.boat, places.peaks, mirrored(partial(places.boat, ink=INDIGO))
)

TRAVEL = (
    HOMESTAY,
    subject(
        "nhà vườn",
        "nhà vườn, ecohost, vườn, trang trại, farm, mô hình",
        places.orchard,
        places.garden_house,
        mirrored(places.orchard),
    ),
    subject("ao cá koi", "cá koi, koi", *poses(places.koi_pond)),
    subject("làng chài", "làng chài, biển, vịnh", places.coracles, places.boat, mirrored(places.coracles)),
    subject("đảo", "hòn, đảo, cồn", places.island, places.boat, mirrored(places.island)),
    subject("thành cổ", "thành cổ, thành, đình, chùa, di tích", *poses(places.citadel)),
    subject("nhà cổ", "nhà cổ", *poses(places.old_house)),
    subject("phố cổ", "phố, đèn lồng", *poses(places.lantern)),
    subject("thác nước", "thác, suối", *poses(places.waterfall)),
    subject("hang động", "hang, động", *poses(places.cave)),
    subject("núi đá", "núi, ngọn núi, đèo, 99 ngọn núi", *poses(places.peaks)),
    subject("bầu sen", "bầu, hồ, đầm, sen", places.koi_pond, remedies.lotus, mirrored(places.koi_pond)),
)

GIFT_DEFAULT = subject(
    "giỏ sản vật quê hương",
    "",
    fruit.mixed_basket,
    beside(partial(carton, picture=fruit.mango), fruit.orange),
    vegetables.vegetable_basket,
    beside(partial(pouch, picture=nuts.soybean, ink=MIST), nuts.soybean),
)
