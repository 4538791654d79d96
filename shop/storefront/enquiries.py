"""Questions about tourism services: kept, and told to the producer."""

import datetime
import logging

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from catalog import clock
from catalog.models import Enquiry, Listing
from shop.accounts.models import User
from shop.accounts.phones import PhoneField, to_e164
from shop.messages import mail, sms
from shop.storefront.guarded_form import GuardedForm
from shop.storefront.templatetags.ocop import phone

logger = logging.getLogger(__name__)

MOST_PEOPLE = 1000


class EnquiryForm(GuardedForm):
    limit = "enquiry"
    sent = gettext_lazy("Đã gửi câu hỏi của bạn. Nhà sản xuất sẽ gọi lại cho bạn.")

    phone = PhoneField()
    people = forms.IntegerField(
        label=gettext_lazy("Số người"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), gettext_lazy("Số người chưa đúng. Nhập một số, ví dụ 4.")
        ),
    )

    class Meta:
        model = Enquiry
        fields = ["name", "phone", "visit_on", "people", "message"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "visit_on": forms.DateInput(attrs={"inputmode": "numeric"}),
            "message": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"visit_on": gettext_lazy("Ví dụ 28/12/2026")}
        error_messages = {
            "name": {"required": gettext_lazy("Vui lòng nhập họ và tên.")},
            "visit_on": {"invalid": gettext_lazy("Ngày chưa đúng. Nhập ngày/tháng/năm, ví dụ 28/12/2026.")},
        }

    def __init__(self, *args, request: HttpRequest, listing: Listing, **kwargs):
        user = request.user
        known = {"name": user.name, "phone": user.phone} if isinstance(user, User) else {}
        super().__init__(*args, request=request, listing=listing, initial=known, **kwargs)

    def clean_visit_on(self) -> datetime.date | None:
        day = self.cleaned_data["visit_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_("Ngày này đã qua. Vui lòng chọn ngày khác."))
        return day

    @transaction.atomic
    def send(self) -> Enquiry:
        """Keeps the enquiry and tells the producer, in Vietnamese, by what means it has given."""
        enquiry = self.save()
        with override("vi"):
            tell_producer(enquiry)
        return enquiry


def tell_producer(enquiry: Enquiry) -> None:
    service, producer = enquiry.listing.product.title, enquiry.listing.producer
    words = {"name": enquiry.name, "phone": phone(enquiry.phone), "service": service}
    try:
        sms.send(to_e164(producer.phone), _("%(name)s, %(phone)s, hỏi về dịch vụ %(service)s.") % words)
    except ValueError:  # a landline, or the masked number of a demonstration
        logger.info("Enquiry %d: the producer has no mobile number", enquiry.pk)
    if producer.email:
        subject = _("Câu hỏi về %(service)s") % words
        mail.send(producer.email, subject=subject, template="messages/enquiry.txt", context={"enquiry": enquiry})
