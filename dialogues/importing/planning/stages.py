"""In which order tables are taken, and which rows are about one record.

A record is made or changed together with its parts. Parts that refer to records of a later table
(who appeared, which position answers which) come later, as a change of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models

from dialogues.exporting.tables import Table, catalogue
from dialogues.importing.reading import ReadRow
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Series,
    Topic,
)


@dataclass(frozen=True)
class Stage:
    """``above``: the column by which records of the table refer to others of the same table."""

    model: type[models.Model]
    main: Table | None
    parts: tuple[Table, ...] = ()
    above: str = ""

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.main, *self.parts) if self.main else self.parts


STAGES = (
    Stage(Series, catalogue.SERIES),
    Stage(
        Institution,
        catalogue.INSTITUTIONS,
        (catalogue.INSTITUTION_NAMES, catalogue.INSTITUTION_IDENTIFIERS),
        above="parent",
    ),
    Stage(Topic, catalogue.TOPICS, (catalogue.LABELS,), above="parent"),
    Stage(Topic, None, (catalogue.RELATED_TOPICS,)),
    Stage(Conference, catalogue.CONFERENCES, (catalogue.HOSTS,)),
    Stage(
        Participant,
        catalogue.PARTICIPANTS,
        (catalogue.PARTICIPANT_NAMES, catalogue.PARTICIPANT_IDENTIFIERS),
    ),
    Stage(Conference, None, (catalogue.APPEARANCES,)),
    Stage(Document, catalogue.DOCUMENTS, (catalogue.AUTHORSHIPS,), above="known_through"),
    Stage(Document, None, (catalogue.SENTENCES,)),
    Stage(Position, catalogue.POSITIONS, (catalogue.QUOTATIONS, catalogue.ATTRIBUTIONS)),
    Stage(Position, None, (catalogue.RELATIONS,)),
)


@dataclass
class Unit:
    """The rows about one record: its own, if it has one in the file, and those of its parts."""

    key: str
    main: ReadRow | None = None
    parts: list[ReadRow] = field(default_factory=list)

    @property
    def rows(self) -> list[ReadRow]:
        return [self.main, *self.parts] if self.main else self.parts


def above_first(units: Iterable[Unit], above: dict[str, str]) -> list[Unit]:
    """Each unit after the one that it stands below; those in a circle in the file's order."""
    by_key = {unit.key: unit for unit in units}
    placed: dict[str, Unit] = {}
    for key in by_key:
        chain = [key]
        while _is_waiting(upper := above.get(chain[-1], ""), by_key, placed, chain):
            chain.append(upper)
        for name in reversed(chain):
            placed.setdefault(name, by_key[name])
    return list(placed.values())


def _is_waiting(
    key: str, units: dict[str, Unit], placed: dict[str, Unit], chain: list[str]
) -> bool:
    return key in units and key not in placed and key not in chain
