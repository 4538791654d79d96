"""What the list says of how it read the words, with the ways back; the understanding itself has its own tests."""

from dataclasses import replace
from urllib.parse import unquote_plus

import pytest

from search.backends import DEEPEST
from search.filters import FACETS, Filters
from search.port import Results
from search.query import Form, Place, Query, Term
from shop.catalogue.narrowing import Narrowing
from shop.catalogue.notices import notices, ways_out

MIẾN = Term((Form("miến", "mien"),))
NA_RÌ = Place("2024:066", "Na Rì, Bắc Kạn", "na ri", now="Thái Nguyên", title="Huyện Na Rì")
KIM_SƠN = Place("2024:376", "Kim Sơn, Ninh Bình", "kim son", title="Huyện Kim Sơn")
KIM_SƠN_COMMUNE = Place("2024:07117", "Kim Sơn, Lục Ngạn, Bắc Giang", "kim son", now="Bắc Ninh", title="Xã Kim Sơn")
HÒA_BÌNH = Place("2024:17", "Hòa Bình", "hoa binh", "former_province", "hoa-binh", now="Phú Thọ")


def listed(query: Query = Query(), filters: Filters = Filters(), **results) -> Narrowing:  # noqa: B008 -- frozen
    given = Results(
        **{
            "hits": [], "facets": {facet: [] for facet in FACETS}, "total": 1, "page": 1, "pages": 1, "query": query,
            "filters": filters, "given": Filters(), "producers": {}, "withheld": 0, "backend": "database", "took_ms": 1,
            **results,
        }
    )  # fmt: skip
    return Narrowing(path="/san-pham/", query=query.rest, filters=filters, sort="relevance", results=given)


def said(narrowing: Narrowing, asked_page: str = "") -> list[tuple]:
    return [
        (notice.text, *((way.label, way.url) for way in notice.ways))
        for notice in notices(narrowing, asked_page=asked_page)
    ]


def chips(narrowing: Narrowing) -> list[tuple[str, str]]:
    return [(chip.label, chip.url) for chip in narrowing.chips]


def test_of_what_was_understood_as_it_stands_nothing_is_said():
    assert said(listed(Query(text="miến", rest="miến", terms=(MIẾN,)))) == []
    assert said(listed()) == []


def test_other_keystrokes_lead_back_to_the_letters():
    """Under the filters that were given, not those that the words became."""
    query = Query(text="mieens 5 sao", rest="miến", read_as="miến 5 sao", terms=(MIẾN,))
    narrowing = listed(query, Filters(stars=("5",), in_stock=True), given=Filters(in_stock=True))
    [(text, way)] = said(narrowing)
    assert text == "Đã hiểu “mieens 5 sao” là “miến 5 sao”."
    assert way == ("Tìm đúng chữ đã gõ", "/san-pham/?q=%22mieens+5+sao%22&in_stock=1")


def test_something_else_is_shown_under_what_was_typed():
    query = Query(text="miến", rest="miến", terms=(MIẾN,), instead_of='"miếm"', read_as="miến")
    narrowing = listed(query, notice="Không thấy “miếm”, đang hiện kết quả cho “miến”.")
    [(text, way)] = said(narrowing)
    assert text == "Không thấy “miếm”, đang hiện kết quả cho “miến”."
    assert way == ("Vẫn tìm “miếm”", "/san-pham/?q=%22mi%E1%BA%BFm%22")
    assert narrowing.heading == "Kết quả cho “miếm”"


def test_letter_by_letter_stands_in_quotation_marks_whatever_marks_were_typed():
    assert unquote_plus(listed().literally("“mât onq” «rưng»")) == '/san-pham/?q="mât onq rưng"'


def test_what_the_engine_says_is_said():
    assert said(listed(notice="Tìm kiếm đang tạm thời hạn chế.")) == [("Tìm kiếm đang tạm thời hạn chế.",)]


def test_words_that_say_nothing_are_answered_with_a_hint():
    [(text,)] = said(listed(Query(text="?!", rest="?!")))
    assert text == "Trong “?!” không có từ nào để tìm. Hãy gõ tên sản phẩm, nhà sản xuất hoặc nơi làm ra."


def test_places_of_the_same_name_are_offered():
    query = Query(text="miến Kim Sơn", rest="miến Kim Sơn", terms=(MIẾN,), places=(KIM_SƠN,), offers=(KIM_SƠN_COMMUNE,))
    [(text, way)] = said(listed(query))
    assert text == "“Kim Sơn” có ở nhiều nơi. Bạn muốn tìm nơi nào?"
    label, url = way
    assert label == "Xã Kim Sơn, Lục Ngạn, Bắc Giang (nay thuộc Bắc Ninh)"
    assert unquote_plus(url) == "/san-pham/?q=miến Xã Kim Sơn, Bắc Giang cũ"


