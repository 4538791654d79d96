"""How editors find a product or a producer: by our own search, with what decides whether it can be shown."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalog.models import Producer


class ProductChooserViewSet(ChooserViewSet):
    model = "catalogue.Product"
    icon = "pick"
    choose_one_text = _("Chọn sản phẩm")
    choose_another_text = _("Chọn sản phẩm khác")
    edit_item_text = _("Xem sản phẩm")
    page_title = _("Chọn sản phẩm đang bán")


class ProducerChooserViewSet(ChooserViewSet):
    model = Producer
    icon = "group"
    choose_one_text = _("Chọn nhà sản xuất")
    choose_another_text = _("Chọn nhà sản xuất khác")
    edit_item_text = _("Xem nhà sản xuất")
    page_title = _("Chọn nhà sản xuất")


products = ProductChooserViewSet("product_chooser", url_prefix="chon-san-pham")
producers = ProducerChooserViewSet("producer_chooser", url_prefix="chon-nha-san-xuat")

ProductChooserBlock = products.get_block_class("ProductChooserBlock", module_path="cms.choosers")
ProducerChooserBlock = producers.get_block_class("ProducerChooserBlock", module_path="cms.choosers")
