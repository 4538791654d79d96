from catalog.models import AuditEntry


def record(action: str, target, *, actor, before: dict | None = None, after: dict | None = None) -> AuditEntry:
    """Writes down an act on a record; call it in the transaction of the act. Values must be JSON."""
    return AuditEntry.objects.create(action=action, target=target, actor=actor, before=before or {}, after=after or {})
