"""Every reference moves, the old address redirects, the old name stays, undo is kept."""

from collections.abc import Iterator
from typing import Any

import reversion
from django.db import models, transaction
from django.utils.translation import gettext as _
from reversion.models import Revision

from dialogues.editorial import history, indexing
from dialogues.editorial.history import By
from dialogues.editorial.merging.names import keep_names, keep_slugs
from dialogues.editorial.merging.refusing import refuse_impossible
from dialogues.editorial.readiness import require_ready
from dialogues.models import EditorialRecord
from dialogues.models.references import relations, rows

#: What belongs to the record itself and is dealt with by name.
OWN_PARTS = ("names", "identifiers", "labels")


def merge(loser: Any, winner: Any, *, by: By) -> Revision:
    """Move all that refers to ``loser`` over to ``winner``, and delete ``loser``.

    The loser's slug redirects and its name stays as a variant. Returns the revision that holds
    the state before; ``undo`` takes it back. Raises ``CannotMerge``, or ``NotReady`` where the
    merged record would break a rule of publication. Makes revisions of its own: not to be called
    within one.
    """
    if reversion.is_active():
        raise RuntimeError("A merge keeps the state before in a revision of its own.")
    with indexing.batched(), transaction.atomic():
        refuse_impossible(loser, winner)
        before = _snapshot(loser, winner, by=by)
        with history.revision(by=by, comment=_comment(loser, winner)):
            keep_names(loser, winner)
            keep_slugs(loser, winner)
            owners = Owners()
            for relation in _others(loser):
                _move_relation(relation, loser, winner, owners, by=by)
            history.stamp(winner, by=by)
            winner.save()
            owners.save(by=by)
            type(loser)._base_manager.get(pk=loser.pk).delete()
            if winner.is_published:
                require_ready(winner)
    return before


def what_moves(loser: Any) -> list[models.Model]:
    """Every row that a merge would move, for a preview."""
    return [row for relation in _others(loser) for row in rows(relation, loser)]


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


def save_row(row: Any, owners: Owners, *, by: By) -> None:
    """A record is stamped, a part speaks through the record it belongs to."""
    if isinstance(row, EditorialRecord):
        history.stamp(row, by=by)
    else:
        owners.add(row)
    row.save()


def _comment(loser: Any, winner: Any) -> str:
    return _("Merged “%(loser)s” into “%(winner)s”") % {"loser": loser, "winner": winner}


def _snapshot(loser: Any, winner: Any, *, by: By) -> Revision:
    """One revision with the winner first, then the loser, then all that the merge will touch."""
    with history.revision(
        by=by, comment=_("Before: %(merge)s") % {"merge": _comment(loser, winner)}
    ):
        for record in (winner, loser, *what_moves(loser)):
            reversion.add_to_revision(record)
    return history.versions(winner)[0].revision


def _others(record: models.Model) -> Iterator[Any]:
    """Relations by which other records refer to this one; its own parts are not among them."""
    return (each for each in relations(record) if each.get_accessor_name() not in OWN_PARTS)


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
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            same = {name: getattr(row, name) for name in constraint.fields}
            if type(row)._base_manager.filter(**same).exclude(pk=row.pk).exists():
                return True
    return False
