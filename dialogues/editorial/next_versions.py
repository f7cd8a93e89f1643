"""What a published record is to become, edited and reviewed while the public reads the present one.

A next version keeps the state the record had when it was begun and the state it is to have. What
happens to the published record meanwhile (a merge, a moved quotation) is brought together with it
each time it is looked at. It is edited by the record's own forms: the change is made to the stored
record, its outcome is noted, and everything is undone before anybody can see it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from dialogues.choices import Status
from dialogues.editorial.history import By, revision
from dialogues.editorial.readiness import require_ready
from dialogues.editorial.states import Clash, Merged, State, merge, put, state_of, trial
from dialogues.editorial.states.three_way import Side
from dialogues.models import Document, EditorialRecord, NextVersion, Position, VersionConflict

Result = TypeVar("Result")


class NoNextVersion(Exception):
    """There is nothing to submit, send back or publish."""


class NotPublishable(Exception):
    """The next version breaks a rule of today, or clashes with what happened meanwhile."""

    def __init__(self, messages: list[str], clashes: list[Clash] | None = None) -> None:
        self.messages = messages
        self.clashes = clashes or []
        super().__init__(" ".join(messages))


@dataclass
class Outcome:
    """What an editing act says of itself: whether the record was saved, and what it answers."""

    answer: Any
    saved: bool = True
    left_out: list[str] = field(default_factory=list)


def next_version(record: EditorialRecord) -> NextVersion | None:
    """The one in work; a record that is not published is itself the version in work."""
    return NextVersion.objects.about(record).first()


def newest_version(record: EditorialRecord) -> int:
    """A number that grows with every save of the record or of its next version."""
    stored = _stored(record)
    waiting = next_version(stored) if stored.is_published else None
    return stored.version + (waiting.version if waiting else 0)


def newest_state(record: EditorialRecord) -> State:
    """The state an editor goes on from."""
    waiting = next_version(record) if record.is_published else None
    return upcoming(waiting, record).state if waiting else state_of(record)


def upcoming(waiting: NextVersion, record: EditorialRecord) -> Merged:
    """The next version with all that has happened to the published record since it was begun."""
    return merge(waiting.base, waiting.content, state_of(record))


def upcoming_state(waiting: NextVersion, live: State) -> State:
    """The same where the record's own state was read already."""
    return merge(waiting.base, waiting.content, live).state


def seen_with(record: EditorialRecord, act: Callable[[], Result], *, by: By) -> Result:
    """Run ``act`` while the record is what its next version makes of it; nothing of it stays."""
    return all_seen_with([record], act, by=by)


def all_seen_with(records: list[EditorialRecord], act: Callable[[], Result], *, by: By) -> Result:
    """The same for several records at once, as a page prints them."""

    def with_them() -> Result:
        for record in records:
            _put_next(record, by=by)
        return act()

    return trial(with_them)


def edit(record: EditorialRecord, act: Callable[[], Outcome], *, by: By, comment: str) -> Outcome:
    """Let ``act`` change the stored record, note what it became as its next version, undo it."""
    waiting = next_version(record)
    live = state_of(record)
    held: dict[str, State] = {}

    def change_and_look() -> Outcome:
        _put_next(record, by=by)
        outcome = act()
        if outcome.saved:
            held["content"] = with_new_keys(state_of(record), live)
        return outcome

    outcome = trial(change_and_look)
    if outcome.saved and held["content"] != newest_state(record):
        keep(record, waiting, live, held["content"], by=by, comment=comment)
    return outcome


def keep(
    record: EditorialRecord,
    waiting: NextVersion | None,
    base: State,
    content: State,
    *,
    by: By,
    comment: str,
) -> NextVersion:
    """Store the next version, begun anew from ``base``; one that was handed in stays handed in.

    Raises ``VersionConflict`` if somebody else has begun or saved one since ``waiting`` was read.
    """
    kept = waiting or NextVersion(record=record, created_by=by)  # type: ignore[misc]
    kept.base, kept.base_version, kept.content = base, record.version, content
    kept.updated_by = by  # type: ignore[assignment]
    try:
        with revision(by=by, comment=comment):
            kept.write()
    except IntegrityError as error:
        raise VersionConflict(record) from error
    return kept


def submit_next(record: EditorialRecord, *, by: By) -> None:
    _move(record, Status.IN_REVIEW, by=by, comment=_("Next version submitted for review"))


def send_next_back(record: EditorialRecord, *, by: By) -> None:
    _move(record, Status.DRAFT, by=by, comment=_("Next version sent back"))


def discard_next(record: EditorialRecord, *, by: By) -> None:
    """Forget the next version; the record's own number passes it, so that numbers only grow."""
    waiting = _required(record)
    with revision(by=by, comment=_("Next version discarded")):
        _pass_by(record, waiting.version + 1)
        waiting.delete()


