"""Publishing a conference, a document or a position with all that it needs: all of it or nothing."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dialogues.editorial import history, indexing
from dialogues.editorial.history import By
from dialogues.editorial.publishing.needs import Needed, needed, positions_of
from dialogues.editorial.publishing.steps import make_public
from dialogues.editorial.readiness import Problem, problems_of_all
from dialogues.editorial.reviewing import required_eyes_of_all
from dialogues.models import EditorialRecord, Position


@dataclass(frozen=True)
class Member:
    """One record of the list: what stands in its way, given that those before it are public."""

    record: EditorialRecord
    problems: list[Problem]
    eyes: list[Problem]
    #: Chosen by the editor; whatever else is needed comes along.
    is_optional: bool = False
    #: Needed by optional positions only.
    comes_with_positions: bool = False

    @property
    def is_ready(self) -> bool:
        return not self.problems and not self.eyes


@dataclass(frozen=True)
class Together:
    """What would become public in one act, in order."""

    root: EditorialRecord
    members: list[Member]
    withdrawn: list[EditorialRecord] = field(default_factory=list)

    @property
    def records(self) -> list[EditorialRecord]:
        return [member.record for member in self.members]

    @property
    def refused(self) -> list[Member]:
        return [member for member in self.members if not member.is_ready]


def digest_of(root: EditorialRecord) -> str:
    """Changes with every record of the whole list and every version: what was shown is published."""
    whole = needed(root, positions_of(root)).records
    seen = [(*_key(record), record.version) for record in whole]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


class NotTogether(Exception):
    """Nothing was published; ``together`` says which of the records stands in the way, and why."""

    def __init__(self, together: Together, message: str) -> None:
        self.together = together
        super().__init__(message)


def together(
    root: EditorialRecord, *, by: By, positions: Collection[int] | None = None
) -> Together:
    """The list for ``root`` and those of its positions (keys); ``None`` means all of them."""
    rows = positions_of(root)
    chosen = list(rows if positions is None else rows.filter(pk__in=positions))
    whole = needed(root, chosen)
    alone = {_key(row) for row in needed(root).records} if chosen else None
    return Together(root, _members(root, whole, alone, by=by), whole.withdrawn)


def publish_together(
    root: EditorialRecord, *, by: By, positions: Collection[int] = (), digest: str = ""
) -> list[EditorialRecord]:
    """Publish ``root``, these positions and all they need, in one revision; returns what became public.

    ``digest`` is that of the list as it was looked at. Raises ``NotTogether`` if that has changed
    since, or if any of the records is not ready: nothing is published then.
    """
    with indexing.batched(), transaction.atomic():
        if digest and digest_of(root) != digest:
            message = _(
                "Somebody changed one of these meanwhile; nothing was published. Look again."
            )
            raise NotTogether(together(root, by=by, positions=positions), message)
        asked = together(root, by=by, positions=positions)
        if asked.refused:
            raise NotTogether(asked, _("Nothing was published: this stands in the way."))
        _publish_all(root, asked.records, by=by)
    return asked.records


def _publish_all(root: EditorialRecord, records: list[EditorialRecord], *, by: By) -> None:
    comment = _("Published with all it needs: “%(record)s”") % {"record": root}
    with history.revision(by=by, comment=comment):
        for record in records:
            make_public(record, by=by)


def _members(
    root: EditorialRecord, whole: Needed, alone: set[Any] | None, *, by: By
) -> list[Member]:
    before = {_key(row) for row in whole.records}
    optional = set() if isinstance(root, Position) else {Position}
    found: list[Member] = []
    for noun, group in groupby(whole.records, key=type):
        rows = list(group)
        judged = zip(rows, problems_of_all(rows), required_eyes_of_all(rows, by), strict=True)
        for row, problems, eyes in judged:
            left = [problem for problem in problems if not _solved(problem, before)]
            is_optional = noun in optional
            with_positions = alone is not None and _key(row) not in alone and not is_optional
            found.append(Member(row, left, eyes, is_optional, with_positions))
    return found


def _solved(problem: Problem, before: set[Any]) -> bool:
    """What only waits for another member of the list waits no longer."""
    return problem.comes_first and problem.about is not None and _key(problem.about) in before


def _key(record: EditorialRecord) -> tuple[str, Any]:
    return record._meta.label, record.pk
