"""Who may do what with which record: the one answer for the desk, for lists and for programs.

The groups of the desk (migration ``0005_the_groups``) give these rights:

* contributor: sees everything, adds and changes records, deletes own drafts that were never
  public, comments, submits;
* editor: also reviews (approves, sends back), merges, deletes, keeps series and countries;
* publisher: also publishes, withdraws, imports.
"""

from typing import Any

from django.db import models

from dialogues.choices import Status
from dialogues.models import EditorialRecord

#: Made by migration; an operator may change what they may do.
GROUPS = ("contributor", "editor", "publisher")

Subject = models.Model | type[models.Model]

#: The permissions that an act needs, all of them, by their first words: ``publish_topic``.
NEEDED: dict[str, tuple[str, ...]] = {
    "add": ("add",),
    "change": ("change",),
    "submit": ("change",),
    "review": ("review",),
    "send_back": ("review",),
    "approve": ("review",),
    "delete": ("delete",),
    "merge": ("change", "delete"),
    "publish": ("publish",),
    "withdraw": ("publish",),
}
#: Acts that any one of several permissions allows.
ENOUGH: dict[str, tuple[str, ...]] = {
    "view": ("view", "change"),
    "comment": ("change", "review", "publish"),
}


def may(user: Any, act: str, subject: Subject) -> bool:
    """Whether the user may do this with the record, or with records of that noun at all.

    Raises ``KeyError`` for an act that is not known here.
    """
    if act in ENOUGH:
        return any(_has(user, permission, subject) for permission in ENOUGH[act])
    if all(_has(user, permission, subject) for permission in NEEDED[act]):
        return True
    return act == "delete" and _is_own_draft(user, subject)


def may_import(user: Any) -> bool:
    return bool(user.has_perm("dialogues.add_importrun"))


def _is_own_draft(user: Any, subject: Subject) -> bool:
    """What somebody began and nobody ever read may be thrown away by whoever began it."""
    return (
        isinstance(subject, EditorialRecord)
        and _has(user, "add", subject)
        and subject.created_by_id is not None
        and subject.created_by_id == user.pk
        and subject.status == Status.DRAFT
        and subject.published_at is None
    )


def _has(user: Any, permission: str, subject: Subject) -> bool:
    opts = subject._meta
    return bool(user.has_perm(f"{opts.app_label}.{permission}_{opts.model_name}"))
