"""What happens in a case, each act with its check, its work and its record in one transaction that holds the order's
row: the parcel cannot be refunded or moved on meanwhile, nor a second case be opened."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.audit import record
from catalog.clock import today
from shop.accounts.models import User
from shop.fulfilment.delivery_dates import working_days_after
from shop.fulfilment.models import Consignment
from shop.order.models import Order
from shop.payments.models import Refund
from shop.payments.refunding import Part, request_refund
from shop.problems import telling
from shop.problems.models import CARE, ProblemCase, ProblemMessage, ProblemPhoto
from shop.problems.pictures import size

State, Outcome, Kind = ProblemCase.State, ProblemCase.Outcome, ProblemMessage.Kind
Road = Consignment.State

ON_ITS_WAY = (Road.SHIPPED, Road.DELIVERED, Road.DELIVERY_FAILED, Road.RETURNED)
PREPARED = (Road.PLACED, Road.ACCEPTED, Road.PACKED)
"""What has not left yet can be called off; it is a problem only once it should have come."""


class CaseRefused(Exception):
    """Why it cannot be done, in words for who asked: `str()`. Nothing has changed."""


@dataclass(frozen=True)
class Told:
    """What somebody has written into a form. `photos` are JPEG files, `lines` lines of the order."""

    text: str
    token: uuid.UUID = field(default_factory=uuid.uuid4)
    reason: str = ""
    lines: Sequence = ()
    photos: Sequence[bytes] = ()


def may_report(consignment: Consignment) -> bool:
    """It was sent, or it should have come by now. What was called off is refunded by itself."""
    if consignment.state in PREPARED:
        return bool(consignment.expected_until and consignment.expected_until < today())
    return consignment.state in ON_ITS_WAY


def report(consignment: Consignment, told: Told, *, actor) -> ProblemCase:
    """Opens a case, or adds to the one that is open. The caller has asked whether the order is the reporter's.

    Call it outside of a transaction. Raises CaseRefused.
    """
    with _photos_with_rows() as files:
        consignment = _locked(consignment)
        case = consignment.problem_cases.open().first()
        opened = case is None
        if opened:
            case = _open(consignment, told.reason)
        message = _write(case, Kind.BUYER, told, actor=actor)
        _keep(message, told.photos, files)
        if case.state == State.ANSWERED:
            _change(case, state=State.OPEN, due_on=_due_on())
        record("problem.open" if opened else "problem.add", case, actor=actor, after={"message": message.pk})
        (telling.opened if opened else telling.added)(case, message)
    return case


@transaction.atomic
def withdraw(case: ProblemCase, *, actor) -> None:
    """The buyer has no more to ask for. Raises CaseRefused."""
    case = _fresh(case)
    _close(case, Outcome.WITHDRAWN, actor=actor)
    telling.added(case, None)


@transaction.atomic
def answer(case: ProblemCase, told: Told, *, actor) -> ProblemMessage:
    """Raises CaseRefused."""
    case = _fresh(case)
    message = _write(case, Kind.ANSWER, told, actor=actor)
    _change(case, state=State.ANSWERED)
    record("problem.answer", case, actor=actor, after={"message": message.pk})
    telling.answered(case, message)
    return message


@transaction.atomic
def add_note(case: ProblemCase, told: Told, *, actor) -> ProblemMessage:
    """For staff alone, and still possible when the case is closed. Raises CaseRefused."""
    case = _fresh(case, closed_too=True)
    message = _write(case, Kind.NOTE, told, actor=actor)
    record("problem.note", case, actor=actor, after={"message": message.pk})
    return message


@transaction.atomic
def assign(case: ProblemCase, handler: User, *, actor) -> None:
    """Raises CaseRefused."""
    case = _fresh(case)
    before, case.handler = case.handler_id, handler
    case.save(update_fields=["handler"])
    record("problem.assign", case, actor=actor, before={"handler": before}, after={"handler": handler.pk})
    telling.assigned(case)


@transaction.atomic
def close(case: ProblemCase, outcome: str, told: Told, *, actor, parts: Sequence[Part] = ()) -> None:
    """Ends a case with an answer to the buyer, and with a refund of these parts of its parcel if that is the outcome.

    Raises CaseRefused, and RefundRefused if more is to be given back than is left.
    """
    case = _fresh(case)
    if any(part.consignment != case.consignment for part in parts) or bool(parts) != (outcome == Outcome.REFUNDED):
        raise CaseRefused(_("Vui lòng chọn các khoản hoàn của kiện hàng này, chỉ khi kết quả là hoàn tiền."))
    message = _write(case, Kind.ANSWER, told, actor=actor)
    if parts:
        case.refund = request_refund(
            case.consignment.order, parts, reason=Refund.Reason.PROBLEM, actor=actor, note=case.number
        )
    _close(case, outcome, actor=actor)
    telling.answered(case, message)


def carers():
    """Who may handle cases."""
    return User.objects.filter(is_active=True, is_staff=True, groups__name=CARE).order_by("name", "pk")


def _open(consignment: Consignment, reason: str) -> ProblemCase:
    if not may_report(consignment):
        raise CaseRefused(_("Chưa thể báo vấn đề với kiện hàng này."))
    if reason not in ProblemCase.Reason.values:
        raise CaseRefused(_("Khiếu nại trước đã đóng. Vui lòng chọn vấn đề để mở khiếu nại mới."))
    return ProblemCase.objects.create(
        consignment=consignment,
        number=f"{consignment.number}-K{consignment.problem_cases.count() + 1}",
        reason=reason,
        handler=_least_busy(),
        due_on=_due_on(),
    )


def _least_busy() -> User | None:
    busy = dict(ProblemCase.objects.open().order_by().values_list("handler").annotate(Count("pk")))
    return min(carers(), key=lambda user: (busy.get(user.pk, 0), user.pk), default=None)


def _due_on():
    return working_days_after(today(), settings.PROBLEM_ANSWER_DAYS)


def _locked(consignment: Consignment) -> Consignment:
    """The parcel as it is now, with its order's row held."""
    Order.objects.select_for_update().get(pk=consignment.order_id)
    return Consignment.objects.select_related("producer", "order__recipient").get(pk=consignment.pk)


