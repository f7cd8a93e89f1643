"""What differs between an earlier version of a record and the record as it is now."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.models import Version

from dialogues.editorial.history import PARTS
from dialogues.editorial.reverting import BOOKKEEPING, part_versions

Description = dict[str, str]
#: A longer text is shown in part, from a little before the first difference (code points).
LONG = 4000
BEFORE = 200


@dataclass(frozen=True)
class Difference:
    """One field or one kind of parts, as it was and as it is; parts stand one a line."""

    label: str
    then: str
    now: str


def differences(version: Version) -> list[Difference]:
    """All that reverting to this version would change; of a deleted record, all it had."""
    then = describe_version(version)
    record = version._model._base_manager.filter(pk=version.object_id).first()
    now = describe(record) if record is not None else {}
    labels = dict.fromkeys([*then, *now])
    pairs = [(label, then.get(label, ""), now.get(label, "")) for label in labels]
    return [Difference(label, *around(*texts)) for label, *texts in pairs if texts[0] != texts[1]]


def around(then: str, now: str) -> tuple[str, str]:
    """Two texts, or of long ones what stands around the first place where they differ."""
    if max(len(then), len(now)) <= LONG:
        return then, now
    pairs = enumerate(zip(then, now, strict=False))
    first = next((place for place, (one, other) in pairs if one != other), min(len(then), len(now)))
    start = max(0, first - BEFORE)
    return _from(then, start), _from(now, start)


def _from(text: str, start: int) -> str:
    end = start + LONG
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def describe(record: Any) -> Description:
    lists = {field.attname: _pks(record, field) for field in record._meta.local_many_to_many}
    parts = {name: list(getattr(record, name).all()) for name in _part_names(record)}
    return _described(record, lists, parts)


def describe_version(version: Version) -> Description:
    record = version._object_version.object
    parts = {
        name: [
            part._object_version.object for part in part_versions(name, record, version.revision)
        ]
        for name in _part_names(record)
    }
    return _described(record, version.field_dict, parts)


def _part_names(record: models.Model) -> list[str]:
    return [name for name in PARTS.get(type(record), []) if name != "former_slugs"]


def _pks(record: models.Model, field: Any) -> list[Any]:
    return list(getattr(record, field.name).values_list("pk", flat=True))


def _described(record: Any, lists: dict[str, Any], parts: dict[str, list[Any]]) -> Description:
    told = {
        capfirst(field.verbose_name): _value(record, field)
        for field in record._meta.concrete_fields
        if field.editable and field.name not in BOOKKEEPING
    }
    for field in record._meta.local_many_to_many:
        if field.remote_field.through._meta.auto_created:
            told[capfirst(field.verbose_name)] = _names(field, lists.get(field.attname) or [])
    for name, rows in parts.items():
        relation = record._meta.get_field(name)
        kind = relation.related_model._meta.verbose_name_plural
        told[capfirst(kind)] = "\n".join(_part(row, relation.field.name) for row in rows)
    return {str(label): text for label, text in told.items()}


def _value(record: Any, field: Any) -> str:
    value = getattr(record, field.attname)
    if value in (None, ""):
        return ""
    if field.is_relation:
        return _name(record, field)
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(localize(value))


def _name(record: Any, field: Any) -> str:
    try:
        return str(getattr(record, field.name))
    except ObjectDoesNotExist:
        return _("(no longer there)")


def _names(field: Any, pks: list[Any]) -> str:
    found = field.related_model._base_manager.filter(pk__in=pks)
    missing = [_("(no longer there)")] * (len(pks) - len(found))
    return "\n".join([*sorted(str(row) for row in found), *missing])


def _part(part: Any, owner: str) -> str:
    """A part on one line: all that an editor enters of it."""
    told = [
        _value(part, field)
        for field in part._meta.concrete_fields
        if field.editable and field.name not in ("id", "order", owner)
    ]
    return " · ".join(text for text in told if text)
