"""Whether the process lives, and whether it can serve: for whoever watches over it."""

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

Answer = Callable[[HttpRequest], HttpResponse]


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up; asks nothing of anybody else."""
    return _plain("ok")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration; else 503 with the reason."""
    reason = why_not_ready()
    return _plain(reason, status=503) if reason else _plain("ready")


def why_not_ready() -> str:
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        connection.close()
        return "not ready: the database does not answer"
    names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _back in missing)
    return f"not ready: migrations to apply: {names}" if missing else ""


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        f"{text}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


PROBES: dict[str, Answer] = {"/healthz": healthz, "/readyz": readyz}


class ProbesFirst:
    """Answers the probes before anything looks at the host: they are asked by bare IP addresses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return PROBES.get(request.path_info, self.get_response)(request)
