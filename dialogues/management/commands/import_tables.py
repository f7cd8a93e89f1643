from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dialogues.exporting.tables import TABLES
from dialogues.importing import runs
from dialogues.importing.planning import Action
from dialogues.importing.problems import FileRefused, Problem
from dialogues.management.commands._progress import Progress
from dialogues.models import ImportRun

#: Refused rows that are told on the screen; the file has them all.
TOLD = 20


class Command(BaseCommand):
    help = (
        "Import records from a workbook (.xlsx), a table (.csv) or several (.zip). Shows what would "
        "happen; writes only with --accept, all or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--accept", action="store_true", help="carry the plan out")
        parser.add_argument(
            "--table",
            default="",
            choices=["", *(table.name for table in TABLES)],
            metavar="TABLE",
            help="the table of a .csv file, where neither its name nor its headings tell",
        )
        parser.add_argument("--user", default="", help="the user whose work it is")
        parser.add_argument(
            "--refused", type=Path, help="where to write the refused rows, to be corrected"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, by = options["file"], _user(options["user"])
        progress = Progress(self.stderr)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(why)s") % {"why": error}) from error
        try:
            run = runs.begin(path.name, content, by=by, noun=options["table"], report=progress)
        except FileRefused as refused:
            raise CommandError("\n".join(_told(problem) for problem in refused.problems)) from None
        self._show(run)
        self._write_refused(run, options["refused"])
        if options["accept"]:
            self._accept(run, by, progress)
        else:
            runs.drop(run, by=by)
            self.stdout.write(_("Nothing was written. Add --accept to carry this out."))

    def _accept(self, run: ImportRun, by: Any, progress: Progress) -> None:
        try:
            runs.accept(run, by=by, report=progress)
        except (runs.PlanChanged, runs.NotAccepted) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(self.style.SUCCESS(_("Imported. New records are drafts.")))

    def _show(self, run: ImportRun) -> None:
        for name, counts in run.summary["tables"].items():
            parts = [f"{action} {count:,}" for action, count in counts.items() if count]
            self.stdout.write(f"{name}: {', '.join(parts)}")
        refused = [row for row in run.summary["rows"] if row["action"] == Action.REJECT]
        for row in refused[:TOLD]:
            for problem in row["problems"]:
                self.stderr.write(_told(Problem(**problem)))
        more = run.summary["counts"][Action.REJECT] - len(refused[:TOLD])
        if more > 0:
            self.stderr.write(_("… and %(count)s more refused rows.") % {"count": more})

    def _write_refused(self, run: ImportRun, path: Path | None) -> None:
        if path is None or run.refused is None:
            return
        try:
            path.write_bytes(bytes(run.refused))
        except OSError as error:
            raise CommandError(_("The refused rows: %(why)s") % {"why": error}) from error
        self.stdout.write(_("The refused rows are in %(path)s.") % {"path": path})


def _user(name: str) -> Any:
    if not name:
        return None
    model = get_user_model()
    user = model.objects.filter(**{model.USERNAME_FIELD: name}).first()
    if user is None:
        raise CommandError(_("There is no user “%(name)s”.") % {"name": name})
    return user


def _told(problem: Problem) -> str:
    place = ", ".join(
        part
        for part in (
            problem.table,
            _("row %(row)s") % {"row": problem.row} if problem.row else "",
            problem.column,
        )
        if part
    )
    nearest = _(" Did you mean “%(value)s”?") % {"value": problem.nearest}
    told = f"{place}: {problem.message}" if place else problem.message
    return told + (nearest if problem.nearest else "")
