"""What the search port promises, whichever engine answers."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Certificate, Listing
from search import backends, index, port
from search.backends.elasticsearch import indexing
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.filters import FACETS, Filters
from search.models import SearchDocument
from tests.factories import (
    former_unit,
    make_category,
    make_certificate,
    make_listing,
    make_ocop_product,
    make_other_label,
    make_producer,
    province,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "engine")]


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request):
    if request.param == "elasticsearch":
        request.getfixturevalue("sent_when_asked")
    return request.param


@pytest.fixture
def sent_when_asked(empty_index, monkeypatch):
    """A test's transaction is never committed: what is written in it is sent before something is looked for."""
    written = [True]  # perhaps by a fixture before this one

    class Drained(ElasticsearchBackend):
        def find(self, *args, **options):
            if written:
                written.clear()
                indexing.drain()
            return super().find(*args, **options)

    monkeypatch.setattr(indexing, "send_on_commit", lambda: written.append(True))
    monkeypatch.setitem(port.ENGINES, "elasticsearch", Drained)


def names(query: str = "", *, sort: str = "relevance", page: int = 1, **filters) -> list[str]:
    return [hit.name for hit in port.search(query, Filters(**filters), sort=sort, page=page).hits]


def counts(facet: str, query: str = "", **filters) -> dict[str, int]:
    return {option["value"]: option["count"] for option in port.search(query, Filters(**filters)).facets[facet]}


def sell(name: str, *, stars: int = 3, where: str = "Na Rì, Bắc Kạn → Thái Nguyên", maker=None, **fields) -> Listing:
    former, today = where.split(" → ")
    places = {"former_unit": former_unit(former), "unit": province(today)}
    product_set = fields.pop("product_set", "n02-b04")
    ocop_product = make_ocop_product(name, producer=maker, product_set=product_set, **places)
    return make_listing(certificate=make_certificate(ocop_product, stars=stars), **fields)


class TestWords:
    @pytest.mark.parametrize(
        "typed", ["miến dong", "mien dong", "MIẾN DONG", "  Miến,  dong! ", "mie\u0302\u0301n dong"]
    )
    def test_are_found_without_regard_to_tones_case_and_marks(self, typed):
        sell("Miến dong Tài Hoan")
        sell("Gạo nếp Tài")
        assert names(typed) == ["Miến dong Tài Hoan"]

    def test_have_the_place_of_their_tone_in_either_style(self):
        sell("Bột khoe")
        sell("BỘT KHOẺ")
        assert names("bột khỏe") == names("bột khoẻ") == ["BỘT KHOẺ", "Bột khoe"]

    def test_are_all_needed(self):
        sell("Miến dong Tài Hoan")
        assert names("miến dong gạo") == []

    def test_are_whole_words(self):
        sell("Mật ong rừng")
        assert names("on") == []

    @pytest.mark.parametrize(
        "typed",
        [
            "yến dương",
            "htx yen duong",
            "hợp tác xã yến dương",
            "na ri",
            "bắc kạn",
            "thái nguyên",
            "mật ong, mật khác và nông sản thực phẩm khác",
            "gạo huyện na rì",
        ],
    )
    def test_are_looked_for_in_producer_place_and_set(self, typed):
        sell("Gạo Nếp Tài", maker=make_producer("Hợp tác xã Yến Dương"))
        sell("Cam sành", where="Hàm Yên, Tuyên Quang → Tuyên Quang", product_set="n01-b01")
        assert names(typed) == ["Gạo Nếp Tài"]

    def test_đ_is_found_by_d_and_by_itself(self):
        sell("Dưa đỏ Đắk Lắk")
        assert names("dua do dak lak") == names("đỏ Đắk") == ["Dưa đỏ Đắk Lắk"]

    @pytest.mark.parametrize("typed", ["", "   ", "!?…", "\0"])
    def test_that_are_none_find_everything(self, typed):
        sell("Mật ong")
        assert names(typed) == ["Mật ong"]

    def test_beyond_the_twelfth_are_not_looked_for(self):
        sell("Mật ong")
        assert names("mật ong " + "ong " * 5000) == ["Mật ong"]


