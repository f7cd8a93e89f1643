"""Fills an empty database: the two conferences of the fixtures, and somebody who may edit."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError

from dialogues.management.starting import CannotStart
from dialogues.management.starting.database import first_line

EDITOR = "editor"


def load_records(stdout: OutputWrapper) -> None:
    """Loads the fixtures whole or not at all; raises CannotStart if one of them is damaged."""
    try:
        call_command("load_seeds", stdout=stdout)
    except CommandError as error:
        raise CannotStart(str(error)) from error
    except DatabaseError as error:
        raise CannotStart(
            f"The first records could not be stored ({first_line(error)}), so none was; see that "
            "the database has room, then start again."
        ) from error


def make_first_editor(stdout: OutputWrapper) -> None:
    """On one's own machine only: a log of a public site is no place for a password."""
    users = get_user_model().objects
    if users.exists():
        return
    if settings.ENVIRONMENT.production:
        stdout.write("Nobody can edit yet: run python manage.py createsuperuser")
        return
    password = secrets.token_urlsafe(12)
    users.create_superuser(EDITOR, password=password)
    stdout.write("\nThe first editor's login, shown this once:")
    stdout.write(f"  name      {EDITOR}")
    stdout.write(f"  password  {password}\n")
