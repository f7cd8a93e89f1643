"""What the history says of a revision: what reads otherwise, and what others print otherwise."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from reversion.models import Revision, Version

from dialogues.choices import ChangeKind
from dialogues.editorial.comparing.histories import states_in
from dialogues.editorial.public_changes.contents import public_differences
from dialogues.editorial.public_changes.neighbours import is_outward, named_in
from dialogues.editorial.public_changes.noting import NOUNS, Key, key_of, row
from dialogues.editorial.states import State
from dialogues.editorial.versions import with_previous
from dialogues.models import EditorialRecord, PublicChange


@dataclass(frozen=True)
class Explanation:
    """What the publisher tells readers of a correction."""

    note: str = ""
    wording_kept_back: bool = False


_explained: ContextVar[dict[Key, Explanation] | None] = ContextVar("explained", default=None)


@contextmanager
def explained(
    record: EditorialRecord, *, note: str = "", wording_kept_back: bool = False
) -> Iterator[None]:
    """Within, a correction of this record is noted with these words of the publisher.

    ``wording_kept_back``: readers are told what was corrected, but not how it read before. Raises
    ``ValidationError`` for a note that cannot be printed.
    """
    words = PublicChange._meta.get_field("note").clean(note.strip(), None)
    told = {key_of(record): Explanation(words, wording_kept_back)}
    token = _explained.set(told)
    try:
        yield
    finally:
        _explained.reset(token)


@dataclass
class Compared:
    """``corrections`` of what stood; ``outward``: what others print otherwise; ``left``: who did."""

    corrections: list[PublicChange] = field(default_factory=list)
    outward: set[Key] = field(default_factory=set)
    left: set[Key] = field(default_factory=set)


def compare_revision(revision: Revision, keys: Iterable[Key], stood: set[Key]) -> Compared:
    """Each of these records with its state before the revision; ``stood`` were readable all along."""
    found, wanted = Compared(), set(keys)
    for noun in [noun for noun in NOUNS if any(noun == name for name, _pk in wanted)]:
        versions = [one for one in _versions(revision, noun) if _key(noun, one) in wanted]
        states = _states(versions)
        for version in versions:
            _compare(found, noun, version, states, is_standing=_key(noun, version) in stood)
    return found


def _versions(revision: Revision, noun: str) -> Iterable[Any]:
    kind = NOUNS[noun]._meta
    rows = revision.version_set.filter(
        content_type__app_label=kind.app_label, content_type__model=kind.model_name
    )
    return with_previous(rows)


def _key(noun: str, version: Any) -> Key:
    return str(noun), int(version.object_id)


def _states(versions: list[Any]) -> dict[int, Any]:
    numbers = [version.previous for version in versions if version.previous]
    earlier = list(Version.objects.filter(pk__in=numbers).select_related("revision"))
    return states_in([*versions, *earlier]) if earlier else {}


def _compare(
    found: Compared, noun: str, version: Any, states: dict[int, Any], *, is_standing: bool
) -> None:
    """Where the history does not reach back so far, something changed, and nobody knows what."""
    then: State | None = states.get(version.previous)
    now: State = states.get(version.pk, {})
    if then is None or is_outward(noun, then, now):
        found.outward.add(_key(noun, version))
        found.left |= named_in(noun, then) if then else set()
    elif not is_standing:
        found.left |= named_in(noun, then)
    if is_standing:
        differences = public_differences(noun, then, now) if then else {}
        if differences is not None:
            found.corrections.append(_correction(_key(noun, version), differences))


def _correction(key: Key, differences: dict[str, Any]) -> PublicChange:
    noted = row(key, ChangeKind.CORRECTED)
    noted.differences = differences
    told = (_explained.get() or {}).get(key, Explanation())
    noted.note, noted.wording_kept_back = told.note, told.wording_kept_back
    return noted
