"""Brings the public log up to date: to be run daily where there are embargoes, and after bulk loads."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from dialogues.editorial import public_changes


class Command(BaseCommand):
    help = "Note in the public log what appeared or went without an editor's act."

    def handle(self, *args: Any, **options: Any) -> None:
        noted = public_changes.settle()
        self.stdout.write(_("%(noted)d changes noted.") % {"noted": noted})
