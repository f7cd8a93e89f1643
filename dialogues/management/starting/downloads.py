"""The files of /downloads/, where making them takes seconds: whoever just begins sees them at once."""

from django.core.management.base import OutputWrapper

from dialogues.exporting.downloads import (
    AlreadyBeingMade,
    CannotMake,
    current,
    is_up_to_date,
    make,
)
from dialogues.models import Position

#: With more public positions it takes longer than a start should: a task for cron.
MOST_POSITIONS = 2_000


def make_missing_downloads(stdout: OutputWrapper) -> None:
    """Files that are missing or out of date; without them the site starts all the same."""
    made = current()
    if made is not None and is_up_to_date(made):
        return
    if Position.objects.published().count() > MOST_POSITIONS:
        stdout.write(
            "The files of /downloads/ are out of date: run python manage.py make_downloads"
        )
        return
    try:
        make()
    except (AlreadyBeingMade, CannotMake) as fault:
        stdout.write(f"The files of /downloads/ were not made. {fault}")
