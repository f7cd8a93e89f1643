"""The screen of possible duplicates: pairs beside each other, why, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.admin.duplicates.kinds import change_address, kind_named, kinds_for
from dialogues.admin.duplicates.side_by_side import Row, side_by_side, with_facts
from dialogues.editorial.matching import PossibleDuplicate, possible_duplicates
from dialogues.editorial.merging import can_be_merged
from dialogues.editorial.rights import may
from dialogues.models import KnownDistinct
from dialogues.text.names import Why

PAIRS_A_PAGE = 15
JUDGEMENTS_A_PAGE = 50


@dataclass(frozen=True)
class Side:
    record: Any
    address: str
    #: Where this one can be merged into the other; empty if the user may not, or nobody can.
    merge_address: str


@dataclass(frozen=True)
class Suspects:
    """One pair of the page."""

    one: Side
    other: Side
    rows: list[Row]
    verdict: str
    why: list[str]


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    count: int
    current: bool


def duplicates(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    open_to = kinds_for(request.user)
    if not open_to:
        raise PermissionDenied
    asked = request.GET.get("of") or str(open_to[0]._meta.model_name)
    model = kind_named(asked, request.user)
    different = request.GET.get("show") == "different"
    context = {
        **site.each_context(request),
        "title": _("Possible duplicates"),
        "opts": model._meta,
        "of": asked,
        "tabs": [_tab(kind, model) for kind in open_to],
        "different": different,
        "known_count": _judgements(model).count(),
        "may_judge": may(request.user, "change", model),
        "mergeable": can_be_merged(model),
        **(_told_apart(request, model) if different else _pairs(request, model)),
    }
    return TemplateResponse(request, "admin/dialogues/duplicates/screen.html", context)


def _tab(kind: type[models.Model], current: type[models.Model]) -> Tab:
    label = capfirst(str(kind._meta.verbose_name_plural))
    count = len(possible_duplicates(kind))
    return Tab(str(kind._meta.model_name), label, count, kind is current)


def _pairs(request: HttpRequest, model: type[models.Model]) -> dict[str, Any]:
    page = _page(request, possible_duplicates(model), PAIRS_A_PAGE)
    found: list[PossibleDuplicate] = list(page.object_list)
    rows = with_facts(model, {pk for each in found for pk in each.pks})
    suspects = [
        _suspects(request, each, *(rows[pk] for pk in each.pks))
        for each in found
        if all(pk in rows for pk in each.pks)
    ]
    return {"page": page, "suspects": suspects}


def _suspects(request: HttpRequest, found: PossibleDuplicate, one: Any, other: Any) -> Suspects:
    return Suspects(
        one=_side(request, one, into=other),
        other=_side(request, other, into=one),
        rows=side_by_side(one, other),
        verdict=_verdict(found.score),
        why=list(_why(found, str(one), str(other))),
    )


def _side(request: HttpRequest, record: Any, *, into: Any) -> Side:
    allowed = (
        can_be_merged(type(record))
        and may(request.user, "merge", record)
        and may(request.user, "change", into)
    )
    merge = ""
    if allowed:
        route = change_address(record).removesuffix("change") + "merge"
        merge = f"{reverse(route, args=[record.pk])}?into={into.pk}"
    return Side(record, reverse(change_address(record), args=[record.pk]), merge)


def _verdict(score: int) -> str:
    if score >= 95:
        return _("Very likely one")
    return _("Likely one") if score >= 86 else _("Perhaps one")


def _why(found: PossibleDuplicate, one: str, other: str) -> Iterable[str]:
    if found.likeness is not None:
        texts = {
            Why.SAME: _("the same name"),
            Why.TRANSPOSED: _("the same words in another order"),
            Why.NEAR: _("near names"),
        }
        own = set(found.names) == {one, other}
        told = texts[found.likeness.why]
        yield told if own else f"{told}: {_quoted(found.names)}"
    yield from (str(reason.text) for reason in found.reasons)


def _quoted(names: tuple[str, str]) -> str:
    first, second = names
    return f"“{first}”" if first == second else f"“{first}” – “{second}”"


def _judgements(model: type[models.Model]) -> Any:
    kind = ContentType.objects.get_for_model(model)
    return (
        KnownDistinct.objects.filter(content_type=kind).select_related("by").order_by("-at", "-pk")
    )


def _told_apart(request: HttpRequest, model: type[models.Model]) -> dict[str, Any]:
    page = _page(request, _judgements(model), JUDGEMENTS_A_PAGE)
    pks = {pk for row in page.object_list for pk in (row.first_id, row.second_id)}
    records: Any = model._base_manager.filter(pk__in=pks).in_bulk()
    route = f"admin:dialogues_{model._meta.model_name}_change"
    judgements = [
        {
            "row": row,
            "pair": [
                (str(records[pk]) if pk in records else _("(deleted)"), reverse(route, args=[pk]))
                for pk in (row.first_id, row.second_id)
            ],
        }
        for row in page.object_list
    ]
    return {"page": page, "judgements": judgements}


def _page(request: HttpRequest, rows: Any, size: int) -> Page[Any]:
    return Paginator(rows, size).get_page(request.GET.get("page"))
