from oscar.apps.catalogue.abstract_models import AbstractProduct

from shop.catalogue.managers import ProductQuerySet


class Product(AbstractProduct):
    objects = ProductQuerySet.as_manager()

    @property
    def sorted_recommended_products(self):
        """Oscar shows whatever was recommended once; only what may be sold today is."""
        certified = set(
            type(self)
            .objects.public()
            .filter(pk__in=self.recommended_products.values("pk"))
            .values_list("pk", flat=True)
        )
        return [product for product in super().sorted_recommended_products if product.pk in certified]


from oscar.apps.catalogue.models import *  # noqa: E402, F403 -- Oscar's other models, after ours are defined
