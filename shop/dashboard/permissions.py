from oscar.apps.dashboard import permissions


class DashboardPermission(permissions.DashboardPermission):
    """Staff alone, each by the roles they hold. Oscar would let in sellers, and whoever holds a model permission."""

    partner_dashboard_access = permissions.DashboardPermission.staff

    @classmethod
    def get(cls, app_label: str, *codenames: str) -> list[str]:
        return [*cls.staff, *super().get(app_label, *codenames)]
