"""What a visitor has typed into the checkout so far, kept in the session until the order is placed."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property

from catalog.models import AdminUnit
from shop.fulfilment.models import Recipient

KEY = "checkout"
KEPT = (
    "name", "phone", "email", "province", "commune", "line1", "old_district", "note", "payment",
    "invoice", "invoice_name", "invoice_tax_code", "invoice_address", "invoice_email",
)  # fmt: skip
LONGEST = 500


@dataclass(frozen=True)
class Draft:
    typed: dict[str, str]

    @classmethod
    def of(cls, request: HttpRequest) -> "Draft":
        return cls(request.session.get(KEY, {}))

    @classmethod
    def keep(cls, request: HttpRequest, **found: str) -> "Draft":
        """Keeps what was posted, with what was found for it in its place. Consents are never kept."""
        posted = {name: request.POST.get(name, "") for name in KEPT} | found
        typed = {name: plain for name, text in posted.items() if (plain := text.replace("\x00", "")[:LONGEST])}
        request.session[KEY] = typed
        return cls(typed)

    @classmethod
    def go_to(cls, request: HttpRequest, province: AdminUnit) -> None:
        """Another province was chosen in the basket; a commune of the one before is none of it."""
        typed = cls.of(request).typed
        if typed.get("province") != province.slug:
            kept = {name: text for name, text in typed.items() if name != "commune"}
            request.session[KEY] = kept | {"province": province.slug}

    @staticmethod
    def forget(request: HttpRequest) -> None:
        """After the order only the place stays, for the next basket's shipping."""
        request.session[KEY] = {name: text for name, text in Draft.of(request).typed.items() if name == "province"}

    @cached_property
    def province(self) -> AdminUnit | None:
        """The province of today that was chosen."""
        slug = self.typed.get("province")
        return AdminUnit.objects.provinces().filter(slug=slug).first() if slug else None


def from_last_order(user) -> dict[str, str]:
    """What a person told at the checkout before, as typed into this one."""
    if not user.is_authenticated:
        return {}
    known = {"name": user.name, "phone": user.phone, "email": user.email}
    last = Recipient.objects.filter(order__user=user).select_related("commune__parent").order_by("-pk").first()
    if last is not None:
        known |= {
            "name": last.name,
            "phone": last.phone,
            "province": last.commune.parent.slug,
            "commune": last.commune.code,
            "line1": last.line1,
        }
    return {name: text for name, text in known.items() if text}
