"""The demonstration accounts of the contract, one for each part somebody may play. Made only with DEMO."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group, Permission

from shop.accounts.models import User

EDITOR, APPROVER = "bientap@demo.test", "duyet@demo.test"
VERIFIER = "thamdinh@demo.test"


@dataclass(frozen=True)
class Part:
    """Who somebody is in the demonstration."""

    email: str
    name: str
    title: str
    permissions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_superuser: bool = False
    is_staff: bool = False


PARTS = (
    Part("khach@demo.test", "Khách Mẫu", "consumer"),
    Part("htx@demo.test", "Nhà sản xuất Mẫu", "producer"),
    Part(EDITOR, "Biên tập viên Mẫu", "campaign editor", groups=("Biên tập",)),
    Part(APPROVER, "Người duyệt Mẫu", "campaign approver", groups=("Duyệt",)),
    Part(VERIFIER, "Cán bộ đối chiếu Mẫu", "certificate verifier", ("verify_certificate", "revoke_certificate")),
    Part("ketoan@demo.test", "Kế toán Mẫu", "finance", groups=("Kế toán",), is_staff=True),
    Part("quanly@demo.test", "Quản lý Mẫu", "superuser", groups=("Chăm sóc khách hàng",), is_superuser=True),
)


def ensure() -> dict[str, User]:
    """The accounts by address; whichever is missing is made, and all have the demonstration's password."""
    word = password()
    users = {part.email: _user(part) for part in PARTS}
    current = {encoded for encoded in {user.password for user in users.values()} if check_password(word, encoded)}
    encoded = min(current, default="") or make_password(word)
    for user in users.values():
        if user.password not in current:
            user.password = encoded
            user.save(update_fields=["password"])
    return users


def _user(part: Part) -> User:
    user = User.objects.filter(email=part.email).first() or _made(part)
    user.groups.add(*Group.objects.filter(name__in=part.groups))
    if part.is_staff and not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    return user


def _made(part: Part) -> User:
    create = User.objects.create_superuser if part.is_superuser else User.objects.create_user
    user = create(part.email, name=part.name)
    allowed = Permission.objects.filter(content_type__app_label="catalog", codename__in=part.permissions)
    user.user_permissions.set(allowed)
    return user


def password() -> str:
    """DEMO_PASSWORD; without it a random one, made once and kept in var/ for this user's eyes."""
    if settings.DEMO_PASSWORD:
        return settings.DEMO_PASSWORD
    file = settings.VAR_DIR / "demo_password"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(9))
    return file.read_text()


def announce(say: Callable[[str], None]) -> None:
    """Says who can sign in and how; nothing without DEMO."""
    if not settings.DEMO:
        return
    say(f"Demonstration accounts, password {password()}:")
    for part in PARTS:
        say(f"  {part.email:<22} {part.title}")
