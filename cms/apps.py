from django.apps import AppConfig


class CmsConfig(AppConfig):
    """All of Wagtail."""

    name = "cms"
