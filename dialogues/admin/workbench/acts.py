"""What the workbench writes: each act is asked for as JSON and answered with what changed."""

import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.admin.desk.labels import label
from dialogues.admin.workbench.answers import (
    BadRequest,
    acting,
    changed,
    number_of,
    payload,
    problem,
    text_of,
)
from dialogues.admin.workbench.creating import values_of
from dialogues.admin.workbench.forms import claim_of
from dialogues.admin.workbench.rights import may_code
from dialogues.editorial import coding
from dialogues.editorial.rights import may
from dialogues.models import CodingStep, Document, Position

#: Steps of others that a page is told of at once.
MOST_STEPS = 500
#: A step that is taken back has no new number, so for a while it is told of again.
LATELY = datetime.timedelta(minutes=2)


@acting("decide")
def decide(request: HttpRequest, document: Document) -> HttpResponse:
    sent = payload(request)
    number = number_of(sent, "number")
    if not document.sentences.filter(number=number).exists():
        raise BadRequest(_("There is no sentence %(number)s.") % {"number": number})
    step = coding.decide_sentence(
        document,
        number,
        text_of(sent, "decision"),
        by=_by(request),
        reason=text_of(sent, "reason"),
        seen=text_of(sent, "seen") or None,
        **_said(sent),
    )
    return changed(request, document, step.numbers)


@acting()
def save(request: HttpRequest, document: Document) -> HttpResponse:
    sent = payload(request)
    if not may_code(request.user, "change" if sent.get("position") else "add"):
        return problem(403, _("You may not do this."))
    claim = claim_of(document, sent)
    if sent.get("position"):
        stored = _position(document, number_of(sent, "position", most=2**63 - 1))
        seen = None if sent.get("over") is True else number_of(sent, "version")
        step = coding.change_position(stored, claim, by=_by(request), seen=seen, **_said(sent))
    else:
        step = coding.create_position(document, claim, by=_by(request), **_said(sent))
    return changed(request, document, step.numbers, position=step.position)


@acting("change")
def add(request: HttpRequest, document: Document, position: int) -> HttpResponse:
    sent = payload(request)
    passage = coding.Passage(number_of(sent, "start"), number_of(sent, "end"))
    stored = _position(document, position)
    step = coding.add_passage(stored, passage, by=_by(request), **_said(sent))
    return changed(request, document, step.numbers, position=position)


@acting("decide")
def remove(request: HttpRequest, document: Document, position: int) -> HttpResponse:
    sent = payload(request)
    stored = _position(document, position)
    if not may(request.user, "delete", stored):
        return problem(403, _("You may not remove this position."))
    step = coding.remove_position(stored, by=_by(request), key=text_of(sent, "key"))
    return changed(request, document, step.numbers)


@acting("decide")
def undo(request: HttpRequest, document: Document) -> HttpResponse:
    return _turned(request, document, coding.undo(document, by=_by(request)))


@acting("decide")
def redo(request: HttpRequest, document: Document) -> HttpResponse:
    return _turned(request, document, coding.redo(document, by=_by(request)))


@acting("decide")
def create(request: HttpRequest, document: Document) -> HttpResponse:
    sent = payload(request)
    noun = text_of(sent, "noun")
    if noun not in coding.CREATABLE:
        allowed = ", ".join(coding.CREATABLE)
        raise BadRequest(_("“noun” has to be one of: %(allowed)s.") % {"allowed": allowed})
    if not may_code(request.user, noun):
        return problem(403, _("You may not add this."))
    record, step = coding.create_record(
        document, noun, values_of(noun, sent), by=_by(request), key=text_of(sent, "key")
    )
    return changed(
        request, document, step.numbers, record={"value": str(record.pk), "label": label(record)}
    )


def changes(request: HttpRequest, document: Document) -> HttpResponse:
    """The sentences that others have changed since the step with the number given."""
    if not may_code(request.user, "view"):
        return problem(403, _("You may not see this."))
    seen = request.GET.get("seen", "")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 18):
        return problem(400, _("“seen” has to be a whole number."))
    new = Q(pk__gt=int(seen)) | Q(undone_at__gte=timezone.now() - LATELY)
    steps = CodingStep.objects.filter(new, document=document)
    others = steps.exclude(by=request.user.pk).order_by("-pk")[:MOST_STEPS]
    numbers = {int(number) for step in others for number in step.what["sentences"]}
    return changed(request, document, numbers)


def _turned(request: HttpRequest, document: Document, step: CodingStep) -> JsonResponse:
    numbers = [int(number) for number in step.what["sentences"]]
    return changed(request, document, numbers, told=step.what["told"])


def _position(document: Document, pk: int) -> Position:
    return get_object_or_404(Position, pk=pk, document=document)


def _said(sent: dict[str, Any]) -> dict[str, str]:
    return {"key": text_of(sent, "key")[:64], "sha256": text_of(sent, "sha256")[:64]}


def _by(request: HttpRequest) -> Any:
    return request.user
