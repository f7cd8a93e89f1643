"""The history tells through which token a program acted, whatever act it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext as _
from reversion.models import Revision
from reversion.signals import pre_revision_commit

_token: ContextVar[str] = ContextVar("token", default="")


def connect() -> None:
    """Listen to every revision on its way into the history."""
    pre_revision_commit.connect(_name_token, dispatch_uid="entering.programs")


@contextmanager
def through(token: Any) -> Iterator[None]:
    """Within, each revision says that it was made through this token."""
    mark = _token.set(str(token.name))
    try:
        yield
    finally:
        _token.reset(mark)


def _name_token(sender: Any, revision: Revision, **kwargs: Any) -> None:
    token = _token.get()
    if token:
        revision.comment = _("%(what)s (API token “%(token)s”)") % {
            "what": revision.comment,
            "token": token,
        }
