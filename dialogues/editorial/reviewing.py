"""What authors and reviewers say about a record, and that two of them have seen what is published.

The rule of four eyes (setting ``FOUR_EYES``): whoever changed a record last does not publish it
alone; either somebody else publishes it, or somebody else has approved the very version that is
published. Every save counts as a change, a merge and a moved quotation too, since whoever does
these is shown what they touch; submitting, sending back, approving, publishing and withdrawing do
not, and an approval holds through them.
"""

from collections.abc import Sequence
from typing import Any

import reversion
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import CommentKind
from dialogues.editorial.history import By, revision
from dialogues.editorial.next_versions import next_version
from dialogues.editorial.readiness import Problem
from dialogues.models import EditorialRecord, ReviewComment
from dialogues.querysets.review_comments import ReviewCommentQuerySet

#: How many people a refusal names who could help.
NAMED = 3
#: The version that is edited and reviewed, and the key of whoever changed it last.
Work = tuple[int, Any]
#: Other ways of logging in may be added; permissions come from here.
PERMISSIONS = "django.contrib.auth.backends.ModelBackend"


class CommentMissing(Exception):
    """An empty comment says nothing; the message says what should be said."""


def comments(record: EditorialRecord) -> ReviewCommentQuerySet:
    """All that was said about the record, the oldest first."""
    return ReviewComment.objects.about(record).select_related("by", "settled_by")


def comment(
    record: EditorialRecord, text: str, *, by: By, kind: str = CommentKind.COMMENT
) -> ReviewComment:
    """Say something about the version in work; raises ``CommentMissing`` for an empty comment."""
    if kind != CommentKind.APPROVED and not text.strip():
        raise CommentMissing(_("Write what you want to say."))
    said = ReviewComment(record=record, kind=kind, text=text, by=by, version=in_work(record)[0])  # type: ignore[misc]
    said.full_clean(exclude=["content_type", "by", "settled_by", "settled_at"])
    said.save()
    return said


def settle(said: ReviewComment, *, by: By) -> None:
    """Mark it as dealt with; it stays to be read."""
    said.settled_at, said.settled_by = timezone.now(), by  # type: ignore[assignment]
    said.save(update_fields=["settled_at", "settled_by"])


def reopen(said: ReviewComment, *, by: By) -> None:
    said.settled_at = said.settled_by = None
    said.save(update_fields=["settled_at", "settled_by"])


def settle_all_sent_back(record: EditorialRecord, *, by: By) -> None:
    """Handing it in again answers what it was sent back for."""
    waiting = ReviewComment.objects.about(record).sent_back()
    waiting.update(settled_at=timezone.now(), settled_by=by)


def note_approval(record: EditorialRecord, text: str, *, by: By) -> ReviewComment:
    with revision(by=by, comment=_("Approved")):
        reversion.add_to_revision(record)
        return comment(record, text, by=by, kind=CommentKind.APPROVED)


def in_work(record: EditorialRecord) -> Work:
    """The version that is edited and reviewed, and the key of whoever changed it last."""
    waiting = next_version(record) if record.is_published else None
    if waiting:
        return record.version + waiting.version, waiting.updated_by_id
    return record.version, record.updated_by_id


def approvals(record: EditorialRecord) -> ReviewCommentQuerySet:
    """Those of the version in work; what was approved before it was changed does not count."""
    return comments(record).approvals().filter(version=in_work(record)[0])


def carry_approvals(record: EditorialRecord, version: int, to: int) -> None:
    """After a step that changed no content: what was approved of ``version`` is approved still."""
    ReviewComment.objects.about(record).approvals().filter(version=version).update(version=to)


def required_eyes(record: EditorialRecord, by: By, work: Work | None = None) -> list[Problem]:
    """What the rule of four eyes says to ``by`` publishing the record now; empty if nothing.

    ``work`` is what ``in_work`` says of it, where the record in hand cannot tell.
    """
    return _judged([(record, work or in_work(record))], by)[0]


def required_eyes_of_all(records: Sequence[EditorialRecord], by: By) -> list[list[Problem]]:
    """The same for several records of one noun, in their order."""
    return _judged([(record, in_work(record)) for record in records], by)


def _judged(records: Sequence[tuple[EditorialRecord, Work]], by: By) -> list[list[Problem]]:
    """The system (``None``) needs nobody's approval: whoever may run its commands may do anything.

    What was changed last by an account that is gone, or by the system, counts as another's.
    """
    if not settings.FOUR_EYES or by is None or not records:
        return [[] for _record in records]
    mine = {record.pk: version for record, (version, hand) in records if hand == by.pk}
    noun = type(records[0][0])
    alone = set(mine) - _approved_by_others(noun, mine, by)
    refusal = [Problem("", _refusal(noun, by))] if alone else []
    return [refusal if record.pk in alone else [] for record, _work in records]


def _approved_by_others(noun: type[EditorialRecord], versions: dict[int, int], by: Any) -> set[int]:
    """Of the records with these keys, those of whose version somebody else has approved."""
    if not versions:
        return set()
    said = ReviewComment.objects.of(noun).approvals().filter(object_id__in=versions)
    found = said.exclude(by=by).values_list("object_id", "version")
    return {key for key, version in found if versions[key] == version}


def _refusal(noun: type[EditorialRecord], by: Any) -> str:
    others = list(_other_reviewers(noun, by)[:NAMED])
    if others:
        names = _(" or ").join(user.get_full_name() or user.get_username() for user in others)
        who = _("ask %(names)s to approve it, or to publish it") % {"names": names}
    else:
        who = _(
            "nobody else may review it yet, so put a second person into the group “editor” or "
            "“publisher”"
        )
    return _(
        "You changed it last, and two people have to have seen what is published: %(who)s. Where "
        "one editor works alone, FOUR_EYES=false in the site’s settings ends this rule."
    ) % {"who": who}


def _other_reviewers(noun: type[EditorialRecord], by: Any) -> QuerySet[Any]:
    users: Any = get_user_model()._default_manager
    right = f"dialogues.review_{noun._meta.model_name}"
    able = users.with_perm(right, backend=PERMISSIONS).filter(is_staff=True, is_active=True)
    return able.exclude(pk=by.pk).order_by("is_superuser", "pk")
