"""Where Wagtail shows a page of elsewhere by its name while it refuses to touch it, we do not show it either."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.views.pages import bulk_actions

from cms.models.areas import in_area


class OwnPagesMixin:
    def get_actionable_objects(self):
        pages, others = super().get_actionable_objects()
        own = [page for page in others["items_with_no_access"] if in_area(self.request.user, page)]
        return pages, others | {"items_with_no_access": own}


class DeleteOwn(OwnPagesMixin, bulk_actions.DeleteBulkAction):
    pass


class MoveOwn(OwnPagesMixin, bulk_actions.MoveBulkAction):
    pass


class PublishOwn(OwnPagesMixin, bulk_actions.PublishBulkAction):
    pass


class UnpublishOwn(OwnPagesMixin, bulk_actions.UnpublishBulkAction):
    pass


ACTIONS = (DeleteOwn, MoveOwn, PublishOwn, UnpublishOwn)


def before_move(request, page, destination) -> None:
    """Wagtail's page of confirmation asks for no right."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
