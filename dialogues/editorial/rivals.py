"""Two editors on one record: what each made of the version that both had opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from reversion.models import Version

from dialogues.editorial import history, next_versions
from dialogues.editorial.history import By, revision
from dialogues.editorial.next_versions import Outcome, newest_state, newest_version, with_new_keys
from dialogues.editorial.states import Merged, State, merge, of_version, put, state_of, trial
from dialogues.editorial.states.three_way import Side
from dialogues.models import EditorialRecord, VersionConflict

#: How far back an opened version is looked for; a form is not open for longer.
LOOKED_AT = 100


@dataclass(frozen=True)
class Rivals:
    """``base`` is what both had opened, ``mine`` was typed now, ``theirs`` is what is stored."""

    base: State
    mine: State
    theirs: State
    #: The number of the stored version that was looked at.
    version: int

    def merged(self, chosen: Mapping[str, Side] | None = None) -> Merged:
        return merge(self.base, self.mine, self.theirs, chosen)


def rivals(
    record: EditorialRecord, opened: int, act: Callable[[], Outcome], *, by: By
) -> Rivals | None:
    """What ``act`` would have made of the version that was opened; nothing is written.

    ``None`` where that version is not in the history or not possible today, or where ``act`` saves
    nothing.
    """
    version = newest_version(record)  # before what it numbers: a state may be newer, never older
    base = state_at(record, opened)
    if base is None:
        return None
    theirs = newest_state(record)

    def typed() -> State | None:
        put(_stored(record), base, by=by, keep_new_keys=True)
        type(record)._base_manager.filter(pk=record.pk).update(version=opened)
        return with_new_keys(state_of(record), base, theirs) if act().saved else None

    try:
        mine = trial(typed)
    except ValidationError:  # the opened version breaks a rule of today
        return None
    return Rivals(base, mine, theirs, version) if mine is not None else None


def state_at(record: EditorialRecord, number: int) -> State | None:
    """What an editor saw who opened the form at this version."""
    if number == newest_version(record):
        return newest_state(record)
    waiting = next_versions.next_version(record) if record.is_published else None
    for version in history.versions(waiting)[:LOOKED_AT] if waiting else ():
        kept = version.field_dict
        if kept["base_version"] + kept["version"] == number:
            return kept["content"]
    return _in_history(record, number)


def save_merged(
    record: EditorialRecord, merged: State, *, over: int, by: By, comment: str
) -> list[str]:
    """Store what two editors made together over that version; returns what could not be kept.

    Raises ``VersionConflict`` if a third has saved a newer one meanwhile, and ``ValidationError``
    where the two together break a rule.
    """
    stored = _stored(record)
    waiting = next_versions.next_version(stored) if stored.is_published else None
    if stored.version + (waiting.version if waiting else 0) != over:
        raise VersionConflict(record)
    if stored.is_published:
        next_versions.keep(stored, waiting, state_of(stored), merged, by=by, comment=comment)
        return []
    with revision(by=by, comment=comment):
        return put(stored, merged, by=by)


def _in_history(record: EditorialRecord, number: int) -> State | None:
    version: Version
    for version in history.versions(record)[:LOOKED_AT]:
        if version.field_dict["version"] == number:
            return of_version(version)
    return None


def _stored(record: EditorialRecord) -> EditorialRecord:
    return type(record)._base_manager.get(pk=record.pk)
