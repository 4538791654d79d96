"""The inks of the woodblock pictures: the shop's own colours with their shades, and the lights they make together."""

from typing import NamedTuple

INK = "#1F1A17"
PAPER = "#FBF6EA"
LACQUER = "#B3382C"
HONEY = "#D99A2B"
LEAF = "#7E9B4E"
CLAY = "#C77F4F"
INDIGO = "#27406B"
MIST = "#A9B8C0"
STRAW = "#F1D08A"
SPROUT = "#C5CF9C"
BLUSH = "#EBC6A5"

PAPER_SHADE = "#E6D8B6"
LACQUER_SHADE = "#86261F"
HONEY_SHADE = "#B2741B"
LEAF_SHADE = "#566F35"
CLAY_SHADE = "#98572F"
INDIGO_SHADE = "#182A49"
MIST_SHADE = "#6F889E"
SPROUT_SHADE = "#93AB63"
BLUSH_SHADE = "#CF9268"

SHADES = {
    PAPER: PAPER_SHADE,
    LACQUER: LACQUER_SHADE,
    HONEY: HONEY_SHADE,
    LEAF: LEAF_SHADE,
    CLAY: CLAY_SHADE,
    INDIGO: INDIGO_SHADE,
    MIST: MIST_SHADE,
    STRAW: HONEY,
    SPROUT: SPROUT_SHADE,
    BLUSH: BLUSH_SHADE,
}


def shade(ink: str) -> str:
    """The same ink on the side away from the light; the darkest inks have no darker shade than themselves."""
    return SHADES.get(ink, ink)


def tint(ink: str, other: str, amount: float) -> str:
    """A flat colour of its own, `amount` (0..1) of the way from one ink to another."""
    pairs = zip(bytes.fromhex(ink[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * amount):02X}" for a, b in pairs)


class Light(NamedTuple):
    """An hour of the day: the inks of the layers, from the sky down to the ground the subject stands on."""

    sky: str
    sun: str
    far: str
    middle: str
    between: str
    near: str
    ground: str


LIGHTS = (
    Light(PAPER, LACQUER, BLUSH, SPROUT, LEAF, LEAF_SHADE, CLAY),  # dawn
    Light(STRAW, PAPER, BLUSH, LEAF, SPROUT_SHADE, INDIGO, CLAY),  # noon
    Light(BLUSH, LACQUER, MIST_SHADE, LEAF, LEAF_SHADE, INDIGO, CLAY_SHADE),  # dusk
    Light(MIST, PAPER, MIST_SHADE, SPROUT_SHADE, SPROUT, INDIGO, HONEY),  # mist
    Light(SPROUT, HONEY, SPROUT_SHADE, LEAF, LEAF_SHADE, INDIGO, CLAY),  # field
    Light(INDIGO, HONEY, MIST_SHADE, LEAF_SHADE, INDIGO_SHADE, LEAF, CLAY_SHADE),  # night
    Light(PAPER, HONEY, SPROUT, LEAF, SPROUT_SHADE, INDIGO, CLAY),  # paper
    Light(MIST, STRAW, MIST_SHADE, INDIGO, MIST_SHADE, LEAF_SHADE, CLAY),  # rain
    Light(STRAW, LACQUER, CLAY, HONEY, HONEY, CLAY_SHADE, INDIGO),  # harvest
    Light(BLUSH, PAPER, CLAY, LEAF_SHADE, LEAF, INDIGO, HONEY),  # rose
)
