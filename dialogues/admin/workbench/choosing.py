"""Records for the form's search boxes, drafts included: by parts of their names, then near ones."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from dialogues.admin.desk.labels import label, with_joins
from dialogues.admin.workbench.answers import problem
from dialogues.admin.workbench.rights import may_code
from dialogues.editorial.matching import near_matches
from dialogues.models import Country, Document, Institution, Participant, Position, Topic
from dialogues.text.folding import fold

OFFERED = 12
#: A longer search text is nobody's typing.
LONGEST = 200

#: By noun: the columns that hold a folded name, in the record itself and in its variants.
FOLDED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "participant": (Participant, ("sort_key", "names__folded")),
    "institution": (Institution, ("sort_key", "names__folded")),
    "topic": (Topic, ("sort_key", "labels__folded", "parent__sort_key")),
}


def found(request: HttpRequest, document: Document) -> HttpResponse:
    """``noun`` and ``q``; for participants only those who can be heard at ``conference``."""
    if not may_code(request.user, "view"):
        return problem(403, _("You may not see this."))
    noun, text = request.GET.get("noun", ""), request.GET.get("q", "")[:LONGEST]
    if "\x00" in text:
        return problem(400, _("The search text holds a character that no name has."))
    if noun == "country":
        rows: Iterable[Any] = _countries(text)
    elif noun == "position":
        rows = _positions(document, text)
    elif noun in FOLDED:
        rows = _named(document, noun, text)
    else:
        allowed = ", ".join([*FOLDED, "country", "position"])
        return problem(400, _("“noun” has to be one of: %(allowed)s.") % {"allowed": allowed})
    return JsonResponse(
        {
            "results": [{"value": str(row.pk), "label": label(row)} for row in rows],
            "near": _near(noun, text),
        }
    )


def _named(document: Document, noun: str, text: str) -> list[Any]:
    model, columns = FOLDED[noun]
    rows = model.objects.all()
    if noun == "participant":
        here = document.conferences.values("pk")
        rows = rows.filter(Q(conference=None) | Q(conference__in=here))
    for word in fold(text).split():
        rows = rows.filter(_any_of(columns, word))
    ordered = _by_use(rows, noun, document, fold(text))
    known = [row for row in ordered if row][:OFFERED]
    if len(known) == OFFERED or not text.strip():
        return known
    near = [match.record for match in near_matches(model, text, limit=OFFERED - len(known))]
    return list({row.pk: row for row in [*known, *near]}.values())


def _any_of(columns: tuple[str, ...], word: str) -> Q:
    wanted = Q()
    for column in columns:
        wanted |= Q(**{f"{column}__contains": word})
    return wanted


def _by_use(rows: QuerySet[Any], noun: str, document: Document, text: str) -> list[Any]:
    """What is used in this text comes first, then names that begin as typed."""
    way = {
        "participant": "attributions__position__document",
        "topic": "positions__document",
        "institution": "publications",
    }[noun]
    used = set(rows.filter(**{way: document.pk}).values_list("pk", flat=True))
    keys = dict(rows.order_by().values_list("pk", "sort_key"))
    first = sorted(
        keys, key=lambda pk: (pk not in used, not keys[pk].startswith(text), keys[pk], pk)
    )[:OFFERED]
    by_pk = with_joins(rows.model.objects.filter(pk__in=first)).in_bulk()
    return [by_pk.get(pk) for pk in first]


def _countries(text: str) -> list[Country]:
    words = fold(text).split()
    rows = [
        row
        for row in Country.objects.filter(former=False) | Country.objects.filter(former=True)
        if all(word in fold(f"{row.name} {row.name_ru} {row.name_ja} {row.code}") for word in words)
    ]
    return sorted(rows, key=lambda row: (row.former, not fold(row.name).startswith(fold(text))))[:OFFERED]  # fmt: skip


def _positions(document: Document, text: str) -> list[Position]:
    """Of this text first, then of the others at its conferences."""
    here = Q(document=document) | Q(conference__in=document.conferences.values("pk"))
    rows = Position.objects.filter(here).distinct().order_by("conference", "number")
    words = fold(text).split()
    pks = [
        pk
        for pk, number, statement in rows.values_list("pk", "number", "statement")
        if all(word in fold(f"{number} {statement}") for word in words)
    ]
    in_text = set(Position.objects.filter(document=document).values_list("pk", flat=True))
    first = sorted(pks, key=lambda pk: pk not in in_text)[:OFFERED]
    by_pk = with_joins(Position.objects.filter(pk__in=first)).in_bulk()
    return [by_pk[pk] for pk in first if pk in by_pk]


def _near(noun: str, text: str) -> list[dict[str, Any]]:
    """Records whose names are the same as what was typed, or nearly: not to be made twice."""
    if noun not in FOLDED or not text.strip():
        return []
    return [
        {"value": str(match.record.pk), "label": label(match.record), "why": match.why}
        for match in near_matches(FOLDED[noun][0], text, limit=3)
    ]
