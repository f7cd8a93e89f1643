"""What the fields of an entry can be: columns, references, lists of references, parts, children.

One declaration of them (``forms``) says how an entry is read, written, printed and described.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property

#: Parts of one record and references in one list; the desk's own forms hold as many.
MOST_IN_A_LIST = 500
#: Records that one request can make, positions included. Others wait while they are written.
MOST_RECORDS = 500


@dataclass(frozen=True)
class Column:
    """A column, under its public name; ``longest`` bounds one that the model does not bound."""

    name: str
    column: str = ""
    longest: int = 0

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Tags(Column):
    """Language tags, a list in the entry and separated by commas in the column."""


@dataclass(frozen=True)
class One:
    """Another record: named by its key, by a ``ref`` of the same request, or made on the spot."""

    name: str
    model: type[models.Model]
    column: str = ""
    #: Whether a new anonymous voice of the conference can be asked for.
    anonymous: bool = False
    #: Whether the record around the entry stands for it where it is not given.
    around: bool = False

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Many:
    """A list of other records, without an order."""

    name: str
    model: type[models.Model]

    @property
    def attribute(self) -> str:
        return self.name


@dataclass(frozen=True)
class Parts:
    """Rows that mean nothing without their record; ``key`` are the columns that tell two apart."""

    name: str
    relation: str
    form: "Form"
    key: tuple[str, ...]
    #: Written last, when all that they can refer to is there.
    last: bool = False

    @property
    def attribute(self) -> str:
        return self.relation


@dataclass(frozen=True)
class Children:
    """Records that are made together with this one, and are records of their own afterwards."""

    name: str
    model: type[models.Model]
    #: Whether stored ones can be named too.
    linked: bool = False


Field = Column | One | Many | Parts | Children


@dataclass(frozen=True)
class Form:
    """All that can be entered of one kind of record, or of one kind of part."""

    model: type[models.Model]
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def noun(self) -> str:
        return str(self.model._meta.model_name)

    def of(self, *kinds: Any) -> list[Any]:
        return [field for field in self.fields if isinstance(field, kinds)]

    def column(self, field: Column | One) -> Any:
        return self.model._meta.get_field(field.attribute)

    def is_required(self, field: Field) -> bool:
        """Without it there is no such record: neither empty nor filled by itself."""
        if not isinstance(field, (Column, One)):
            return False
        column = self.column(field)
        return not column.blank and not column.null and not column.has_default()

    def public_name(self, attribute: str) -> str:
        """The name in the entry of a column of the model; empty for what is not entered."""
        fields = (field for field in self.fields if not isinstance(field, Children))
        return next((field.name for field in fields if field.attribute == attribute), "")
