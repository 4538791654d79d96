"""Time-aware querysets. The day is a parameter; without one it is today in Asia/Ho_Chi_Minh."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from catalog.clock import today


class CertificateQuerySet(models.QuerySet):
    def verified(self):
        return self.filter(verified_at__isnull=False)

    def published(self):
        """What the public register shows: all that was ever verified, ended or not."""
        return self.verified()

    def active(self, on: datetime.date | None = None):
        """The rule: verified, within its dates, and not ended by that day."""
        day = on or today()
        return self.verified().filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day), valid_from__lte=day, valid_until__gte=day
        )

    def ending(self, *, within: int, on: datetime.date | None = None):
        """Active now, and no longer so after `within` days."""
        day = on or today()
        return self.active(day).filter(valid_until__lt=day + datetime.timedelta(days=within))

    def in_state(self, state: str, on: datetime.date | None = None):
        """The certificates whose `state_on(day)` is `state`; unknown states match nothing."""
        day = on or today()
        ended = Q(ended_on__lte=day) | Q(ended_by="verification_withdrawn")
        conditions = {
            "active": Q(pk__in=self.model.objects.active(day).values("pk")),
            "not_yet_valid": Q(valid_from__gt=day) & ~ended,
            "expired": (~ended & Q(valid_until__lt=day))
            | (ended & Q(ended_by="superseded", valid_until__lt=models.F("ended_on"))),
            "superseded": ended & Q(ended_by="superseded", valid_until__gte=models.F("ended_on")),
            "revoked": ended & Q(ended_by="revoked"),
            "withdrawn": ended & Q(ended_by="withdrawn"),
            "verification_withdrawn": Q(ended_by="verification_withdrawn"),
        }
        return self.filter(conditions[state]) if state in conditions else self.none()


class OcopProductQuerySet(models.QuerySet):
    def certified(self, on: datetime.date | None = None):
        """Products with a certificate that counts on that day."""
        from catalog.models.registry import Certificate

        return self.filter(Exists(Certificate.objects.active(on).filter(ocop_product=OuterRef("pk"))))


class ListingQuerySet(models.QuerySet):
    def offered(self):
        """Published, approved, by an active producer: all of the rule that does not depend on the day's certificate."""
        return self.filter(
            published_at__isnull=False, approved_at__isnull=False, ocop_product__producer__is_active=True
        )

    def on_sale(self, on: datetime.date | None = None):
        """THE rule: what may be listed and sold on a day. Everything else asks this queryset."""
        from catalog.models.registry import Certificate

        active = Certificate.objects.active(on).filter(ocop_product=OuterRef("ocop_product"))
        return self.offered().filter(Exists(active))

    def lock(self):
        """Rows locked in pk order: placing an order and ending a certificate meet here, one after the other."""
        return self.select_for_update(of=("self",)).order_by("pk")
