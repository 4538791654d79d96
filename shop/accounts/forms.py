"""allauth's forms with our fields and words: one field for a new password, no repetition of it."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.fields import SetPasswordField
from allauth.account.internal.flows.phone_verification import PHONE_VERIFICATION_SESSION_KEY
from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from shop.accounts.models import User


def email_field(**kwargs) -> forms.EmailField:
    return forms.EmailField(
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Vui lòng nhập email."), "invalid": _("Email chưa đúng, ví dụ hoa@example.com.")},
        **{"label": _("Email"), **kwargs},
    )


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Họ và tên"),
        max_length=User._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vui lòng nhập họ và tên.")},
    )


def current_password_field(label) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vui lòng nhập mật khẩu.")},
    )


class NewPasswordField(SetPasswordField):
    def __init__(self):
        super().__init__(
            label=_("Mật khẩu mới"),
            help_text=_("Ít nhất 8 ký tự, không dễ đoán."),
            max_length=500,
            error_messages={"required": _("Vui lòng nhập mật khẩu mới.")},
        )
        del self.widget.attrs["placeholder"]


def refuse_too_many_codes(phone: str) -> None:
    """Every code sent to a number draws on the same allowance, whatever it is for. Raises ValidationError."""
    if not ratelimit.consume(context.request, action="request_login_code", key=phone):
        raise get_adapter().validation_error("rate_limited")


class LoginForm(allauth.LoginForm):
    """E-mail and password; who signs in by phone gets a code."""

    password = current_password_field(_("Mật khẩu"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.order_fields(["login", "password"])

    def _setup_password_field(self):
        """allauth would take the field away, since nobody gives a password when signing up."""


class RequestLoginCodeForm(allauth.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["email"]
        self.fields["phone"].required = True


class SignupForm(allauth.SignupForm):
    name = name_field()
    field_order = ["name", "phone"]

    def clean_phone(self) -> str:
        refuse_too_many_codes(self.cleaned_data["phone"])
        return self.cleaned_data["phone"]


class ChangePhoneForm(allauth.ChangePhoneForm):
    def clean_phone(self) -> str:
        phone = super().clean_phone()
        refuse_too_many_codes(phone)
        return phone


class CodeField(forms.CharField):
    def __init__(self):
        super().__init__(
            label=_("Mã xác nhận"),
            max_length=20,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
            error_messages={"required": _("Vui lòng nhập mã xác nhận.")},
        )


class FiveTries:
    """Tries that come at the same time count as well; the session, written at the end of each, would forget them."""

    def clean_code(self) -> str:
        request = context.request
        stage = getattr(request, "_login_stage", None)
        process = stage.state if stage else request.session[PHONE_VERIFICATION_SESSION_KEY]
        if not ratelimit.consume(request, action="try_code", key=f"{request.session.session_key}:{process['at']}"):
            raise get_adapter().validation_error("rate_limited")
        return super().clean_code()


class ConfirmLoginCodeForm(FiveTries, allauth.ConfirmLoginCodeForm):
    code = CodeField()


class VerifyPhoneForm(FiveTries, allauth.VerifyPhoneForm):
    code = CodeField()


class AddEmailForm(allauth.AddEmailForm):
    email = email_field()


class ResetPasswordForm(allauth.ResetPasswordForm):
    email = email_field()


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):
    password1 = NewPasswordField()
    password2 = None


class SetPasswordForm(allauth.SetPasswordForm):
    password1 = NewPasswordField()
    password2 = None


class ChangePasswordForm(allauth.ChangePasswordForm):
    oldpassword = current_password_field(_("Mật khẩu hiện tại"))
    password1 = NewPasswordField()
    password2 = None


class NameForm(forms.ModelForm):
    name = name_field()

    class Meta:
        model = User
        fields = ["name"]
