"""How editors find a product or a producer: by our own search, with what decides whether it can be shown."""

from functools import cached_property, reduce

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Page
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalog.models import Listing, Producer
from catalog.text import fold
from search import port
from search.backends import PAGE_SIZE
from search.filters import Filters
from search.models import SearchDocument

MODAL = "chooser-modal-select"
NUMBER_LENGTH = 18
"""Digits of the longest key that a database takes."""


class WordsForm(BaseFilterForm):
    """What is looked for; how, the list itself knows."""

    q = forms.CharField(
        label=_("Từ khóa"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Tên, nhà sản xuất hoặc nơi làm ra, không dấu cũng được")}),
    )

    @property
    def words(self) -> str:
        return self.cleaned_data["q"].strip() if self.is_valid() else ""

    def filter(self, objects):
        self.search_query = self.words
        self.is_searching = bool(self.search_query)
        return objects


class FoundProducts(WagtailPaginator):
    """Pages that the search port makes: one search for each that is opened."""

    def __init__(self, words: str, asked: str):
        number = int(asked) if asked.isdecimal() and len(asked) < NUMBER_LENGTH else 1
        self.results = port.search(words, Filters(adult=True), page=max(1, number))
        super().__init__(self.results.hits, per_page=PAGE_SIZE)

    @cached_property
    def count(self) -> int:
        return self.results.total

    @cached_property
    def num_pages(self) -> int:
        return self.results.pages

    def opened(self) -> Page:
        return Page(self.results.hits, self.results.page, self)

    def get_elided_page_range(self, page_number):
        return super().get_elided_page_range(self.results.page)


class Keys:
    """Keys out of an address: what is none counts as a row that is not there."""

    def get_object(self, pk):
        if row := self.get_objects([pk]).first():
            return row
        raise ObjectDoesNotExist(pk)

    def get_objects(self, pks):
        return self.allowed().filter(pk__in=[pk for pk in pks if pk.isdecimal() and len(pk) <= NUMBER_LENGTH])


class ProductsOnSale(Keys):
    def allowed(self):
        return get_model("catalogue", "Product").objects.filter(listing__in=Listing.objects.on_sale())


class ActiveProducers(Keys):
    def allowed(self):
        return Producer.objects.active()


class ProductList(chooser.BaseChooseView):
    """The products on sale today, as our search finds and orders them."""

    filter_form_class = WordsForm
    results_template_name = "cms/admin/chosen_products.html"

    def get_results_page(self, request) -> Page:
        self.filter_form.filter(None)
        self.paginator = FoundProducts(self.filter_form.words, request.GET.get("p", "1"))
        return self.paginator.opened()

    @property
    def title_column(self):
        if self.is_multiple_choice:
            return TitleColumn("name", label=_("Sản phẩm"), label_prefix=MODAL, id_accessor="product_id")
        return TitleColumn(
            "name", label=_("Sản phẩm"), get_url=self._choice, link_attrs={"data-chooser-modal-choice": True}
        )

    @property
    def checkbox_column(self):
        return chooser.CheckboxSelectColumn("select", label=_("Chọn"), width="1%", accessor=_product)

    @property
    def columns(self):
        return [
            PictureColumn("image_small", label="", width="56px"),
            self.title_column,
            Column("producer_short", label=_("Nhà sản xuất")),
            Column("place", label=_("Nơi làm ra")),
            Column("stars", label=_("Hạng sao"), accessor=_stars),
            Column("valid_until", label=_("Giấy chứng nhận"), accessor=_validity),
            Column("in_stock", label=_("Tồn kho"), accessor=_stock),
        ]

    def get_context_data(self, **kwargs):
        notice = self.paginator.results.notice
        return super().get_context_data(**kwargs) | {"notice": notice, "results_template": self.results_template_name}

    def _choice(self, row: SearchDocument) -> str:
        return self.append_preserved_url_parameters(reverse(self.chosen_url_name, args=[row.product_id]))


class PictureColumn(Column):
    cell_template_name = "cms/admin/picture_cell.html"


def _product(row: SearchDocument) -> int:
    return row.product_id


def _stars(row: SearchDocument) -> str:
    return now_("OCOP %(stars)s sao") % {"stars": row.stars}


def _validity(row: SearchDocument) -> str:
    return now_("Còn hiệu lực đến hết ngày %(day)s") % {"day": date_format(row.valid_until, "SHORT_DATE_FORMAT")}


def _stock(row: SearchDocument) -> str:
    return now_("Còn hàng") if row.in_stock else now_("Hết hàng")


class ProducerList(chooser.BaseChooseView):
    filter_form_class = WordsForm
    results_template_name = "cms/admin/chosen_producers.html"
    ordering = ("sort_key", "pk")

    def get_object_list(self):
        """Names are folded without the kind of the producer, so what is typed loses its own."""
        words = fold(Producer(legal_name=self.filter_form.words).listed_name()).split()
        producers = Producer.objects.active().select_related("unit__parent")
        return reduce(lambda found, word: found.filter(folded__contains=word), words, producers)

    def get_results_page(self, request) -> Page:
        self.paginator = WagtailPaginator(self.apply_object_list_ordering(self.get_object_list()), per_page=PAGE_SIZE)
        self.filter_form.filter(None)
        return self.paginator.get_page(request.GET.get("p", 1))

    @property
    def title_column(self):
        column = super().title_column
        column.label = _("Nhà sản xuất")
        return column

    @property
    def columns(self):
        place = Column("place", label=_("Tỉnh/Thành phố"), accessor=_province)
        return [self.title_column, Column("kind", label=_("Loại hình"), accessor="get_kind_display"), place]


def _province(producer: Producer) -> str:
    return producer.unit.province.short_name if producer.unit else ""


def _views(listing: type, chosen: type) -> dict[str, type]:
    """The four views of a chooser: list and results of the one kind, what was chosen of the other."""
    return {
        "choose_view_class": type("Choose", (chooser.ChooseViewMixin, chooser.CreationFormMixin, listing), {}),
        "choose_results_view_class": type(
            "Results", (chooser.ChooseResultsViewMixin, chooser.CreationFormMixin, listing), {}
        ),
        "chosen_view_class": type("Chosen", (chosen, chooser.ChosenView), {}),
        "chosen_multiple_view_class": type("ChosenMultiple", (chosen, chooser.ChosenMultipleView), {}),
    }


class ProductChooserViewSet(ChooserViewSet):
    model = "catalogue.Product"
    icon = "pick"
    choose_one_text = _("Chọn sản phẩm")
    choose_another_text = _("Chọn sản phẩm khác")
    edit_item_text = _("Xem sản phẩm")
    page_title = _("Chọn sản phẩm đang bán")
    search_tab_label = _("Tìm kiếm")


class ProducerChooserViewSet(ChooserViewSet):
    model = Producer
    icon = "group"
    choose_one_text = _("Chọn nhà sản xuất")
    choose_another_text = _("Chọn nhà sản xuất khác")
    edit_item_text = _("Xem nhà sản xuất")
    page_title = _("Chọn nhà sản xuất")
    search_tab_label = _("Tìm kiếm")


products = ProductChooserViewSet("product_chooser", url_prefix="chon-san-pham", **_views(ProductList, ProductsOnSale))
producers = ProducerChooserViewSet(
    "producer_chooser", url_prefix="chon-nha-san-xuat", **_views(ProducerList, ActiveProducers)
)

ProductChooserBlock = products.get_block_class("ProductChooserBlock", module_path="cms.choosers")
ProducerChooserBlock = producers.get_block_class("ProducerChooserBlock", module_path="cms.choosers")
