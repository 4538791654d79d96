"""Products on a page, by a rule or by hand. What they show passes the gate on the day for which the page is drawn."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import BlockGroup

from cms.blocks import choices
from cms.choosers import ProducerChooserBlock, ProductChooserBlock
from cms.showing import Showing
from search.filters import Filters
from search.models import SearchDocument, SearchDocumentQuerySet
from search.picking import picked

MOST = 24
MANY = 12


class RuleValue(blocks.StructValue):
    """A rule as search understands it."""

    producer_is_gone = False
    """A rule for somebody who is not there any more finds nothing, not everything."""

    def filters(self, *, adult: bool) -> Filters:
        chosen: dict[str, Any] = {name: (value,) for name in VALUES if (value := self.get(name))}
        stars = tuple(str(stars) for stars in range(int(self["stars"]), 6)) if self.get("stars") else ()
        producer = (self["producer"].slug,) if self.get("producer") else ()
        prices = {name: self.get(name) for name in ("price_min", "price_max")}
        return Filters(stars=stars, producer=producer, adult=adult, **chosen, **prices)

    def found(self, showing: Showing) -> SearchDocumentQuerySet:
        """All that are shown, in order, of which a page draws the first."""
        rows = self.matching(showing)
        return rows.confirmed(showing.last_day) if self.get("to_the_end") and showing.has_to_hold else rows

    def matching(self, showing: Showing) -> SearchDocumentQuerySet:
        """What the rule finds on the day, whether or not it lasts to the end."""
        filters = self.filters(adult=showing.adult)
        rows = picked(filters, on=showing.day, sort=self.get("order") or "relevance")
        if self.producer_is_gone:
            return rows.none()
        return rows.promotable() if showing.advertises else rows

    def cards(self, showing: Showing) -> list[SearchDocument]:
        return list(self.found(showing)[: self.get("number") or MANY])


class HandValue(blocks.StructValue):
    @property
    def product_ids(self) -> list[int]:
        return [product.pk for product in self["products"] if product]

    @property
    def picks(self) -> list[int | None]:
        """What was picked, with a None for each product that has been deleted since."""
        return [product.pk if product else None for product in self["products"]]

    def cards(self, showing: Showing) -> list[SearchDocument]:
        """In the order in which they were picked, without those that may not be shown that day."""
        rows = picked(Filters(adult=showing.adult), on=showing.day).filter(product__in=self.product_ids)
        by_product = {row.product_id: row for row in (rows.promotable() if showing.advertises else rows)}
        return [by_product[pk] for pk in self.product_ids if pk in by_product]


class ProductsBlock(blocks.StructBlock):
    """What rule and hand-picked list share: they draw cards, or nothing."""

    heading = blocks.CharBlock(label=_("Đề mục"), max_length=80)

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context)
        return context | {"cards": value.cards(Showing.on(context))}

    class Meta:
        template = "cms/blocks/products.html"


def _closed(heading: Any, icon: str, *names: str) -> BlockGroup:
    """Conditions that belong together, opened by whoever wants them."""
    return BlockGroup([*names], heading=heading, icon=icon, classname="collapsed")


class RuleBlock(ProductsBlock):
    stars = blocks.ChoiceBlock(label=_("Hạng sao"), choices=choices.STARS, required=False)
    province = blocks.ChoiceBlock(label=_("Tỉnh/Thành phố"), choices=choices.provinces, required=False)
    former_province = blocks.ChoiceBlock(
        label=_("Tỉnh cũ (trước 01/7/2025)"), choices=choices.former_provinces, required=False
    )
    macro_region = blocks.ChoiceBlock(label=_("Vùng"), choices=choices.macro_regions, required=False)
    category = blocks.ChoiceBlock(label=_("Danh mục"), choices=choices.categories, required=False)
    group = blocks.ChoiceBlock(label=_("Nhóm sản phẩm"), choices=choices.groups, required=False)
    set = blocks.ChoiceBlock(label=_("Phân nhóm"), choices=choices.sets, required=False)
    producer_kind = blocks.ChoiceBlock(label=_("Loại hình"), choices=choices.producer_kinds, required=False)
    producer = ProducerChooserBlock(label=_("Nhà sản xuất"), required=False)
    price_min = blocks.IntegerBlock(label=_("Giá từ (đồng)"), min_value=0, max_value=10**9, required=False)
    price_max = blocks.IntegerBlock(label=_("Giá đến (đồng)"), min_value=0, max_value=10**9, required=False)
    to_the_end = blocks.BooleanBlock(
        label=_("Giấy chứng nhận còn hiệu lực đến hết chương trình"), required=False, default=True
    )
    order = blocks.ChoiceBlock(label=_("Thứ tự"), choices=choices.ORDERS, default="relevance")
    number = blocks.IntegerBlock(label=_("Số sản phẩm"), min_value=1, max_value=MOST, default=MANY)

    def bulk_to_python(self, values):
        rules = super().bulk_to_python(values)
        for raw, rule in zip(values, rules, strict=True):
            rule.producer_is_gone = bool(raw.get("producer")) and rule["producer"] is None
        return rules

    class Meta:
        icon = "list-ul"
        label = _("Sản phẩm theo điều kiện")
        value_class = RuleValue
        form_attrs = {"data-controller": "products", "data-products-kind-value": "rule"}
        form_layout = BlockGroup(
            [
                "heading",
                "stars",
                _closed(_("Nơi làm ra"), "site", "province", "former_province", "macro_region"),
                _closed(_("Loại sản phẩm"), "tag", "category", "group", "set"),
                _closed(_("Nhà sản xuất"), "group", "producer_kind", "producer"),
                _closed(_("Khoảng giá"), "pick", "price_min", "price_max"),
                "to_the_end",
                "order",
                "number",
            ]
        )


class HandBlock(ProductsBlock):
    products = blocks.ListBlock(ProductChooserBlock(label=_("Sản phẩm")), label=_("Sản phẩm"), min_num=1, max_num=MOST)

    class Meta:
        icon = "pick"
        label = _("Sản phẩm chọn tay")
        value_class = HandValue
        form_attrs = {"data-controller": "products", "data-products-kind-value": "hand"}


VALUES = ("province", "former_province", "macro_region", "category", "group", "set", "producer_kind")
PRODUCTS = (("rule", RuleBlock()), ("hand", HandBlock()))
