"""Whose public answers print something of whose.

When a record appears, goes or changes in what others print of it, the answers of those others
change too, though they themselves are as they were. ``EDGES`` are these dependencies as the
database holds them, each asked in one query; ``LINKS`` are the same as a state of the history
holds them, for what a record no longer refers to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dialogues.choices import Noun
from dialogues.editorial.states import State
from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    PositionRelation,
    Topic,
)

Key = tuple[str, int]
#: No records of their own, but their names stand in records' answers and beside filters.
SERIES, COUNTRY = "series", "country"
#: Of more records than this an edge is read whole, rather than sent their keys.
MOST_KEYS = 500
Through = Any


@dataclass(frozen=True)
class Edge:
    """Rows in which ``key`` leads to what changed, and ``value`` to a ``noun`` that prints it."""

    of: str
    rows: Any
    key: str
    noun: str
    value: str

    def ends(self, keys: set[int]) -> Iterator[Key]:
        rows = self.rows._base_manager.order_by().values_list(self.key, self.value)
        if len(keys) <= MOST_KEYS:
            rows = rows.filter(**{f"{self.key}__in": keys})
        for start, end in rows.distinct():
            if start in keys and end is not None:
                yield str(self.noun), end


_posts: Through = Appearance.institutions.through
_of_conferences: Through = Conference.topics.through
_of_documents: Through = Document.conferences.through
_related: Through = Topic.related.through
_of_positions: Through = Position.topics.through
_about: Through = Position.about.through

EDGES = (
    Edge(Noun.INSTITUTION, Host, "institution", Noun.CONFERENCE, "conference"),
    Edge(Noun.INSTITUTION, _posts, "institution", Noun.CONFERENCE, "appearance__conference"),
    Edge(Noun.INSTITUTION, Document, "publisher", Noun.DOCUMENT, "pk"),
    Edge(Noun.INSTITUTION, Institution, "parent", Noun.INSTITUTION, "pk"),
    Edge(Noun.INSTITUTION, Participant, "institution", Noun.PARTICIPANT, "pk"),
    Edge(Noun.PARTICIPANT, Appearance, "participant", Noun.CONFERENCE, "conference"),
    Edge(Noun.PARTICIPANT, Authorship, "participant", Noun.DOCUMENT, "document"),
    Edge(Noun.PARTICIPANT, Attribution, "participant", Noun.POSITION, "position"),
    Edge(Noun.TOPIC, _of_conferences, "topic", Noun.CONFERENCE, "conference"),
    Edge(Noun.TOPIC, Topic, "parent", Noun.TOPIC, "pk"),
    Edge(Noun.TOPIC, Topic, "pk", Noun.TOPIC, "parent"),
    Edge(Noun.TOPIC, _related, "from_topic", Noun.TOPIC, "to_topic"),
    Edge(Noun.TOPIC, _of_positions, "topic", Noun.POSITION, "position"),
    Edge(Noun.CONFERENCE, _of_documents, "conference", Noun.DOCUMENT, "document"),
    Edge(Noun.CONFERENCE, Participant, "conference", Noun.PARTICIPANT, "pk"),
    Edge(Noun.CONFERENCE, Position, "conference", Noun.POSITION, "pk"),
    Edge(Noun.DOCUMENT, _of_documents, "document", Noun.CONFERENCE, "conference"),
    Edge(Noun.DOCUMENT, Document, "known_through", Noun.DOCUMENT, "pk"),
    Edge(Noun.DOCUMENT, Position, "document", Noun.POSITION, "pk"),
    Edge(Noun.POSITION, Position, "pk", Noun.CONFERENCE, "conference"),
    Edge(Noun.POSITION, _of_positions, "position", Noun.TOPIC, "topic"),
    Edge(Noun.POSITION, PositionRelation, "source", Noun.POSITION, "target"),
    Edge(Noun.POSITION, PositionRelation, "target", Noun.POSITION, "source"),
    Edge(SERIES, Conference, "series", Noun.CONFERENCE, "pk"),
    Edge(COUNTRY, Institution, "country__pk", Noun.INSTITUTION, "pk"),
    Edge(COUNTRY, Participant, "country__pk", Noun.PARTICIPANT, "pk"),
    Edge(COUNTRY, _about, "country", Noun.POSITION, "position"),
)

#: What of a record others print, order them by, or decide by whether to print it.
OUTWARD: dict[str, tuple[str, ...]] = {
    Noun.INSTITUTION: ("slug", "name", "acronym", "country_id"),
    Noun.PARTICIPANT: ("slug", "name", "kind", "country_id"),
    Noun.TOPIC: ("slug", "name", "parent_id", "related"),
    Noun.CONFERENCE: (
        "slug",
        "title",
        "start_date",
        "date_precision",
        "attribution_rule",
        "embargo_until",
    ),
    Noun.DOCUMENT: (
        "slug",
        "title",
        "kind",
        "language",
        "url",
        "published_date",
        "published_precision",
        "known_through_id",
        "visibility",
        "text",
        "conferences",
    ),
    Noun.POSITION: ("conference_id", "topics", "relations_out"),
}

#: By noun, the columns, lists and columns of parts in which it names records that print it.
LINKS: dict[str, tuple[tuple[str, str, str], ...]] = {
    Noun.TOPIC: (("columns", "parent_id", Noun.TOPIC), ("lists", "related", Noun.TOPIC)),
    Noun.DOCUMENT: (("lists", "conferences", Noun.CONFERENCE),),
    Noun.POSITION: (
        ("columns", "conference_id", Noun.CONFERENCE),
        ("lists", "topics", Noun.TOPIC),
        ("relations_out", "target_id", Noun.POSITION),
    ),
}


def around(keys: Iterable[Key]) -> set[Key]:
    """The records whose answers print something of these; one query an edge, however many."""
    by_noun: dict[str, set[int]] = defaultdict(set)
    for noun, pk in keys:
        by_noun[str(noun)].add(pk)
    return {
        end for edge in EDGES if str(edge.of) in by_noun for end in edge.ends(by_noun[str(edge.of)])
    }


def named_in(noun: str, state: State) -> set[Key]:
    """Those that printed a record when it was in this state."""
    return {
        (str(other), pk)
        for place, name, other in LINKS.get(noun, ())
        for pk in _held(state, place, name)
        if pk is not None
    }


def is_outward(noun: str, then: State, now: State) -> bool:
    """Whether others print it otherwise now than then."""
    return any(_printed(then, name) != _printed(now, name) for name in OUTWARD[noun])


def _held(state: State, place: str, name: str) -> list[Any]:
    if place == "columns":
        return [state["columns"].get(name)]
    if place == "lists":
        return list(state["lists"].get(name, []))
    return [part["columns"][name] for part in state["parts"].get(place, {}).values()]


def _printed(state: State, name: str) -> Any:
    if name in state["lists"]:
        return sorted(state["lists"][name])
    if name in state["parts"]:
        return sorted(repr(part["columns"]) for part in state["parts"][name].values())
    return state["columns"].get(name)
