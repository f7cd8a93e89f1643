"""What refers to a record, and how each reference comes to point to another one."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from dialogues.editorial import history
from dialogues.editorial.history import By
from dialogues.models import EditorialRecord
from dialogues.models.references import relations, rows

#: What belongs to the record itself and is dealt with by name.
OWN_PARTS = ("names", "identifiers", "labels")


class Owners:
    """The records whose parts were moved: each is saved once, so that its version tells of it."""

    def __init__(self) -> None:
        self.found: dict[tuple[type[models.Model], Any], None] = {}

    def add(self, part: models.Model) -> None:
        for field in part._meta.concrete_fields:
            target = field.related_model
            if (
                field.is_relation
                and field.remote_field.on_delete is models.CASCADE  # type: ignore[union-attr]
                and issubclass(target, EditorialRecord)  # type: ignore[arg-type]
            ):
                self.found[(target, getattr(part, field.attname))] = None  # type: ignore[index]

    def save(self, *, by: By) -> None:
        for model, pk in self.found:
            record: Any = model._base_manager.get(pk=pk)
            history.stamp(record, by=by)
            record.save()


def others(record: models.Model) -> Iterator[Any]:
    """Relations by which other records refer to this one; its own parts are not among them."""
    return (each for each in relations(record) if each.get_accessor_name() not in OWN_PARTS)


def what_moves(loser: Any) -> list[models.Model]:
    """Every row that a merge would move."""
    return [row for relation in others(loser) for row in rows(relation, loser)]


def move_all(loser: Any, winner: Any, *, by: By) -> None:
    owners = Owners()
    for relation in others(loser):
        _move_relation(relation, loser, winner, owners, by=by)
    history.stamp(winner, by=by)
    winner.save()
    owners.save(by=by)


def save_row(row: Any, owners: Owners, *, by: By) -> None:
    """A record is stamped, a part speaks through the record it belongs to."""
    if isinstance(row, EditorialRecord):
        history.stamp(row, by=by)
    else:
        owners.add(row)
    row.save()


def standing_twice(relation: Any, loser: Any, winner: Any) -> set[Any]:
    """The numbers of the loser's rows that the winner has already, alike in all that is unique."""
    if relation.many_to_many:
        return set(_pks(rows(relation, loser)) & _pks(rows(relation, winner)))
    own = relation.field.name
    return {
        pk
        for constraint in _unique(relation.related_model)
        if own in constraint.fields
        for pk in _twice(relation, loser, winner, [f for f in constraint.fields if f != own])
    }


def _twice(relation: Any, loser: Any, winner: Any, fields: list[str]) -> Iterator[Any]:
    had = set(rows(relation, winner).values_list(*fields))
    for pk, *values in rows(relation, loser).values_list("pk", *fields):
        if tuple(values) in had:
            yield pk


def _pks(found: models.QuerySet[Any]) -> set[Any]:
    return set(found.values_list("pk", flat=True))


def _move_relation(relation: Any, loser: Any, winner: Any, owners: Owners, *, by: By) -> None:
    for found in rows(relation, loser):
        row = winner if found == winner else found
        if relation.many_to_many:
            _replace_in_list(getattr(row, relation.field.name), row, loser, winner)
            save_row(row, owners, by=by)
        else:
            _move_one(row, relation.field, winner, owners, by=by)


def _replace_in_list(listed: Any, row: Any, loser: Any, winner: Any) -> None:
    listed.remove(loser)
    if row != winner:
        listed.add(winner)


def _move_one(row: Any, field: Any, winner: Any, owners: Owners, *, by: By) -> None:
    """A row that the winner has already, alike in all that must be unique, is dropped."""
    setattr(row, field.name, winner)
    if _stands_twice(row):
        owners.add(row)
        row.delete()
    else:
        save_row(row, owners, by=by)


def _stands_twice(row: models.Model) -> bool:
    for constraint in _unique(type(row)):
        same = {name: getattr(row, name) for name in constraint.fields}
        if type(row)._base_manager.filter(**same).exclude(pk=row.pk).exists():
            return True
    return False


def _unique(model: type[models.Model]) -> Iterator[models.UniqueConstraint]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            yield constraint
