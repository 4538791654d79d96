"""The ways to pay, by the codes that the checkout's form holds on to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    COD = "cod", _("Thanh toán khi nhận hàng (COD)")
    VIETQR = "vietqr", _("Chuyển khoản bằng mã QR (VietQR)")
    STRIPE = "stripe", _("Thẻ quốc tế (Visa, Mastercard, JCB)")
