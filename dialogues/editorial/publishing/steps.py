"""The steps by which one record becomes public and ceases to be."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import CommentKind, Status
from dialogues.editorial import next_versions
from dialogues.editorial.history import By, revision
from dialogues.editorial.readiness import NotReady, Problem, problems
from dialogues.editorial.reviewing import (
    carry_approvals,
    comment,
    in_work,
    note_approval,
    required_eyes,
    settle_all_sent_back,
)
from dialogues.editorial.states.three_way import Side
from dialogues.models import EditorialRecord, VersionConflict

#: From which status each step leads on.
OPEN_FROM: dict[str, tuple[Status, ...]] = {
    "submit": (Status.DRAFT,),
    "approve": (Status.IN_REVIEW,),
    "send_back": (Status.IN_REVIEW, Status.WITHDRAWN),
    "publish": (Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN),
    "withdraw": (Status.PUBLISHED, Status.DRAFT, Status.IN_REVIEW),
}


class ReasonMissing(Exception):
    """A record is withdrawn only with a reason that the public can read."""


def is_open(step: str, record: EditorialRecord) -> bool:
    """Whether the step makes sense from where the version in work is."""
    if step == "withdraw":  # what nobody saw is not withdrawn
        return record.published_at is not None and record.status in OPEN_FROM[step]
    return _standing(record) in OPEN_FROM[step]


def submit(record: EditorialRecord, *, by: By) -> None:
    """Hand a draft, or the next version of what is public, over for review."""
    _require_open("submit", record)
    with revision(by=by, comment=_("Submitted for review")):
        settle_all_sent_back(record, by=by)
        _move_version_in_work(record, Status.IN_REVIEW, by=by)


def send_back(record: EditorialRecord, *, by: By, comment: str) -> None:
    """Make a draft of it again and say why; raises ``CommentMissing`` without a word.

    The words stay out of the history, which tells of steps: they are between the two.
    """
    _require_open("send_back", record)
    with revision(by=by, comment=_("Sent back to draft")):
        _say_why(record, comment, by=by)
        _move_version_in_work(record, Status.DRAFT, by=by)


def approve(
    record: EditorialRecord, *, by: By, comment: str = "", version: int | None = None
) -> None:
    """Say of the version in work that it may be published.

    ``version`` is the one that was read: raises ``VersionConflict`` if there is a newer one by
    now. Raises ``NotReady`` for whoever changed it last: nobody approves their own work.
    """
    _require_open("approve", record)
    newest, hand = in_work(record)
    if version not in (None, newest):
        raise VersionConflict(record)
    if by is not None and hand == by.pk:
        own = _("You changed it last; somebody else has to approve it.")
        raise NotReady(record, [Problem("", own)])
    note_approval(record, comment, by=by)


def publish(record: EditorialRecord, *, by: By) -> None:
    """Make it public; raises ``NotReady`` with everything that stands in the way."""
    _require_open("publish", record)
    if record.is_published:
        publish_next(record, by=by)
        return
    found = [*problems(record), *required_eyes(record, by)]
    if found:
        raise NotReady(record, found)
    with revision(by=by, comment=_("Published")):
        make_public(record, by=by)


def publish_next(
    record: EditorialRecord, *, by: By, chosen: Mapping[str, Side] | None = None
) -> list[str]:
    """Make the next version the public one, once two people have seen it.

    Raises and returns what ``next_versions.publish_next`` does.
    """
    found = required_eyes(record, by)
    if found:
        raise NotReady(record, found)
    return next_versions.publish_next(record, by=by, chosen=chosen)


def withdraw(record: EditorialRecord, *, by: By, reason: str) -> None:
    """Take it back from the public, with a public reason; raises ``ReasonMissing``.

    Work on its next version goes on in the record itself. Raises ``NotPublishable`` where that
    version breaks a rule of today; it is mended or discarded first.
    """
    _require_open("withdraw", record)
    if not reason.strip():
        raise ReasonMissing(_("Say why the record is withdrawn; readers will see the reason."))
    record.withdrawn_reason = reason
    with revision(by=by, comment=_("Withdrawn: %(reason)s") % {"reason": reason}):
        _move(record, Status.WITHDRAWN)
        next_versions.fold_in(record, by=by)


def make_public(record: EditorialRecord, *, by: By) -> None:
    """What publishing writes; whether it may be is asked before."""
    record.withdrawn_reason = ""
    if record.published_at is None:
        record.published_at = timezone.now()
        record.published_by = by  # type: ignore[assignment]
    _move(record, Status.PUBLISHED)


def _say_why(record: EditorialRecord, text: str, *, by: By) -> None:
    comment(record, text, by=by, kind=CommentKind.SENT_BACK)


def _standing(record: EditorialRecord) -> str:
    """The status of what is edited and reviewed: of a published record, its next version's."""
    waiting = next_versions.next_version(record) if record.is_published else None
    return waiting.status if waiting else record.status


def _require_open(step: str, record: EditorialRecord) -> None:
    if not is_open(step, record):
        told = {
            "submit": _("Only a draft is submitted for review; it is %(status)s."),
            "approve": _("Only what is in review is approved; it is %(status)s."),
            "send_back": _(
                "Only what is in review or withdrawn is sent back; it is %(status)s. What is public "
                "is withdrawn, with a reason."
            ),
            "publish": _("It is public already."),
            "withdraw": _("Only what was public is withdrawn; it is %(status)s."),
        }[step]
        status = record.get_status_display().lower()
        raise NotReady(record, [Problem("", told % {"status": status})])


def _move_version_in_work(record: EditorialRecord, status: Status, *, by: By) -> None:
    if not record.is_published:
        _move(record, status)
        return
    before = in_work(record)[0]
    step = next_versions.submit_next if status == Status.IN_REVIEW else next_versions.send_next_back
    step(record, by=by)
    carry_approvals(record, before, in_work(record)[0])


def _move(record: EditorialRecord, status: Status) -> None:
    """No content changes, so whoever changed that last is still who did, and approvals hold."""
    before = record.version
    record.status = status
    record.save()
    carry_approvals(record, before, record.version)
