"""An uploaded file: planned, then accepted as it was planned, or dropped.

A plan is found by doing everything and undoing it: what it says is what would happen. Accepting
it does everything again from the stored file; if anything would come out otherwise than it was
shown, because somebody changed a record meanwhile, nothing is kept and the new plan waits instead.
"""

import math
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import OperationalError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import ImportState
from dialogues.editorial import indexing, rights
from dialogues.editorial.history import By
from dialogues.importing import statistics
from dialogues.importing.planning import Plan, Settling
from dialogues.importing.planning.settling import Report, TooMuch
from dialogues.importing.problems import FileRefused, excerpt
from dialogues.importing.reading import ReadFile, read
from dialogues.importing.refused import as_file
from dialogues.models import ImportRun

LONGEST_NAME = 120


class PlanChanged(Exception):
    """It would not come out as it was shown; the new plan waits to be accepted."""


class NotAccepted(Exception):
    """The plan cannot be accepted; the message says why. Nothing was written."""


class _Undone(Exception):  # carries the plan out of the transaction that it undoes
    def __init__(self, plan: Plan) -> None:
        self.plan = plan


@dataclass(frozen=True)
class Right:
    """One right that a plan needs: ``act`` is add or change."""

    act: str
    noun: str
    label: str


def begin(
    name: str,
    content: bytes,
    *,
    by: By,
    noun: str = "",
    report: Report = lambda *told: None,
    most: float = math.inf,
) -> ImportRun:
    """Read the file and store its plan; raises ``FileRefused``. No record is written.

    ``most``: how many rows may be written by it.
    """
    file = read(name, content, noun)
    run = ImportRun(name=_sound_name(name), content=content, noun=noun)
    run.created_by = by  # type: ignore[assignment]
    try:
        plan = planned(file, by=by, comment=_comment(run), report=report, most=most)
    except TooMuch as error:
        raise FileRefused(_too_much(error.args[0])) from error
    except OperationalError as error:
        if not _is_lock(error):
            raise
        raise FileRefused(_busy()) from error
    _take_plan(run, file, plan)
    run.save()
    return run


def accept(run: ImportRun, *, by: By, report: Report = lambda *told: None) -> ImportRun:
    """Carry out the plan that was shown; a run that was accepted before is returned as it is.

    Raises ``NotAccepted`` and ``PlanChanged``; then no record was written.
    """
    file = read(run.name, bytes(run.content), run.noun) if _is_open(run) else None
    try:
        with transaction.atomic():
            locked = ImportRun.objects.select_for_update().get(pk=run.pk)
            if locked.state != ImportState.PLANNED or file is None:
                return locked
            _refuse_without_rights(locked, by)
            with indexing.batched():
                settling = Settling(by=by, comment=_comment(locked), report=report)
                plan = settling.settle(file.rows)
                if plan.digest != locked.summary["digest"]:
                    raise _Undone(plan)
            locked.state, locked.ended_at = ImportState.APPLIED, timezone.now()
            locked.save()
            statistics.refresh()
            return locked
    except _Undone as undone:
        _replace_plan(run, file, undone.plan)
        raise PlanChanged(
            _("Records were changed since this plan was made. Look at the new one below.")
        ) from None
    except OperationalError as error:
        if not _is_lock(error):
            raise
        raise NotAccepted(_busy()) from error


def drop(run: ImportRun, *, by: By) -> ImportRun:
    """Forget a plan and its file; what was applied stays."""
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.state == ImportState.PLANNED:
            locked.state, locked.ended_at = ImportState.DROPPED, timezone.now()
            locked.content, locked.refused = b"", None
            locked.save()
    return locked


def planned(
    file: ReadFile,
    *,
    by: By,
    comment: str = "",
    report: Report = lambda *told: None,
    most: float = math.inf,
) -> Plan:
    """What importing the file would do; raises ``TooMuch``."""
    settling = Settling(by=by, comment=comment, report=report, most=most, is_trial=True)
    try:
        with transaction.atomic(), indexing.batched():
            raise _Undone(settling.settle(file.rows))
    except _Undone as undone:
        return undone.plan


def rights_needed(run: ImportRun) -> list[Right]:
    return [
        Right(act, noun, str(_model(noun)._meta.verbose_name_plural))
        for act, noun in run.summary.get("rights", [])
    ]


def rights_missing(run: ImportRun, user: Any) -> list[Right]:
    """What the user may not do of what the plan would do."""
    return [
        right for right in rights_needed(run) if not rights.may(user, right.act, _model(right.noun))
    ]


def _is_open(run: ImportRun) -> bool:
    return ImportRun.objects.filter(pk=run.pk, state=ImportState.PLANNED).exists()


def _refuse_without_rights(run: ImportRun, by: By) -> None:
    """A program without a user may do everything."""
    missing = rights_missing(run, by) if by is not None else []
    if missing:
        raise NotAccepted(_("You may not do everything that this plan would do."))


def _take_plan(run: ImportRun, file: ReadFile, plan: Plan) -> None:
    run.summary = {
        "digest": plan.digest,
        "counts": plan.counts,
        "written": plan.written,
        "tables": plan.by_table(),
        "rows": plan.listed(),
        "rights": sorted((act, str(model._meta.model_name)) for act, model in plan.rights),
        "format": file.format,
        "read_as": list(file.read_as),
    }
    run.refused = as_file(plan.refused, file.format) if plan.refused else None


def _replace_plan(run: ImportRun, file: ReadFile | None, plan: Plan) -> None:
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.state == ImportState.PLANNED and file is not None:
            _take_plan(locked, file, plan)
            locked.save()


def _too_much(most: float) -> str:
    return _(
        "This file would write more than %(most)s rows, which is too much for a page of the desk. "
        "Send it in parts, or let whoever runs the server use “manage.py import_tables”."
    ) % {"most": most}


def _is_lock(error: OperationalError) -> bool:
    """Whether somebody else's work stood in the way; any other error is one of the program."""
    return any(word in str(error).lower() for word in ("locked", "deadlock", "lock timeout"))


def _busy() -> str:
    return _("The database was busy. Nothing was written; try again in a while.")


def _comment(run: ImportRun) -> str:
    return _("Imported from %(file)s") % {"file": run.name}


def _sound_name(name: str) -> str:
    return excerpt(name.replace("\\", "/").rpartition("/")[2])[:LONGEST_NAME] or _("file")


def _model(noun: str) -> type[models.Model]:
    return apps.get_model("dialogues", noun)
