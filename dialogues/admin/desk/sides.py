"""The two sides of a comparison: versions of the history, the record as it is, its next version."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from reversion.models import Version

from dialogues.admin.desk.choosing import is_key
from dialogues.editorial import history, next_versions
from dialogues.editorial.comparing import present_state, states_in
from dialogues.editorial.states import State
from dialogues.models import EditorialRecord, NextVersion

NOW = "now"
NEXT = "next"
#: The present comes after every version, and what is to come after that.
AFTER_ALL = {NOW: 2**63, NEXT: 2**63 + 1}


@dataclass(frozen=True)
class Side:
    key: str
    name: str
    state: State
    version: Version | None = None

    @property
    def place(self) -> int:
        return AFTER_ALL.get(self.key) or int(self.key)


def sides_of(record: Any, then: str, now: str) -> tuple[Side | None, Side]:
    """In the order of time, whichever was chosen as which; the first may be nothing at all.

    Raises ``Http404`` for what is no state of this record.
    """
    keys = {key for key in (then, now) if key}
    numbers = [int(key) for key in keys - set(AFTER_ALL) if is_key(key)]
    versions = list(
        history.versions(record).filter(pk__in=numbers).select_related("revision__user")
    )
    states = states_in(versions)
    sides = [Side(str(one.pk), one.object_repr, states[one.pk], one) for one in versions]
    if NOW in keys:
        sides.append(Side(NOW, _("As it is now"), present_state(record)))
    if NEXT in keys and waiting_version(record) is not None:
        name = _("Its next version, in work")
        sides.append(Side(NEXT, name, next_versions.newest_state(record)))
    if len(sides) != len(keys) or not sides:
        raise Http404
    sides.sort(key=lambda side: side.place)
    # The same one twice: there is nothing to tell.
    first = sides[0] if len(sides) > 1 or (then and then == now) else None
    return first, sides[-1]


def waiting_version(record: Any) -> NextVersion | None:
    if not isinstance(record, EditorialRecord) or not record.is_published:
        return None
    return next_versions.next_version(record)
