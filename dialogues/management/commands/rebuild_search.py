from typing import Any

from django.core.management.base import BaseCommand

from dialogues.editorial import indexing


class Command(BaseCommand):
    help = "Makes the full-text search index anew from the records."

    def handle(self, *args: Any, **options: Any) -> None:
        count = indexing.rebuild(progress=lambda kind, n: self.stdout.write(f"  {kind}: {n}"))
        self.stdout.write(self.style.SUCCESS(f"Indexed {count} records."))
