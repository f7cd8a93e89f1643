"""The steps of a coder on a text: what each did, and what it takes to take it back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import reversion
from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.history import By, revision
from dialogues.editorial.next_versions import newest_state
from dialogues.editorial.states import State, state_of
from dialogues.models import CodingStep, Document, Position, Sentence

Decided = dict[str, str]


class AlreadyDone(Exception):
    """The same request came twice, as when an answer was lost on its way; it was done once."""

    def __init__(self, row: CodingStep) -> None:
        self.row = row
        super().__init__(_("This was saved already."))


class ChangedMeanwhile(Exception):
    """Somebody was quicker; nothing was written. ``numbers`` are the sentences to look at again."""

    def __init__(self, message: str, numbers: Iterable[int] = ()) -> None:
        self.numbers = list(numbers)
        super().__init__(message)


class TextChanged(ChangedMeanwhile):
    """The offsets were counted over another text than the stored one."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The text of this document was changed since you opened it. Nothing was saved; "
                "load the page again to go on with the new text."
            )
        )


class Step:
    """One action while it is being done: whatever it touches is noted before and after."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.before: dict[int, Decided] = {}
        self.position: int | None = None
        self.number: int | None = None
        self.position_before: State | None = None
        self.records: list[models.Model] = []
        self.row: CodingStep | None = None

    def touch(self, sentences: Iterable[Sentence]) -> None:
        """To be called before they change."""
        for sentence in sentences:
            self.before.setdefault(sentence.number, decided(sentence))

    def change(self, position: Position) -> None:
        """To be called before the position changes."""
        self.position, self.number = position.pk, position.number
        self.position_before = newest_state(position)

    def create(self, position: Position) -> None:
        self.position, self.number = position.pk, position.number

    def add(self, record: models.Model) -> None:
        """A record made along the way, such as an anonymous voice."""
        self.records.append(record)

    @property
    def numbers(self) -> list[int]:
        return sorted(self.before)

    def what(self, told: str, key: str) -> dict[str, Any]:
        return {
            "told": told,
            "key": key,
            "sentences": {str(number): self._sentence(number) for number in self.numbers},
            "position": self._position(),
            "records": [[row._meta.model_name, row.pk, state_of(row)] for row in self.records],
        }

    def _sentence(self, number: int) -> dict[str, Decided]:
        now = self.document.sentences.get(number=number)
        return {"before": self.before[number], "after": decided(now)}

    def _position(self) -> dict[str, Any] | None:
        if self.position is None:
            return None
        now = Position.objects.filter(pk=self.position).first()
        return {
            "pk": self.position,
            "number": self.number,
            "before": self.position_before,
            "after": newest_state(now) if now else None,
        }


@contextmanager
def one_step(
    document: Document, told: str, *, by: By, key: str = "", sha256: str = ""
) -> Iterator[Step]:
    """One action on a text: one revision, and one step that can be taken back.

    The document's row is locked, so that two coders of one text act one after the other. ``key``
    is made up by the asking side: with the key of a step done before, ``AlreadyDone`` is raised.
    ``sha256`` is that of the text over which offsets were counted, else ``TextChanged`` is raised.
    """
    with revision(by=by, comment=told):
        lock(document, sha256)
        refuse_twice(document, by, key)
        step = Step(document)
        yield step
        reversion.set_comment(told)  # what was called within had a word of its own
        if by is not None:
            _steps(document, by).filter(undone_at__isnull=False).delete()  # done again by no one
            step.row = CodingStep.objects.create(
                document=document,
                by=by,
                what=step.what(told, key),  # type: ignore[misc]
            )


def lock(document: Document, sha256: str = "") -> None:
    stored = Document.objects.select_for_update().only("pk", "sha256").get(pk=document.pk)
    if sha256 and sha256 != stored.sha256:
        raise TextChanged


def refuse_twice(document: Document, by: By, key: str) -> None:
    if not key or by is None:
        return
    done = CodingStep.objects.filter(document=document, by=by.pk, what__key=key).first()
    if done is not None:
        raise AlreadyDone(done)


def decided(sentence: Sentence) -> Decided:
    return {"decision": sentence.decision, "reason": sentence.reason}


def next_undo(document: Document, by: By) -> CodingStep | None:
    """This coder's last step on the text that still stands."""
    return _steps(document, by).filter(undone_at=None).last()


def next_redo(document: Document, by: By) -> CodingStep | None:
    """The step taken back last, unless something was done since."""
    last = next_undo(document, by)
    undone = _steps(document, by).filter(undone_at__isnull=False)
    return undone.filter(pk__gt=last.pk if last else 0).first()


def _steps(document: Document, by: By) -> models.QuerySet[CodingStep]:
    rows = CodingStep.objects.filter(document=document)
    return rows.filter(by=by.pk) if by is not None else rows.none()
