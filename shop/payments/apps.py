from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    """How orders are paid, refunded and accounted for."""

    name = "shop.payments"
    label = "payments"  # "payment" is Oscar's
    verbose_name = _("Thanh toán")

    def ready(self):
        from shop.payments import receivers  # noqa: F401 -- parcels called off are refunded
