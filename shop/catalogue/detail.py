from django.contrib import messages
from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from catalog import clock
from catalog.models import Listing
from cms import mentions
from search.adults import is_adult, shown_to
from search.models import SearchDocument, SearchDocumentQuerySet
from shop.catalogue.gate import shown_certificate, shown_listing
from shop.catalogue.offers import Offer, offers_of
from shop.fulfilment.delivery_dates import delivery_window
from shop.storefront import qr, structured_data
from shop.storefront.enquiries import EnquiryForm
from shop.storefront.guarded_form import GuardedForm
from shop.storefront.sale_notices import SaleNoticeForm
from shop.storefront.views import age

RELATED = 4
"""Cards under each heading of related products."""
ON_THE_LABEL = (
    "ingredients", "net_content", "alcohol_percent", "shelf_life", "storage", "usage", "warnings", "declaration_no",
)  # fmt: skip


class ProductDetailView(TemplateView):
    """What is certified today is sold or, if it is a service, asked about; what no longer is says why,
    and takes the wish to be told when it is again."""

    template_name = "catalogue/detail.html"

    def dispatch(self, request: HttpRequest, *, product_slug: str, pk: str) -> HttpResponseBase:
        self.listing = shown_listing(int(pk))
        self.certificate = shown_certificate(self.listing)
        self.product = self.listing.product
        if self.listing.is_alcohol and not is_adult(request):
            return age.gate(request, request.get_full_path())
        if self.product.pk != int(pk):
            return redirect(f"{self.product.get_absolute_url()}?pack={int(pk)}", permanent=True)
        if product_slug != self.product.slug:
            return redirect(self.product, permanent=True)
        return super().dispatch(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """An enquiry about a service, or the wish to be told when this is sold again."""
        if not (self.takes_enquiries or self.takes_sale_notices):
            if "contact" in request.POST:
                return redirect(self.product)  # which has come back meanwhile
            return HttpResponseNotAllowed(["GET", "HEAD"])
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.send()
        messages.success(request, str(form.sent))
        return redirect(f"{self.product.get_absolute_url()}#noi-dung")  # where the message stands, not the form

    @property
    def takes_enquiries(self) -> bool:
        return self.listing.on_sale and self.listing.is_service

    @property
    def takes_sale_notices(self) -> bool:
        return not self.takes_enquiries and not any(offer.left for offer in self.offers)

    def get_form(self, told: QueryDict | None = None) -> GuardedForm:
        form_class = EnquiryForm if self.takes_enquiries else SaleNoticeForm
        return form_class(told, request=self.request, listing=self.listing)

    @cached_property
    def offers(self) -> list[Offer]:
        """What can be bought today; nothing of a service."""
        on_offer = self.listing.on_sale and not self.listing.is_service
        return offers_of(self.listing, self.request.strategy) if on_offer else []

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(
            product=self.product,
            listing=self.listing,
            certificate=self.certificate,
            producer=self.listing.producer,
            card=self.card,
            image=self.image,
            label=label_rows(self.listing),
            other_labels=self.listing.ocop_product.other_labels.valid(),
            qr_svg=qr.inline(self.certificate) if self.listing.on_sale else "",
            trail=self._trail(),
            share_image=self._share_image(),
            mentions=mentions.of_product(self.listing, language=get_language()),
            **self._related() | self._trade() | kwargs,
        )
        return context | {"json_ld": self._json_ld(context)}

    def _trade(self) -> dict:
        """What the buyer can do today: choose a pack, ask about a service, or ask to be told."""
        trade = {"form": self.get_form()} if self.takes_enquiries or self.takes_sale_notices else {}
        if not self.listing.on_sale or self.listing.is_service:
            return trade
        origin = self.listing.producer.unit
        return trade | {
            "offers": self.offers,
            "chosen": self._chosen(self.offers),
            "delivery": delivery_window(self.listing, ordered_on=clock.today(), origin=origin),
        }

    @cached_property
    def image(self):
        return self.product.images.first()

    def _share_image(self) -> str:
        """Another address for another picture: those who keep it may keep it long."""
        path = reverse("catalogue:share-image", args=[self.product.slug, self.product.pk])
        return f"{path}?v={self.image.pk}" if self.image else ""

    def _chosen(self, offers: list[Offer]) -> Offer | None:
        """The pack asked for by `?pack=`, else the cheapest that is in stock, else the cheapest."""
        asked = [offer for offer in offers if str(offer.product_id) == self.request.GET.get("pack")]
        in_stock = [offer for offer in offers if offer.left]
        return next(iter(asked + in_stock + offers), None)

    @cached_property
    def card(self) -> SearchDocument | None:
        """The product's own newest card: place and category in the words of the lists."""
        return SearchDocument.objects.filter(product=self.product).order_by("-valid_from").first()

    def _trail(self) -> list[dict]:
        """Breadcrumbs: all products, the shop category, this one."""
        index = reverse("catalogue:index")
        trail = [{"name": _("Sản phẩm"), "url": index}]
        if self.card and self.card.category:
            trail.append({"name": _(self.card.category_name), "url": f"{index}?category={self.card.category}"})
        return [*trail, {"name": self.product.title}]

    def _others(self) -> SearchDocumentQuerySet:
        """Cards of other products on sale today, each with how many there are in all."""
        cards = SearchDocument.objects.listable().confirmed().exclude(product=self.product)
        cards = shown_to(self.request, cards).annotate(total=Window(Count("pk")))
        return cards.order_by("-in_stock", "-popularity", "-stars", "sort_key", "pk")

    def _related(self) -> dict:
        """More of the producer, and more from the province by others: the former province where it is known."""
        card = self.card
        if card is None:
            return {}
        level = "former_province" if card.former_province else "province"
        province = {level: getattr(card, level)}
        from_producer = self._others().filter(producer=card.producer)
        from_place = self._others().filter(**province).exclude(producer=card.producer)
        return {
            "from_producer": list(from_producer[:RELATED]),
            "from_place": list(from_place[:RELATED]),
            "place_name": getattr(card, f"{level}_name"),
            "place_url": f"{reverse('catalogue:index')}?{urlencode(province)}",
        }

    def _json_ld(self, context: dict) -> SafeString:
        product = structured_data.product(
            self.listing, certificate=self.certificate, offers=context.get("offers", ()), image=self.image
        )
        return structured_data.script(product, structured_data.breadcrumbs(context["trail"], page=self.product))


def label_rows(listing: Listing) -> list[tuple]:
    """What the label tells, in its order and in Vietnamese: (term, value)."""
    fields = {field.name: field for field in Listing._meta.fields}
    rows = [(fields[name].verbose_name, getattr(listing, name)) for name in ON_THE_LABEL]
    return [(term, value) for term, value in rows if value]
