from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser
from oscar.apps.customer.abstract_models import UserManager as OscarUserManager


class UserManager(OscarUserManager):
    """Makes people who have a phone number, an e-mail address, or both."""

    @transaction.atomic
    def create_user(self, email: str | None = None, password: str | None = None, *, phone: str | None = None, **fields):
        """Who is made here, and not by signing up, counts as reachable at this address and number (E.164).

        Raises ValueError if there is neither.
        """
        if not email and not phone:
            raise ValueError("A person needs a phone number or an e-mail address.")
        fields.setdefault("phone_verified", bool(phone))
        user = self.model(email=email and email.lower(), phone=phone, **fields)
        user.set_password(password)
        user.save(using=self._db)
        if email:
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person: buyer, producer's member or staff. Absent phone and e-mail are null, never an empty string:
    Oscar hands an empty address other people's alerts."""

    email = models.EmailField(_("Email"), unique=True, null=True, blank=True)
    phone = models.CharField(_("Số điện thoại"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    name = models.CharField(_("Họ và tên"), max_length=150, blank=True)

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=(Q(email__isnull=False) | Q(phone__isnull=False)) & ~Q(email="") & ~Q(phone=""),
                name="user_reachable",
                violation_error_message=_("Cần số điện thoại hoặc email."),
            )
        ]

    def __str__(self):
        return self.name or self.email or self.phone

    def clean(self):
        super().clean()
        self.email = self.email or None
        self.phone = self.phone or None

    def save(self, *args, **kwargs):
        self.email = self.email or None  # allauth empties the address that is removed
        self.phone = self.phone or None
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    get_short_name = get_full_name

    def _migrate_alerts_to_user(self):
        """Oscar's look-up of alerts by address has nothing to find for a person without one."""
        if self.email:
            super()._migrate_alerts_to_user()
