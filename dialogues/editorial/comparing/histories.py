"""The states that a record's history holds, each read once, and what changed from one to the next."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from reversion.models import Version

from dialogues.editorial.comparing.compare import LIFE, compare
from dialogues.editorial.comparing.printing import Printer
from dialogues.editorial.states import State, of_version, state_of
from dialogues.editorial.versions import PartVersions


def states_in(versions: Sequence[Version]) -> dict[int, State]:
    """The state that each of these versions holds, by the version's number."""
    records = {
        (version.content_type_id, version.object_id): version._object_version.object
        for version in versions
    }
    parts = PartVersions(records.values(), [version.revision_id for version in versions])
    return {
        version.pk: {**of_version(version, parts), **_life(version.field_dict)}
        for version in versions
    }


def present_state(record: Any) -> State:
    return {**state_of(record), **_life(vars(record))}


def contents(state: State) -> State:
    """Without what tells of the record's life, which going back does not touch."""
    return {name: held for name, held in state.items() if name != "life"}


def _life(fields: dict[str, Any]) -> dict[str, Any]:
    if any(name not in fields for name in LIFE):
        return {}
    return {"life": {name: fields[name] for name in LIFE}}


def what_changed(versions: Iterable[Version]) -> dict[int, list[str]]:
    """For each version, which must tell its ``previous``, the names of what changed in it.

    What has no previous version is not in the result.
    """
    listed = list(versions)
    numbers = {version.previous for version in listed if version.previous}
    known = {version.pk: version for version in listed}
    earlier = Version.objects.filter(pk__in=numbers - set(known)).select_related("revision")
    states = states_in([*listed, *earlier])
    return {
        version.pk: changed_labels(version._model, states[version.previous], states[version.pk])
        for version in listed
        if version.previous in states
    }


def changed_labels(model: type[models.Model], then: State, now: State) -> list[str]:
    """The names of what differs; nobody’s name is looked up for that."""
    return compare(model, then, now, printer=_Plain(model, ())).labels


class _Plain(Printer):
    """Values as they are stored: enough to see that they differ."""

    def value(self, field: Any, plain: Any) -> str:
        return "" if plain is None else str(plain)

    def listed(self, field: Any, key: Any) -> str:
        return str(key)