class TestRelevance:
    def test_puts_the_phrase_before_the_words_and_the_name_before_the_rest(self):
        maker = make_producer("Hợp tác xã Chè đinh Tân Cương")
        sell("Bánh gừng", stars=5, maker=maker)
        sell("Đinh lăng ngâm chè", stars=5)
        sell("Che dinh", stars=3)
        sell("Chè đinh", stars=3)
        assert names("chè đinh") == ["Chè đinh", "Che dinh", "Đinh lăng ngâm chè", "Bánh gừng"]

    def test_then_the_stars_then_the_name(self):
        for name, stars in [("Mật ong c", 3), ("Mật ong b", 5), ("Mật ong a", 3)]:
            sell(name, stars=stars)
        assert names("mật ong") == ["Mật ong b", "Mật ong a", "Mật ong c"]

    def test_between_equals_what_was_ordered_comes_first(self):
        sell("Mật ong a")
        asked_for = sell("Mật ong b")
        SearchDocument.objects.filter(product=asked_for.product).update(popularity=2)
        assert names("mật ong") == ["Mật ong b", "Mật ong a"]


class TestSynonyms:
    """Rules of search/data/synonyms.txt that buyers would stumble over."""

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("khoai mì", ["Bánh sắn"]),
            ("dứa", ["Dứa Hương Sơn", "Thơm sấy dẻo", "Siro khóm", "Dừa sáp", "Khô cá dứa"]),
            ("chà bông", ["Chà bông tôm", "Ruốc lợn"]),
            ("vừng", ["Muối vừng", "Dầu mè"]),
            ("trà", ["Trà xanh", "Chè tươi"]),
            ("thịt lợn", ["Giò heo", "Ruốc lợn"]),
            ("mỳ gạo", ["Mì gạo"]),
            ("fish sauce", ["Nước mắm"]),
            ("nước mắm", ["Nước mắm"]),
        ],
    )
    def test_have_a_direction_and_exceptions(self, typed, found):
        for name in (
            "Bánh sắn", "Bột sắn dây", "Dứa Hương Sơn", "Thơm sấy dẻo", "Siro khóm", "Khô cá dứa", "Gạo thơm",
            "Dừa sáp", "Chà bông tôm", "Ruốc lợn", "Thịt xào mắm ruốc", "Muối vừng", "Dầu mè", "Mắm cá mè",
            "Trà xanh", "Chè tươi", "Chè đậu đen", "Giò heo", "Mì gạo", "Nước mắm",
        ):  # fmt: skip
            sell(name, category="Đặc sản khác")
        assert names(typed) == found