def test_of_two_communes_of_one_name_the_province_is_said():
    another = replace(KIM_SƠN_COMMUNE, key="2024:07118", name="Kim Sơn, Định Hóa, Thái Nguyên", now="")
    query = Query(text="Kim Sơn", rest="Kim Sơn", places=(KIM_SƠN_COMMUNE,), offers=(another,))
    [(_text, way)] = said(listed(query))
    assert unquote_plus(way[1]) == "/san-pham/?q=Xã Kim Sơn, Thái Nguyên cũ"


def test_a_province_that_is_offered_takes_the_place_of_the_one_chosen():
    query = Query(text="cam hòa bình", rest="cam", terms=(MIẾN,), offers=(HÒA_BÌNH,))
    [(_text, way)] = said(listed(query, Filters(province=("phu-tho",), stars=("4",))))
    assert way[1] == "/san-pham/?q=cam&stars=4&former_province=hoa-binh"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("miến Na Rì", "miến"),
        ("miến huyện na ri", "miến"),
        ("Na Rì, miến", "miến"),
        ("thị xã Na Rì miến dong", "miến dong"),
        ("huyện Na Rì miến", "miến"),
        ("miến", "miến"),
    ],
)
def test_a_district_is_a_chip_that_takes_its_words_away(typed, left):
    narrowing = listed(Query(text=typed, rest=typed, terms=(MIẾN,), places=(NA_RÌ,)))
    [(words, _url), place] = chips(narrowing)
    assert words == f"“{left}”"
    assert place == ("Huyện Na Rì, Bắc Kạn (nay thuộc Thái Nguyên)", listed(Query(rest=left)).address)


def test_the_words_go_and_the_district_stays():
    narrowing = listed(Query(text="miến Na Rì", rest="miến Na Rì", terms=(MIẾN,), places=(NA_RÌ,)))
    assert chips(narrowing)[0] == ("“miến”", "/san-pham/?q=Huy%E1%BB%87n+Na+R%C3%AC")


class TestPages:
    @pytest.mark.parametrize("asked", ["", "1", "01", "abc", "-3"])
    def test_the_first_is_the_first(self, asked):
        assert said(listed(), asked) == []

    @pytest.mark.parametrize("asked", ["0", "2", "1000000000", "9" * 5000])
    def test_one_that_is_not_there_is_said_so(self, asked):
        assert said(listed(), asked) == [("Không có trang bạn mở. Đang hiện trang đầu.",)]

    def test_the_last_that_one_can_open_says_that_there_is_more(self):
        text = "Chỉ xem được 24.000 sản phẩm đầu. Hãy thêm từ khóa hoặc bộ lọc để thu hẹp."
        assert said(listed(total=DEEPEST + 1, page=1000, pages=1000), "1000") == [(text,)]
        assert said(listed(total=DEEPEST, page=1000, pages=1000), "1000") == []
        assert said(listed(total=DEEPEST + 1, page=999, pages=1000), "999") == []


class TestWaysOut:
    def test_first_the_places_then_all_filters(self):
        query = Query(text="miến 5 sao", rest="miến", terms=(MIẾN,))
        filters = Filters(province=("ha-noi",), former_province=("bac-kan",), stars=("5",))
        assert [(way.label, way.url) for way in ways_out(listed(query, filters))] == [
            ("Tìm ở mọi nơi", "/san-pham/?q=mi%E1%BA%BFn&stars=5"),
            ("Bỏ mọi bộ lọc, giữ từ khóa “miến”", "/san-pham/?q=mi%E1%BA%BFn"),
        ]

    def test_a_district_is_a_place(self):
        query = Query(text="miến Na Rì", rest="miến Na Rì", terms=(MIẾN,), places=(NA_RÌ,))
        assert [way.url for way in ways_out(listed(query))] == ["/san-pham/?q=mi%E1%BA%BFn"]

    def test_nothing_but_words_is_narrowed_by_nothing_else(self):
        query = Query(text="miến", rest="miến", terms=(MIẾN,))
        assert ways_out(listed(query, Filters(adult=True))) == []


def test_only_words_for_goods_call_for_the_age_gate():
    assert listed(Query(text="miến", terms=(MIẾN,))).says_what
    assert listed(Query(text="rượu", filters=(("category", "ruou"),))).says_what
    assert not listed(Query(text="bắc kạn", filters=(("former_province", "bac-kan"),))).says_what
    assert not listed(replace(Query(), text="?!")).says_what
