import datetime
import secrets

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.clock import today
from catalog.managers import CertificateQuerySet, OcopProductQuerySet
from catalog.models.groups import OcopGroup
from catalog.models.named import Named
from catalog.models.producers import Producer
from catalog.models.regions import AdminUnit
from catalog.text import slugify

UNAMBIGUOUS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Capitals and digits that nobody confuses when read aloud or copied by hand."""


def new_public_id() -> str:
    """Eight random characters in two halves, "7KQ2-M4TD": short on a label, not to be guessed one after another."""
    drawn = "".join(secrets.choice(UNAMBIGUOUS) for _position in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class Authority(models.Model):
    """A body that certifies, as it was: district committees ended on 30/06/2025 and their certificates run on."""

    class Level(models.TextChoices):
        MINISTRY = "ministry", _("Bộ")
        PROVINCE = "province", _("Cấp tỉnh")
        DISTRICT = "district", _("Cấp huyện")
        COMMUNE = "commune", _("Cấp xã")

    name = models.CharField(max_length=150, unique=True)
    level = models.CharField(max_length=8, choices=Level)
    unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self):
        return self.name


class Decision(models.Model):
    """A recognition decision (quyết định công nhận); one covers many products. Number and date may be unknown."""

    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    round = models.PositiveSmallIntegerField(null=True)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="decisions")
    file = models.FileField(
        upload_to="decisions", blank=True, validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"])]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number", "year", "authority"], condition=~Q(number=""), name="decision_number_once"
            )
        ]

    def __str__(self):
        return self.number or _("chưa rõ số")


class OcopProduct(Named):
    """A product as the programme knows it, whether or not anybody sells it here. Another maker is another product."""

    name = models.CharField(max_length=200)
    slug = models.CharField(max_length=200)
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, related_name="ocop_products")
    product_set = models.ForeignKey(OcopGroup, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, related_name="+")
    former_unit = models.ForeignKey(AdminUnit, models.PROTECT, null=True, related_name="+")
    source_key = models.CharField(max_length=64, unique=True, null=True, editable=False)

    objects = OcopProductQuerySet.as_manager()

    def __str__(self):
        return self.name

    def listed_name(self) -> str:
        return self.name

    def derive(self) -> None:
        super().derive()
        self.slug = slugify(self.name)[:200] or "san-pham"


class Certificate(models.Model):
    """One product, one star class, one decision, 36 months. Whether it counts on a day follows from its dates alone.

    Its holder is the producer of its product: held once, so that the two cannot disagree.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("Công nhận lần đầu")
        UPGRADE = "upgrade", _("Nâng hạng")
        REASSESSMENT = "reassessment", _("Đánh giá lại")
        REISSUE = "reissue", _("Cấp lại")

    class Ending(models.TextChoices):
        REVOKED = "revoked", _("Giấy chứng nhận đã bị thu hồi")
        SUPERSEDED = "superseded", _("Đã được thay thế bằng giấy chứng nhận mới")
        WITHDRAWN = "withdrawn", _("Chủ thể đề nghị ngừng sử dụng giấy chứng nhận")
        VERIFICATION_WITHDRAWN = "verification_withdrawn", _("Sàn đã hủy kết quả đối chiếu")

    class State(models.TextChoices):
        """What a certificate is on a day; derived, never stored."""

        PENDING = "pending", _("Chờ đối chiếu")
        ACTIVE = "active", _("Còn hiệu lực")
        NOT_YET_VALID = "not_yet_valid", _("Chưa có hiệu lực")
        EXPIRED = "expired", _("Đã hết hiệu lực")
        SUPERSEDED = "superseded", _("Đã được thay thế bằng giấy chứng nhận mới")
        REVOKED = "revoked", _("Giấy chứng nhận đã bị thu hồi")
        WITHDRAWN = "withdrawn", _("Chủ thể đề nghị ngừng sử dụng giấy chứng nhận")
        VERIFICATION_WITHDRAWN = "verification_withdrawn", _("Sàn đã hủy kết quả đối chiếu")

    class Precision(models.TextChoices):
        DAY = "day", _("ngày")
        YEAR = "year", _("năm")

    ocop_product = models.ForeignKey(OcopProduct, models.PROTECT, related_name="certificates")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="certificates")
    public_id = models.CharField(max_length=9, unique=True, default=new_public_id, editable=False)
    name_as_printed = models.CharField(max_length=200)
    holder_as_printed = models.CharField(max_length=200, blank=True)
    product_set = models.ForeignKey(OcopGroup, models.PROTECT, null=True, related_name="+")
    stars = models.PositiveSmallIntegerField()
    potential_five = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.FIRST)
    valid_from = models.DateField()
    valid_until = models.DateField(help_text="the last day on which it counts, whole")
    dates_known_to = models.CharField(max_length=4, choices=Precision, default=Precision.DAY)
    ended_on = models.DateField(null=True, help_text="the first day on which it no longer counts")
    ended_by = models.CharField(max_length=22, choices=Ending, blank=True)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    scan = models.FileField(upload_to="certificates", blank=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verified_how = models.CharField(max_length=200, blank=True)
    is_demonstration = models.BooleanField(default=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        permissions = [
            ("verify_certificate", "Đối chiếu giấy chứng nhận"),
            ("revoke_certificate", "Ghi nhận thu hồi giấy chứng nhận"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stars__in=(3, 4, 5)), name="certificate_stars_3_to_5"),
            models.CheckConstraint(
                condition=Q(potential_five=False) | Q(stars=4), name="certificate_potential_five_is_four"
            ),
            models.CheckConstraint(condition=Q(valid_from__lte=F("valid_until")), name="certificate_dates_in_order"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by="")
                | Q(ended_on__isnull=False, ended_on__gte=F("valid_from")) & ~Q(ended_by=""),
                name="certificate_ending_whole",
            ),
        ]
        indexes = [models.Index(fields=["valid_until", "valid_from"], name="certificate_term")]

    def __str__(self):
        return f"{self.public_id} {self.name_as_printed}"

    def get_absolute_url(self) -> str:
        return reverse("storefront:certificate", args=[self.public_id])

    @property
    def last_day(self) -> datetime.date:
        """The last day on which it really counted or counts; the day before `valid_from` if it never did."""
        if self.ended_on is None:
            return self.valid_until
        return min(self.valid_until, self.ended_on - datetime.timedelta(days=1))

    def state_on(self, day: datetime.date | None = None) -> "Certificate.State":
        """What this certificate is on a day (today)."""
        day = day or today()
        if self.ended_on and (day >= self.ended_on or self.ended_by == self.Ending.VERIFICATION_WITHDRAWN):
            ran_out_before = self.ended_by == self.Ending.SUPERSEDED and self.valid_until < self.ended_on
            return self.State.EXPIRED if ran_out_before else self.State(self.ended_by)
        if self.verified_at is None:
            return self.State.PENDING
        if day < self.valid_from:
            return self.State.NOT_YET_VALID
        return self.State.ACTIVE if day <= self.valid_until else self.State.EXPIRED

    @property
    def state(self) -> "Certificate.State":
        return self.state_on()


class Revocation(models.Model):
    """The state's act of taking a certificate back: decision, date, body and, where published, the ground."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    decision_number = models.CharField(max_length=60)
    date = models.DateField()
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    ground = models.TextField(blank=True)

    def __str__(self):
        return self.decision_number
