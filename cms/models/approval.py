from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Revision

from cms.models.areas import in_area


class SecondPersonApproval(AbstractGroupApprovalTask):
    """Somebody of the groups approves who has written nothing of it: not since it was submitted, nor what was."""

    class Meta:
        verbose_name = _("Duyệt bởi người thứ hai")

    def get_actions(self, obj, user):
        """Who has written it can still send it back; superusers are no exception."""
        actions = super().get_actions(obj, user) if in_area(user, obj) else []
        return [action for action in actions if action[0] == "reject"] if wrote(obj, user) else actions

    def on_action(self, task_state, user, action_name, **kwargs):
        content = task_state.workflow_state.content_object
        if not in_area(user, content):
            raise PermissionDenied(_("Nội dung này không thuộc địa bàn bạn phụ trách."))
        if action_name == "approve" and wrote(content, user):
            raise PermissionDenied(_("Người soạn không tự duyệt bài của mình."))
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Một người khác với người soạn, trong các nhóm đã chọn, duyệt nội dung.")


def written_by_others(rows: models.QuerySet, user, *, base: type[models.Model]) -> models.QuerySet:
    """Those of which the same is not true; `base` is the model under which Wagtail files their revisions."""
    own = Revision.objects.filter(
        user=user,
        base_content_type=ContentType.objects.get_for_model(base),
        object_id=Cast(models.OuterRef("pk"), models.CharField()),
        pk__gt=Coalesce(models.OuterRef("live_revision"), 0),
    )
    return rows.exclude(models.Exists(own))


def wrote(obj, user) -> bool:
    """A revision that the next publication would bring into force is this person's: any since the one that is live."""
    return Revision.objects.for_instance(obj).filter(user=user, pk__gt=obj.live_revision_id or 0).exists()
