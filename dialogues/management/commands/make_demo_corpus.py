from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dialogues.importing.demo import DemoExists, make

FEWEST, MOST = 100, 1_000_000


class Command(BaseCommand):
    help = (
        "Writes a large made-up set of records, marked as such, to judge pages and figures by. "
        "Best into a database of its own (DATA_DIR, DATABASE_URL)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--positions", type=int, required=True, help="how many positions")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same set")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["positions"]
        if not FEWEST <= number <= MOST:
            raise CommandError(f"--positions is a number from {FEWEST:,} to {MOST:,}.")
        if settings.ENVIRONMENT.production:
            raise CommandError("Made-up records do not belong into a production database.")
        try:
            count = make(number, seed=options["seed"], report=self._tell)
        except (DemoExists, ValueError) as fault:
            raise CommandError(f"{fault} Nothing was written.") from None
        self.stdout.write(self.style.SUCCESS(f"Wrote {count:,} records."))

    def _tell(self, line: str) -> None:
        self.stdout.write(f"  {line} …")
