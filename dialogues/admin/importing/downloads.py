"""Files to take away: exports, templates, and the rows that were refused."""

import tempfile
from collections.abc import Callable
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone

from dialogues.admin.importing.rights import may_export, require_import, run_for
from dialogues.exporting.tables import (
    TABLES,
    Scope,
    Table,
    everything,
    one_conference,
    table_named,
)
from dialogues.exporting.tables.csv_files import write_table, write_zip
from dialogues.exporting.tables.template import write_csv_template, write_template
from dialogues.exporting.tables.workbook import write_workbook
from dialogues.models import Conference

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
}
#: Bytes of a file that are kept in memory; longer ones go to the disk.
IN_MEMORY = 4 * 1024 * 1024


def export_tables(request: HttpRequest) -> FileResponse:
    """Everything, or ``?conference=slug`` with all it needs; ``?format=xlsx``, ``zip`` or ``csv``
    with ``&table=``.
    """
    if not may_export(request.user):
        raise PermissionDenied
    scope, about = _scope(request.GET.get("conference", ""))
    kind = request.GET.get("format", "xlsx")
    if kind == "csv":
        table = _table(request.GET.get("table", ""))
        return _file(lambda file: write_table(file, table, scope), f"{table.name}.csv", kind)
    if kind not in ("xlsx", "zip"):
        raise Http404
    write: Any = write_workbook if kind == "xlsx" else write_zip
    day = timezone.localdate().isoformat()
    return _file(lambda file: write(file, scope), f"{about}-{day}.{kind}", kind)


def template(request: HttpRequest) -> FileResponse:
    """An empty workbook of all tables or of ``?table=``; ``&format=csv`` for one as CSV."""
    require_import(request.user)
    name = request.GET.get("table", "")
    tables = [_table(name)] if name else list(TABLES)
    if request.GET.get("format", "xlsx") == "csv":
        table = _table(name)
        return _file(lambda file: write_csv_template(file, table), f"{name}.csv", "csv")
    stem = name or "dialogues-template"
    return _file(lambda file: write_template(file, tables), f"{stem}.xlsx", "xlsx")


def refused_rows(request: HttpRequest, pk: int) -> FileResponse:
    run = run_for(request.user, pk, "content")
    if not run.refused:
        raise Http404
    kind = run.summary.get("format", "csv")
    content = bytes(run.refused)
    stem = run.name.rpartition(".")[0] or run.name
    return _file(lambda file: file.write(content), f"{stem}-refused.{kind}", kind)


def _scope(slug: str) -> tuple[Scope, str]:
    if not slug:
        return everything(), "dialogues"
    if "\x00" in slug:
        raise Http404
    conference = Conference.objects.filter(slug=slug).first()
    if conference is None:
        raise Http404
    return one_conference(conference), conference.slug


def _table(name: str) -> Table:
    table = table_named(name)
    if table is None:
        raise Http404
    return table


def _file(write: Callable[[IO[bytes]], object], name: str, kind: str) -> FileResponse:
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the response
    write(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])
