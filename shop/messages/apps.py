from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    """E-mail and SMS ports."""

    name = "shop.messages"
    label = "outbox"  # "messages" is Django's
    verbose_name = _("Tin gửi đi")

    def ready(self):
        from shop.messages import orders  # noqa: F401 -- listens to what happens to orders and parcels
