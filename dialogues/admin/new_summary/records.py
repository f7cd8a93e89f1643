"""The records that a name may mean, as options: on the page, and asked for while a name is typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.labels import label
from dialogues.admin.new_summary.rights import require_entering
from dialogues.choices import ParticipantKind
from dialogues.editorial.matching import Names, NearMatch
from dialogues.models import Institution, Participant, Series

NEW = "new"
NOUNS: dict[str, type[models.Model]] = {
    "institution": Institution,
    "participant": Participant,
    "series": Series,
}
LONGEST_NAME = 300


@dataclass(frozen=True)
class Option:
    """One record that a name may mean; ``value`` is its number."""

    value: str
    label: str
    why: str
    address: str


def names_of(noun: str) -> Names:
    if noun == "participant":
        return Names(Participant, kind=ParticipantKind.PERSON)
    return Names(NOUNS[noun])


def options(names: Names, name: str, chosen: str = "") -> list[Option]:
    """The records near a name, and the one already chosen, wherever its name now stands."""
    matches = names.near(name[:LONGEST_NAME]) if name.strip() else []
    found = [_option(match.record, _why(match)) for match in matches]
    if is_key(chosen) and chosen not in {option.value for option in found}:
        record = names.model._base_manager.filter(pk=int(chosen)).first()
        if record is not None and _may_be_chosen(record):
            found.append(_option(record, _("chosen before")))
    return found


def exact_value(names: Names, name: str) -> str:
    """The number of the one record of this very name; “new” where none is near, else nothing."""
    matches = names.near(name[:LONGEST_NAME]) if name.strip() else []
    same = [match for match in matches if match.is_exact]
    if len(same) == 1:
        return str(same[0].record.pk)
    return "" if matches else NEW


def new_summary_records(request: HttpRequest) -> HttpResponse:
    """The options for a name that is being typed, as they stand in the page."""
    require_entering(request.user)
    noun, prefix = request.GET.get("noun", ""), request.GET.get("prefix", "")
    if noun not in NOUNS or "\x00" in request.GET.get("name", ""):
        raise Http404
    if not request.user.is_active:
        raise PermissionDenied
    names = names_of(noun)
    name, chosen = request.GET.get("name", ""), request.GET.get("chosen", "")
    context = {
        "options": options(names, name, chosen if chosen != NEW else ""),
        "chosen": chosen or exact_value(names, name),
        "prefix": prefix,
        "field_id": f"id_{prefix}-record",
    }
    return TemplateResponse(request, "admin/dialogues/new_summary/options.html", context)


def _may_be_chosen(record: Any) -> bool:
    return not isinstance(record, Participant) or record.kind == ParticipantKind.PERSON


def _option(record: Any, why: str) -> Option:
    name = f"admin:dialogues_{record._meta.model_name}_change"
    return Option(str(record.pk), label(record), why, reverse(name, args=[record.pk]))


def _why(match: NearMatch) -> str:
    """In words: the same name, another of its names, the words in another order, a name like it."""
    told = {
        "same": _("the same name"),
        "variant": _("also called “%(name)s”") % {"name": match.name},
        "transposed": _("the same words in another order"),
    }
    return told.get(match.why, _("a name like “%(name)s”") % {"name": match.name})


def values(found: Iterable[Option]) -> list[tuple[str, str]]:
    return [*((option.value, option.label) for option in found), (NEW, _("A new record"))]
