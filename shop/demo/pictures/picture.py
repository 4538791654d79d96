"""A whole picture: landscape, sky, stand and subject of one product."""

import zlib
from typing import NamedTuple

from .inks import HONEY, LACQUER, LIGHTS, PAPER, STRAW, Light
from .landscapes import LANDSCAPES
from .plate import Drawing, Plate
from .provinces import region_of
from .setting import STANDS, SUNS, sky, stand
from .subjects import Subject, subject_for

SKY_FEATURES = 3


class Layout(NamedTuple):
    """What varies from number to number."""

    light: int
    sun: int
    feature: int
    stand: int
    mirrored: bool
    landmark: int


def layout(*, subgroup: str, number: int) -> Layout:
    """Products n, n + 1 and n + 2 of a subgroup differ in light, sun and stand at once. Each part has a period of its
    own, and steps aside now and then, so that products at any other distance seldom share them all."""
    offset = zlib.crc32(subgroup.encode(errors="replace"))
    return Layout(
        light=(number * 3 + offset) % len(LIGHTS),
        sun=(number * 3 + offset) % len(SUNS),
        feature=(number + number // 7) % SKY_FEATURES,
        stand=(number * 5 - number // 11 + offset) % len(STANDS),
        mirrored=(number + number // 5) % 2 == 1,
        landmark=number + number // 13,
    )


def arrangement(chosen: Subject, number: int) -> tuple[Drawing, int]:
    """The drawing for a number, and the variant of it: neighbours get different drawings of the same subject."""
    rounds, turn = divmod(number, len(chosen.drawings))
    return chosen.drawings[turn], rounds


def draw(*, subgroup: str, province: str, number: int, name: str) -> str:
    """The picture of a product as SVG text.

    `subgroup` and `name` choose the subject, `province` (a former province) the landscape, `number` the light, the
    layout and the arrangement. Unknown subgroups, provinces and names get a general subject and landscape.
    """
    choice = layout(subgroup=subgroup, number=number)
    drawing, variant = arrangement(subject_for(subgroup=subgroup, name=name), number)
    foreground = Plate(f"subject {number}", variant=variant)
    drawing(foreground)
    light = contrasting(LIGHTS[choice.light], foreground)
    region = region_of(province)
    plate = Plate(f"{region} {number}", variant=choice.landmark)
    sky(plate, light, sun=choice.sun, feature=choice.feature)
    with plate.at(800 if choice.mirrored else 0, mirror=choice.mirrored):
        LANDSCAPES[region](plate, light)
    stand(plate, light, kind=choice.stand)
    with plate.at(400, 706, scale=0.98):
        plate.marks += foreground.marks
    size = 'viewBox="0 0 800 800" width="800" height="800"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(plate.marks)}</svg>'


def contrasting(light: Light, foreground: Plate) -> Light:
    """A red or golden sun turns pale behind a subject printed in the same ink."""
    if light.sun in (LACQUER, HONEY) and "".join(foreground.marks).count(light.sun) > 4:
        return light._replace(sun=STRAW if light.sky == PAPER else PAPER)
    return light


def subject(*, subgroup: str, name: str) -> str:
    """What the picture shows, in Vietnamese, for "Tranh minh họa: …"."""
    return subject_for(subgroup=subgroup, name=name).title
