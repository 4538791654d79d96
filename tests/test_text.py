import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import fold, nfc, slugify, sort_key


def test_names_sort_by_the_vietnamese_alphabet():
    alphabet = ["An", "Ăn", "Ân", "Ba", "Da", "Đà", "Đắk", "E", "Ê", "Gà", "O", "Ô", "Ơ", "U", "Ư", "Y"]
    backwards = alphabet[::-1]
    assert sorted(backwards, key=sort_key) == alphabet


def test_tones_decide_between_equal_letters():
    tones = ["la", "là", "lả", "lã", "lá", "lạ"]
    backwards = tones[::-1]
    assert sorted(backwards, key=sort_key) == tones


def test_a_word_is_finished_before_a_longer_one():
    names = [
        "Bà Rịa",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
        "Bến Tre",
        "Cà Mau",
        "Cao Bằng",
        "Đà Nẵng",
        "Đắk Lắk",
        "Đồng Nai",
    ]
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_upper_and_lower_case_sort_alike():
    assert sort_key("ĐẮK LẮK") == sort_key("đắk lắk")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Mật ong Đắk Lắk", "mat ong dak lak"), ("HOÀ – BÌNH", "hoa binh"), ("Trà (hoa vàng) 100%", "tra hoa vang 100")],
)
def test_folding_removes_tones_case_and_punctuation(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_slugs_are_ascii():
    assert slugify("Đặc sản Đắk Lắk") == "dac-san-dak-lak"


def test_nfc_makes_one_form_of_both():
    assert nfc(unicodedata.normalize("NFD", "Hòa  Bình ")) == "Hòa Bình"


@given(st.text(max_size=300))
def test_any_text_can_be_folded_and_sorted(text):
    assert fold(fold(text)) == fold(text)
    assert len(sort_key(text)) <= 255
