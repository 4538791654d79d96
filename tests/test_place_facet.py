"""Former provinces stand under the province of today that they are part of, each to be chosen by itself."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.factories import former_unit, make_certificate, make_listing, make_ocop_product, province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def make_from(former: str, today: str, name: str = "Mật ong"):
    ocop_product = make_ocop_product(name, former_unit=former_unit(former), unit=province(today))
    return make_listing(certificate=make_certificate(ocop_product))


def places(client, query: str = "") -> list[str]:
    """The facet of places as lines: ">" is a former province, "x" is chosen, the figure is how many there are."""
    page = BeautifulSoup(client.get(f"/san-pham/{query}").content, "html.parser")
    legends = {legend.text: legend.parent for legend in page.select("fieldset.facet legend")}
    assert "Tỉnh cũ (trước 01/7/2025)" not in legends
    return [line(row) for row in legends["Tỉnh/Thành phố"].select(".pick, .over")]


def line(row) -> str:
    words = re.sub(r"\s+", " ", row.get_text(" ", strip=True))
    marks = (">" if "part" in row["class"] else "") + ("x" if row.find("input", checked=True) else "")
    return f"{marks} {words}".strip()


def test_former_provinces_stand_under_todays(client):
    make_from("Na Rì, Bắc Kạn", "Thái Nguyên")
    make_from("Na Rì, Bắc Kạn", "Thái Nguyên")
    make_from("Phú Bình, Thái Nguyên", "Thái Nguyên")
    assert places(client) == ["Thái Nguyên 3", "> Bắc Kạn cũ 2", "> Thái Nguyên cũ 1"]


def test_a_province_that_nothing_was_merged_with_is_offered_once(client):
    make_from("Ba Vì, Hà Nội", "Hà Nội")
    assert places(client) == ["Hà Nội 1"]
    assert places(client, "?former_province=ha-noi") == ["Hà Nội 1", ">x Hà Nội cũ 1"]


def test_one_is_chosen_without_its_province(client):
    make_from("Na Rì, Bắc Kạn", "Thái Nguyên")
    make_from("Phú Bình, Thái Nguyên", "Thái Nguyên")
    lines = ["Thái Nguyên 1", ">x Bắc Kạn cũ 1", "> Thái Nguyên cũ 1"]
    assert places(client, "?former_province=bac-kan") == lines


def test_those_of_other_provinces_stay_to_be_added(client):
    """Their province would leave nothing beside the former one chosen: it only stands over them."""
    make_from("Na Rì, Bắc Kạn", "Thái Nguyên")
    make_from("Lạc Thủy, Hòa Bình", "Phú Thọ")
    lines = ["Thái Nguyên 1", ">x Bắc Kạn cũ 1", "Phú Thọ", "> Hòa Bình cũ 1"]
    assert places(client, "?former_province=bac-kan") == lines


def test_what_is_chosen_stays_when_nothing_is_left_of_it(client):
    make_from("Na Rì, Bắc Kạn", "Thái Nguyên")
    lines = ["x Hà Nội 0", "Thái Nguyên", ">x Bắc Kạn cũ 0"]
    assert sorted(places(client, "?former_province=bac-kan&province=ha-noi&stars=5")) == sorted(lines)


def test_a_former_province_of_the_same_name_is_told_apart(client):
    make_from("Phú Bình, Thái Nguyên", "Thái Nguyên")
    page = BeautifulSoup(client.get("/san-pham/?former_province=thai-nguyen").content, "html.parser")
    assert page.select_one(".notice strong").text == "Thái Nguyên cũ"
    assert "Thái Nguyên cũ" in page.select_one(".chip").text
