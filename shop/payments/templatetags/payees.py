from django import template

from shop.payments.bank.payees import PayeeForm, refunds_waiting
from shop.payments.models import Refund

register = template.Library()


@register.simple_tag
def waiting_refunds(order) -> list[Refund]:
    """Money that goes back to the buyer by a transfer that somebody makes."""
    return list(refunds_waiting(order))


@register.simple_tag
def payee_form() -> PayeeForm:
    return PayeeForm()


@register.filter
def masked_account(account: str) -> str:
    """ "0123456789" → "••6789"."""
    return f"••{account[-4:]}"
