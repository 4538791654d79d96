from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.availability import Unavailable


class Uncertified(Unavailable):
    """What may not be sold today: its certificate has ended, or its listing or producer is not active."""

    code = "uncertified"
    message = _("Sản phẩm này không còn bán")


class Enquired(Unavailable):
    """A tourism service: asked about, never put in a basket."""

    code = "enquired"
    message = _("Dịch vụ này đặt qua liên hệ")
