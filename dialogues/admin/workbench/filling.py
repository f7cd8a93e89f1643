"""What the form of a position is filled with: a proposal, or the position as it is by now."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dialogues.admin.desk.labels import label, with_joins
from dialogues.admin.workbench.answers import problem
from dialogues.admin.workbench.forms import VOICE
from dialogues.admin.workbench.rights import may_code
from dialogues.choices import Confidence, Layer, ParticipantKind
from dialogues.editorial.coding import Passage
from dialogues.editorial.coding.claims import COLUMNS
from dialogues.editorial.coding.proposing import ProposedHolder, propose
from dialogues.editorial.next_versions import newest_version, seen_with
from dialogues.editorial.rights import may
from dialogues.models import Country, Document, Participant, Position, Sentence

Filled = dict[str, Any]


def proposal(request: HttpRequest, document: Document) -> HttpResponse:
    """``number`` of a sentence, or ``start`` and ``end`` of a passage; ``layer`` if not attributed."""
    if not may_code(request.user, "view"):
        return problem(403, _("You may not see this."))
    try:
        number, start, end = (_number(request, name) for name in ("number", "start", "end"))
    except ValueError:
        return problem(400, _("“number”, “start” and “end” have to be whole numbers."))
    passage = None
    if start is not None and end is not None:
        passage = Passage(start, end) if start < end else None
    if number is None and passage is None:
        return problem(400, _("Give the number of a sentence, or the start and end of a passage."))
    author = request.GET.get("layer") == Layer.AUTHOR
    layer = Layer.AUTHOR if author else Layer.ATTRIBUTED
    try:
        return JsonResponse(_proposed(document, number, passage, layer))
    except Sentence.DoesNotExist:
        return problem(404, _("There is no such sentence."))


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    if given and not (given.isascii() and given.isdigit() and len(given) < 10):
        raise ValueError(name)
    return int(given) if given else None


def _proposed(
    document: Document, number: int | None, passage: Passage | None, layer: str
) -> Filled:
    found = propose(document, number=number, passage=passage, layer=layer)
    return {
        "position": None,
        "version": 0,
        "conference": str(found.conference.pk) if found.conference else "",
        "statement": "",
        "passages": [_passage(document, one.start, one.end) for one in found.passages],
        "unplaced": [],
        "holders": [_proposed_holder(one) for one in found.holders],
        "topics": [],
        "suggested_topics": [option(topic) for topic in found.topics],
        "about": [],
        "suggested_about": [_country(country) for country in found.about],
        "relations": [],
        "relations_in": [],
        "stance": found.stance,
        "kind": found.kind,
        "mode": found.mode,
        "layer": found.layer,
        "setting": found.setting,
        "confidence": Confidence.MEDIUM,
        "note": found.note,
        "unattributed": found.unattributed,
        "public": False,
    }


def _proposed_holder(holder: ProposedHolder) -> Filled:
    among = [option(one) for one in holder.among]
    anonymous = holder.new.get("kind") == ParticipantKind.ANONYMOUS
    voice = {"value": VOICE, "label": _("New anonymous voice of this conference")}
    return {
        "participant": voice if anonymous else (among[0] if among else None),
        "role": "holder",
        "words": holder.words,
        "basis": holder.basis,
        "among": among,
        "new": None if anonymous else _with_country_label(holder.new),
    }


def _with_country_label(new: dict[str, str]) -> Filled:
    country = Country.objects.filter(code=new.get("country") or "-").first()
    return {**new, "country": _country(country) if country else None}


def position(request: HttpRequest, document: Document, position: int) -> HttpResponse:
    """A position of the text, as its next version has it where there is one."""
    if not may_code(request.user, "view"):
        return problem(403, _("You may not see this."))
    stored = get_object_or_404(Position, pk=position, document=document)
    filled = seen_with(stored, lambda: _filled(document, position), by=request.user)  # type: ignore[arg-type]
    return JsonResponse(
        {
            **filled,
            "version": newest_version(stored),
            "public": stored.is_published,
            "number": stored.number,
            "may_remove": not stored.is_published and may(request.user, "delete", stored),
        }
    )


def _filled(document: Document, pk: int) -> Filled:
    row = Position.objects.get(pk=pk)
    quotations = list(row.quotations.order_by("start", "order"))
    return {
        "position": row.pk,
        "conference": str(row.conference_id),
        **{name: getattr(row, name) for name in COLUMNS},
        "passages": [
            _passage(document, one.start or 0, one.end or 0)
            for one in quotations
            if one.is_verified
        ],
        "unplaced": [
            {"pk": one.pk, "words": one.exact} for one in quotations if not one.is_verified
        ],
        "holders": [_holder(one) for one in row.attributions.select_related("participant")],
        "topics": [option(one) for one in with_joins(row.topics.all())],
        "suggested_topics": [],
        "about": [_country(one) for one in row.about.all()],
        "suggested_about": [],
        "relations": [
            {"kind": one.kind, "target": option(one.target), "note": one.note}
            for one in row.relations_out.select_related("target__conference")
        ],
        "relations_in": [
            f"{one.get_kind_display()}: {label(one.source)}"
            for one in row.relations_in.select_related("source__conference")
        ],
    }


def _holder(row: Any) -> Filled:
    return {
        "participant": option(row.participant),
        "role": row.role,
        "words": row.words,
        "basis": row.basis,
        "among": [],
        "new": None,
    }


def _passage(document: Document, start: int, end: int) -> Filled:
    return {"start": start, "end": end, "words": document.text[start:end]}


def option(record: Participant | Any) -> dict[str, str]:
    return {"value": str(record.pk), "label": label(record)}


def _country(country: Country) -> dict[str, str]:
    return {"value": str(country.pk), "label": country.name}
