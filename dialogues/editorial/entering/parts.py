"""The parts of a record brought to what an entry says: those that stay as they are keep their row."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState
from dialogues.editorial.entering.entry import Entry
from dialogues.editorial.entering.kinds import Parts
from dialogues.editorial.entering.reading import Reading
from dialogues.editorial.states.taking import owner, part_columns
from dialogues.models import Quotation


@dataclass
class Row:
    """A part that is not stored yet, its lists, and where it was entered."""

    row: Any
    lists: dict[str, list[Any]]
    entry: Entry


def put_rows(record: Any, field: Parts, rows: list[Row], reading: Reading) -> None:
    """Parts that differ go and come back under their key, so that no two clash on the way."""
    owner_name = owner(record, field.relation)
    stored = {_key(field, row): row for row in getattr(record, field.relation).all()}
    changed, seen = [], set()
    for place, one in enumerate(rows):
        setattr(one.row, owner_name, record)
        if hasattr(one.row, "order"):
            one.row.order = place
        before = _before(field, one, stored)
        key = _key(field, one.row)
        if key in seen:
            reading.fault(one.entry.path, _("This stands here twice; name it once."))
            continue
        seen.add(key)
        if before is None or _differs(one, before, owner_name):
            one.row.pk = before.pk if before is not None else None
            changed.append(one)
    _delete(stored, seen, changed)
    for one in changed:
        _insert(one, reading)


def _key(field: Parts, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in field.key)


def _before(field: Parts, one: Row, stored: dict[Any, Any]) -> Any:
    """The row as it is stored. Words that a changed text has lost keep their last place."""
    row = one.row
    if isinstance(row, Quotation) and not row.is_verified:
        kept = stored.get((row.exact, one.entry.values.get("start")))
        if kept is not None and kept.state == AnchorState.LOST and row.position.document_id:
            _keep_anchor(row, kept)
    return stored.get(_key(field, row))


def _keep_anchor(row: Quotation, kept: Quotation) -> None:
    for name in ("start", "end", "prefix", "suffix", "text_sha256", "state"):
        setattr(row, name, getattr(kept, name))


def _differs(one: Row, before: Any, owner_name: str) -> bool:
    if part_columns(one.row, owner_name) != part_columns(before, owner_name):
        return True
    return any(
        {row.pk for row in rows} != {row.pk for row in getattr(before, name).all()}
        for name, rows in one.lists.items()
    )


def _delete(stored: dict[Any, Any], wanted: set[Any], changed: list[Row]) -> None:
    again = {one.row.pk for one in changed}
    for key, row in stored.items():
        if key not in wanted or row.pk in again:
            row.delete()


def _insert(one: Row, reading: Reading) -> None:
    if hasattr(one.row, "derive"):
        one.row.derive()
    try:
        one.row.full_clean(exclude=["id"])
    except ValidationError as error:
        reading.tell(one.entry, error)
        return
    one.row.save(force_insert=True)
    for name, rows in one.lists.items():
        getattr(one.row, name).set(rows)
