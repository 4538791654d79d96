"""The age gate (Law 44/2019/QH14, art. 5): no drink with alcohol is shown to a visitor who has not said to be 18."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from search.adults import OVER_18


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Asks, and keeps a "yes" for the session; the visitor goes on to `next`, or after a "no" to the other products."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    wanted = wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
    if request.method != "POST":
        return gate(request, wanted)
    if request.POST.get("over_18") != "1":
        request.session.pop(OVER_18, None)
        return redirect("catalogue:index")
    request.session[OVER_18] = True
    return HttpResponseRedirect(wanted) if wanted else redirect("catalogue:index")


def gate(request: HttpRequest, wanted: str) -> HttpResponse:
    """The question in place of the page at `wanted`; it says nothing of what lies behind."""
    return render(request, "storefront/age.html", {"next": wanted})