def _fresh(case: ProblemCase, *, closed_too: bool = False) -> ProblemCase:
    consignment = _locked(case.consignment)
    case = ProblemCase.objects.select_related("handler").get(pk=case.pk)
    case.consignment = consignment
    if case.is_closed and not closed_too:
        raise CaseRefused(_("Khiếu nại này đã đóng. Chưa có gì thay đổi."))
    return case


def _write(case: ProblemCase, kind: str, told: Told, *, actor) -> ProblemMessage:
    if ProblemMessage.objects.filter(token=told.token).exists():
        raise CaseRefused(_("Nội dung này đã được gửi. Không có gì được gửi thêm."))
    if any(line not in case.consignment.lines for line in told.lines):
        raise CaseRefused(_("Sản phẩm đã chọn không thuộc kiện hàng này."))
    message = ProblemMessage.objects.create(
        case=case, kind=kind, author=actor, reason=told.reason, text=told.text, token=told.token
    )
    message.lines.set(told.lines)
    return message


def _change(case: ProblemCase, **fields) -> None:
    for name, value in fields.items():
        setattr(case, name, value)
    case.save(update_fields=[*fields])


def _close(case: ProblemCase, outcome: str, *, actor) -> None:
    before = {"state": case.state}
    _change(case, state=State.CLOSED, outcome=outcome, closed_at=timezone.now(), refund=case.refund)
    after = {"state": case.state, "outcome": outcome, "refund": case.refund_id}
    record("problem.close", case, actor=actor, before=before, after=after)


def _keep(message: ProblemMessage, photos: Sequence[bytes], files: list[str]) -> None:
    for n, content in enumerate(photos, start=1):
        width, height = size(content)
        photo = ProblemPhoto(message=message, n=n, width=width, height=height)
        photo.file.name = f"problems/{photo.pk}.jpg"
        files.append(photo.file.name)
        default_storage.save(photo.file.name, ContentFile(content))
        photo.save()


@contextmanager
def _photos_with_rows() -> Iterator[list[str]]:
    """A transaction, and a list for the names of the files it writes: if it fails, they are gone with their rows."""
    files: list[str] = []
    try:
        with transaction.atomic():
            yield files
    except BaseException:
        for name in files:
            default_storage.delete(name)
        raise
