"""Illustrations of products: the right subject, no two neighbours alike, and never a failure."""

import csv
import io
import random
from collections import Counter
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageStat

import shop.demo
from shop.demo.pictures import draw, render, subject, webp
from shop.demo.pictures.picture import arrangement, layout
from shop.demo.pictures.plate import Plate
from shop.demo.pictures.printing import MAX_BYTES
from shop.demo.pictures.provinces import REGION_OF, letters, region_of
from shop.demo.pictures.subjects import EVERYTHING, KINDS, named_subject

MANGO = {"subgroup": "Trái cây tươi", "province": "Tiền Giang", "number": 7, "name": "Xoài cát Hòa Lộc"}


@pytest.fixture(scope="module")
def products():
    with open(f"{shop.demo.__path__[0]}/data/ocop_products.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def every_subject():
    kinds = [*KINDS.values(), EVERYTHING]
    return {id(one): one for kind in kinds for one in (kind.default, *kind.subjects)}.values()


def marks(drawn, number):
    """The marks of a subject under a number, without landscape and light."""
    drawing, variant = arrangement(drawn, number)
    plate = Plate("test", variant=variant)
    drawing(plate)
    return "".join(plate.marks)


def test_the_same_product_gives_the_same_picture():
    assert draw(**MANGO) == draw(**MANGO)
    assert webp(render(draw(**MANGO))) == webp(render(draw(**MANGO)))


@pytest.mark.parametrize("subgroup", [*KINDS, "Chưa ai biết"])
def test_three_neighbours_of_a_subgroup_differ_in_light_sun_and_stand(subgroup):
    layouts = [layout(subgroup=subgroup, number=number) for number in range(900)]
    for distance in (1, 2):
        for one, other in zip(layouts, layouts[distance:], strict=False):
            assert one.light != other.light
            assert one.sun != other.sun
            assert one.stand != other.stand


def test_a_whole_layout_does_not_come_back_within_a_page_of_a_list():
    layouts = [layout(subgroup="Mật ong", number=number) for number in range(900)]
    for distance in range(1, 48):
        assert not any(one == other for one, other in zip(layouts, layouts[distance:], strict=False))


def test_three_neighbours_of_one_subject_differ_in_its_arrangement():
    for drawn in every_subject():
        shown = [marks(drawn, number) for number in range(2 * len(drawn.drawings) + 2)]
        assert all(one != other for one, other in pairwise(shown)), drawn.title
        assert all(one != other for one, other in zip(shown, shown[2:], strict=False)), drawn.title


def test_neighbours_of_one_subject_look_different_on_a_card():
    cards = [render(draw(**{**MANGO, "number": number}), size=170) for number in range(6)]
    for one, other in pairwise(cards):
        difference = ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0]
        assert difference > 20


@pytest.mark.parametrize(
    ("subgroup", "name", "shown"),
    [
        ("Trái cây tươi", "Dưa hấu Nông Farm", "quả dưa hấu"),
        ("Trái cây tươi", "Dừa sáp Hòa Tân", "quả dừa"),
        ("Trái cây tươi", "DỨA HƯƠNG SƠN", "quả dứa"),
        ("Trái cây tươi", "Thanh nhãn Lê Gia", "chùm nhãn"),
        ("Bánh, mứt, kẹo", "Kẹo dừa sầu riêng", "kẹo dừa"),
        ("Thịt chế biến", "Chả lụa Minh Trí", "chả"),
        ("Gia vị, mắm", "Tiêu chín ngào đường Phú Quốc", "hạt tiêu đỏ"),
        ("Hạt và hạt chế biến", "hat dieu rang muoi", "hạt điều"),
        ("Mật ong", "Mật ong Bana Bee", "mật ong"),
        ("Một nhóm mới", "Nước mắm Thái An", "nước mắm"),
    ],
)
def test_the_name_chooses_the_subject_within_its_subgroup(subgroup, name, shown):
    assert subject(subgroup=subgroup, name=name) == shown


def test_a_name_in_decomposed_letters_is_the_same_name():
    assert subject(subgroup="Trái cây tươi", name="Xoa\u0300i ca\u0301t") == "quả xoài"


def test_a_name_that_says_nothing_is_drawn_as_its_subgroup():
    assert subject(subgroup="Chè", name="Phìn Hồ") == "chè"
    assert subject(subgroup="Trái cây tươi", name="") == "giỏ trái cây"


def test_every_subgroup_has_a_subject_of_its_own_kind(products):
    assert {product["subgroup_vi"] for product in products} <= set(KINDS)
    defaults = Counter(kind.default.title for kind in KINDS.values())
    shared = {title for title, count in defaults.items() if count > 1}
    assert shared == {"giỏ đan", "cảnh du lịch"}  # both kinds of weaving, both kinds of places to see


def test_at_most_one_real_name_in_twenty_five_says_no_more_than_its_subgroup(products):
    silent = [
        product["name_vi"]
        for product in products
        if named_subject(KINDS[product["subgroup_vi"]], product["name_vi"]) is None
    ]
    assert len(silent) <= len(products) / 25


def test_every_former_province_has_its_region():
    assert len(REGION_OF) == 64  # 63 and the new name of Thừa Thiên Huế
    assert region_of("Huế") == region_of("Thừa Thiên Huế") == "coast"
    assert region_of("TP. Hồ Chí Minh") == region_of("Thành phố Hồ Chí Minh") == "southeast"
    assert region_of("Tỉnh Đắk Lắk") == region_of("ĐẮK LẮK") == "highland"
    assert letters("Bà Rịa – Vũng Tàu") == letters("Bà Rịa-Vũng Tàu")


@pytest.mark.parametrize("text", ["", " ", "???", "🍯", "\x00\n", "<&\"'>", "\ud800", "(*+[", "x" * 5000])
def test_unknown_and_odd_words_still_give_a_picture(text):
    assert subject(subgroup=text, name=text) == "giỏ sản vật quê hương"
    assert render(draw(subgroup=text, province=text, number=0, name=text), size=64).size == (64, 64)


@pytest.mark.parametrize("number", [-1, 0, 10**9])
def test_any_number_gives_a_picture(number):
    assert draw(**{**MANGO, "number": number}).startswith("<svg")


def test_every_drawing_is_valid_svg():
    for drawn in every_subject():
        for drawing in drawn.drawings:
            plate = Plate("test")
            drawing(plate)
            render(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{"".join(plate.marks)}</svg>', size=8)


def test_a_picture_of_800_pixels_is_webp_of_at_most_45_kilobytes(products):
    for number, product in enumerate(products[::60]):
        image = render(
            draw(
                subgroup=product["subgroup_vi"],
                province=product["province_old"],
                number=number,
                name=product["name_vi"],
            )
        )
        packed = webp(image)
        assert image.size == (800, 800)
        assert len(packed) <= MAX_BYTES == 45 * 1024
        assert Image.open(io.BytesIO(packed)).format == "WEBP"


def test_a_busy_picture_is_packed_at_a_lower_quality_until_it_fits():
    busy = Image.frombytes("RGB", (60, 60), random.Random(1).randbytes(60 * 60 * 3)).resize((800, 800))
    plain = io.BytesIO()
    busy.save(plain, "WEBP", quality=72, method=2)
    assert len(plain.getvalue()) > MAX_BYTES
    assert len(webp(busy)) <= MAX_BYTES
