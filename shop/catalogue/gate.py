"""The gate of every page about one product: what may be sold today, and what was once sold; nothing else is seen."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext as _

from catalog.models import Certificate, Listing
from shop.catalogue.models import Product


def shown_listing(product_id: int) -> Listing:
    """The listing, once published and approved, of a product or of a variant's parent, with `on_sale` noted on it.

    Raises Http404 for anything else, so that drafts stay unseen.
    """
    listed = Product.objects.filter(pk=product_id).values(listed=Coalesce("parent_id", "pk"))
    on_sale = Product.objects.browsable().filter(pk=OuterRef("product"))
    listing = (
        Listing.objects.filter(product__in=listed, published_at__isnull=False, approved_at__isnull=False)
        .annotate(on_sale=Exists(on_sale))
        .select_related(
            "product",
            "ocop_product__product_set",
            "ocop_product__unit__parent",
            "ocop_product__former_unit__parent__parent",
            "ocop_product__producer__unit__parent",
        )
        .first()
    )
    if listing is None:
        raise Http404(_("Không tìm thấy sản phẩm."))
    return listing


def shown_certificate(listing: Listing) -> Certificate:
    """The certificate in force, else the newest that was ever verified. Raises Http404 if none was."""
    certificates = list(
        listing.ocop_product.certificates.published()
        .select_related("decision__authority", "product_set", "revocation__authority")
        .order_by("-valid_from", "-pk")
    )
    if not certificates:
        raise Http404(_("Không tìm thấy sản phẩm."))
    in_force = (certificate for certificate in certificates if certificate.state == Certificate.State.ACTIVE)
    return next(in_force, certificates[0])
