from django.urls import re_path
from oscar.apps.catalogue import apps

PRODUCT = r"(?P<product_slug>[\w-]{0,255})_(?P<pk>\d{1,9})"


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def get_urls(self):
        """Ours alone: the list, what its search field suggests, and the product, which is its own gate."""
        from shop.catalogue import detail, open_graph, views

        return self.post_process_urls(
            [
                re_path(r"^$", views.ProductListView.as_view(), name="index"),
                re_path(r"^goi-y/$", views.suggestions, name="suggestions"),
                re_path(rf"^{PRODUCT}/$", detail.ProductDetailView.as_view(), name="detail"),
                re_path(rf"^{PRODUCT}/og\.jpg$", open_graph.picture, name="share-image"),
            ]
        )
