"""What anybody may send from a product's page, and what machines gain nothing by sending by the thousand."""

import datetime

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import Listing

signer = TimestampSigner(salt="guarded-form")

FASTEST = datetime.timedelta(seconds=3)
"""Nobody reads and fills the form in less."""


class GuardedForm(forms.ModelForm):
    """A trap that only machines fill, a moment that only machines are too early for, and a limit for each address.

    `limit` names the limit in ACCOUNT_RATE_LIMITS; `sent` is said to who has sent the form.
    """

    limit: str
    sent: str | Promise

    website = forms.CharField(
        label=gettext_lazy("Để trống ô này"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, request: HttpRequest, listing: Listing, initial: dict | None = None, **kwargs):
        super().__init__(*args, initial={"opened": signer.sign(str(listing.pk)), **(initial or {})}, **kwargs)
        self.request = request
        self.instance.listing = listing

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        if self.cleaned_data["website"] or not self._opened_a_while_ago():
            raise forms.ValidationError(_("Chưa gửi được. Vui lòng xem lại rồi gửi lần nữa."))
        if not ratelimit.consume(self.request, action=self.limit):
            raise get_adapter().validation_error("rate_limited")

    def _opened_a_while_ago(self) -> bool:
        try:
            signer.unsign(self.cleaned_data["opened"], max_age=FASTEST)
        except SignatureExpired:
            return True
        except BadSignature:
            return False
        return False
