"""Columns in which two records that become one may differ, and which of the two values stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.merging.refusing import CannotMerge
from dialogues.models import Institution, Participant, Topic

#: What an editor may take over from the record that goes. Its address never: it redirects.
CHOSEN: dict[type[models.Model], tuple[str, ...]] = {
    Participant: ("name", "sort_name", "country", "description", "note"),
    Institution: (
        "name", "acronym", "kind", "country", "parent", "website", "description", "note",
    ),
    Topic: ("name", "parent", "scope_note"),
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A column in which both differ; ``take`` is whether the other's value is proposed."""

    name: str
    label: str
    kept: str
    other: str
    take: bool


def choices(loser: Any, winner: Any) -> list[Choice]:
    """Where the record that goes says something else; it is proposed where the other is silent."""
    found = (_choice(name, loser, winner) for name in CHOSEN[type(loser)])
    return [choice for choice in found if choice is not None]


def take_columns(names: Iterable[str], loser: Any, winner: Any) -> None:
    """Give the winner these values of the loser; raises ``CannotMerge`` where that cannot stand."""
    wanted = set(names)
    unknown = wanted - set(CHOSEN[type(loser)])
    if unknown:
        raise CannotMerge(
            _("“%(name)s” cannot be taken over; these can: %(names)s.")
            % {"name": min(unknown), "names": ", ".join(CHOSEN[type(loser)])}
        )
    for name in wanted:
        setattr(winner, name, getattr(loser, name))
    if wanted:
        _require_valid(winner)


def give_columns_back(row: Any, then: dict[str, Any], merged: dict[str, Any]) -> None:
    """What the winner took over it has as before; not where somebody changed it since."""
    for name in CHOSEN[type(row)]:
        column = row._meta.get_field(name).attname
        taken = getattr(row, column) == merged[column] and merged[column] != then[column]
        if taken:
            setattr(row, column, then[column])


def _choice(name: str, loser: Any, winner: Any) -> Choice | None:
    field = loser._meta.get_field(name)
    other, kept = getattr(loser, field.attname), getattr(winner, field.attname)
    if not other or other == kept or _is_it(getattr(loser, name), winner):
        return None
    label = str(field.verbose_name)
    return Choice(name, label, _shown(winner, field), _shown(loser, field), take=not kept)


def _is_it(value: Any, record: models.Model) -> bool:
    """Nothing can be part of itself."""
    return isinstance(value, models.Model) and value == record


def _shown(record: Any, field: Any) -> str:
    value = getattr(record, field.name)
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    return "" if value is None else str(value)


def _require_valid(winner: Any) -> None:
    try:
        winner.full_clean()
    except ValidationError as error:
        raise CannotMerge(" ".join(error.messages)) from None
