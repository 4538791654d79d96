"""What allauth asks of us: numbers, short messages, letters and words of our own."""

import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.signup import send_unknown_account_mail
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.accounts.models import User
from shop.accounts.phones import PhoneField
from shop.basket.middleware import BasketMiddleware
from shop.messages import mail, sms

AWAITED = datetime.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
"""For so long the answer to a request for a code is worth sending; a refusal, too: it takes the same way and time."""
LINKS_WORK = datetime.timedelta(days=1)
"""After that a letter with a link to sign in or to confirm would come as a surprise."""


class AccountAdapter(DefaultAccountAdapter):
    """Nobody learns here whether a number or an address has an account: the answers are the same, as is the work."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "cannot_remove_primary_email": gettext_lazy("Tài khoản cần email này để đăng nhập."),
        "duplicate_email": gettext_lazy("Email này đã có trong tài khoản của bạn."),
        "email_password_mismatch": gettext_lazy("Email hoặc mật khẩu chưa đúng."),
        "email_taken": gettext_lazy("Email này đã thuộc về một tài khoản khác."),
        "enter_current_password": gettext_lazy("Mật khẩu hiện tại chưa đúng."),
        "incorrect_code": gettext_lazy("Mã xác nhận chưa đúng."),
        "incorrect_password": gettext_lazy("Mật khẩu chưa đúng."),
        "invalid_password_reset": gettext_lazy("Liên kết đặt lại mật khẩu không còn hiệu lực."),
        "phone_taken": gettext_lazy("Số điện thoại này đã thuộc về một tài khoản khác."),
        "rate_limited": gettext_lazy("Bạn đã gửi quá nhiều lần. Vui lòng thử lại sau vài phút."),
        "same_as_current": gettext_lazy("Đây là số đang dùng."),
        "too_many_login_attempts": gettext_lazy("Bạn đã thử quá nhiều lần. Vui lòng thử lại sau vài phút."),
    }

    # --- Sign-up and sign-in ----------------------------------------------------------------------------------------

    def save_user(self, request, user, form, commit=True):
        """A person with a name and a number to be proven. A sign-up that was not finished is taken up again."""
        return User.objects.update_or_create(
            phone=form.cleaned_data["phone"],
            phone_verified=False,
            defaults={"name": form.cleaned_data["name"], "password": make_password(None)},
        )[0]

    def get_login_stages(self):
        return [
            "shop.accounts.stages.PhoneVerificationStage" if stage.endswith(".PhoneVerificationStage") else stage
            for stage in super().get_login_stages()
        ]

    def login(self, request, user):
        """The guest's basket comes along at once: Oscar would wait until somebody looks at it."""
        super().login(request, user)
        BasketMiddleware(get_response=None).get_basket(request)

    # --- Phone ------------------------------------------------------------------------------------------------------

    def phone_form_field(self, *, required=True, **kwargs):
        return PhoneField(required=required)

    def get_phone(self, user):
        return (user.phone, user.phone_verified) if user.phone else None

    def get_user_by_phone(self, phone):
        """A number that nobody has proven is nobody's."""
        return User.objects.filter(phone=phone, phone_verified=True).first()

    def set_phone(self, user, phone, verified):
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user, phone):
        User.objects.filter(phone=phone, phone_verified=False).exclude(pk=user.pk).delete()
        self.set_phone(user, phone, verified=True)

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        text = _("Mã xác nhận của bạn là %(code)s, có hiệu lực 5 phút. Không cung cấp mã này cho bất kỳ ai.")
        sms.send(phone, text % {"code": code}, within=AWAITED)

    def send_unknown_account_sms(self, phone, **kwargs):
        text = _("Số này chưa có tài khoản tại %(shop)s. Đăng ký:") % {"shop": settings.SITE_NAME}
        sms.send(phone, text, link=settings.SITE_URL + reverse("account_signup"), within=AWAITED)

    def send_account_already_exists_sms(self, phone):
        text = _("Số này đã có tài khoản tại %(shop)s. Đăng nhập:") % {"shop": settings.SITE_NAME}
        sms.send(phone, text, link=settings.SITE_URL + reverse("account_login"), within=AWAITED)

    # --- E-mail -----------------------------------------------------------------------------------------------------

    def send_mail(self, template_prefix, email, context):
        subject = render_to_string(f"{template_prefix}_subject.txt")
        template = f"{template_prefix}_message.txt"
        mail.send(email, subject=subject, template=template, context=context, within=LINKS_WORK)

    def send_password_reset_mail(self, user, email, context):
        """An address that was never confirmed may be a stranger's."""
        if EmailAddress.objects.filter(user=user, email=email.lower(), verified=True).exists():
            super().send_password_reset_mail(user, email, context)
        else:
            send_unknown_account_mail(self.request, email)

    def can_delete_email(self, email_address):
        """The last way to reach a person stays."""
        others = EmailAddress.objects.filter(user=email_address.user, verified=True).exclude(pk=email_address.pk)
        return not email_address.verified or bool(email_address.user.phone) or others.exists()
