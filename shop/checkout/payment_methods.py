"""The ways to pay that this installation offers, in the order in which they are shown."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.fulfilment.parcels import Quote


class CashOnDelivery:
    """Cash for each parcel when it comes."""

    code = "cod"
    label = gettext_lazy("Thanh toán khi nhận hàng (COD)")

    def refusal(self, quote: Quote) -> str:
        """Why these goods cannot be paid in this way; empty if they can."""
        if quote.alcohol:
            return _("Theo quy định, đồ uống có cồn mua trực tuyến không được thanh toán bằng tiền mặt.")
        prepaid = [item.name for item in quote.sellable if not item.listing.cash_on_delivery]
        if prepaid:
            return _("Người bán không nhận thanh toán khi nhận hàng cho: %(names)s.") % {"names": ", ".join(prepaid)}
        return ""


METHODS = [CashOnDelivery()]
BY_CODE = {method.code: method for method in METHODS}


def possible(quote: Quote) -> list:
    """The methods by which these goods can be paid."""
    return [method for method in METHODS if not method.refusal(quote)]