def publish_next(
    record: EditorialRecord, *, by: By, chosen: Mapping[str, Side] | None = None
) -> list[str]:
    """Make the next version the public one, all of it or nothing; returns what was left out.

    Raises ``NotReady`` with what stands in the way, ``NotPublishable`` where it clashes with
    what happened to the record meanwhile, ``NoNextVersion``.
    """
    waiting = _required(record)
    merged = merge(waiting.base, waiting.content, state_of(record), chosen)
    if merged.clashes:
        raise NotPublishable(
            [_("It was changed meanwhile; choose which change is to stand.")], merged.clashes
        )
    with revision(by=by, comment=_("Next version published")):
        left_out = _put_for_good(record, merged.state, by=by)
        require_ready(_stored(record))
        _pass_by(record, waiting.version)
        waiting.delete()
    return left_out


def fold_in(record: EditorialRecord, *, by: By) -> list[str]:
    """Make the next version the record itself, which the public does not see; nothing is lost.

    Where both were changed, the next version stands. Returns what could not be kept.
    """
    waiting = next_version(record)
    if waiting is None:
        return []
    with revision(by=by, comment=_("The next version goes on as the record itself")):
        left_out = _put_for_good(record, upcoming(waiting, record).state, by=by)
        _pass_by(record, waiting.version)
        waiting.delete()
    return left_out


def in_work_about(record: EditorialRecord) -> list[EditorialRecord]:
    """The published records whose next versions a preview of this record's page would print."""
    found: list[EditorialRecord] = []
    for model, rows in _printed_with(record):
        waiting = NextVersion.objects.of(model).values("object_id")
        found += list(rows.filter(pk__in=waiting, status=Status.PUBLISHED))
    return found


def _printed_with(record: EditorialRecord) -> list[tuple[type[EditorialRecord], QuerySet[Any]]]:
    own = (type(record), type(record)._base_manager.filter(pk=record.pk))
    if isinstance(record, Position):
        return [own, (Document, Document.objects.filter(positions=record))]
    positions = getattr(record, "positions", None)
    return [own, (Position, positions.all())] if positions is not None else [own]


def _put_next(record: EditorialRecord, *, by: By) -> None:
    """To be called in a trial only."""
    waiting = next_version(record)
    if waiting is None:
        return
    stored = _stored(record)
    number = stored.version + waiting.version
    _put_what_can_be(stored, upcoming(waiting, stored).state, by=by)
    type(record)._base_manager.filter(pk=record.pk).update(
        version=number, updated_by=waiting.updated_by, updated_at=waiting.updated_at
    )
    # From within, the record's own number tells of both.
    NextVersion.objects.filter(pk=waiting.pk).update(version=0)


def _put_what_can_be(stored: EditorialRecord, state: State, *, by: By) -> None:
    """What breaks a rule of today stays as the public record has it; publishing says which and why.

    An address, for instance, that another record has taken since.
    """
    try:
        put(stored, state, by=by, keep_new_keys=True)
    except ValidationError as error:
        live = state_of(stored)
        columns_of = {field.name: field.attname for field in stored._meta.concrete_fields}
        faulty = {columns_of[name] for name in _fields_of(error) if name in columns_of}
        columns = {
            name: live["columns"][name] if name in faulty or not faulty else value
            for name, value in state["columns"].items()
        }
        put(_stored(stored), {**state, "columns": columns}, by=by, keep_new_keys=True)


def _fields_of(error: ValidationError) -> list[str]:
    told = getattr(error, "error_dict", {})
    return [] if NON_FIELD_ERRORS in told else list(told)


def _put_for_good(record: EditorialRecord, state: State, *, by: By) -> list[str]:
    try:
        return put(_stored(record), state, by=by)
    except ValidationError as error:
        raise NotPublishable(error.messages) from error


def with_new_keys(content: State, *known: State) -> State:
    """Parts that no known state holds get negative keys below all known ones: theirs were undone."""
    parts = {}
    for name, rows in content["parts"].items():
        keys = {key for state in known for key in state["parts"].get(name, {})}
        parts[name] = _renamed(rows, keys)
    return {**content, "parts": parts}


def _renamed(rows: dict[str, Any], known: set[str]) -> dict[str, Any]:
    lowest = min([0, *map(int, rows), *map(int, known)])
    renamed = {}
    for key, part in rows.items():
        if key not in known and int(key) > 0:
            lowest -= 1
            renamed[str(lowest)] = part
        else:
            renamed[key] = part
    return renamed


def _move(record: EditorialRecord, status: Status, *, by: By, comment: str) -> None:
    waiting = _required(record)
    waiting.status = status
    with revision(by=by, comment=comment):
        waiting.write()


def _required(record: EditorialRecord) -> NextVersion:
    waiting = next_version(record)
    if waiting is None:
        raise NoNextVersion(_("“%(record)s” has no next version.") % {"record": record})
    return waiting


def _pass_by(record: EditorialRecord, steps: int) -> None:
    """A form that was opened on the next version must find the record newer than that."""
    type(record)._base_manager.filter(pk=record.pk).update(version=F("version") + steps)


def _stored(record: EditorialRecord) -> EditorialRecord:
    return type(record)._base_manager.get(pk=record.pk)
