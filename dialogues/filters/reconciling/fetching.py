"""Values of properties for records that a table was matched with (“data extension”)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.filters.problems import (
    Problem,
    shown,
    unknown_parameter,
    unknown_value,
)
from dialogues.filters.reconciling.json_text import TooMuch, fault_of_text, read_object, refuse
from dialogues.filters.reconciling.kinds import Entity, entities
from dialogues.filters.reconciling.properties import PROPERTIES, Property
from dialogues.filters.reconciling.values import Value, Values

MOST_IDS = 200
MOST_COLUMNS = 20
LONGEST_ID = 200
#: How many values a cell holds at most, however many there are; 0 asks for all of them.
MOST_VALUES = 100

#: What a reader can choose for each property, as the manifest offers it.
SETTINGS: tuple[dict[str, Any], ...] = (
    {
        "name": "limit",
        "label": gettext_lazy("Most values"),
        "type": "number",
        "default": 0,
        "help_text": gettext_lazy("Of each property so many values at most; 0 for all of them."),
    },
    {
        "name": "show",
        "label": gettext_lazy("Show"),
        "type": "select",
        "default": "code",
        "help_text": gettext_lazy("Countries, kinds and dates as codes, or in words."),
        "choices": [
            {"value": "code", "name": gettext_lazy("Codes")},
            {"value": "label", "name": gettext_lazy("Words")},
        ],
    },
)
SHOWN_AS = ("code", "label")


@dataclass(frozen=True)
class Column:
    """``most``: so many values a cell; ``as_label``: words in place of codes."""

    property: Property
    most: int = MOST_VALUES
    as_label: bool = False


@dataclass(frozen=True)
class Extension:
    ids: list[str]
    columns: list[Column]


def read_extension(text: str) -> Extension:
    """Raises ``InvalidParameters`` with what is wrong, ``TooMuch`` for a large question."""
    asked = read_object("extend", text)
    refuse(_faults(asked))
    if len(asked["ids"]) > MOST_IDS:
        message = _("At most %(most)d records are read at once; these are %(count)d.")
        given = {"most": MOST_IDS, "count": len(asked["ids"])}
        raise TooMuch([Problem("extend.ids", message % given)])
    columns = [_column(one) for one in asked["properties"]]
    return Extension(list(dict.fromkeys(asked["ids"])), columns)


def fetch(asked: Extension) -> dict[str, dict[str, list[Value]]]:
    """By identifier and property; what is not public has no values, as has what never was."""
    found = entities(asked.ids)
    known = {column.property.id: _read(column.property, found.values()) for column in asked.columns}
    return {
        identifier: {
            column.property.id: _cell(column, found.get(identifier), known)
            for column in asked.columns
        }
        for identifier in asked.ids
    }


def _read(property_: Property, found: Any) -> dict[str, Values]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for entity in found:
        by_kind[entity.kind.id].add(entity.pk)
    return {kind: property_.known_of(kind, pks) for kind, pks in by_kind.items()}


def _cell(
    column: Column, entity: Entity | None, known: Mapping[str, dict[str, Values]]
) -> list[Value]:
    if entity is None:
        return []
    values = known[column.property.id][entity.kind.id].get(entity.pk, [])
    return values[: column.most]


def _column(one: dict[str, Any]) -> Column:
    settings = one.get("settings") or {}
    limit = int(settings.get("limit", 0) or 0)
    as_label = settings.get("show") == "label"
    return Column(PROPERTIES[one["id"]], limit or MOST_VALUES, as_label)


# --- what can be wrong --------------------------------------------------------------------------


def _faults(asked: dict[str, Any]) -> Iterator[Problem]:
    for name in asked:
        if name not in ("ids", "properties"):
            wrong = unknown_parameter(name, ("ids", "properties"))
            yield Problem(f"extend.{shown(name)}", wrong.message, wrong.allowed)
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or any(fault_of_text(one, LONGEST_ID) for one in ids):
        message = _("Write a list of identifiers, each a text of at most %(most)d characters.")
        yield Problem("extend.ids", message % {"most": LONGEST_ID})
    if not isinstance(properties, list) or len(properties) > MOST_COLUMNS:
        message = _("Write a list of at most %(most)d properties.")
        yield Problem("extend.properties", message % {"most": MOST_COLUMNS})
        return
    for number, one in enumerate(properties):
        yield from _of_property(f"extend.properties.{number}", one)


def _of_property(place: str, one: Any) -> Iterator[Problem]:
    if not isinstance(one, dict) or "id" not in one or one.keys() - {"id", "settings"}:
        yield Problem(place, _("A property has an “id”, may have “settings”, and nothing else."))
        return
    if one["id"] not in list(PROPERTIES):
        wrong = unknown_value("id", str(one["id"]), PROPERTIES, all_of_them=True)
        yield Problem(f"{place}.id", wrong.message, wrong.allowed)
    yield from _of_settings(f"{place}.settings", one.get("settings", {}))


def _of_settings(place: str, settings: Any) -> Iterator[Problem]:
    names = [str(one["name"]) for one in SETTINGS]
    if not isinstance(settings, dict) or settings.keys() - set(names):
        message = _("Settings are an object; there are: %(names)s.")
        yield Problem(place, message % {"names": ", ".join(names)}, names)
        return
    if not _is_limit(settings.get("limit", 0)):
        message = _("Write a whole number from 0 to %(most)d.")
        yield Problem(f"{place}.limit", message % {"most": MOST_VALUES})
    if settings.get("show", "code") not in SHOWN_AS:
        wrong = unknown_value("show", str(settings["show"]), SHOWN_AS, all_of_them=True)
        yield Problem(f"{place}.show", wrong.message, wrong.allowed)


def _is_limit(value: Any) -> bool:
    """OpenRefine sends what was typed into the field: a number, or its digits as a text."""
    if isinstance(value, str):
        return value == "" or (
            value.isascii() and value.isdigit() and len(value) <= 3 and int(value) <= MOST_VALUES
        )
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 <= value <= MOST_VALUES and value == int(value)
