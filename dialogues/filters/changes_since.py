"""The log of changes as programs read it: in order, from where they left off, as JSON tells it.

A record that cannot be read now is told of without a word: that it is gone, and no more. What once
appeared or changed of it is left out, so that a copy made from any point on holds what is public.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.choices import ChangeKind, Noun
from dialogues.filters.paging import (
    DEFAULT_PAGE_SIZE,
    LARGEST_EXPANDED_PAGE_SIZE,
    LARGEST_PAGE_SIZE,
)
from dialogues.filters.problems import InvalidParameters, Problem, shown, unknown_value
from dialogues.models import PublicChange
from dialogues.querysets.public_changes import Key, present_slugs, taken_back_slugs

#: What became of the record, by the kind of entry.
CHANGES = {
    ChangeKind.PUBLISHED: "created",
    ChangeKind.REPUBLISHED: "created",
    ChangeKind.CORRECTED: "updated",
    ChangeKind.TOUCHED: "updated",
    ChangeKind.MERGED: "merged",
    ChangeKind.WITHDRAWN: "withdrawn",
    ChangeKind.HIDDEN: "hidden",
    ChangeKind.DELETED: "deleted",
}
#: After these a copy holds the record, after the others it does not.
KEPT = ("created", "updated")
RECORD = "record"
EXPANDABLE = (RECORD,)
LARGEST_NUMBER = 2**63 - 1


@dataclass(frozen=True)
class Change:
    """One entry; ``key`` is what the record’s address ends in, ``None`` where it may not be told."""

    seq: int
    at: Any
    change: str
    noun: str
    pk: int
    key: str | int | None
    into: tuple[int, str | int | None] | None
    reason: str
    note: str

    @property
    def is_kept(self) -> bool:
        return self.change in KEPT


@dataclass(frozen=True)
class Stretch:
    """Entries in their order; ``since`` is where to go on, and ``more`` whether there is more."""

    entries: list[Change]
    since: int
    more: bool


class ChangesSince:
    """Reads the parameters strictly; raises ``InvalidParameters`` with all faults."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters
        problems = [*self._since(), *self._types(), *self._expanded(), *self._page_size()]
        if not problems:
            problems = list(self._beyond())
        if problems:
            raise InvalidParameters(problems)

    @property
    def since(self) -> int:
        return int(self.parameters.get("since") or 0)

    @property
    def size(self) -> int:
        return int(self.parameters.get("page_size") or DEFAULT_PAGE_SIZE)

    @property
    def expands(self) -> bool:
        return RECORD in self._given("expand", commas=True)

    @property
    def nouns(self) -> list[str]:
        return self._given("type") or [str(noun) for noun in Noun]

    @cached_property
    def head(self) -> int:
        """The newest entry there is; what comes while the answer is made waits for the next one."""
        found: int | None = PublicChange.objects.aggregate(newest=Max("pk"))["newest"]
        return found or 0

    def stretch(self, since: int, size: int) -> Stretch:
        """At most fourteen queries, however many entries."""
        rows = PublicChange.objects.filter(pk__gt=since, pk__lte=self.head, noun__in=self.nouns)
        rows = rows.with_closed().defer("differences").order_by("pk")
        found = list(rows[: size + 1])
        more = len(found) > size
        found = found[:size]
        return Stretch(list(_told(found)), found[-1].pk if more else self.head, more)

    def stretches(self, size: int) -> Iterator[list[Change]]:
        """All that there is, a stretch at a time."""
        since, more = self.since, True
        while more:
            stretch = self.stretch(since, size)
            since, more = stretch.since, stretch.more
            yield stretch.entries

    def _given(self, name: str, *, commas: bool = False) -> list[str]:
        given = self.parameters.getlist(name)
        listed = ",".join(given).split(",") if commas else given
        return list(dict.fromkeys(value.strip() for value in listed if value.strip()))

    def _since(self) -> Iterator[Problem]:
        value = self.parameters.get("since") or "0"
        if not is_number(value, LARGEST_NUMBER):
            message = _(
                "“%(value)s” is no place in the log: give the “since” of the last answer, or "
                "leave it out to begin at the beginning."
            )
            yield Problem("since", message % {"value": shown(value)})

    def _beyond(self) -> Iterator[Problem]:
        if self.since > self.head:
            message = _(
                "The newest change is %(head)s; a copy that is at %(since)s was made from another "
                "database, or before this one was restored. Begin again without “since”."
            )
            yield Problem("since", message % {"head": self.head, "since": self.since})

    def _types(self) -> Iterator[Problem]:
        return _unknown("type", self._given("type"), [str(noun) for noun in Noun])

    def _expanded(self) -> Iterator[Problem]:
        return _unknown("expand", self._given("expand", commas=True), EXPANDABLE)

    def _page_size(self) -> Iterator[Problem]:
        value = self.parameters.get("page_size") or str(DEFAULT_PAGE_SIZE)
        largest = LARGEST_EXPANDED_PAGE_SIZE if self.expands else LARGEST_PAGE_SIZE
        if not is_number(value, largest) or int(value) < 1:
            message = _("“page_size” is a whole number from 1 to %(largest)s.")
            yield Problem("page_size", message % {"largest": largest})


def is_number(value: str, largest: int) -> bool:
    """In plain digits, and no longer than it can be."""
    is_plain = value.isascii() and value.isdigit() and len(value) <= len(str(largest))
    return is_plain and int(value) <= largest


def _unknown(name: str, given: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    return (
        unknown_value(name, value, known, all_of_them=True) for value in given if value not in known
    )


def _told(rows: list[Any]) -> Iterator[Change]:
    subjects = {(row.noun, row.object_id) for row in rows}
    merged = {(row.noun, row.into_id) for row in rows if row.into_id}
    present = present_slugs(subjects | merged)
    withdrawn = {
        (row.noun, row.object_id) for row in rows if row.kind == ChangeKind.WITHDRAWN
    } - set(present)
    known = present | taken_back_slugs(withdrawn)
    for row in rows:
        change = _change(row, present, known)
        if not change.is_kept or change.key is not None:
            yield change


def _change(row: Any, present: dict[Key, Any], known: dict[Key, Any]) -> Change:
    """Why it was withdrawn is told where its own address tells it, or where it is back."""
    change = CHANGES[row.kind]
    names = known if change == "withdrawn" else present
    key = names.get((row.noun, row.object_id))
    into = (row.into_id, present.get((row.noun, row.into_id))) if row.into_id else None
    return Change(
        seq=row.pk,
        at=row.at,
        change=change,
        noun=row.noun,
        pk=row.object_id,
        key=key,
        into=into,
        reason=row.reason if key is not None else "",
        note=row.note if key is not None and not row.closed else "",
    )
