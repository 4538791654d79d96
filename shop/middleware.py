from django.core.exceptions import SuspiciousOperation

from search import engine_time


class PlainInputMiddleware:
    """NUL bytes, which no form of ours sends and no database stores: ignored in parameters, refused in a path."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path:
            raise SuspiciousOperation("NUL byte in the path")
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)


class EngineTimeMiddleware:
    """What of an answer's time the search engine took, in milliseconds: `Server-Timing: search;dur=7`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        engine_time.take()
        response = self.get_response(request)
        if spent := engine_time.take():
            response.headers["Server-Timing"] = f"search;dur={spent}"
        return response
