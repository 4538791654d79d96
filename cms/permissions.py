"""What somebody may do with pages: what the group may, within the provinces of the person's area.

Nobody publishes, superusers neither: an approved workflow does (cms.publishing).
"""

from functools import cached_property

from django.db.models import Q
from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models.areas import area_of, in_area, provinces_for

DEPTH_OF_SECTIONS = 3
"""Root, home, section: in this part stand, besides the sections, the pages of the whole country."""
ANY = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


class ScopedPagePermissions(PagePermissionTester):
    @cached_property
    def in_area(self) -> bool:
        return in_area(self.user, self.page)

    @cached_property
    def stays(self) -> bool:
        """Home and sections, below which the others stand, are there once and for good."""
        return bool(self.page.specific_class.allowed_subpage_models())

    def can_add_subpage(self):
        """Below home stand pages of the whole country, below a section those of provinces."""
        own = area_of(self.user) is None or self.page.depth >= DEPTH_OF_SECTIONS
        return own and super().can_add_subpage()

    def can_edit(self):
        return self.in_area and super().can_edit()

    def can_delete(self, ignore_bulk=False):
        return not self.stays and self.in_area and super().can_delete(ignore_bulk)

    def can_unpublish(self):
        return self.user.is_superuser and not self.stays and super().can_unpublish()

    def can_publish(self):
        """Neither may anybody schedule or hide a page from the public: Wagtail asks the same question there."""
        return False

    def can_publish_subpage(self):
        return False

    def can_submit_for_moderation(self):
        return self.in_area and super().can_submit_for_moderation()

    def can_move_to(self, destination):
        return not self.stays and super().can_move_to(destination)

    def can_copy(self):
        return not self.stays and super().can_copy()

    def can_view_revisions(self):
        return self.in_area and super().can_view_revisions()

    def can_lock(self):
        return self.in_area and super().can_lock()

    def can_unlock(self):
        return self.in_area and super().can_unlock()


class ScopedPagePolicy(PagePermissionPolicy):
    """Which pages lists, searches and reports show to somebody."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return super().user_has_any_permission_for_instance(user, actions, instance) and in_area(user, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        pages = super().instances_user_has_any_permission_for(user, actions)
        return pages if area_of(user) is None else pages.filter(_of_provinces(user))

    def explorable_instances(self, user):
        """The own pages, and the sections on the way to them."""
        if area_of(user) is None:
            return super().explorable_instances(user)
        pages = super().instances_user_has_any_permission_for(user, ANY)
        on_the_way = Q(depth__lt=DEPTH_OF_SECTIONS) | Q(
            depth=DEPTH_OF_SECTIONS, content_type__model__endswith="section"
        )
        return pages.filter(_of_provinces(user) | on_the_way)


def _of_provinces(user) -> Q:
    return Q(editorialpage__scope__in=provinces_for(user))


class RegionPolicy(ModelPermissionPolicy):
    """As the groups may, but nobody publishes."""

    def user_has_permission(self, user, action):
        return action != "publish" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return super().user_has_permission_for_instance(user, action, instance) and in_area(user, instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)
