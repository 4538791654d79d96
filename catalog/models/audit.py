from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class AuditEntry(models.Model):
    """Who did what to which record, with the values before and after; written in the transaction of the act."""

    action = models.CharField(max_length=60)
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.CharField(max_length=40)
    target = GenericForeignKey()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self):
        return f"{self.action} {self.content_type_id}/{self.object_id}"
