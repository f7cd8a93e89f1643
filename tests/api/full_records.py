"""Records with every part that an answer can hold, so that a query a row would be noticed."""

from typing import Any

from dialogues.choices import AttributionRole
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    AuthorshipFactory,
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
    PositionFactory,
    PositionRelationFactory,
    SentenceFactory,
    SeriesFactory,
    TopicFactory,
    TopicLabelFactory,
)


def full_conference() -> Conference:
    conference = ConferenceFactory(series=SeriesFactory(), topics=[TopicFactory(), TopicFactory()])
    HostFactory(conference=conference, institution=InstitutionFactory(country="JP"))
    for institution in (InstitutionFactory(), InstitutionFactory()):
        AppearanceFactory(
            conference=conference,
            participant=ParticipantFactory(country="RU"),
            institutions=[institution],
        )
    PositionFactory(conference=conference)
    return conference


def full_document() -> Document:
    document = DocumentFactory(
        publisher=InstitutionFactory(),
        conferences=[ConferenceFactory(), ConferenceFactory()],
        known_through=DocumentFactory(),
    )
    AuthorshipFactory(document=document)
    SentenceFactory(document=document)
    return document


def full_institution() -> Institution:
    institution = InstitutionFactory(country="JP", parent=InstitutionFactory())
    InstitutionNameFactory(institution=institution)
    InstitutionIdentifierFactory(institution=institution)
    return institution


def full_participant() -> Participant:
    participant = ParticipantFactory(kind="institution", country="RU")
    ParticipantNameFactory(participant=participant)
    ParticipantIdentifierFactory(participant=participant)
    ParticipantFactory(anonymous=True)
    return participant


def full_topic() -> Topic:
    topic = TopicFactory(parent=TopicFactory())
    topic.related.set([TopicFactory()])
    TopicFactory(parent=topic)
    TopicLabelFactory(topic=topic)
    PositionFactory(topics=[topic])
    return topic


def full_position() -> Position:
    position = PositionFactory(
        topics=[TopicFactory(), TopicFactory()],
        about=[CountryFactory(code="CN"), CountryFactory(code="US")],
        holders=[ParticipantFactory(expert_group=True, country=code) for code in ("RU", "JP")],
        quotations=["Experts met", "One participant doubted it."],
    )
    AttributionFactory(position=position, role=AttributionRole.REPORTER)
    PositionRelationFactory(source=position)
    PositionRelationFactory(target=position)
    return position


FULL: dict[str, Any] = {
    "conferences": full_conference,
    "documents": full_document,
    "institutions": full_institution,
    "participants": full_participant,
    "topics": full_topic,
    "positions": full_position,
}


def key_of(record: Any) -> Any:
    return record.pk if isinstance(record, Position) else record.slug
