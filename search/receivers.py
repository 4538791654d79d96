"""Who changes what a product's search documents are made of is heard here, in the same transaction.

`queryset.update()` and `bulk_create()` send no signal: who uses them calls `search.index.update`.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from oscar.core.loading import get_model

from catalog.models import Certificate, Listing, OcopProduct, OtherLabel, Pack, Producer
from catalog.signals import ocop_products_changed
from search import index, vocabulary

Category, Product, ProductCategory, ProductImage = (
    get_model("catalogue", name) for name in ("Category", "Product", "ProductCategory", "ProductImage")
)
StockRecord = get_model("partner", "StockRecord")


def _listed(**where) -> Iterable[int]:
    return Listing.objects.filter(**where).values_list("product", flat=True)


PRODUCTS_OF: dict[type, Callable[..., Iterable[int]]] = {
    Product: lambda product: [product.parent_id or product.pk],
    StockRecord: lambda record: [record.product_id],
    Pack: lambda pack: [pack.product_id],
    ProductImage: lambda image: [image.product_id],
    ProductCategory: lambda link: [link.product_id],
    Listing: lambda listing: [listing.product_id],
    Category: lambda category: _listed(product__categories=category.pk),
    Certificate: lambda certificate: _listed(ocop_product=certificate.ocop_product_id),
    OtherLabel: lambda label: _listed(ocop_product=label.ocop_product_id),
    OcopProduct: lambda ocop_product: _listed(ocop_product=ocop_product.pk),
    Producer: lambda producer: _listed(ocop_product__producer=producer.pk),
}


@receiver(ocop_products_changed)
def ocop_products_have_changed(ocop_product_ids, **kwargs):
    index.update(_listed(ocop_product__in=ocop_product_ids))


def saved(sender, instance, raw=False, **kwargs):
    """`raw` is a fixture half loaded: what it belongs to may not be there yet."""
    if not raw:
        index.update(PRODUCTS_OF[sender](instance))


def deleted(sender, instance, origin=None, **kwargs):
    """What goes because its product goes leaves nothing to write: the product's rows go with it."""
    if sender is not Product and (isinstance(origin, Product) or getattr(origin, "model", None) is Product):
        return
    index.update(PRODUCTS_OF[sender](instance))


@receiver([post_save, post_delete], sender=Category)
def categories_have_changed(**kwargs):
    """Also when the change is there for the others to see."""
    vocabulary.forget_categories()
    transaction.on_commit(vocabulary.forget_categories)


@receiver([post_save, post_delete], sender=Producer)
def producers_have_changed(**kwargs):
    vocabulary.forget_shut_producers()
    transaction.on_commit(vocabulary.forget_shut_producers)


@receiver(m2m_changed, sender=ProductCategory)
def categories_changed(instance, reverse, pk_set, action, **kwargs):
    if action.startswith("post_"):
        index.update((pk_set or ()) if reverse else [instance.pk])


for model in PRODUCTS_OF:
    post_save.connect(saved, sender=model, dispatch_uid=f"search_saved_{model.__name__}")
    post_delete.connect(deleted, sender=model, dispatch_uid=f"search_deleted_{model.__name__}")
