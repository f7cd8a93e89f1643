"""The names that records of each kind are stored under, in any language and script."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, Max, Sum
from django.db.models.functions import Length

from dialogues.choices import ParticipantKind
from dialogues.models import (
    Conference,
    Country,
    Document,
    EditorialRecord,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Series,
    Topic,
    TopicLabel,
)
from dialogues.text.names import Rule


class StoredName(NamedTuple):
    """A name of a record; ``main`` if it is its own, ``rule`` the habits such names follow."""

    pk: int
    text: str
    main: bool
    rule: Rule


#: The columns that name a record, its own name first, and the rows of its other names.
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Participant: ("name",),
    Institution: ("name", "acronym"),
    Topic: ("name",),
    Series: ("title",),
    Conference: ("title",),
    Document: ("title",),
    Country: ("name", "name_ru", "name_ja"),
}
OTHER_NAMES: dict[type[models.Model], tuple[type[models.Model], str]] = {
    Participant: (ParticipantName, "participant_id"),
    Institution: (InstitutionName, "institution_id"),
    Topic: (TopicLabel, "topic_id"),
}
Stamp = tuple[Any, ...]


def stored_names(model: type[models.Model]) -> Iterator[StoredName]:
    """Every name of every record of a kind, in two queries."""
    rule_of = _rules(model)
    columns = COLUMNS[model]
    for pk, *texts in model._base_manager.order_by("pk").values_list("pk", *columns):
        for place, text in enumerate(texts):
            if text:
                yield StoredName(pk, text, place == 0, rule_of(pk))
    if model in OTHER_NAMES:
        parts, owner = OTHER_NAMES[model]
        for pk, text in parts._base_manager.order_by("pk").values_list(owner, "text"):
            yield StoredName(pk, text, False, rule_of(pk))


def stamp(model: type[models.Model]) -> Stamp:
    """A value that changes with every change of a name, whichever process made it.

    Every save of an editorial record raises its version; rows that came or went change their
    count or the sum of their numbers. The few kinds without a version are read whole.
    """
    rows = model._base_manager.order_by("pk")
    if not issubclass(model, EditorialRecord):
        return tuple(rows.values_list("pk", *COLUMNS[model]))
    sums = {"count": Count("pk"), "numbers": Sum("pk")}
    own = rows.aggregate(**sums, versions=Sum("version"), latest=Max("updated_at"))
    if model not in OTHER_NAMES:
        return tuple(own.values())
    others = OTHER_NAMES[model][0]._base_manager.aggregate(**sums, letters=Sum(Length("text")))
    return (*own.values(), *others.values())


def _rules(model: type[models.Model]) -> Callable[[int], Rule]:
    if model is not Participant:
        return lambda pk: Rule.TITLE
    persons = set(
        Participant._base_manager.filter(kind=ParticipantKind.PERSON).values_list("pk", flat=True)
    )
    return lambda pk: Rule.PERSON if pk in persons else Rule.TITLE
