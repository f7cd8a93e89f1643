"""What appeared and what went: the difference between the log and ``published()``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction

from dialogues.choices import ChangeKind, Status
from dialogues.editorial.public_changes.neighbours import around
from dialogues.editorial.public_changes.noting import NOUNS, Key, note, published, row, visible
from dialogues.models import PublicChange
from dialogues.querysets.public_changes import BEGINNINGS


@dataclass(frozen=True)
class Found:
    """``stood`` was to be seen before and is now; ``news`` tells of what appeared and what went."""

    present: set[Key]
    stood: set[Key]
    news: list[PublicChange]

    @property
    def moved(self) -> set[Key]:
        """What appeared or went."""
        return {(str(one.noun), one.object_id) for one in self.news}


def settle() -> int:
    """Note what appeared and what went since the log was last written; returns how many entries.

    To be called after acts that the history does not hold, and daily where there are embargoes:
    they end without anybody's act. Where nothing happened, fourteen queries at most.
    """
    with transaction.atomic():
        PublicChange.objects.in_turn()
        found = look()
        return note(found.news, around(found.moved) & found.present)


def settle_people(numbers: Iterable[int]) -> None:
    """The same for some participants: a person met only where nobody is named is not shown."""
    keys = {("participant", number) for number in numbers}
    with transaction.atomic():
        PublicChange.objects.in_turn()
        found = look(keys)
        note(found.news, visible(around(found.moved)))


def look(only: set[Key] | None = None) -> Found:
    """Compare the log with what is published; ``only``: of these records. To be called in turn."""
    last = PublicChange.objects.last_kinds(only)
    shown = {key for key, kind in last.items() if kind in BEGINNINGS}
    nouns = [noun for noun in NOUNS if only is None or any(noun == name for name, _pk in only)]
    present = [(noun, pk) for noun in nouns for pk in _present(noun, only)]
    news = [*_appeared(present, last, shown), *_gone(set(present), last, shown)]
    return Found(set(present), shown & set(present), news)


def _present(noun: str, only: set[Key] | None) -> Iterable[int]:
    rows = published(noun).order_by("pk").values_list("pk", flat=True)
    if only is None:
        return rows
    return rows.filter(pk__in=[pk for name, pk in only if name == noun])


def _appeared(
    present: Iterable[Key], last: dict[Key, str], shown: set[Key]
) -> Iterator[PublicChange]:
    for key in present:
        if key not in shown:
            again = key in last
            yield row(key, ChangeKind.REPUBLISHED if again else ChangeKind.PUBLISHED)


def _gone(present: set[Key], last: dict[Key, str], shown: set[Key]) -> Iterator[PublicChange]:
    """What stands on others goes before them. What was hidden first may be withdrawn later."""
    for noun in reversed(NOUNS):
        gone = sorted(key for key in shown - present if key[0] == noun)
        hidden = sorted(key for key, kind in last.items() if key[0] == noun and kind == "hidden")
        if not gone and not hidden:
            continue
        reasons = dict(
            NOUNS[noun]._base_manager.filter(status=Status.WITHDRAWN, published_at__isnull=False)
            .values_list("pk", "withdrawn_reason")
        )  # fmt: skip
        for key in gone:
            if key[1] in reasons:
                yield row(key, ChangeKind.WITHDRAWN, reason=reasons[key[1]])
            else:
                yield row(key, ChangeKind.HIDDEN)
        for key in hidden:
            if key not in present and key[1] in reasons:
                yield row(key, ChangeKind.WITHDRAWN, reason=reasons[key[1]])
