"""What the pages of an order say of problems with its parcels; read the cases with the consignments."""

from django import template

from catalog.clock import today
from shop.fulfilment.models import Consignment
from shop.problems.cases import may_report
from shop.problems.models import ProblemCase, ProblemMessage

register = template.Library()
register.filter("may_report", may_report)


@register.filter
def last_case(consignment: Consignment) -> ProblemCase | None:
    return max(consignment.problem_cases.all(), key=lambda case: case.pk, default=None)


@register.filter
def is_held(consignment: Consignment) -> bool:
    """Whether its payout is held."""
    return any(not case.is_closed for case in consignment.problem_cases.all())


@register.filter
def last_answer(case: ProblemCase) -> ProblemMessage | None:
    answers = [message for message in case.messages.all() if message.kind == ProblemMessage.Kind.ANSWER]
    return max(answers, key=lambda message: message.pk, default=None)


@register.inclusion_tag("problems/state.html")
def case_state(case: ProblemCase) -> dict:
    """The state of a case, or its outcome, coloured; for staff, see `case_due`."""
    kind = "ok" if case.state != ProblemCase.State.OPEN else ""
    return {"label": case.get_outcome_display() if case.is_closed else case.get_state_display(), "kind": kind}


@register.inclusion_tag("oscar/dashboard/problems/due.html")
def case_due(case: ProblemCase) -> dict:
    return {"case": case, "overdue": case.is_overdue(today()), "near": case.is_near(today())}


@register.filter
def n_of(consignment: Consignment) -> int:
    """ "K7PM2X9QRT-2" → 2."""
    return int(consignment.number.rpartition("-")[2])
