"""Entering a new record with all that is made with it, and giving a stored one another content."""

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any

import reversion
from django.core.exceptions import ValidationError
from django.db import transaction

from dialogues.editorial import changing
from dialogues.editorial.anchoring import change_text
from dialogues.editorial.coding import cut_into_sentences
from dialogues.editorial.entering.entry import Entry, Reference
from dialogues.editorial.entering.finding import find_all
from dialogues.editorial.entering.forms import QUOTATIONS
from dialogues.editorial.entering.kinds import Column, Many, One, Parts
from dialogues.editorial.entering.making import (
    Around,
    Making,
    Skipped,
    settle_sentences,
    spans_of,
    unfilled,
)
from dialogues.editorial.entering.quoting import anchor_all
from dialogues.editorial.entering.reading import Reading
from dialogues.editorial.entering.rights import require_rights, require_rights_to_link
from dialogues.editorial.history import By, revision
from dialogues.editorial.indexing import batched
from dialogues.editorial.next_versions import newest_state
from dialogues.editorial.states import state_of
from dialogues.editorial.states.taking import record_columns
from dialogues.models import Conference, Document, Position


class _Unchanged(Exception):
    """What was sent is what stands: nobody becomes its author, and there is no new version."""


def create(entry: Entry, reading: Reading, *, by: By, comment: str) -> list[Any]:
    """Make the drafts of an entry, the one asked for first; all of it or nothing.

    Raises ``Faults`` with all that is wrong, ``NotAllowed``.
    """
    require_rights(entry, by=by)
    making = Making(reading, by=by, comment=comment)
    with batched(), revision(by=by, comment=comment):
        find_all(reading, entry, by=by)
        require_rights_to_link(entry, by=by)
        anchor_all(reading, entry)
        with suppress(Skipped):
            making.make(entry, Around())
        making.finish()
        reading.done()
        reversion.set_comment(comment)  # what was called within had a word of its own
    return [entry.record, *(row for row in making.made if row is not entry.record)]


def change(
    record: Any,
    entry: Entry,
    reading: Reading,
    *,
    by: By,
    comment: str,
    whole: bool = False,
    cleared: Collection[str] = (),
) -> None:
    """Give a stored record what was entered; a published one becomes its next version so.

    ``whole``: what was not given is emptied; else only the fields ``cleared`` are. Raises ``Faults``, ``NotAllowed``,
    ``VersionConflict``.
    """
    require_rights(entry, by=by, root=record)
    _empty(entry, reading, entry.form.by_name if whole else cleared)
    making = Making(reading, by=by, comment=comment)
    with batched(), transaction.atomic():
        find_all(reading, entry, by=by)
        around = _around(record, entry)
        _carry_quotations(record, entry)
        anchor_all(reading, entry, record)
        with revision(by=by, comment=comment):
            making.prepare(entry, around)
            reading.done()
        before = spans_of(record) if isinstance(record, Position) else []
        with suppress(_Unchanged):
            changing.change(record, _become(making, entry, around), by=by, comment=comment)
        if isinstance(record, Position):
            fresh = Position.objects.get(pk=record.pk)
            settle_sentences(fresh, [*before, *spans_of(fresh)], by=by)


def _empty(entry: Entry, reading: Reading, names: Collection[str]) -> None:
    """Give the fields of these names that were not sent what they hold by themselves.

    An address alone stays: a record always has one.
    """
    for field in entry.form.fields:
        if field.name not in names or field.name in entry.given or field.name == "slug":
            continue
        if isinstance(field, (Many, Parts)):
            entry.values[field.name] = []
        elif entry.form.is_required(field):
            reading.require(entry, field)
        elif isinstance(field, Column):
            entry.values[field.name] = entry.form.column(field).get_default()
        elif isinstance(field, One):
            entry.values[field.name] = None


def _around(record: Any, entry: Entry) -> Around:
    """New voices belong to the conference of the position, the new one if it gets another."""
    if isinstance(record, Conference):
        return Around(conference=record)
    if not isinstance(record, Position):
        return Around()
    given = entry.values.get("conference")
    moved = given.record if isinstance(given, Reference) else None
    return Around(conference=moved or record.conference)


def _carry_quotations(record: Any, entry: Entry) -> None:
    """In another document all quotations are looked for anew, as if they had been given again."""
    if not isinstance(record, Position) or "document" not in entry.given:
        return
    if "quotations" in entry.given:
        return
    rows = newest_state(record)["parts"]["quotations"].values()
    columns = [row["columns"] for row in sorted(rows, key=lambda row: row["columns"]["order"])]
    entry.values["quotations"] = [
        Entry(QUOTATIONS, f"quotations[{place}]", _quotation(one))
        for place, one in enumerate(columns)
    ]


def _quotation(columns: dict[str, Any]) -> dict[str, Any]:
    names = [name for name in QUOTATIONS.by_name if columns.get(name) is not None]
    return {name: columns[name] for name in names}


def _become(making: Making, entry: Entry, around: Around) -> Callable[[Any], None]:
    def become(fresh: Any) -> None:
        before = state_of(fresh)
        with suppress(Skipped):
            making.fill(fresh, entry, around)
            _check(making.reading, entry, fresh)
            _write_text(fresh, by=making.by)
        making.put_lists(fresh, entry, around)
        for field in entry.form.of(Parts):
            if field.name in entry.values:
                making.put_parts(fresh, entry, field, around)
        making.reading.done()
        if {**state_of(fresh), "columns": record_columns(fresh)} == before:
            raise _Unchanged

    return become


def _check(reading: Reading, entry: Entry, fresh: Any) -> None:
    if hasattr(fresh, "derive"):
        fresh.derive()
    try:
        fresh.full_clean(exclude=unfilled(fresh))
        if isinstance(fresh, Position) and "holders" not in entry.values:
            for row in fresh.attributions.select_related("participant"):
                row.participant.require_at(fresh.conference_id)
    except ValidationError as error:
        reading.tell(entry, error)
        raise Skipped from None


def _write_text(record: Any, *, by: By) -> None:
    """Quotations and sentences move with a text that changes."""
    if not isinstance(record, Document):
        return
    wanted = record.text
    stored = Document.objects.values_list("text", flat=True).get(pk=record.pk)
    if wanted != stored:
        record.text = stored
        change_text(record, wanted, by=by)
    if wanted:
        cut_into_sentences(record)
