"""What a small preview tells of a record, so that a reader can say whether it is the one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dialogues.filters.reconciling.candidates import description
from dialogues.filters.reconciling.kinds import Kind
from dialogues.filters.reconciling.properties import PROPERTIES, Property
from dialogues.filters.reconciling.values import Value
from dialogues.filters.tallies import parameters_of, positions_behind

#: Of each property; the rest is counted.
MOST_SHOWN = 3
#: By the kind of record, what tells namesakes apart, the most telling first.
TOLD: dict[str, tuple[str, ...]] = {
    "participant": ("names", "institution", "conference", "orcid", "wikidata"),
    "institution": ("names", "part_of", "conference", "ror", "wikidata"),
    "topic": ("names", "broader"),
    "conference": ("institution", "topic"),
}


@dataclass(frozen=True)
class Fact:
    label: Any
    values: list[str]
    more: int


@dataclass(frozen=True)
class Preview:
    """``positions`` is the number behind ``listed``, the parameters of the list of just those."""

    name: str
    kind: str
    text: str
    facts: list[Fact]
    positions: int
    listed: str


def preview(kind: Kind, record: Any) -> Preview:
    """Of a public record; a fixed number of queries."""
    facts = list(_facts(kind, record))
    count = positions_behind(kind.id, [record]).get(record.pk, 0)
    listed = parameters_of(kind.id, record).urlencode()
    told = PROPERTIES["description"].known_of(kind.id, [record.pk]).get(record.pk, [])
    text = told[0].text if told else ""
    return Preview(str(record), _headed(kind, record), text, facts, count, listed)


def _headed(kind: Kind, record: Any) -> str:
    label = f"{kind.label} · " if kind.id == "conference" else ""
    return label + description(kind.id, record)


def _facts(kind: Kind, record: Any) -> Iterator[Fact]:
    for pid in TOLD[kind.id]:
        values = _told(PROPERTIES[pid], kind, record)
        if values:
            shown = [value.text for value in values[:MOST_SHOWN]]
            label = _("Other names") if pid == "names" else PROPERTIES[pid].label
            yield Fact(label, shown, len(values) - len(shown))


def _told(one: Property, kind: Kind, record: Any) -> list[Value]:
    """All values but the name that stands above them."""
    values = one.known_of(kind.id, [record.pk]).get(record.pk, [])
    return [value for value in values if value.text != str(record)]
