"""Today's commune from an address as people remember it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.fulfilment.addresses import find_communes

pytestmark = pytest.mark.django_db


def names(text: str) -> list[str]:
    return [f"{choice.commune.name}, {choice.commune.parent.short_name}" for choice in find_communes(text).choices]


@pytest.mark.parametrize(
    "typed",
    [
        "xã Yến Dương, huyện Ba Bể, Bắc Kạn",
        "xã Yến Dương, huyện Ba Bể, tỉnh Bắc Kạn",
        "Yến Dương, Ba Bể, Bắc Kạn",
        "YẾN DƯƠNG - BA BỂ - BẮC KẠN",
        "yen duong ba be bac kan",
        "yen duong, ba be, bac can",
        "X. Yến Dương, H. Ba Bể, T. Bắc Kạn",
        "Bắc Kạn, Ba Bể, Yến Dương",
        "thôn Nà Giảo, xã Yến Dương, Ba Bể, Bắc Kạn",
        "Yến Dương, Thái Nguyên",
        "xa\u0303 Ye\u0302\u0301n Du\u031bo\u031bng, huye\u0323\u0302n Ba Be\u0302\u0309, Ba\u0306\u0301c Ka\u0323n",
    ],
)
def test_a_former_commune_is_found_however_it_is_written(typed):
    found = find_communes(typed)
    assert found.certain
    assert [(c.commune.name, c.commune.parent.short_name, c.former.path) for c in found.choices] == [
        ("Xã Thượng Minh", "Thái Nguyên", "Yến Dương, Ba Bể, Bắc Kạn")
    ]


@pytest.mark.parametrize(
    ("typed", "commune"),
    [
        ("tt chu luc ngan bac giang", "Phường Chũ, Bắc Ninh"),
        ("phường 1, quận 4, TP.HCM", "Phường Vĩnh Hội, Hồ Chí Minh"),
        ("P.01 Q.4 tphcm", "Phường Vĩnh Hội, Hồ Chí Minh"),
        ("p1 q4 sài gòn", "Phường Vĩnh Hội, Hồ Chí Minh"),
        ("Phường Tân Phú, Quận 7", "Phường Tân Mỹ, Hồ Chí Minh"),
        ("TT Yến Lạc, H. Na Rì, Bắc Kạn", "Xã Na Rì, Thái Nguyên"),
        ("Phường Vĩnh Ninh, TP Huế, Thừa Thiên Huế", "Phường Thuận Hóa, Huế"),
        ("xã Thanh Xuân, huyện Sóc Sơn, TP. Hà Nội", "Xã Nội Bài, Hà Nội"),
        ("Ea H'leo, huyện Ea H'leo, Dak Lak", "Xã Ea H’Leo, Đắk Lắk"),
        ("phường Cầu Giấy, Hà Nội", "Phường Cầu Giấy, Hà Nội"),
    ],
)
def test_abbreviations_numbers_and_names_of_today(typed, commune):
    assert find_communes(typed).certain
    assert names(typed) == [commune]


@pytest.mark.parametrize("typed", ["Thụy Khuê, Tây Hồ, Hà Nội", "thuy khue tay ho ha noi", "12 Thụy Khuê, Q. Tây Hồ"])
def test_where_a_commune_was_split_one_is_asked(typed):
    assert not find_communes(typed).certain
    assert names(typed) == ["Phường Tây Hồ, Hà Nội", "Phường Ba Đình, Hà Nội"]


def test_a_name_alone_is_asked_about_even_if_there_is_only_one():
    found = find_communes("Yến Dương")
    assert not found.certain
    assert names("Yến Dương") == ["Xã Thượng Minh, Thái Nguyên"]


def test_a_name_that_many_places_bear_wants_more_words():
    assert find_communes("xã Tân An").too_many


def test_tones_decide_between_names_that_differ_in_them_alone():
    assert names("xã Yên Dương, Vĩnh Phúc") != names("xã Yến Dương")
    assert "Xã Thượng Minh, Thái Nguyên" in names("xa yen duong")


def test_without_its_commune_a_former_district_offers_those_of_today():
    assert names("huyện Ba Bể, Bắc Kạn") == [
        "Xã Ba Bể, Thái Nguyên",
        "Xã Chợ Rã, Thái Nguyên",
        "Xã Đồng Phúc, Thái Nguyên",
        "Xã Phúc Lộc, Thái Nguyên",
        "Xã Thượng Minh, Thái Nguyên",
    ]
    assert names("P.12, Q.4, TP.HCM") == [
        "Phường Khánh Hội, Hồ Chí Minh",
        "Phường Vĩnh Hội, Hồ Chí Minh",
        "Phường Xóm Chiếu, Hồ Chí Minh",
    ]


@pytest.mark.parametrize("typed", ["", "   ", ",,,", "xyz", "12/34/56", "Hà Nội", "\x00", "🏠"])
def test_what_names_no_commune_finds_none(typed):
    assert names(typed) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text):
    find_communes(text)


def test_an_address_takes_four_statements_at_most(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        find_communes("xã Tân An, huyện Tân Châu")
