"""Who may enter a new summary, and who may see a text that waits."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from dialogues.admin.desk.choosing import GREATEST_KEY
from dialogues.editorial.rights import may
from dialogues.importing.summaries.runs import NOUN
from dialogues.models import Document, ImportRun


def require_entering(user: Any) -> None:
    if not may(user, "add", Document):
        raise PermissionDenied


def run_of(user: Any, pk: int) -> ImportRun:
    """The waiting or finished text with that number, for whoever sent it; 404 for anybody else."""
    require_entering(user)
    if pk > GREATEST_KEY:
        raise Http404
    run = ImportRun.objects.filter(pk=pk, noun=NOUN, created_by=user).first()
    if run is None:
        raise Http404
    return run
