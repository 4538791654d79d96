from django.core.exceptions import PermissionDenied

VERIFY = "catalog.verify_certificate"
REVOKE = "catalog.revoke_certificate"


def require(actor, permission: str) -> None:
    """Raises PermissionDenied unless the person holds the permission; superusers hold all."""
    if actor is None or not actor.has_perm(permission):
        raise PermissionDenied(permission)
