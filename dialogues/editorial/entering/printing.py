"""Records as an editor goes on with them: the newest state, in the very names in which it is entered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from dialogues.editorial.entering.forms import FORMS, key_of
from dialogues.editorial.entering.kinds import Column, Field, Form, Many, One, Parts, Tags
from dialogues.editorial.next_versions import upcoming_state
from dialogues.editorial.states import State
from dialogues.editorial.states.taking import state_as_read, within
from dialogues.models import Country, NextVersion

Keys = dict[type[models.Model], dict[Any, Any]]


@dataclass(frozen=True)
class Printed:
    """A record with what an editor can go on from, and its next version, if it has one."""

    record: Any
    values: dict[str, Any]
    waiting: NextVersion | None

    @property
    def version(self) -> int:
        """Grows with every save of the record or of its next version."""
        return int(self.record.version) + (self.waiting.version if self.waiting else 0)

    @property
    def status(self) -> str:
        """Of the version in work."""
        return str(self.waiting.status if self.waiting else self.record.status)


def editing_forms(records: Sequence[Any]) -> list[Printed]:
    """Several records of one noun, in their order, at a fixed number of queries."""
    if not records:
        return []
    model = type(records[0])
    form = FORMS[model]
    models.prefetch_related_objects(list(records), *within(model))
    waiting = _waiting(records)
    states = [_newest(record, waiting.get(record.pk)) for record in records]
    keys = _keys(form, states)
    return [
        Printed(record, _printed(form, state, keys), waiting.get(record.pk))
        for record, state in zip(records, states, strict=True)
    ]


def _waiting(records: Sequence[Any]) -> dict[Any, NextVersion]:
    public = [record.pk for record in records if getattr(record, "is_published", False)]
    if not public:
        return {}
    rows = NextVersion.objects.of(type(records[0])).filter(object_id__in=public)
    return {row.object_id: row for row in rows}


def _newest(record: Any, waiting: NextVersion | None) -> State:
    state = state_as_read(record)
    return upcoming_state(waiting, state) if waiting else state


def _keys(form: Form, states: Sequence[State]) -> Keys:
    """What each record that is referred to is called; one query a noun."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for state in states:
        _gather(form, state, wanted)
    found: Keys = {}
    for model, pks in wanted.items():
        rows = model._base_manager.filter(pk__in=pks)
        found[model] = dict(rows.values_list("pk", key_of(model)))
    return found


def _gather(form: Form, state: State, wanted: dict[type[models.Model], set[Any]]) -> None:
    for field in form.of(One, Many, Parts):
        if isinstance(field, One):
            if field.model is not Country:
                wanted[field.model].add(state["columns"][form.column(field).attname])
        elif isinstance(field, Many):
            wanted[field.model].update(state["lists"][field.attribute])
        else:
            for part in state["parts"][field.relation].values():
                _gather(field.form, part, wanted)


def _printed(form: Form, state: State, keys: Keys) -> dict[str, Any]:
    fields = form.of(Column, One, Many, Parts)
    return {field.name: _value(form, field, state, keys) for field in fields}


def _value(form: Form, field: Field, state: State, keys: Keys) -> Any:
    match field:
        case Tags():
            tags = state["columns"][field.attribute].split(",")
            return [tag.strip() for tag in tags if tag.strip()]
        case Column():
            return state["columns"][form.column(field).attname]
        case One():
            key = state["columns"][form.column(field).attname]
            return key if field.model is Country else keys[field.model].get(key)
        case Many():
            named = (keys[field.model].get(pk) for pk in state["lists"][field.attribute])
            return sorted(key for key in named if key is not None)
        case Parts():
            parts = _in_order(state["parts"][field.relation])
            return [_printed(field.form, part, keys) for part in parts]
    return None


def _in_order(parts: dict[str, Any]) -> list[Any]:
    """As the record lists them; new ones have negative keys, the later the lower."""
    rows = sorted(parts.items(), key=lambda item: (int(item[0]) < 0, abs(int(item[0]))))
    return [
        part for _key, part in sorted(rows, key=lambda item: item[1]["columns"].get("order", 0))
    ]
