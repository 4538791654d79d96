from oscar.apps.search.apps import SearchConfig as OscarSearchConfig


class SearchConfig(OscarSearchConfig):
    """Product search; takes the place of Oscar's search app, whose haystack views are not used."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import receivers  # noqa: F401

    def get_urls(self):
        return []
