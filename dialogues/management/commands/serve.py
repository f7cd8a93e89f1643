"""Starts the site, whatever state it is in: an empty folder becomes a filled, served database."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dialogues.importing import statistics
from dialogues.management.starting import CannotStart
from dialogues.management.starting.database import check_database, update_tables
from dialogues.management.starting.downloads import make_missing_downloads
from dialogues.management.starting.listening import EVERYWHERE, take_address, web_address
from dialogues.management.starting.records import load_records, make_first_editor
from dialogues.management.starting.server import serve_until_stopped
from dialogues.management.starting.static_files import gather_static_files

PAGES = {
    "Site": "/",
    "Editing": "/admin/",
    "API": "/api/v1/",
    "API pages": "/api/v1/docs/",
}


class Command(BaseCommand):
    help = "Prepares the database if need be, then serves the site until Ctrl-C."
    requires_system_checks: list[str] = []  # a start should take seconds; `make lint` checks

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.ENVIRONMENT.host)
        parser.add_argument("--port", type=int, default=settings.ENVIRONMENT.port)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        try:
            listener = take_address(host, port)
            self.prepare()
        except CannotStart as sentence:
            self.stderr.write(f"Dialogues cannot start. {sentence}")
            sys.exit(1)
        self.announce(host, port)
        if not settings.ENVIRONMENT.production:
            settings.ALLOWED_HOSTS.append(host)
        serve_until_stopped(listener)

    def prepare(self) -> None:
        check_database()
        update_tables(self.stdout)
        load_records(self.stdout)
        statistics.refresh()
        make_missing_downloads(self.stdout)
        make_first_editor(self.stdout)
        gather_static_files(self.stdout)

    def announce(self, host: str, port: int) -> None:
        base = settings.SITE_URL or web_address(host, port)
        self.stdout.write(f"\n{settings.SITE_NAME} is being served; Ctrl-C stops it.")
        for name, path in PAGES.items():
            self.stdout.write(f"  {name:<10} {base}{path}")
        if host in EVERYWHERE and not settings.ENVIRONMENT.allowed_hosts:
            self.stdout.write("  Other machines are refused until ALLOWED_HOSTS names this one.")
        self.stdout.flush()
