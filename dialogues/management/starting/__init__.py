"""The steps between `make run` and the first page; each ends in one sentence if it cannot go on."""

from django.core.management.base import CommandError


class CannotStart(CommandError):
    """Its message says what is wrong and what to do, in one sentence."""
