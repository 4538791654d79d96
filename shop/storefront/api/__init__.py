"""API v1: read-only, open, JSON. What it promises stands in the README and in its own schema (`openapi.json`)."""

from ninja import NinjaAPI, Router
from ninja.errors import HttpError
from ninja.renderers import JSONRenderer

from shop.storefront.api import certificates, products

nowhere = Router()


class ReadableJSON(JSONRenderer):
    """Letters as letters: half the bytes of escaped Vietnamese."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="OCOP marketplace",
    version="1",
    description="Certified OCOP products on sale and the public register of certificates. Prices are whole đồng.",
    urls_namespace="api",
    docs_url="docs",
    openapi_url="openapi.json",
    renderer=ReadableJSON(),
)
api.add_router("", products.router)
api.add_router("", certificates.router)
api.add_router("", nowhere)  # last: it takes every other path


@nowhere.get("{path:unknown}", include_in_schema=False)
def unknown_path(request, unknown: str):
    raise HttpError(404, "Not Found")
