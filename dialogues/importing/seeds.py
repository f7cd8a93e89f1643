"""The vocabularies and the two conferences that a new database begins with."""

from collections.abc import Callable, Iterator

from django.core.management import CommandError, call_command
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState
from dialogues.editorial import history, indexing
from dialogues.editorial.readiness import problems
from dialogues.importing import statistics
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    Quotation,
    Series,
    Topic,
    reads_at_its_place,
)

#: In the order of loading: each file refers only to earlier ones and to itself.
FIXTURES = (
    "countries",
    "institutions",
    "topics",
    "participants",
    "valdai-jiia-2021",
    "valdai-spf-2021",
    "relations",
)
RECORDS: tuple[type[EditorialRecord], ...] = (
    Institution,
    Topic,
    Conference,
    Participant,
    Document,
    Position,
)
Report = Callable[[str], None]


class SeedsBroken(Exception):
    """A fixture cannot be loaded; nothing of any was kept. The message says which, and what to do."""


def is_empty() -> bool:
    """Whether nothing has been entered yet."""
    return not any(model._base_manager.exists() for model in RECORDS)


def load(report: Report = lambda line: None) -> int:
    """Load everything in one transaction, check it, index it and begin its history.

    Returns the number of records. Raises ``SeedsBroken``.
    """
    with transaction.atomic():
        with indexing.batched():
            for name in FIXTURES:
                report(_("Loading %(name)s") % {"name": name})
                _load_fixture(name)
            report(_("Indexing for search"))
        report(_("Checking every quotation"))
        _refuse_faults()
        with history.revision(by=None, comment=_("Loaded with the first two conferences")):
            loaded = history.add_all((*RECORDS, Series))
        statistics.refresh()
        return loaded


def _load_fixture(name: str) -> None:
    try:
        call_command("loaddata", name, verbosity=0)
    except (DeserializationError, DatabaseError, CommandError, ValueError, OSError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise SeedsBroken(
            _(
                "The fixture fixtures/%(name)s.json cannot be loaded (%(reason)s); restore it as it "
                "was delivered, then start again. Nothing was loaded."
            )
            % {"name": name, "reason": reason}
        ) from error


def _refuse_faults() -> None:
    fault = next(_faults(), None)
    if fault:
        raise SeedsBroken(
            _(
                "The fixtures are damaged: %(fault)s Restore them as they were delivered, then start "
                "again. Nothing was loaded."
            )
            % {"fault": fault}
        )


def _faults() -> Iterator[str]:
    verified = Quotation.objects.filter(state=AnchorState.VERIFIED)
    for quotation in verified.select_related("position__document", "position__conference"):
        document = quotation.position.document
        if document is None or not reads_at_its_place(quotation, document.text):
            yield _("the words “%(words)s” do not stand at their place in “%(document)s”.") % {
                "words": quotation,
                "document": document,
            }
    for model in RECORDS:
        for record in model._base_manager.all():
            for problem in problems(record):
                yield f"{record}: {problem.message}"
