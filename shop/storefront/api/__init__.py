"""API v1: read-only, open, JSON. What it promises stands in the README and in its own schema (`openapi.json`)."""

from ninja import NinjaAPI

api = NinjaAPI(
    title="OCOP marketplace",
    version="1",
    description="Certified OCOP products on sale and the public register of certificates. Prices are whole đồng.",
    urls_namespace="api",
    docs_url="docs",
    openapi_url="openapi.json",
)
