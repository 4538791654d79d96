from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The domain of OCOP: what is certified, by whom, from where, until when. (Oscar's `catalogue` is products.)"""

    name = "catalog"
    verbose_name = "OCOP"
