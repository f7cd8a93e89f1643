"""The tables, in an order in which each refers only to earlier ones (and to itself)."""

from collections.abc import Iterable
from typing import Any

from dialogues.exporting.tables.table import Table
from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Document,
    Host,
    Institution,
    InstitutionIdentifier,
    InstitutionName,
    Participant,
    ParticipantIdentifier,
    ParticipantName,
    Position,
    PositionRelation,
    Quotation,
    Sentence,
    Series,
    Topic,
    TopicLabel,
)

#: Told of every editorial record; a ``version`` that is not the newest any more is a conflict.
LIFE = ("version", "status", "withdrawn_reason")


def words_of(rows: list[dict[str, Any]]) -> Iterable[str]:
    """The words of sentences, so that a decision can be read beside them."""
    ids = {row["document_id"] for row in rows}
    texts = dict(Document.objects.filter(pk__in=ids).values_list("pk", "text"))
    return [texts[row["document_id"]][row["start"] : row["end"]] for row in rows]


def _names(owner: str, model: Any) -> Table:
    return Table(
        f"{owner}_names",
        model,
        (owner, "text", "language", "kind"),
        key=(owner, "text", "language"),
        owner=owner,
    )


def _identifiers(owner: str, model: Any) -> Table:
    return Table(
        f"{owner}_identifiers",
        model,
        (owner, "scheme", "value"),
        key=(owner, "scheme", "value"),
        owner=owner,
    )


SERIES = Table("series", Series, ("slug", "title", "description"))
INSTITUTIONS = Table(
    "institutions",
    Institution,
    (
        "slug", "name", "acronym", "kind", "country", "parent", "website", "description", "note",
    ),
    told_names=LIFE,
)  # fmt: skip
TOPICS = Table("topics", Topic, ("slug", "name", "parent", "scope_note"), told_names=LIFE)
LABELS = Table(
    "topic_labels",
    TopicLabel,
    ("topic", "text", "language", "kind"),
    key=("topic", "text", "language"),
    owner="topic",
)
RELATED_TOPICS = Table(
    "related_topics",
    Topic.related.through,
    ("topic", "related"),
    key=("topic", "related"),
    owner="topic",
    fields=(("topic", "from_topic"), ("related", "to_topic")),
)
CONFERENCES = Table(
    "conferences",
    Conference,
    (
        "slug", "title", "series", "start_date", "end_date", "date_precision", "date_inferred",
        "date_note", "format", "access", "attribution_rule", "attribution_note", "embargo_until",
        "place", "languages", "summary", "topics", "note",
    ),
    told_names=LIFE,
)  # fmt: skip
HOSTS = Table(
    "hosts",
    Host,
    ("conference", "institution", "role", "stated_as", "order"),
    key=("conference", "institution", "role"),
    owner="conference",
)
PARTICIPANTS = Table(
    "participants",
    Participant,
    (
        "slug", "name", "sort_name", "kind", "country", "conference", "institution",
        "description", "note",
    ),
    told_names=LIFE,
)  # fmt: skip
APPEARANCES = Table(
    "appearances",
    Appearance,
    (
        "conference", "participant", "role", "stated_as", "institutions", "capacity",
        "named_by_organiser", "order",
    ),
    key=("conference", "participant", "role"),
    owner="conference",
)  # fmt: skip
DOCUMENTS = Table(
    "documents",
    Document,
    (
        "slug", "title", "kind", "conferences", "publisher", "published_date",
        "published_precision", "published_inferred", "published_note", "url", "language", "text",
        "extent", "known_through", "rights", "visibility", "note",
    ),
    told_names=LIFE,
)  # fmt: skip
AUTHORSHIPS = Table(
    "authorships",
    Authorship,
    ("document", "participant", "stated_as", "order"),
    key=("document", "participant"),
    owner="document",
)
SENTENCES = Table(
    "sentences",
    Sentence,
    ("document", "number", "start", "end", "decision", "reason", "note"),
    key=("document", "number"),
    owner="document",
    computed=(("words", words_of),),
)
POSITIONS = Table(
    "positions",
    Position,
    (
        "conference", "number", "document", "statement", "topics", "stance", "kind", "mode",
        "layer", "setting", "about", "confidence", "unattributed", "no_wording", "note",
    ),
    key=("conference", "number"),
    told_names=LIFE,
)  # fmt: skip
QUOTATIONS = Table(
    "quotations",
    Quotation,
    ("position", "order", "exact", "start", "language", "translation", "translator"),
    key=("position", "order"),
    owner="position",
    told_names=("state",),
)
ATTRIBUTIONS = Table(
    "attributions",
    Attribution,
    ("position", "participant", "role", "words", "basis", "order"),
    key=("position", "participant", "role"),
    owner="position",
)
RELATIONS = Table(
    "relations",
    PositionRelation,
    ("position", "other", "kind", "note"),
    key=("position", "other", "kind"),
    owner="position",
    fields=(("position", "source"), ("other", "target")),
)
INSTITUTION_NAMES = _names("institution", InstitutionName)
INSTITUTION_IDENTIFIERS = _identifiers("institution", InstitutionIdentifier)
PARTICIPANT_NAMES = _names("participant", ParticipantName)
PARTICIPANT_IDENTIFIERS = _identifiers("participant", ParticipantIdentifier)

TABLES: tuple[Table, ...] = (
    SERIES,
    INSTITUTIONS,
    INSTITUTION_NAMES,
    INSTITUTION_IDENTIFIERS,
    TOPICS,
    LABELS,
    RELATED_TOPICS,
    CONFERENCES,
    HOSTS,
    PARTICIPANTS,
    PARTICIPANT_NAMES,
    PARTICIPANT_IDENTIFIERS,
    APPEARANCES,
    DOCUMENTS,
    AUTHORSHIPS,
    SENTENCES,
    POSITIONS,
    QUOTATIONS,
    ATTRIBUTIONS,
    RELATIONS,
)


def table_named(name: str) -> Table | None:
    return next((table for table in TABLES if table.name == name), None)
