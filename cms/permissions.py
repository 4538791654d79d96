"""What somebody may do with a page: what the group may, within the provinces of the person's area."""

from functools import cached_property

from wagtail.models import PagePermissionTester

from cms.models.areas import area_of, provinces_for


class ScopedPagePermissions(PagePermissionTester):
    @cached_property
    def in_area(self) -> bool:
        """Pages of the whole country are for those who work for the whole country."""
        if self.user.is_superuser or area_of(self.user) is None:
            return True
        scope = self.page.specific_deferred.scope_id
        return scope is not None and provinces_for(self.user).filter(pk=scope).exists()

    def can_edit(self):
        return self.in_area and super().can_edit()

    def can_delete(self, ignore_bulk=False):
        return self.in_area and super().can_delete(ignore_bulk)

    def can_unpublish(self):
        return self.in_area and super().can_unpublish()

    def can_publish(self):
        return self.in_area and super().can_publish()

    def can_submit_for_moderation(self):
        return self.in_area and super().can_submit_for_moderation()

    def can_move(self):
        return self.in_area and super().can_move()

    def can_copy(self):
        return self.in_area and super().can_copy()

    def can_view_revisions(self):
        return self.in_area and super().can_view_revisions()

    def can_lock(self):
        return self.in_area and super().can_lock()

    def can_unlock(self):
        return self.in_area and super().can_unlock()

    def can_unschedule(self):
        return self.in_area and super().can_unschedule()