class TestUnderstanding:
    def test_what_words_stand_for_is_a_filter(self):
        sell("Mật ong rừng", stars=5)
        sell("Mật ong hoa", stars=4)
        results = port.search("mật ong rừng bắc kạn 5 sao")
        assert [hit.name for hit in results.hits] == ["Mật ong rừng"]
        assert (results.filters.stars, results.filters.former_province) == (("5",), ("bac-kan",))
        assert (results.given, results.query.rest, results.notice) == (Filters(), "mật ong rừng", None)

    def test_of_a_kind_of_filter_the_given_one_holds(self):
        sell("Mật ong rừng", stars=5)
        sell("Mật ong hoa", stars=4)
        assert names("mật ong 5 sao", stars=("4",)) == ["Mật ong hoa"]

    def test_what_is_from_the_former_province_of_the_name_comes_first(self):
        sell("Trà hoa", stars=5)
        sell("Trà đinh", stars=3, where="Định Hóa, Thái Nguyên → Thái Nguyên")
        assert names("trà thái nguyên") == ["Trà đinh", "Trà hoa"]

    def test_a_district_alone_has_exactly_its_products_and_beside_words_those_named_after_it(self):
        sell("Miến dong")
        sell("Miến sạch Na Rì", where="Ba Bể, Bắc Kạn → Thái Nguyên")
        sell("Gạo nếp", where="Ba Bể, Bắc Kạn → Thái Nguyên")
        assert names("huyện na rì") == ["Miến dong"]
        assert names("miến na rì") == ["Miến dong", "Miến sạch Na Rì"]

    def test_a_kind_and_a_name_are_that_producer(self):
        sell("Gạo nếp", maker=make_producer("Hợp tác xã Yến Dương"))
        sell("Gạo tẻ", maker=make_producer("Hợp tác xã Tài Hoan"))
        results = port.search("htx yến dương")
        assert [hit.name for hit in results.hits] == ["Gạo nếp"]
        assert results.producers == {"hop-tac-xa-yen-duong": "Hợp tác xã Yến Dương"}

    def test_what_stands_in_quotation_marks_is_found_in_a_row_and_as_it_stands(self):
        sell("Mật ong rừng")
        assert (names('"ong rừng"'), names('"rừng ong"'), names('"mâtong"')) == (["Mật ong rừng"], [], [])

    def test_what_describes_need_not_be_found_but_comes_first(self):
        sell("Gạo tẻ", stars=5)
        sell("Gạo nếp nguyên chất", stars=3)
        assert names("gạo nguyên chất") == ["Gạo nếp nguyên chất", "Gạo tẻ"]

    def test_more_than_200_characters_are_said_to_be_too_many(self):
        assert port.search("gạo " * 100).notice == "Chỉ đọc 200 ký tự đầu của từ khóa."


class TestNearest:
    def test_a_mistake_is_corrected_only_where_nothing_is_found_and_then_said(self):
        sell("Gạo nếp Tài")
        results = port.search("gạo nết tài")
        assert [hit.name for hit in results.hits] == ["Gạo nếp Tài"]
        assert (results.suggestion, results.query.instead_of) == ("gạo nếp tài", "gạo nết tài")
        assert results.notice == "Không thấy “gạo nết tài”, đang hiện kết quả cho “gạo nếp tài”."

    def test_the_way_back_finds_what_was_typed(self):
        sell("Gạo nếp Tài")
        results = port.search('"gạo nết tài"')
        assert (results.total, results.suggestion, results.notice) == (0, None, None)

    def test_words_without_the_place_are_shown_where_it_has_none_and_that_is_said(self):
        sell("Mật ong rừng")
        results = port.search("mật ong rừng cà mau")
        assert ([hit.name for hit in results.hits], results.filters) == (["Mật ong rừng"], Filters())
        assert results.notice == "Không thấy “mật ong rừng cà mau”, đang hiện kết quả cho “mật ong rừng”."

    def test_nonsense_finds_nothing(self):
        sell("Gạo nếp Tài")
        assert names("asdfgh") == names("vé máy bay đà nẵng") == []

    def test_what_only_adults_may_see_is_no_reason_to_correct(self):
        sell("Rượu nếp", product_set="n07-b14")
        sell("Bánh nếp")
        results = port.search("rượu nếp")
        assert (results.total, results.withheld, results.suggestion) == (0, 1, None)


class TestSort:
    @pytest.fixture(autouse=True)
    def three(self, clock):
        for name, price, stars in [("Ấm", 30_000, 4), ("Ân", 10_000, 5), ("Anh", 20_000, 3)]:
            clock(f"2026-11-{price // 1000:02}")
            sell(name, price=price, stars=stars)
        clock("2026-12-01")

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("newest", ["Ấm", "Anh", "Ân"]),
            ("price", ["Ân", "Anh", "Ấm"]),
            ("-price", ["Ấm", "Anh", "Ân"]),
            ("stars", ["Ân", "Ấm", "Anh"]),
            ("name", ["Anh", "Ấm", "Ân"]),
        ],
    )
    def test_by(self, sort, expected):
        assert names(sort=sort) == expected

    @pytest.mark.parametrize("sort", ["price", "-price"])
    def test_what_has_no_price_stands_last(self, sort):
        make_listing("Homestay", product_set="n17-b26")
        assert names(sort=sort)[-1] == "Homestay"


