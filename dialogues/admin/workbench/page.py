"""The workbench's page: the text sentence by sentence, and beside it the form of a position."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.template.loader import get_template
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from dialogues import choices
from dialogues.admin.workbench import keys
from dialogues.admin.workbench.rights import may_code, rights
from dialogues.admin.workbench.rows import Row, rows, who
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
#: Decisions in a word, for the margin.
IN_THE_MARGIN: dict[str, Any] = {
    choices.Decision.UNDECIDED: _lazy("Undecided"),
    choices.Decision.ATTRIBUTED: _lazy("Attributed"),
    choices.Decision.AUTHOR: _lazy("Text’s own"),
    choices.Decision.BOTH: _lazy("Both layers"),
    choices.NothingReason.BACKGROUND: _lazy("Background"),
    choices.NothingReason.NARRATIVE: _lazy("Narrative"),
    choices.NothingReason.HEADING: _lazy("Heading"),
    choices.NothingReason.BOILERPLATE: _lazy("Boilerplate"),
    choices.NothingReason.TEASER: _lazy("Elsewhere"),
}


def workbench(request: HttpRequest, document: Document, site: AdminSite) -> HttpResponse:
    if not may_code(request.user, "view"):
        raise PermissionDenied
    allowed = rights(request.user)
    if document.text and allowed["decide"]:
        cut_into_sentences(document)
    found = rows(document)
    context = {
        **site.each_context(request),
        "title": _("Coding"),
        "document": document,
        "opts": Document._meta,
        "sentences": printed(found),
        "paragraphs": len(found),
        "progress": progress(document),
        "may": allowed,
        "conferences": list(document.conferences.order_by("pk")),
        "keys": keys.told(),
        "bench": _bench(request, document, allowed),
        **{name: vocabulary.choices for name, vocabulary in CHOICES.items()},
    }
    return TemplateResponse(request, "admin/dialogues/workbench/page.html", context)


def printed(found: list[Row]) -> SafeString:
    """All the rows, through one template that is looked up once."""
    template = get_template("admin/dialogues/workbench/sentence.html").template  # type: ignore[attr-defined]
    return mark_safe(  # noqa: S308  # templates have escaped it
        "".join(template.render(Context(_told(row))) for row in found)
    )


def _told(row: Row) -> dict[str, Any]:
    sentence = row.sentence
    return {
        "row": row,
        "sentence": sentence,
        "decision": IN_THE_MARGIN[sentence.reason or sentence.decision],
        "positions": [(position, who(position)) for position in row.positions],
    }


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
