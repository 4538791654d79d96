from importlib import import_module

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """All of Wagtail."""

    name = "cms"

    def ready(self):
        import_module("cms.notices")
