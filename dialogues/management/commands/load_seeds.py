from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dialogues.importing import seeds


class Command(BaseCommand):
    help = "Loads the vocabularies and both conferences into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if not seeds.is_empty():
            self.stdout.write("The database holds records already; nothing was loaded.")
            return
        try:
            count = seeds.load(report=lambda line: self.stdout.write(f"  {line} …"))
        except seeds.SeedsBroken as error:
            raise CommandError(str(error)) from None
        self.stdout.write(self.style.SUCCESS(f"Loaded {count} records."))
