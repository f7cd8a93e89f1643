from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import (
    AlreadyBeingMade,
    CannotMake,
    Manifest,
    current,
    is_up_to_date,
    make,
)


class Command(BaseCommand):
    help = (
        "Make the files of /downloads/: everything published as CSV, JSON Lines and a SQLite file, "
        "of one moment. The last files serve until the new ones are whole."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-changed",
            action="store_true",
            help="do nothing where nothing public has changed since the last ones (for cron)",
        )

    def handle(self, *args: Any, if_changed: bool = False, **options: Any) -> None:
        before = current()
        if if_changed and before is not None and is_up_to_date(before):
            self.stdout.write(_("Nothing public has changed since %s.") % before.version)
            return
        try:
            made = make(self._report if options["verbosity"] > 1 else lambda table, rows: None)
        except (AlreadyBeingMade, CannotMake) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(self.style.SUCCESS(_told(made, before)))

    def _report(self, table: str, rows: int) -> None:
        self.stdout.write(f"  {table}: {rows:,}")


def _told(made: Manifest, before: Manifest | None) -> str:
    facts = {"version": made.version, "files": len(made.files), "bytes": f"{made.bytes:,}"}
    if before is not None and made.version == before.version:
        return _("%(version)s says the same already; it stays.") % facts
    return _("%(version)s: %(files)s files, %(bytes)s bytes.") % facts
