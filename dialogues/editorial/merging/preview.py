"""What a merge would do, before anything is done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.editorial.merging.columns import Choice, choices
from dialogues.editorial.merging.moving import others, standing_twice
from dialogues.editorial.merging.names import names_of
from dialogues.editorial.merging.notes import judgements, next_versions_mentioning
from dialogues.editorial.merging.refusing import CannotMerge, refuse_impossible
from dialogues.models import EditingSession, KnownDistinct, ReviewComment
from dialogues.models.references import rows

#: How many rows of one kind are named; the rest is counted.
NAMED = 25


@dataclass(frozen=True)
class Moving:
    """References of one kind: how many, the first of them, and those that fall together."""

    label: str
    count: int
    rows: list[models.Model]
    #: Numbers of the rows that the record that stays has already: one of the two stays.
    twice: frozenset[Any]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Preview:
    moving: list[Moving]
    choices: list[Choice]
    #: Names that the record that stays will have besides its own.
    names: list[str]
    #: Addresses that will redirect.
    slugs: list[str]
    identifiers: list[str]
    #: Schemes in which both have an identifier of their own: perhaps they are not one.
    two_identifiers: list[str]
    comments: int
    #: What an editor noted when saying that the two are different.
    known_distinct: KnownDistinct | None
    #: Records whose next versions mention the one that goes.
    next_versions: list[Any]
    #: Who has the form of the record that goes open.
    open_by: list[str] = field(default_factory=list)
    #: Why it cannot be done at all; empty if it can.
    refusal: str = ""


def preview(loser: Any, winner: Any) -> Preview:
    return Preview(
        moving=list(_moving(loser, winner)),
        choices=_choices(loser, winner),
        names=_names(loser, winner),
        slugs=[loser.slug, *loser.former_slugs.values_list("slug", flat=True)],
        identifiers=[str(row) for row in _identifiers(loser)],
        two_identifiers=_two_identifiers(loser, winner),
        comments=ReviewComment.objects.about(loser).count(),
        known_distinct=_known_distinct(loser, winner),
        next_versions=[waiting.record for waiting in next_versions_mentioning(loser)],
        open_by=[
            str(form.user)
            for form in EditingSession.objects.about(loser).open_now().select_related("user")
        ],
        refusal=_refusal(loser, winner),
    )


def _moving(loser: Any, winner: Any) -> Iterator[Moving]:
    for relation in others(loser):
        found = rows(relation, loser)
        count = found.count()
        if count:
            label = capfirst(str(relation.related_model._meta.verbose_name_plural))
            twice = frozenset(standing_twice(relation, loser, winner))
            yield Moving(label, count, list(_first(found, twice)), twice)


def _first(found: models.QuerySet[Any], twice: frozenset[Any]) -> list[models.Model]:
    """Those that fall together come first: they are what an editor has to look at."""
    joined = [
        each.name
        for each in found.model._meta.concrete_fields
        if each.is_relation and each.related_model._meta.app_label == "dialogues"
    ]
    found = found.order_by("pk").select_related(*joined) if joined else found.order_by("pk")
    clashing = list(found.filter(pk__in=sorted(twice)[:NAMED]))
    return [*clashing, *found.exclude(pk__in=twice)[: NAMED - len(clashing)]]


def _choices(loser: Any, winner: Any) -> list[Choice]:
    return choices(loser, winner) if type(loser) is type(winner) else []


def _names(loser: Any, winner: Any) -> list[str]:
    known = {text for text, _language, _kind in names_of(winner)}
    found = dict.fromkeys(text for text, _language, _kind in names_of(loser))
    return [text for text in found if text not in known]


def _identifiers(record: Any) -> list[Any]:
    return list(record.identifiers.all()) if hasattr(record, "identifiers") else []


def _two_identifiers(loser: Any, winner: Any) -> list[str]:
    own = {row.scheme: row for row in _identifiers(winner)}
    return [
        _("%(one)s and %(other)s") % {"one": own[row.scheme], "other": row}
        for row in _identifiers(loser)
        if row.scheme in own
    ]


def _known_distinct(loser: Any, winner: Any) -> KnownDistinct | None:
    pair = sorted((loser.pk, winner.pk))
    return judgements(loser).filter(first_id=pair[0], second_id=pair[1]).first()


def _refusal(loser: Any, winner: Any) -> str:
    try:
        refuse_impossible(loser, winner)
    except CannotMerge as error:
        return str(error)
    return ""
