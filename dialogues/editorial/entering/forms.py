"""What is entered of each noun, once and for all: names as in the public answers."""

from typing import Any

from django.db import models

from dialogues.columns import LONGEST_TEXT
from dialogues.editorial.entering.kinds import Children, Column, Field, Form, Many, One, Parts, Tags
from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Country,
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
    Series,
    Topic,
    TopicLabel,
)

#: Words around a quotation that tell its place, in code points.
LONGEST_CONTEXT = 1_000


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _names(names: type[models.Model], identifiers: type[models.Model]) -> tuple[Field, ...]:
    of_names = Form(names, _columns("text", "language", "kind"))
    of_identifiers = Form(identifiers, _columns("scheme", "value"))
    return (
        Parts("names", "names", of_names, ("text", "language")),
        Parts("identifiers", "identifiers", of_identifiers, ("scheme", "value")),
    )


HOSTS = Form(Host, (One("institution", Institution), *_columns("role", "stated_as")))
APPEARANCES = Form(
    Appearance,
    (
        One("participant", Participant),
        *_columns("role", "stated_as", "capacity", "named_by_organiser"),
        Many("institutions", Institution),
    ),
)
AUTHORS = Form(Authorship, (One("participant", Participant), Column("stated_as")))
LABELS = Form(TopicLabel, _columns("text", "language", "kind"))
QUOTATIONS = Form(
    Quotation,
    (
        Column("exact"),
        Column("prefix", longest=LONGEST_CONTEXT),
        Column("suffix", longest=LONGEST_CONTEXT),
        Column("start", longest=LONGEST_TEXT),
        *_columns("language", "translation", "translator"),
    ),
)
HOLDERS = Form(
    Attribution,
    (One("participant", Participant, anonymous=True), *_columns("role", "words", "basis")),
)
RELATIONS = Form(
    PositionRelation, (Column("kind"), One("position", Position, "target"), Column("note"))
)

SERIES = Form(Series, _columns("slug", "title", "description"))
CONFERENCE = Form(
    Conference,
    (
        *_columns("slug", "title"),
        One("series", Series),
        *_columns("start_date", "end_date", "date_precision", "date_inferred", "date_note"),
        *_columns("format", "access", "attribution_rule", "attribution_note", "embargo_until"),
        Column("place"),
        Tags("languages"),
        Column("summary"),
        Many("topics", Topic),
        Column("note"),
        Parts("hosts", "hosts", HOSTS, ("institution_id", "role")),
        Parts("participants", "appearances", APPEARANCES, ("participant_id", "role")),
        Children("documents", Document, linked=True),
        Children("positions", Position),
    ),
)
DOCUMENT = Form(
    Document,
    (
        *_columns("slug", "title", "kind"),
        Many("conferences", Conference),
        One("publisher", Institution),
        *_columns("published_date", "published_precision", "published_inferred", "published_note"),
        Column("source_url", "url"),
        *_columns("language", "text", "extent"),
        One("known_through", Document),
        *_columns("rights", "visibility", "note"),
        Parts("authors", "authorships", AUTHORS, ("participant_id",)),
        Children("positions", Position),
    ),
)
INSTITUTION = Form(
    Institution,
    (
        *_columns("slug", "name", "acronym", "kind"),
        One("country", Country),
        One("parent", Institution),
        *_columns("website", "description", "note"),
        *_names(InstitutionName, InstitutionIdentifier),
    ),
)
PARTICIPANT = Form(
    Participant,
    (
        *_columns("slug", "name", "sort_name", "kind"),
        One("country", Country),
        One("conference", Conference, around=True),
        One("institution", Institution),
        *_columns("description", "note"),
        *_names(ParticipantName, ParticipantIdentifier),
    ),
)
TOPIC = Form(
    Topic,
    (
        *_columns("slug", "name"),
        One("parent", Topic),
        Column("scope_note"),
        Many("related", Topic),
        Parts("labels", "labels", LABELS, ("text", "language")),
    ),
)
POSITION = Form(
    Position,
    (
        One("conference", Conference, around=True),
        One("document", Document, around=True),
        *_columns("statement", "stance", "kind", "mode", "layer", "setting"),
        Many("about", Country),
        *_columns("confidence", "unattributed", "no_wording", "note"),
        Many("topics", Topic),
        Parts("quotations", "quotations", QUOTATIONS, ("exact", "start")),
        Parts("holders", "attributions", HOLDERS, ("participant_id", "role")),
        Parts("relations", "relations_out", RELATIONS, ("target_id", "kind"), last=True),
    ),
)

FORMS: dict[type[models.Model], Form] = {
    form.model: form
    for form in (SERIES, CONFERENCE, DOCUMENT, INSTITUTION, PARTICIPANT, TOPIC, POSITION)
}
#: By what a record is named in an entry; countries cannot be made on the spot.
KEYS: dict[type[models.Model], str] = {Country: "code", Position: "pk"}


def key_of(model: type[Any]) -> str:
    return KEYS.get(model, "slug")


def can_be_inline(model: type[models.Model]) -> bool:
    """A position belongs to a text or a conference, among whose positions it is entered."""
    return model in FORMS and model is not Position
