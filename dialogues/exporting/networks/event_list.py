"""Statements as the Discourse Network Analyzer writes them: its “event list”.

The first columns are those of DNA 3 (``Exporter.eventCSV``) with the four variables of its standard
statement type: person, organization, concept, agreement. Semicolons between, times as
``yyyy-MM-dd HH:mm:ss``, agreement as 1 or 0. One row a statement: a position of an actor on a topic.
The actor is the person in a network by holder, and the organization in every other one.

Where the file differs from DNA's: a day known to the month or year only is the first one possible,
an unknown one is empty, and so is the agreement of a stance that takes no side; two columns are
added, the stance and the position's number.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.network import Network
from dialogues.analysis.network.statements import Statement
from dialogues.analysis.stances import POLARITY
from dialogues.exporting.networks.tables import lines
from dialogues.models import Institution, Position, Quotation

COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type",
    "text", "person", "organization", "concept", "agreement", "stance", "position",
)  # fmt: skip
#: Of the document and its conference, in the order of the columns.
FACTS = (
    "document",
    "document__title",
    "document__publisher",
    "conference__title",
    "document__kind",
)
AGREEMENT = {1: "1", -1: "0", 0: ""}
BETWEEN_PASSAGES = " […] "


def event_list(network: Network, rows: QuerySet[Position]) -> Iterator[str]:
    """``rows``: the visible positions it was built from. Three queries, however many they are."""
    values = rows.order_by().values_list("pk", *FACTS)
    facts = {pk: given for pk, *given in values}
    publishers = dict(Institution.objects.published().values_list("pk", "name"))
    words = _words(rows)
    made = (
        _row(number, one, network, facts[one.claim.position], publishers, words)
        for number, one in enumerate(network.statements, 1)
    )
    yield from lines(COLUMNS, made, delimiter=";")


def _words(rows: QuerySet[Position]) -> dict[int, list[str]]:
    """The public exact words of each position."""
    quotations = Quotation.objects.published().filter(position__in=rows.order_by().values("pk"))
    found: dict[int, list[str]] = defaultdict(list)
    for position, exact in quotations.order_by("order", "pk").values_list("position", "exact"):
        found[position].append(exact)
    return found


def _row(
    number: int,
    statement: Statement,
    network: Network,
    facts: list[Any],
    publishers: dict[int, str],
    words: dict[int, list[str]],
) -> tuple[Any, ...]:
    claim = statement.claim
    document, title, publisher, conference, kind = facts
    by_holder = network.settings.by == Grouping.HOLDER
    return (
        number,
        _time(claim.earliest),
        document,
        title,
        "",
        publishers.get(publisher, ""),
        conference,
        kind,
        " ".join(BETWEEN_PASSAGES.join(words.get(claim.position, ())).split()),
        statement.actor.label if by_holder else "",
        "" if by_holder else statement.actor.label,
        network.topics[network.slugs[statement.topic]],
        AGREEMENT[POLARITY[claim.stance]],
        claim.stance,
        claim.position,
    )


def _time(day: datetime.date | None) -> str:
    return f"{day.isoformat()} 00:00:00" if day else ""
