"""The kinds of record in which a user may look for duplicates, by the name an address gives them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404

from dialogues.editorial.matching import KINDS
from dialogues.editorial.rights import may

BY_NAME: dict[str, type[models.Model]] = {str(kind._meta.model_name): kind for kind in KINDS}


def kinds_for(user: Any) -> list[type[models.Model]]:
    return [kind for kind in KINDS if may(user, "view", kind)]


def kind_named(name: str, user: Any, *, act: str = "view") -> type[models.Model]:
    """The kind of that name; refused if the user may not do this with its records."""
    if name not in BY_NAME:
        raise Http404(f"{name} is none of {', '.join(BY_NAME)}")
    if not may(user, act, BY_NAME[name]):
        raise PermissionDenied
    return BY_NAME[name]


def change_address(record: Any) -> str:
    """The route to the record's page on the desk, for ``reverse``."""
    return f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