class TestFilters:
    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            ({"stars": ("5",)}, ["Cam"]),
            ({"stars": ("5", "4")}, ["Cam", "Gạo"]),
            ({"province": ("thai-nguyen",)}, ["Gạo", "Miến"]),
            ({"former_province": ("bac-kan",)}, ["Gạo"]),
            ({"province": ("thai-nguyen",), "former_province": ("thai-nguyen",)}, ["Miến"]),
            ({"macro_region": ("trung-du-va-mien-nui-phia-bac",)}, ["Cam", "Gạo", "Miến"]),
            ({"category": ("gao",)}, ["Gạo"]),
            ({"group": ("I",), "set": ("n01-b01",)}, ["Cam"]),
            ({"producer_kind": ("household",)}, ["Cam"]),
            ({"producer": ("ho-kinh-doanh-hoa",)}, ["Cam"]),
            ({"price_min": 50_000}, ["Gạo", "Miến"]),
            ({"price_min": 20_000, "price_max": 50_000}, ["Cam", "Miến"]),
            ({"price_max": 49_999}, ["Cam"]),
            ({"in_stock": True}, ["Cam", "Miến"]),
        ],
    )
    def test_narrow_the_list(self, chosen, expected):
        household = make_producer("Hộ kinh doanh Hoa", kind="household")
        cam = {"product_set": "n01-b01", "maker": household, "category": "Trái cây"}
        sell("Cam", stars=5, price=20_000, where="Hàm Yên, Tuyên Quang → Tuyên Quang", **cam)
        sell("Gạo", stars=4, price=95_000, stock=0, category="Gạo")
        sell("Miến", stars=3, price=50_000, where="Định Hóa, Thái Nguyên → Thái Nguyên", category="Miến")
        assert sorted(names(**chosen)) == expected

    @pytest.mark.parametrize("facet", [*set(FACETS) - {"stars", "price"}, "producer"])
    def test_whose_value_nobody_knows_are_dropped(self, facet):
        sell("Mật ong")
        results = port.search(filters=Filters(**{facet: ("atlantis",)}))
        assert (results.total, getattr(results.filters, facet)) == (1, ())

    def test_say_the_names_of_chosen_producers(self):
        make_producer("Hợp tác xã Tài Hoan")
        results = port.search(filters=Filters(producer=("hop-tac-xa-tai-hoan",)))
        assert (results.total, results.producers) == (0, {"hop-tac-xa-tai-hoan": "Hợp tác xã Tài Hoan"})


class TestOtherLabels:
    @pytest.fixture(autouse=True)
    def shelf(self):
        for name, terms in {
            "Chè xanh": {"vietgap": ("2026-01-01", "2026-11-22")},
            "Chè đen": {"vietgap": ("2026-11-23", "2027-12-31"), "organic": ("2026-01-01", "2027-12-31")},
            "Cam": {"vietgap": ("2024-01-01", "2025-12-31"), "gi": ("2020-01-01", None)},
        }.items():
            listing = sell(name)
            for kind, (first, last) in terms.items():
                make_other_label(listing.ocop_product, kind, valid_from=first, valid_until=last)

    def test_are_filters_by_the_day(self, clock):
        assert sorted(names(label=("vietgap",))) == ["Chè xanh"]
        assert sorted(names(label=("vietgap", "gi"))) == ["Cam", "Chè xanh"]
        clock("2026-11-23 00:00:00")
        assert sorted(names(label=("vietgap",))) == ["Chè đen"]

    def test_are_counted_by_the_day(self, clock):
        assert counts("label") == {"vietgap": 1, "organic": 1, "gi": 1}
        clock("2027-12-31 23:59:59")
        assert counts("label") == {"vietgap": 1, "organic": 1, "gi": 1}
        clock("2028-01-01 00:00:00")
        assert counts("label") == {"gi": 1}

    def test_are_counted_under_the_other_facets_filters_and_not_their_own(self):
        assert counts("label", label=("gi",), category=("mat-ong",)) == {"vietgap": 1, "organic": 1, "gi": 1}
        assert counts("label", stars=("5",)) == {}

    def test_in_the_words_become_a_filter(self):
        assert names("chè vietgap") == ["Chè xanh"]
        assert port.search("chè viet gap").filters.label == ("vietgap",)

    def test_that_nothing_on_sale_bears_are_words(self):
        sell("Trà Halal")
        results = port.search("trà halal")
        assert ([hit.name for hit in results.hits], results.filters.label) == (["Trà Halal"], ())


