"""A text that waits for its proposals to be accepted: kept between the two pages, then let go.

It waits as an import does, so that a reload finds it again and a second click finds it done. It is
no record: nobody but who sent it sees it, and its text goes when the drafts are made.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import ImportState
from dialogues.editorial.history import By
from dialogues.importing.summaries.reading import Reading
from dialogues.models import Document, ImportRun
from dialogues.text.spans import Span

#: What tells a waiting text from an import of tables.
NOUN = "summary"
LONGEST_NAME = 120


def begin(name: str, reading: Reading, *, address: str = "", by: By) -> ImportRun:
    """Keep a text until its proposals are accepted or dropped."""
    printable = "".join(character for character in name if character.isprintable())
    return ImportRun.objects.create(
        name=printable[:LONGEST_NAME] or _("pasted text"),
        content=reading.text.encode("utf-8"),
        noun=NOUN,
        summary={
            "headings": [list(span) for span in reading.headings],
            "title": reading.title,
            "published": reading.published,
            "language": reading.language,
            "address": address or reading.address,
            "author": reading.author,
            "notes": list(reading.notes),
        },
        created_by=by,  # type: ignore[misc]
    )


def reading_of(run: ImportRun) -> Reading:
    """The text that waits, and what its source says of it."""
    told: dict[str, Any] = dict(run.summary)
    headings = tuple(Span(*pair) for pair in told.pop("headings", ()))
    notes = tuple(told.pop("notes", ()))
    told.pop("document", None)
    return Reading(bytes(run.content).decode("utf-8"), headings, notes=notes, **told)


def waiting_of(user: Any) -> Any:
    """The texts that wait for this user, the newest first."""
    runs = ImportRun.objects.filter(noun=NOUN, state=ImportState.PLANNED, created_by=user)
    return runs.defer("content")


def finish(run: ImportRun, make: Callable[[], Document]) -> int:
    """Make the drafts, once: returns the document’s number, also when another click was first."""
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.state == ImportState.PLANNED:
            locked.summary = {"document": make().pk}
            locked.state, locked.content = ImportState.APPLIED, b""
            locked.ended_at = timezone.now()
            locked.save()
        return int(locked.summary.get("document", 0))


def drop(run: ImportRun) -> None:
    """Let a text go; what was made of it stays."""
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.state == ImportState.PLANNED:
            locked.state, locked.content, locked.summary = ImportState.DROPPED, b"", {}
            locked.ended_at = timezone.now()
            locked.save()
