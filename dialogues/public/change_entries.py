"""Entries of the public log across all records: what each says, and where it leads."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dialogues.choices import ChangeKind
from dialogues.editorial.public_changes.recording import NOUNS
from dialogues.editorial.public_changes.showing import labels_of
from dialogues.models import PublicChange
from dialogues.public.history import changes_address
from dialogues.querysets.public_changes import BEGINNINGS

LONGEST_TITLE = 160
#: So many publications in a row are folded into one line.
FEWEST_IN_A_RUN = 4


@dataclass(frozen=True)
class Entry:
    """``title`` is the record's present one, empty for what nobody can read any more."""

    change: PublicChange
    title: str
    address: str
    log_address: str
    labels: list[str]
    #: The publisher's own words; those from before a withdrawal went with it.
    note: str

    @property
    def headline(self) -> str:
        return self.title or self.nameless

    @property
    def nameless(self) -> str:
        return _("%(noun)s %(number)s") % {
            "noun": self.change.get_noun_display(),
            "number": self.change.object_id,
        }


@dataclass(frozen=True)
class Run:
    """Entries told together: what was first published on one day of one noun, else each by itself."""

    entries: list[Entry]

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def is_folded(self) -> bool:
        return len(self.entries) >= FEWEST_IN_A_RUN


def runs(listed: Iterable[Entry]) -> list[Run]:
    """Neighbours only: the order of the log stays."""
    found: list[Run] = []
    for _key, group in groupby(listed, key=_run_key):
        together = list(group)
        if len(together) >= FEWEST_IN_A_RUN:
            found.append(Run(together))
        else:
            found += [Run([entry]) for entry in together]
    return found


def _run_key(entry: Entry) -> tuple[Any, ...]:
    change = entry.change
    if change.kind not in BEGINNINGS:
        return (change.pk,)
    return change.kind, change.noun, timezone.localdate(change.at)


def entries(changes: Iterable[PublicChange]) -> list[Entry]:
    """One query for each noun among them."""
    listed = list(changes)
    records = _records(listed)
    return [_entry(change, records) for change in listed]


def _entry(change: Any, records: dict[tuple[str, int], Any]) -> Entry:
    record = records.get((change.noun, _subject(change)))
    return Entry(
        change,
        title=Truncator(str(record)[: 2 * LONGEST_TITLE]).chars(LONGEST_TITLE) if record else "",
        address=record.get_absolute_url() if record else "",
        log_address=changes_address(record) if record else "",
        labels=labels_of(change),
        note="" if change.closed else change.note,
    )


def _subject(change: PublicChange) -> int:
    """Of a merge, what is left: the record into which the other went."""
    if change.kind == ChangeKind.MERGED and change.into_id is not None:
        return change.into_id
    return change.object_id


def _records(changes: list[PublicChange]) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        wanted[change.noun].add(_subject(change))
    found: dict[tuple[str, int], Any] = {}
    for noun, keys in wanted.items():
        rows: Any = NOUNS[noun]._default_manager
        rows = rows.published().filter(pk__in=keys)
        rows = rows.defer("text") if noun == "document" else rows
        found |= {(noun, record.pk): record for record in rows}
    return found
