"""What waits for one person on the desk: each queue holds records of every noun."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommentKind, Status
from dialogues.editorial.rights import may
from dialogues.editorial.workload.entries import NOUNS, Entry, read, union
from dialogues.models import NextVersion, ReviewComment
from dialogues.querysets.review_comments import said_of

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Queue:
    """``right`` is what one must be able to do with a noun for its records to wait here."""

    name: str
    title: Any
    right: str
    pick: Callable[[Rows, Any], Rows]
    newest_first: bool = False


@dataclass(frozen=True)
class Waiting:
    """A queue as one person finds it: how many there are, and the first of them."""

    queue: Queue
    count: int
    entries: list[Entry]


def waiting(queue: Queue, user: Any, *, start: int = 0, limit: int) -> Waiting:
    """Two queries."""
    nouns = [noun for noun in NOUNS if may(user, "view", noun) and may(user, queue.right, noun)]
    rows = union(queue.pick(noun._base_manager.all(), user) for noun in nouns)
    if rows is None:
        return Waiting(queue, 0, [])
    order = ("-at" if queue.newest_first else "at", "noun", "key")
    return Waiting(queue, rows.count(), read(rows.order_by(*order)[start : start + limit]))


def _by(user: Any) -> Q:
    return Q(created_by=user) | Q(updated_by=user)


def _next(rows: Rows, **given: Any) -> Any:
    """Next versions of the row that the query reads."""
    return NextVersion.objects.of(rows.model).filter(object_id=OuterRef("pk"), **given)


def _last_words(said: Any) -> Any:
    return said.order_by("-pk").values("text")[:1]


def _sent_back_words(rows: Rows) -> Any:
    return said_of(rows.model).sent_back()


def _sent_back_to(rows: Rows, user: Any) -> Rows:
    own_next = _next(rows, status=Status.DRAFT).filter(_by(user))
    drafts = Q(_by(user), status=Status.DRAFT) | Q(Exists(own_next))
    said = _sent_back_words(rows)
    return rows.filter(drafts, Exists(said)).annotate(remark=_last_words(said))


def _drafts_of(rows: Rows, user: Any) -> Rows:
    return rows.filter(_by(user), ~Exists(_sent_back_words(rows)), status=Status.DRAFT)


def _handed_in_by(rows: Rows, user: Any) -> Rows:
    own_next = _next(rows, status=Status.IN_REVIEW).filter(_by(user))
    return rows.filter(Q(_by(user), status=Status.IN_REVIEW) | Q(Exists(own_next)))


def _approvals(rows: Rows) -> Any:
    """Of the row's present version; nobody can approve what they changed last."""
    return said_of(rows.model).filter(kind=CommentKind.APPROVED, version=OuterRef("version"))


def _is_approved(rows: Rows) -> Any:
    """Of a next version: its number is told on top of that of the public record."""
    number = OuterRef("base_version") + OuterRef("version")
    said = ReviewComment.objects.of(rows.model).approvals()
    return Exists(said.filter(object_id=OuterRef("object_id"), version=number))


def _to_review(rows: Rows, user: Any) -> Rows:
    mine = Q(updated_by=user)
    others_next = _next(rows, status=Status.IN_REVIEW).exclude(mine).exclude(_is_approved(rows))
    first = Q(~mine, ~Exists(_approvals(rows)), status=Status.IN_REVIEW)
    return rows.filter(first | Q(Exists(others_next)))


def _approved(rows: Rows, user: Any) -> Rows:
    first = Q(Exists(_approvals(rows)), status=Status.IN_REVIEW)
    following = _next(rows, status=Status.IN_REVIEW).filter(_is_approved(rows))
    return rows.filter(first | Q(Exists(following)))


def _with_next_version(rows: Rows, user: Any) -> Rows:
    return rows.filter(Exists(_next(rows)))


def _spoken_of(rows: Rows, user: Any) -> Rows:
    said = said_of(rows.model).open()
    return rows.filter(Exists(said)).annotate(remark=_last_words(said))


SENT_BACK = Queue("sent-back", _("Sent back to me"), "change", _sent_back_to)
TO_REVIEW = Queue("to-review", _("Awaiting my review"), "review", _to_review)
APPROVED = Queue("approved", _("Approved, to be published"), "publish", _approved)
DRAFTS = Queue("drafts", _("My drafts"), "change", _drafts_of, newest_first=True)
HANDED_IN = Queue("handed-in", _("Mine, in review"), "change", _handed_in_by)
NEXT_VERSIONS = Queue("next-versions", _("Next versions in work"), "change", _with_next_version)
SPOKEN_OF = Queue("comments", _("Open comments"), "comment", _spoken_of, newest_first=True)

QUEUES = (SENT_BACK, TO_REVIEW, APPROVED, DRAFTS, HANDED_IN, NEXT_VERSIONS, SPOKEN_OF)
