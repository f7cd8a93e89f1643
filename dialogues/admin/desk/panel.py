"""The panel above a record's form: where it stands, what is missing, what can be done with it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import reverse
from django.utils.text import capfirst

from dialogues.admin.desk.moves import Move, can_be_withdrawn, open_to
from dialogues.editorial.readiness import Problem, problems
from dialogues.models import EditorialRecord


@dataclass(frozen=True)
class Task:
    """One thing to mend, and where: another record's page, or a place in this form."""

    message: str
    about: str = ""
    address: str = ""


@dataclass(frozen=True)
class Panel:
    record: Any = None
    moves: tuple[Move, ...] = ()
    tasks: list[Task] = field(default_factory=list)
    site_url: str = ""
    preview_url: str = ""
    may_withdraw: bool = False


def panel_of(stored: EditorialRecord | None, site: AdminSite, *, may_change: bool) -> Panel:
    """``stored`` is the record as it is in the database, whatever has been typed meanwhile."""
    open_moves = open_to(stored) if may_change else ()
    if stored is None:
        return Panel(moves=open_moves)
    address = stored.get_absolute_url()  # type: ignore[attr-defined]
    visible = type(stored)._default_manager.published().filter(pk=stored.pk).exists()  # type: ignore[attr-defined]
    return Panel(
        record=stored,
        moves=open_moves,
        tasks=[_task(problem, site) for problem in problems(stored)],
        site_url=address if visible else "",
        preview_url=f"{address}?preview=1",
        may_withdraw=may_change and can_be_withdrawn(stored),
    )


def _task(problem: Problem, site: AdminSite) -> Task:
    about = problem.about
    if about is None or not site.is_registered(type(about)):
        return Task(problem.message)
    name = f"{site.name}:{about._meta.app_label}_{about._meta.model_name}_change"
    return Task(
        problem.message, capfirst(str(about._meta.verbose_name)), reverse(name, args=[about.pk])
    )
