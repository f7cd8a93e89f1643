"""The ways a record becomes public and ceases to be."""

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import Status
from dialogues.editorial.history import By, save
from dialogues.editorial.readiness import require_ready
from dialogues.models import EditorialRecord


class ReasonMissing(Exception):
    """A record is withdrawn only with a reason that the public can read."""


def submit(record: EditorialRecord, *, by: By) -> None:
    """Hand a draft over for review."""
    _move(record, Status.IN_REVIEW, by=by, comment=_("Submitted for review"))


def send_back(record: EditorialRecord, *, by: By) -> None:
    """Make a draft of it again; a published record disappears from the public pages."""
    _move(record, Status.DRAFT, by=by, comment=_("Sent back to draft"))


def publish(record: EditorialRecord, *, by: By) -> None:
    """Make it public; raises ``NotReady`` with everything that stands in the way."""
    require_ready(record)
    record.withdrawn_reason = ""
    if record.published_at is None:
        record.published_at = timezone.now()
        record.published_by = by  # type: ignore[assignment]
    _move(record, Status.PUBLISHED, by=by, comment=_("Published"))


def withdraw(record: EditorialRecord, *, by: By, reason: str) -> None:
    """Take it back from the public, with a public reason; raises ``ReasonMissing``."""
    if not reason.strip():
        raise ReasonMissing(_("Say why the record is withdrawn; readers will see the reason."))
    record.withdrawn_reason = reason
    _move(record, Status.WITHDRAWN, by=by, comment=_("Withdrawn: %(reason)s") % {"reason": reason})


def _move(record: EditorialRecord, status: Status, *, by: By, comment: str) -> None:
    record.status = status
    save(record, by=by, comment=comment)
