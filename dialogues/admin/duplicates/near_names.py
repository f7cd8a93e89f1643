"""Answers the warning while a name is typed: which records have such a name already."""

from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.labels import label, with_joins
from dialogues.admin.duplicates.kinds import change_address, kind_named
from dialogues.editorial.matching import NearMatch, near_matches, told_apart_from
from dialogues.models import Participant

#: How many records a warning names.
NAMED = 4
#: Shorter names are those of half the table; kanji say more with two than letters with three.
SHORTEST = 2
LONGEST = 500


def near_names(request: HttpRequest, site: AdminSite) -> JsonResponse:
    """JSON for the form: ``of`` a kind, ``name``, ``exclude`` the record whose form it is."""
    model = kind_named(request.GET.get("of", ""), request.user)
    name = request.GET.get("name", "")[:LONGEST]
    exclude = request.GET.get("exclude", "")
    record = int(exclude) if is_key(exclude) else None
    at = request.GET.get("conference", "")
    found = already_there(model, name, record, conference=int(at) if is_key(at) else None)
    return JsonResponse({"told": told(len(found)), "records": [_shown(match) for match in found]})


def already_there(
    model: type[models.Model], name: str, record: int | None = None, *, conference: Any = None
) -> list[NearMatch]:
    """Records whose names are near, without those known to be others than ``record``."""
    if len(name.strip()) < SHORTEST:
        return []
    narrow = {"conference": conference} if model is Participant and conference else {}
    found = near_matches(model, name, exclude=record, limit=NAMED + 20, **narrow)
    others = told_apart_from(model(pk=record)) if record else frozenset()
    kept = [match for match in found if match.record.pk not in others][:NAMED]
    return _with_labels(model, kept)


def told(count: int) -> str:
    if not count:
        return ""
    return ngettext("Already there:", "Already there, perhaps:", count)


def why(match: NearMatch) -> str:
    """In a few words, as far as the record's own name does not say it."""
    if match.name == str(match.record):
        return ""
    return _("also “%(name)s”") % {"name": match.name}


def address(record: models.Model) -> str:
    return reverse(change_address(record), args=[record.pk])


def _shown(match: NearMatch) -> dict[str, Any]:
    return {
        "label": label(match.record),
        "why": why(match),
        "exact": match.is_exact,
        "status": _status(match.record),
        "address": address(match.record),
    }


def _status(record: Any) -> str:
    """As a label tells it of what is not published; said of what is, too."""
    if not getattr(record, "is_published", False):
        return ""
    return str(record.get_status_display()).lower()


def _with_labels(model: type[models.Model], found: list[NearMatch]) -> list[NearMatch]:
    """The records with what their labels print, in one query."""
    rows = with_joins(model._base_manager.all()).in_bulk([match.record.pk for match in found])
    return [NearMatch(rows[match.record.pk], match.name, match.score, match.why) for match in found]
