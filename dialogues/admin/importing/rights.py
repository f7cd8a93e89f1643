"""Who may import, and who may export everything, drafts included."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from dialogues.admin.desk.choosing import GREATEST_KEY
from dialogues.editorial.rights import may, may_import
from dialogues.exporting.tables import TABLES
from dialogues.importing.summaries.runs import NOUN as SUMMARY
from dialogues.models import ImportRun

RECORDS = tuple(table.model for table in TABLES if not table.owner)


def may_export(user: Any) -> bool:
    """Whoever may see every kind of record."""
    return all(may(user, "view", model) for model in RECORDS)


def require_import(user: Any) -> None:
    if not may_import(user):
        raise PermissionDenied


def run_for(user: Any, pk: int, *deferred: str) -> ImportRun:
    """The run with that key; any importer may look at it."""
    require_import(user)
    runs = ImportRun.objects.exclude(noun=SUMMARY).defer(*deferred).select_related("created_by")
    run = runs.filter(pk=pk).first() if pk <= GREATEST_KEY else None
    if run is None:
        raise Http404
    return run