class TestFacets:
    @pytest.fixture(autouse=True)
    def shelf(self):
        sell("Cam", stars=5, price=20_000, category="Trái cây", where="Hàm Yên, Tuyên Quang → Tuyên Quang")
        sell("Gạo nếp", stars=4, price=95_000, category="Gạo")
        sell("Gạo tẻ", stars=3, price=50_000, category="Gạo", where="Định Hóa, Thái Nguyên → Thái Nguyên")
        sell("Miến", stars=3, price=700_000, category="Miến")

    def test_count_every_value_that_is_there(self):
        assert counts("stars") == {"5": 1, "4": 1, "3": 2}
        assert counts("category") == {"gao": 2, "mien": 1, "trai-cay": 1}
        assert counts("province") == {"thai-nguyen": 3, "tuyen-quang": 1}
        assert counts("former_province") == {"bac-kan": 2, "thai-nguyen": 1, "tuyen-quang": 1}
        assert counts("price") == {"-50000": 2, "50000-100000": 2, "500000-": 1}

    def test_are_counted_under_the_other_facets_filters(self):
        chosen = {"category": ("gao",), "stars": ("3",)}
        assert counts("category", **chosen) == {"gao": 1, "mien": 1}
        assert counts("stars", **chosen) == {"4": 1, "3": 1}
        assert counts("province", **chosen) == {"thai-nguyen": 1}

    def test_of_prices_are_counted_without_the_chosen_range(self):
        assert counts("price", price_min=600_000) == {"-50000": 2, "50000-100000": 2, "500000-": 1}
        assert counts("category", price_min=600_000) == {"mien": 1}

    def test_follow_the_words(self):
        assert counts("category", "nếp") == {"gao": 1}

    def test_of_former_provinces_follow_the_province_of_today(self):
        assert counts("former_province", province=("thai-nguyen",)) == {"bac-kan": 2, "thai-nguyen": 1}

    def test_keep_what_is_chosen_even_if_nothing_is_left_of_it(self):
        options = port.search("cam", Filters(category=("mien",))).facets["category"]
        assert [(o["value"], o["label"], o["count"], o["selected"]) for o in options] == [
            ("trai-cay", "Trái cây", 1, False),
            ("mien", "Miến", 0, True),
        ]

    def test_show_the_fullest_first_and_equals_by_the_alphabet(self):
        make_category("Đồ uống")
        for name, category in [("a", "Đồ uống"), ("b", "Dầu ăn"), ("c", "Chè")]:
            sell(name, category=category)
        assert [*counts("category")] == ["gao", "che", "dau-an", "do-uong", "mien", "trai-cay"]

    def test_name_the_province_of_today_beside_a_former_one(self):
        labels = [option["label"] for option in port.search().facets["former_province"]]
        assert labels == ["Bắc Kạn (nay thuộc Thái Nguyên)", "Thái Nguyên", "Tuyên Quang"]

    def test_mark_the_band_that_is_chosen(self):
        options = port.search(filters=Filters(price_min=50_000, price_max=100_000)).facets["price"]
        assert [option["value"] for option in options if option["selected"]] == ["50000-100000"]


