"""What robots are told. A demonstration is for people who know that it is one: robots are asked to stay away."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

KEPT_OUT = [
    "basket:summary", "checkout:index", "order:lookup", "customer:summary", "dashboard:index", "wagtailadmin_home",
]  # fmt: skip


def robots(request: HttpRequest) -> HttpResponse:
    """What has nothing to find: the visitor's own pages and the staff's, in both languages."""
    if settings.DEMO:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        private = [reverse(name) for name in KEPT_OUT]
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in private),
            *(f"Disallow: /en{path}" for path in private),
        ]
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap-index')}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


class NoRobotsMiddleware:
    """Says of every answer of a demonstration, pictures and feeds too, that it is not to be indexed."""

    def __init__(self, get_response):
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
