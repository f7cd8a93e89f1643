"""Records, types, properties and values as the protocol writes them."""

from typing import Any

from dialogues.filters.reconciling.candidates import Candidate
from dialogues.filters.reconciling.completing import Suggested
from dialogues.filters.reconciling.fetching import Column
from dialogues.filters.reconciling.kinds import Kind
from dialogues.filters.reconciling.properties import Property
from dialogues.filters.reconciling.values import Value

Json = dict[str, Any]


def of_type(kind: Kind) -> Json:
    return {"id": kind.id, "name": kind.label}


def of_candidate(candidate: Candidate) -> Json:
    return {
        "id": candidate.identifier,
        "name": candidate.name,
        "description": candidate.description,
        "type": [of_type(candidate.kind)],
        "score": candidate.score,
        "match": candidate.match,
        "features": [{"id": name, "value": value} for name, value in candidate.features.items()],
    }


def of_suggested(suggested: Suggested) -> Json:
    return {
        "id": suggested.identifier,
        "name": suggested.name,
        "description": suggested.description,
        "notable": [of_type(suggested.kind)],
    }


def of_property(one: Property) -> Json:
    return {"id": one.id, "name": str(one.label), "description": str(one.description)}


def of_column(column: Column, types: dict[str, Kind]) -> Json:
    """``type`` is the kind of record that the values are, where they are records."""
    named = {"id": column.property.id, "name": str(column.property.label)}
    linked = types.get(column.property.linked)
    return named | ({"type": of_type(linked)} if linked else {})


def of_value(value: Value, column: Column) -> Json:
    if value.entity:
        return {"id": value.entity, "name": value.text}
    if value.number is not None:
        return {"int": value.number}
    return {"str": value.label if column.as_label and value.label else value.text}
