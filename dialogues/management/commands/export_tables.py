from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dialogues.exporting.tables import Scope, everything, one_conference, table_named
from dialogues.exporting.tables.csv_files import Report, write_table, write_zip
from dialogues.exporting.tables.workbook import write_workbook
from dialogues.models import Conference


class Command(BaseCommand):
    help = (
        "Export records with all their parts, drafts included, to be edited and imported again: "
        "a workbook (.xlsx), all tables as CSV (.zip), or the table of the file’s name (hosts.csv)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--conference", default="", metavar="SLUG", help="only this one, with all it needs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        scope = _scope(options["conference"])
        write = _writer(path)
        part = path.with_name(path.name + ".part")
        try:
            with part.open("wb") as file:
                write(file, scope, self._report)
            part.replace(path)
        except OSError as error:
            raise CommandError(_("The file cannot be written: %(why)s") % {"why": error}) from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(self.style.SUCCESS(_("Exported to %(path)s.") % {"path": path}))

    def _report(self, name: str, rows: int) -> None:
        self.stdout.write(f"  {name}: {rows:,}")


def _scope(slug: str) -> Scope:
    if not slug:
        return everything()
    conference = Conference.objects.filter(slug=slug).first()
    if conference is None:
        raise CommandError(_("There is no conference “%(slug)s”.") % {"slug": slug})
    return one_conference(conference)


def _writer(path: Path) -> Any:
    if path.suffix == ".xlsx":
        return write_workbook
    if path.suffix == ".zip":
        return write_zip
    table = table_named(path.stem) if path.suffix == ".csv" else None
    if table is None:
        raise CommandError(
            _("Name the file .xlsx, .zip, or .csv after one table, such as hosts.csv.")
        )

    def write_one(file: IO[bytes], scope: Scope, report: Report) -> None:
        report(table.name, write_table(file, table, scope))

    return write_one
