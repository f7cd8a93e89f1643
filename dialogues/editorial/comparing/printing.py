"""How the plain values of a state are printed: choices and dates in words, records by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.editorial.states import State
from dialogues.editorial.states.taking import own_lists, owner, part_fields, record_fields
from dialogues.editorial.versions import part_names

#: What an editor reads of a part though nobody enters it: whether and where a quotation stands.
ALSO_READ = frozenset({"start", "state"})
#: Where in the list a part stands is told of the list.
PLACE = "order"


def shown_fields(model: type[models.Model], owner_name: str = "") -> list[Any]:
    """The columns that a comparison prints; with ``owner_name``, those of a part."""
    if not owner_name:
        return record_fields(model)
    return [
        field
        for field in part_fields(model, owner_name)
        if (field.editable or field.name in ALSO_READ) and field.name != PLACE
    ]


def label_of(field: Any) -> str:
    return str(capfirst(field.verbose_name))


def is_words(field: Any) -> bool:
    """Whether a change is told word by word; anything else is replaced as a whole."""
    return field.is_relation or (
        isinstance(field, models.CharField | models.TextField) and not field.choices
    )


class Printer:
    """Prints values; what the records they refer to are called is read in one query a kind."""

    def __init__(self, model: type[models.Model], states: Iterable[State]) -> None:
        wanted: dict[tuple[type[models.Model], str], set[Any]] = defaultdict(set)
        for state in states:
            for target, key, value in referred_to(model, state):
                wanted[target, key].add(value)
        self._names = {place: self.names(*place, values) for place, values in wanted.items()}

    def names(self, model: type[models.Model], key: str, values: set[Any]) -> dict[Any, str]:
        """What the records with these keys are called."""
        return names_in(model._base_manager.all(), key, values)

    def value(self, field: Any, plain: Any) -> str:
        if plain in (None, ""):
            return ""
        if field.is_relation:
            return self._name(field.related_model, field.target_field.attname, plain)
        if field.choices:
            return str(dict(field.flatchoices).get(plain, plain))
        if isinstance(plain, bool):
            return _("yes") if plain else _("no")
        return str(localize(field.to_python(plain)))

    def listed(self, field: Any, key: Any) -> str:
        return self._name(field.related_model, field.related_model._meta.pk.attname, key)

    def _name(self, model: type[models.Model], key: str, value: Any) -> str:
        return self._names.get((model, key), {}).get(value, "") or _("(no longer there)")


def names_in(rows: models.QuerySet[Any], key: str, values: set[Any]) -> dict[Any, str]:
    rows = rows.filter(**{f"{key}__in": values})
    if any(field.name == "text" for field in rows.model._meta.concrete_fields):
        rows = rows.defer("text")
    return {getattr(row, key): str(row) for row in rows}


def referred_to(
    model: type[models.Model], state: State
) -> Iterator[tuple[type[models.Model], str, Any]]:
    """Every value of a state that names another record: its kind, the column it names, the value."""
    yield from _in_row(model, shown_fields(model), state)
    for name in part_names(model):
        kind, part_owner = _part(model, name)
        for part in state["parts"].get(name, {}).values():
            yield from _in_row(kind, shown_fields(kind, part_owner), part)


def _in_row(
    model: type[models.Model], fields: list[Any], row: dict[str, Any]
) -> Iterator[tuple[type[models.Model], str, Any]]:
    for field in fields:
        value = row["columns"].get(field.attname)
        if field.is_relation and value is not None:
            yield field.related_model, field.target_field.attname, value
    for field in own_lists(model):
        for value in row["lists"].get(field.name, []):
            yield field.related_model, field.related_model._meta.pk.attname, value


def _part(model: type[models.Model], name: str) -> tuple[type[models.Model], str]:
    relation: Any = model._meta.get_field(name)
    return relation.related_model, owner(model, name)  # type: ignore[arg-type]
