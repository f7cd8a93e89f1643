"""Keyset pages: the rows after, or before, the last row seen, whatever was inserted meanwhile.

Every ordering ends in the primary key and has no null, so no row is lost and none comes twice.
"""

import base64
import binascii
import datetime
import json
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.text.characters import forbidden_characters

DEFAULT_PAGE_SIZE = 50
LARGEST_PAGE_SIZE = 200
#: Where each row brings whole other records along.
LARGEST_EXPANDED_PAGE_SIZE = 50
LONGEST_CURSOR = 2000
WHOLE_NUMBERS = ("BigAutoField", "ForeignKey", "PositiveIntegerField")


@dataclass(frozen=True)
class Ordering:
    """A documented order; ``columns`` are never-null lookups, each led by ``-`` to descend."""

    label: Any
    columns: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns, and the primary key in the direction of the last of them."""
        return (*self.columns, "-pk" if self.columns[-1].startswith("-") else "pk")


@dataclass(frozen=True)
class Cursor:
    """A place between two rows: the sort values of the row on one side of it."""

    ordering: str
    backwards: bool
    values: list[Any]

    def encode(self) -> str:
        packed = json.dumps(
            [self.ordering, int(self.backwards), self.values], default=str, ensure_ascii=False
        )
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> "Cursor":
        try:
            if len(text) > LONGEST_CURSOR:
                raise ValueError
            packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            ordering, backwards, values = json.loads(packed)
            if not isinstance(ordering, str) or not isinstance(values, list):
                raise ValueError
        except (ValueError, TypeError, binascii.Error, RecursionError):
            raise _bad_cursor() from None
        return cls(ordering, bool(backwards), values)


@dataclass(frozen=True)
class Page:
    """One page of rows, and the cursors of its neighbours (``None`` where there is none)."""

    rows: list[Any]
    next: str | None
    previous: str | None
    count: int | None


def page_of(
    queryset: QuerySet[Any],
    orderings: dict[str, Ordering],
    name: str,
    *,
    size: int,
    cursor: str | None,
    count: int | None,
) -> Page:
    """Cut one page. Raises ``InvalidParameters`` for a cursor that is not one of this list's."""
    place = Cursor.decode(cursor) if cursor else None
    if place and place.ordering != name:
        raise _bad_cursor()
    keys = orderings[name].keys
    backwards = bool(place and place.backwards)
    directed = tuple(_turned(key) for key in keys) if backwards else keys
    rows = queryset.order_by(*[_order(key) for key in directed])
    if place:
        rows = rows.filter(_beyond(queryset, directed, place.values))
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    before, after = (more, True) if backwards else (place is not None, more)
    return Page(
        rows=found,
        next=_cursor(name, keys, found[-1], backwards=False) if found and after else None,
        previous=_cursor(name, keys, found[0], backwards=True) if found and before else None,
        count=count,
    )


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _order(key: str) -> Any:
    return F(key[1:]).desc() if key.startswith("-") else F(key).asc()


def _beyond(queryset: QuerySet[Any], keys: tuple[str, ...], values: list[Any]) -> Q:
    """Rows that come after these sort values: greater in one key, equal in all before it."""
    if len(values) != len(keys):
        raise _bad_cursor()
    columns = [key.lstrip("-") for key in keys]
    typed = [_typed(queryset, name, value) for name, value in zip(columns, values, strict=True)]
    steps = []
    for place, key in enumerate(keys):
        equal = Q(**dict(zip(columns[:place], typed[:place], strict=True)))
        operator = "lt" if key.startswith("-") else "gt"
        steps.append(equal & Q(**{f"{columns[place]}__{operator}": typed[place]}))
    return reduce(lambda one, other: one | other, steps)


def _typed(queryset: QuerySet[Any], path: str, value: Any) -> Any:
    """The cursor's JSON value as the column's own type."""
    model = queryset.model
    *links, last = path.split("__")
    for link in links:
        model = model._meta.get_field(link).related_model
    field = model._meta.pk if last == "pk" else model._meta.get_field(last)
    kind = int if field.get_internal_type() in WHOLE_NUMBERS else str
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _bad_cursor()
    return _parsed(field, value)


def _parsed(field: Any, value: Any) -> Any:
    try:
        if field.get_internal_type() == "DateField":
            return datetime.date.fromisoformat(value)
        if field.get_internal_type() == "DateTimeField":
            parsed = datetime.datetime.fromisoformat(value)
            return parsed.astimezone(datetime.UTC)
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise ValueError
        if isinstance(value, str) and forbidden_characters(value):
            raise ValueError
    except (ValueError, OverflowError):
        raise _bad_cursor() from None
    return value


def _cursor(name: str, keys: tuple[str, ...], row: Any, *, backwards: bool) -> str:
    return Cursor(name, backwards, [_value(row, key.lstrip("-")) for key in keys]).encode()


def _value(row: Any, path: str) -> Any:
    value = reduce(getattr, path.split("__"), row)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _bad_cursor() -> InvalidParameters:
    message = _("This cursor does not belong to this list; begin again without it.")
    return InvalidParameters([Problem("cursor", message)])
