"""API v1: read-only, open, JSON. What it promises stands in the README and in its own schema (`openapi.json`)."""

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from shop.storefront.api import products


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
