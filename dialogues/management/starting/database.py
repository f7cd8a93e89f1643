"""Sees that the database answers, and brings its tables up to date."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor

from dialogues.management.starting import CannotStart

#: SQLite opens any file; only reading its catalogue shows whether it is a database.
PROBES = {"sqlite": "SELECT count(*) FROM sqlite_master", "postgresql": "SELECT 1"}


def check_database() -> None:
    """Raises CannotStart if the database cannot be reached or read."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(PROBES[connection.vendor])
    except (DatabaseError, ImproperlyConfigured, TypeError, ValueError) as error:
        raise CannotStart(_unreachable(error)) from error


def _unreachable(error: Exception) -> str:
    reason = first_line(error)
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return (
            f"The SQLite file {name} cannot be used ({reason}); see that its folder exists and can "
            "be written to, and that the file is a SQLite database, or choose another by DATABASE_URL."
        )
    return (
        f"The PostgreSQL database “{name}” does not answer ({reason}); start its server, or "
        "correct DATABASE_URL."
    )


def first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def update_tables(stdout: OutputWrapper) -> None:
    """Applies what is missing, each migration whole or not at all; raises CannotStart."""
    try:
        if _missing_migrations():
            stdout.write("Preparing the tables of the database.")
            call_command("migrate", interactive=False, verbosity=1, stdout=stdout)
    except (DatabaseError, InconsistentMigrationHistory) as error:
        raise CannotStart(
            f"The tables of the database could not be prepared ({first_line(error)}); make room or "
            "grant this user the right to create tables, then start again."
        ) from error


def _missing_migrations() -> list[Any]:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
