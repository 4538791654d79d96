from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.models import HomePage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page of the language, which staff edit."""
    page = (
        HomePage.objects.select_related("locale", "picture")
        .prefetch_related("picture__renditions")
        .get(locale__language_code=get_language())
    )
    return page.serve(request)
