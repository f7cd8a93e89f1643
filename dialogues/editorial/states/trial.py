"""Doing something to the database to see what comes of it, and undoing it."""

from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

import reversion
from django.db import transaction

Result = TypeVar("Result")


def trial(act: Callable[[], Result]) -> Result:
    """Run ``act``, undo whatever it wrote, and return its result.

    It runs in a context of its own, so that an open revision learns nothing of it. Whatever
    ``act`` raises comes through, with everything undone as well.
    """
    return copy_context().run(_undone, act)


def _undone(act: Callable[[], Result]) -> Result:
    with transaction.atomic(), reversion.create_revision(manage_manually=True, atomic=False):
        result = act()
        transaction.set_rollback(True)
    return result
