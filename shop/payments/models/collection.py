from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Collection(models.Model):
    """Cash that was paid for a parcel at the door, and by whom it was taken: with the producer's own carrier the
    producer has the money already, and owes fee and tax."""

    class By(models.TextChoices):
        PLATFORM = "platform", _("Sàn thu hộ")
        PRODUCER = "producer", _("Đơn vị vận chuyển của người bán")

    consignment = models.OneToOneField("fulfilment.Consignment", models.PROTECT, related_name="collection")
    amount = models.PositiveIntegerField(_("Số tiền đã thu"))
    collected_by = models.CharField(_("Ai thu tiền"), max_length=10, choices=By)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self):
        return f"{self.consignment_id}: {self.amount}"