class TestPages:
    @pytest.fixture(autouse=True)
    def shelf(self):
        with index.gathered():
            for number in range(50):
                sell(f"Mật ong {number:02}")

    def test_hold_twenty_four(self):
        pages = [names(sort="name", page=page) for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [24, 24, 2]
        assert [name for page in pages for name in page] == [f"Mật ong {number:02}" for number in range(50)]

    def test_end_where_one_can_leaf_no_further(self, monkeypatch):
        monkeypatch.setattr(backends, "DEEPEST", 24)
        results = port.search(page=2)
        assert (results.page, results.pages, results.total, len(results.hits)) == (1, 1, 50, 24)

    def test_beyond_the_last_are_the_first(self):
        results = port.search(page=4)
        assert (results.page, results.pages, results.total, len(results.hits)) == (1, 3, 50, 24)

    def test_of_one_and_of_fifty_products_cost_the_same_few_statements(self):
        port.search()  # what words mean, and the names of filters, are then known for a minute
        with CaptureQueriesContext(connection) as many:
            port.search(filters=Filters(former_province=("bac-kan",)))
        with CaptureQueriesContext(connection) as one:
            port.search("mật ong 07", Filters(former_province=("bac-kan",)))
        assert len(one) == len(many) == 2


class TestInForce:
    def test_an_upgrade_takes_effect_at_midnight_in_hanoi(self, clock):
        ocop_product = make_ocop_product("Mật ong")
        first = make_certificate(
            ocop_product, stars=3, valid_from=datetime.date(2024, 1, 1),
            ended_on=datetime.date(2026, 11, 23), ended_by=Certificate.Ending.SUPERSEDED,
        )  # fmt: skip
        make_certificate(ocop_product, stars=4, valid_from=datetime.date(2026, 11, 23), previous=first)
        make_listing(certificate=first)
        clock("2026-11-22 23:59:59")
        assert [hit.stars for hit in port.search().hits] == [3]
        clock("2026-11-23 00:00:00")
        assert [hit.stars for hit in port.search().hits] == [4]
        assert counts("stars") == {"4": 1}

    def test_the_last_day_counts_whole(self, clock):
        sell("Mật ong")  # until 27/06/2028
        clock("2028-06-27 23:59:59")
        assert names() == ["Mật ong"]
        clock("2028-06-28 00:00:00")
        assert (names(), counts("stars"), port.search().total) == ([], {}, 0)

    def test_a_row_that_the_register_denies_is_not_shown(self):
        """Whatever the documents say: here somebody has changed the register behind their back."""
        sell("Mật ong")
        Certificate.objects.update(ended_on=datetime.date(2026, 1, 1), ended_by=Certificate.Ending.REVOKED)
        assert SearchDocument.objects.listable().exists()
        assert names() == []


class TestAlcohol:
    @pytest.fixture(autouse=True)
    def cellar(self):
        sell("Rượu men lá", product_set="n07-b14", category="Rượu")
        sell("Nước mơ", product_set="n08-b17", category="Đồ uống")

    def test_is_left_out_with_its_counts(self):
        results = port.search()
        assert ([hit.name for hit in results.hits], results.total, results.withheld) == (["Nước mơ"], 1, 1)
        assert counts("category") == {"do-uong": 1}

    def test_is_there_for_adults(self):
        results = port.search("rượu", Filters(adult=True))
        assert ([hit.name for hit in results.hits], results.withheld) == (["Rượu men lá"], 0)

    def test_what_is_withheld_is_counted_under_the_filters(self):
        assert port.search(filters=Filters(category=("do-uong",))).withheld == 0
        assert port.search("men lá").withheld == 1


def test_it_says_who_answered(engine):
    results = port.search("Mật  ong")
    assert (results.backend, results.query.text) == (engine, "Mật ong")
    assert results.took_ms >= 0
