import logging

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate
from oscar.apps.search.apps import SearchConfig as OscarSearchConfig

logger = logging.getLogger(__name__)


class SearchConfig(OscarSearchConfig):
    """Product search; takes the place of Oscar's search app, whose haystack views are not used."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import receivers  # noqa: F401

        post_migrate.connect(rows_get_new_columns, sender=self)

    def get_urls(self):
        return []


def rows_get_new_columns(using, plan=(), **kwargs):
    """What a migration has added to the documents is filled in, once the whole database is up to date."""
    from search import index

    if any(migration.app_label == "search" and not backwards for migration, backwards in plan):
        executor = MigrationExecutor(connections[using])
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            logger.info("%s products have their search documents", index.rebuild())
