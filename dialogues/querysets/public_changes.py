from collections.abc import Callable, Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from dialogues.choices import ChangeKind, Noun
from dialogues.querysets.editorial import records

#: After the last of these a record is shown; after the last of the others it is not.
BEGINNINGS = (ChangeKind.PUBLISHED, ChangeKind.REPUBLISHED)
ENDINGS = (ChangeKind.WITHDRAWN, ChangeKind.HIDDEN, ChangeKind.MERGED, ChangeKind.DELETED)


Key = tuple[str, int]


class PublicChangeQuerySet(models.QuerySet[Any]):
    def about(self, record: models.Model) -> Self:
        return self.filter(noun=record._meta.model_name, object_id=record.pk)

    def told_on(self, record: models.Model) -> Self:
        """Its own changes, and the records that were merged into it."""
        own = Q(object_id=record.pk) | Q(kind=ChangeKind.MERGED, into_id=record.pk)
        return self.filter(own, noun=record._meta.model_name)

    def with_closed(self) -> Self:
        """Adds ``closed``: the record was taken from view later, and its words of then with it."""
        later = self.model._default_manager.filter(
            noun=OuterRef("noun"),
            object_id=OuterRef("object_id"),
            pk__gt=OuterRef("pk"),
            kind__in=ENDINGS,
        )
        return self.annotate(closed=Exists(later))

    def last_kinds(self) -> dict[tuple[str, int], str]:
        """The last beginning or ending of every record that the log knows."""
        rows = self.exclude(kind=ChangeKind.CORRECTED).order_by("pk")
        found = rows.values_list("noun", "object_id", "kind")
        return {(noun, pk): kind for noun, pk, kind in found}

    def in_turn(self) -> None:
        """Let one writer after the other in: a reader who resumes by number misses nothing.

        Numbers are given out before they can be read, so two writers at once could become visible
        in the wrong order. The lock on the first row lasts until the transaction ends.
        """
        self.select_for_update().order_by("pk").values_list("pk").first()


def known_today(changes: Iterable[Any]) -> list[Any]:
    """Which of these changes readers may know of: nothing of a record that they cannot read now.

    Of a withdrawn record there is the withdrawal with its reason, of a merged one where it went,
    of a deleted one that it is gone. At most two queries a noun.
    """
    listed = list(changes)
    shown = _keys(listed, [*ChangeKind], lambda rows: rows.published())
    taken_back = _keys(listed, [ChangeKind.WITHDRAWN], lambda rows: rows.taken_back())
    return [one for one in listed if _is_known(one, shown, taken_back)]


def _is_known(change: Any, shown: set[Key], taken_back: set[Key]) -> bool:
    if change.kind == ChangeKind.DELETED:
        return True
    is_withdrawal = change.kind == ChangeKind.WITHDRAWN
    return _subject(change) in shown or (is_withdrawal and _subject(change) in taken_back)


def _keys(changes: list[Any], kinds: list[ChangeKind], which: Callable[[Any], Any]) -> set[Key]:
    found: set[Key] = set()
    for noun in Noun:
        subjects = [_subject(one) for one in changes if one.kind in kinds]
        keys = {pk for name, pk in subjects if name == noun}
        if keys:
            rows = which(records(noun)).filter(pk__in=keys).order_by()
            found |= {(str(noun), pk) for pk in rows.values_list("pk", flat=True)}
    return found


def _subject(change: Any) -> Key:
    """Of a merge, the record into which the other went."""
    return change.noun, change.into_id or change.object_id
