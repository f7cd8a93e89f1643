"""The panel above a record's form: where it stands, what is missing, what can be done with it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.admin.desk.addresses import address, page_of
from dialogues.admin.desk.moves import (
    Move,
    can_be_withdrawn,
    open_to,
    reviews_open_to,
)
from dialogues.editorial.embargoes import shows_on
from dialogues.editorial.readiness import Item, Level, Problem, checklist
from dialogues.editorial.reviewing import Work, approvals, comments, in_work, required_eyes
from dialogues.editorial.rights import may
from dialogues.models import Conference, Document, EditorialRecord, Position, ReviewComment


@dataclass(frozen=True)
class Task:
    """One thing to mend, and where: another record's page, or a place in this form."""

    message: str
    link: str = ""
    address: str = ""


@dataclass(frozen=True)
class Panel:
    record: Any = None
    moves: tuple[Move, ...] = ()
    #: What bars it from being public, then what would make it better, then what is as it should be.
    tasks: list[Task] = field(default_factory=list)
    advice: list[Task] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    site_url: str = ""
    preview_url: str = ""
    withdraw_url: str = ""
    together_url: str = ""
    shows_on: datetime.date | None = None
    #: What was said about it, and what the user can say.
    words: list[ReviewComment] = field(default_factory=list)
    reviews: tuple[Move, ...] = ()
    may_comment: bool = False
    version: int = 0
    #: Why the user cannot publish the next version that the page shows.
    eyes: list[str] = field(default_factory=list)

    @property
    def open_words(self) -> int:
        return sum(1 for said in self.words if said.kind != "approved" and not said.is_settled)


def panel_of(stored: EditorialRecord | None, model_admin: Any, request: HttpRequest) -> Panel:
    """``stored`` is the record as it is in the database, whatever has been typed meanwhile."""
    user = request.user
    moves = open_to(user, stored, model_admin.model)
    if stored is None:
        return Panel(moves=moves)
    waiting = getattr(request, "next_version", None)
    # A page that shows the next version holds the record as that will be, its number included.
    work = (stored.version, stored.updated_by_id) if waiting else in_work(stored)
    where = Places(stored, model_admin, request)
    items = [*checklist(stored), *_eyes(stored, user)]
    site_url = stored.get_absolute_url()  # type: ignore[attr-defined]
    rows = type(stored)._default_manager.published()  # type: ignore[attr-defined]
    may_withdraw = may(user, "withdraw", stored) and can_be_withdrawn(stored)
    return Panel(
        record=stored,
        moves=moves,
        tasks=list(_tasks(items, Level.BAR, where)),
        advice=list(_tasks(items, Level.ADVICE, where)),
        met=[item.label for item in items if item.is_met],
        site_url=site_url if rows.filter(pk=stored.pk).exists() else "",
        preview_url=f"{site_url}?preview=1",
        withdraw_url=page_of(stored, "withdraw") if may_withdraw else "",
        together_url=_together_url(stored, user),
        shows_on=shows_on(stored),
        words=list(comments(stored)),
        reviews=reviews_open_to(user, stored, work[1]),
        may_comment=may(user, "comment", stored),
        version=work[0],
        eyes=_eyes_of_next(stored, user, work) if waiting else [],
    )


def _eyes(stored: EditorialRecord, user: Any) -> Iterator[Item]:
    """Whether two people have seen it: asked of whoever could publish it, told to others."""
    if not settings.FOUR_EYES or stored.is_published:
        return
    if may(user, "publish", stored):
        found = required_eyes(stored, user)
    elif approvals(stored).exists():
        found = []
    else:
        found = [Problem("", _("It waits for somebody else to read and approve it."))]
    yield Item(_("Two people have seen it"), Level.BAR, tuple(found))


def _eyes_of_next(stored: EditorialRecord, user: Any, work: Work) -> list[str]:
    if not may(user, "publish", stored):
        return []
    return [problem.message for problem in required_eyes(stored, user, work)]


def _tasks(items: list[Item], level: Level, where: "Places") -> Iterator[Task]:
    for item in items:
        if item.level == level:
            yield from (where.task(problem) for problem in item.problems)


def _together_url(stored: EditorialRecord, user: Any) -> str:
    able = isinstance(stored, (Conference, Document, Position)) and may(user, "publish", stored)
    return page_of(stored, "together") if able else ""


class Places:
    """Where a problem is mended: in a field or a group of parts of this form, or elsewhere."""

    def __init__(self, stored: EditorialRecord, model_admin: Any, request: HttpRequest) -> None:
        self._stored, self._site = stored, model_admin.admin_site
        self._fields = set(flatten_fieldsets(model_admin.get_fieldsets(request, stored)))
        self._parts = set(model_admin._names_of_parts())

    def task(self, problem: Problem) -> Task:
        return Task(problem.message, *self._link(problem))

    def _link(self, problem: Problem) -> tuple[str, str]:
        about = problem.about
        if about is not None and self._site.is_registered(type(about)):
            there = f"#id_{problem.there}" if problem.there else ""
            name = capfirst(str(about._meta.verbose_name))
            return _("Open the %(noun)s") % {"noun": name.lower()}, page_of(about) + there
        return self._place(problem.field)

    def _place(self, name: str) -> tuple[str, str]:
        if name in self._parts:
            return _("Go there"), f"#{name}-group"
        if name in self._fields:
            return _("Go there"), f"#id_{name}"
        elsewhere = {
            "sentences": (_("Open the workbench"), address("workbench", self._stored.pk)),
            "documents": (_("Add a document"), address("dialogues_document_add")),
            "together": (_("Publish together…"), page_of(self._stored, "together")),
        }
        return elsewhere.get(name, ("", ""))
