"""Records that fill every table."""

import datetime

from dialogues.models import Conference
from tests import factories as f


def rich_conference() -> Conference:
    """One conference with all that can belong to one, in three scripts."""
    topics = [f.TopicFactory(name="Arms control"), f.TopicFactory(name="Trade")]
    topics[0].related.add(topics[1])
    f.TopicFactory(name="Missiles", parent=topics[0])
    f.TopicLabelFactory(topic=topics[0], text="Контроль над вооружениями", language="ru")
    conference = f.ConferenceFactory(
        title="笹川 dialogue",
        series=f.SeriesFactory(title="Talks"),
        topics=topics,
        languages="en, ru",
        date_inferred=True,
        end_date=datetime.date(2021, 4, 16),
    )
    institutes = [f.InstitutionFactory(country="JP"), f.InstitutionFactory(country="RU")]
    institutes[1].parent = institutes[0]
    institutes[1].save()
    f.InstitutionNameFactory(institution=institutes[1])
    f.InstitutionIdentifierFactory(institution=institutes[1])
    f.HostFactory(conference=conference, institution=institutes[0], stated_as="The Institute")
    f.HostFactory(conference=conference, institution=institutes[1], role="co_host")
    speaker = f.ParticipantFactory(name="Андрей Иванов", country="RU")
    f.ParticipantNameFactory(participant=speaker)
    f.ParticipantIdentifierFactory(participant=speaker)
    f.AppearanceFactory(
        conference=conference,
        participant=speaker,
        stated_as="Head; Deputy head",
        institutions=institutes,
    )
    _positions(conference, topics, speaker)
    return conference


def _positions(conference, topics, speaker):
    document = f.DocumentFactory(
        conferences=[conference],
        publisher=f.InstitutionFactory(),
        known_through=f.DocumentFactory(),
    )
    f.AuthorshipFactory(document=document)
    f.SentenceFactory(document=document)
    experts = f.ParticipantFactory(expert_group=True, country="RU")
    voice = f.ParticipantFactory(anonymous=True, conference=conference)
    first = f.PositionFactory(
        conference=conference,
        document=document,
        statement="=Growth will be “slow”, ёлки.",
        topics=topics,
        holders=[experts, speaker],
        about=[f.CountryFactory(code="CN"), f.CountryFactory(code="US")],
        quotations=[
            "Russian experts expect “slow but steady” growth of\u00a0trade.",
            "Experts met",
        ],
    )
    f.AttributionFactory(position=first, participant=voice, role="reporter", words="it is said")
    second = f.PositionFactory(conference=conference, document=None, unattributed=True)
    third = f.PositionFactory(conference=conference, document=document, layer="author")
    f.PositionRelationFactory(source=first, target=second, kind="opposes", note="On trade.")
    f.PositionRelationFactory(source=third, target=first, kind="qualifies")
