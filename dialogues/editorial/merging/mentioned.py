"""Where a state of a record (see ``editorial.states``) refers to another record."""

from collections.abc import Iterator
from typing import Any

from django.db import models

State = dict[str, Any]


def mentions(state: State, model: Any, record: models.Model) -> bool:
    """Whether a state of a record of ``model`` refers to the record, itself or by a part."""
    return any(record.pk in _keys(row, each, type(record)) for row, each in _rows(state, model))


def replaced(
    state: State, model: Any, loser: models.Model, winner: models.Model, *, own: int | None
) -> State:
    """The state with the winner in the place of the loser, once where both were listed.

    ``own`` is the number of the record whose state this is, where it could refer to itself: it
    never comes to.
    """
    changed = _replaced_row(state, model, loser, winner, own)
    parts = {
        name: {
            key: _replaced_row(part, _part_model(model, name), loser, winner, None)
            for key, part in rows.items()
        }
        for name, rows in state.get("parts", {}).items()
    }
    return {**changed, "parts": parts}


def _rows(state: State, model: Any) -> Iterator[tuple[State, Any]]:
    yield state, model
    for name, rows in state.get("parts", {}).items():
        for part in rows.values():
            yield part, _part_model(model, name)


def _part_model(model: Any, name: str) -> Any:
    return model._meta.get_field(name).related_model


def _columns(model: Any, target: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.related_model is target]


def _lists(model: Any, target: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.local_many_to_many if field.related_model is target]


def _keys(row: State, model: Any, target: type[models.Model]) -> set[Any]:
    columns = {row.get("columns", {}).get(name) for name in _columns(model, target)}
    return columns.union(*(row.get("lists", {}).get(name, ()) for name in _lists(model, target)))


def _replaced_row(
    row: State, model: Any, loser: models.Model, winner: models.Model, own: int | None
) -> State:
    columns, lists = dict(row.get("columns", {})), dict(row.get("lists", {}))
    for name in _columns(model, type(loser)):
        if columns.get(name) == loser.pk:
            columns[name] = None if own == winner.pk else winner.pk
    for name in _lists(model, type(loser)):
        if loser.pk in lists.get(name, ()):
            kept = {winner.pk if key == loser.pk else key for key in lists[name]} - {own}
            lists[name] = sorted(kept)
    return {**row, "columns": columns, "lists": lists}
