from django.http import HttpResponseBadRequest
from django.utils.translation import gettext as _


class PlainInputMiddleware:
    """Refuses what no form of ours sends and no database stores: NUL bytes in an address or a parameter."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(_("Địa chỉ không hợp lệ."))
        return self.get_response(request)
