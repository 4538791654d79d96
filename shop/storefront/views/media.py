"""Pictures that anybody may see. With DEBUG off nothing else serves what lies under MEDIA_ROOT."""

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC = ("products/", "images/", "cache/")
"""Product pictures, editors' pictures, thumbnails. Scans of certificates and decisions carry signatures: not here."""
MONTH = 30 * 24 * 3600


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    path = posixpath.normpath(path)
    if not path.startswith(PUBLIC):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, public=True, max_age=MONTH)
    return response
