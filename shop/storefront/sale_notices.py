"""Báo cho tôi khi bán lại: who asks is told once that a product can be bought again, and is forgotten with that."""

import datetime
from collections.abc import Iterator

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from catalog.models import Listing, SaleNotice
from shop.accounts.forms import email_field
from shop.accounts.models import User
from shop.accounts.phones import PhoneField
from shop.catalogue.models import Product
from shop.catalogue.offers import offers_of
from shop.messages import mail, sms
from shop.partner.strategy import Strategy
from shop.storefront.guarded_form import GuardedForm

KEPT = datetime.timedelta(days=365)
"""Who could not be told within this time is forgotten."""


class ContactField(forms.CharField):
    """A mobile number of Vietnam (its value is E.164) or an e-mail address (in lower case)."""

    default_error_messages = {"required": gettext_lazy("Vui lòng nhập số điện thoại hoặc email.")}
    prepare_value = PhoneField.prepare_value

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        field = email_field() if "@" in value else PhoneField()
        return field.clean(value).lower()


class SaleNoticeForm(GuardedForm):
    """Answers the same whether or not somebody has asked before."""

    limit = "sale_notice"
    sent = gettext_lazy("Chúng tôi sẽ báo cho bạn một lần khi sản phẩm bán lại.")

    contact = ContactField(
        label=gettext_lazy("Số điện thoại hoặc email"),
        help_text=gettext_lazy("Để được báo một lần khi sản phẩm bán lại"),
        max_length=SaleNotice._meta.get_field("contact").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )

    class Meta:
        model = SaleNotice
        fields = ["contact"]

    def __init__(self, *args, request: HttpRequest, listing: Listing, **kwargs):
        user = request.user
        known = {"contact": user.phone or user.email} if isinstance(user, User) else {}
        super().__init__(*args, request=request, listing=listing, initial=known, **kwargs)

    def send(self) -> None:
        """Keeps the request; who asks again starts the time anew."""
        SaleNotice.objects.update_or_create(
            listing=self.instance.listing,
            contact=self.cleaned_data["contact"],
            defaults={"language": get_language(), "asked_at": timezone.now()},
        )


def tell_who_waits() -> int:
    """Tells everybody who waits for what can be bought now, and forgets who has waited too long.

    Returns how many were told. May run at any time, and twice at once.
    """
    SaleNotice.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
    return sum(_tell(waiting) for listing in _back() for waiting in listing.sale_notices.values_list("pk", flat=True))


def _back() -> Iterator[Listing]:
    """The listings that somebody waits for and that can be bought now."""
    awaited = Listing.objects.filter(pk__in=SaleNotice.objects.values("listing"))
    on_sale = awaited.filter(product__in=Product.objects.browsable())
    for listing in on_sale.select_related("product", "ocop_product__product_set"):
        if listing.is_service or any(offer.left for offer in offers_of(listing, Strategy())):
            yield listing


@transaction.atomic
def _tell(waiting: int) -> bool:
    """Whoever holds the row tells and deletes it; a message leaves once that is committed."""
    held = SaleNotice.objects.select_for_update(of=("self",), skip_locked=True).select_related("listing__product")
    notice = held.filter(pk=waiting, listing__product__in=Product.objects.browsable()).first()
    if notice is None:
        return False
    notice.delete()
    with override(notice.language):
        _send(notice.contact, notice.listing.product)
    return True


def _send(contact: str, product: Product) -> None:
    if "@" in contact:
        subject = _("Đã bán lại %(product)s") % {"product": product.title}
        context = {"product": product, "address": settings.SITE_URL + product.get_absolute_url()}
        mail.send(contact, subject=subject, template="messages/sale_notice.txt", context=context)
    else:
        words = {"site": settings.SITE_NAME, "product": product.title}
        sms.send(contact, _("%(site)s: đã bán lại %(product)s.") % words, link=_short_address(product))


def _short_address(product: Product) -> str:
    """Without its name, which the page adds: whole in a short message, however long the name is."""
    return settings.SITE_URL + reverse("catalogue:detail", kwargs={"product_slug": "", "pk": product.pk})
