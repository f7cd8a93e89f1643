"""The workbench's page: the text sentence by sentence, and beside it the form of a position."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues import choices
from dialogues.admin.desk.presence import who_else
from dialogues.admin.workbench import keys
from dialogues.admin.workbench.rights import may_code, rights
from dialogues.admin.workbench.rows import printed, rows
from dialogues.admin.workbench.words import words
from dialogues.editorial.coding import cut_into_sentences, next_redo, next_undo, progress
from dialogues.models import CodingStep, Document

#: Choices that the form offers as lists or buttons.
CHOICES = {
    "stances": choices.Stance,
    "kinds": choices.PositionKind,
    "modes": choices.Mode,
    "layers": choices.Layer,
    "settings": choices.Setting,
    "confidences": choices.Confidence,
    "roles": choices.AttributionRole,
    "bases": choices.Basis,
    "relations": choices.RelationKind,
    "reasons": choices.NothingReason,
    "participant_kinds": choices.ParticipantKind,
    "institution_kinds": choices.InstitutionKind,
}


def workbench(request: HttpRequest, document: Document, site: AdminSite) -> HttpResponse:
    if not may_code(request.user, "view"):
        raise PermissionDenied
    allowed = rights(request.user)
    if document.text and allowed["decide"]:
        cut_into_sentences(document)
    context = {
        **site.each_context(request),
        "title": _("Coding"),
        "document": document,
        "opts": Document._meta,
        "sentences": printed(rows(document), document),
        "progress": progress(document),
        "may": allowed,
        "conferences": list(document.conferences.order_by("pk")),
        "keys": keys.told(),
        "presence": _presence(request, document) if allowed["decide"] else None,
        "bench": _bench(request, document, allowed),
        **{name: vocabulary.choices for name, vocabulary in CHOICES.items()},
    }
    return TemplateResponse(request, "admin/dialogues/workbench/page.html", context)


def _presence(request: HttpRequest, document: Document) -> dict[str, str]:
    """Whoever codes a text is told of others who have it open, here or on its form."""
    address = reverse("admin:dialogues_document_presence", args=[document.pk])
    return {"address": address, "told": who_else(request, document)}


def _bench(request: Any, document: Document, allowed: dict[str, bool]) -> dict[str, Any]:
    """What the script has to know."""
    return {
        "document": document.pk,
        "user": request.user.pk,
        "sha256": document.sha256,
        "language": document.language or "en",
        "seen": last_step(document),
        "may": allowed,
        "keys": keys.by_pane(),
        "words": words(),
        "undo": bool(next_undo(document, request.user)),
        "redo": bool(next_redo(document, request.user)),
        "addresses": {
            name: reverse(f"admin:workbench_{name}", args=[document.pk])
            for name in (
                "decide", "save", "undo", "redo", "create", "changes", "proposal", "choices",
            )
        },
        "position": reverse("admin:workbench_position", args=[document.pk, 0]),
    }  # fmt: skip


def last_step(document: Document) -> int:
    last = CodingStep.objects.filter(document=document).order_by("pk").last()
    return last.pk if last else 0
