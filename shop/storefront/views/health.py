from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from search import port


def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and has every migration; 503 otherwise. Without its engine the search is only simpler."""
    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    state = {
        "database": "ok",
        "migrations": "behind" if behind else "ok",
        "search": "ok" if port.backend().is_ready() else "degraded",
    }
    return JsonResponse(state, status=503 if behind else 200)
