"""What a table is. How a column is read and written follows from the model's own field."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from django.db import models

#: What stands in a cell, as plain data: a reference is the other record's key, a list its keys.
Value = str | int | bool | datetime.date | tuple[str, ...] | None


class Kind(Enum):
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    REFERENCE = "reference"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One column and the field it is stored in; what is only told is not taken on import."""

    name: str
    field: Any
    told: bool = False

    @cached_property
    def kind(self) -> Kind:
        field = self.field
        for kind, classes in _KINDS:
            if isinstance(field, classes):
                return kind
        return Kind.CHOICE if getattr(field, "choices", None) else Kind.LINE

    @property
    def refers_to(self) -> type[models.Model]:
        return self.field.related_model

    @property
    def values(self) -> dict[str, str]:
        """The vocabulary: stored values and their labels."""
        return {str(value): str(label) for value, label in self.field.choices or ()}

    @property
    def is_needed(self) -> bool:
        """Whether a new row must fill it."""
        field = self.field
        return not (field.blank or field.null or field.has_default() or self.kind is Kind.LIST)

    @property
    def label(self) -> str:
        return str(self.field.verbose_name) if self.field is not None else self.name


_KINDS: tuple[tuple[Kind, Any], ...] = (
    (Kind.LIST, models.ManyToManyField),
    (Kind.REFERENCE, models.ForeignKey),
    (Kind.FLAG, models.BooleanField),
    (Kind.DAY, models.DateField),
    (Kind.NUMBER, models.IntegerField),
    (Kind.TEXT, models.TextField),
)


@dataclass(frozen=True)
class Table:
    """One sheet. ``owner`` is the column that names the record whose parts stand here.

    ``key`` tells the rows apart. ``told`` columns are exported to be read, not to be imported;
    ``computed`` ones among them are told of a chunk of stored rows. A record of a table without
    ``owner`` stands for itself.
    """

    name: str
    model: type[models.Model]
    names: tuple[str, ...]
    key: tuple[str, ...] = ("slug",)
    owner: str = ""
    told_names: tuple[str, ...] = ()
    computed: tuple[tuple[str, Callable[[list[dict[str, Any]]], Iterable[str]]], ...] = ()
    #: Columns whose name differs from that of their field.
    fields: tuple[tuple[str, str], ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(name, self._field(name)) for name in self.names)

    @cached_property
    def told(self) -> tuple[Column, ...]:
        return tuple(Column(name, self._field(name), told=True) for name in self.told_names)

    @property
    def headings(self) -> list[str]:
        return [*self.names, *self.told_names, *(name for name, _tell in self.computed)]

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")

    def column(self, name: str) -> Column:
        return next(column for column in (*self.columns, *self.told) if column.name == name)

    def key_of(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """A row's own name among the rows of the table; an empty number is the first place."""
        return tuple(values.get(name) for name in self.key)

    def field_name(self, name: str) -> str:
        return dict(self.fields).get(name, name)

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(self.field_name(name))


def key_text(key: Iterable[Any]) -> str:
    """A key in one word, as references write it: ``valdai-jiia-2021/12``."""
    return "/".join(str(part) for part in key)
