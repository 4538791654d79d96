"""The picture that a buyer saves, and the bank's messages."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.order.views import OrderView
from shop.payments.bank import notification, picture
from shop.payments.bank.asked import transfer_for
from shop.payments.bank.matching import ToldOtherwise, take
from shop.payments.events import receive
from shop.payments.methods import Method
from shop.payments.port import BadCallback

logger = logging.getLogger(__name__)


@method_decorator(never_cache, name="dispatch")
class PictureView(OrderView):
    """The QR as a file to keep. A link, so that it works without a script."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        attempt = self.order.payments.filter(method=Method.VIETQR).held_at(timezone.now()).last()
        if attempt is None:
            return redirect("payments:pay", self.order.number)
        answer = HttpResponse(picture.png(transfer_for(attempt)), content_type="image/png")
        answer["Content-Disposition"] = f'attachment; filename="vietqr-{self.order.number}.png"'
        return answer


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """A message of the bank. What is refused has changed nothing; the reasons name neither secrets nor people."""
    try:
        message = notification.read(request, secret=settings.VIETQR_WEBHOOK_SECRET)
        if message.account != settings.VIETQR_ACCOUNT:
            logger.warning("VietQR message about another account: ignored")
            return JsonResponse({"detail": "another account: ignored"})
        transfer, _new = take(message.told)
    except notification.TooLarge as refusal:
        return _refused(refusal, status=413)
    except (BadCallback, ToldOtherwise) as refusal:
        return _refused(refusal, status=400)
    receive(Method.VIETQR, message.callback(transfer.payment.reference if transfer.payment else ""))
    return JsonResponse({"detail": "taken"})


def _refused(refusal: Exception, *, status: int) -> HttpResponse:
    words = "reference: told before with another amount" if isinstance(refusal, ToldOtherwise) else str(refusal)
    logger.warning("VietQR message refused: %s", words)
    return JsonResponse({"detail": words}, status=status)
