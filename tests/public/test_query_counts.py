"""Each page costs a fixed number of queries, however many rows it prints."""

import pytest

from dialogues.models import Topic
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    AuthorshipFactory,
    ConferenceFactory,
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

pytestmark = pytest.mark.django_db


def full_position(**given):
    """With every part an entry prints."""
    position = PositionFactory(
        **{
            "topics": [TopicFactory(parent=TopicFactory()), TopicFactory()],
            "holders": [
                ParticipantFactory(government=True, country="RU"),
                ParticipantFactory(expert_group=True, country="JP"),
            ],
            "quotations": ["Experts met", "One participant doubted it."],
            **given,
        }
    )
    AttributionFactory(position=position, role="reporter")
    PositionRelationFactory(source=position)
    PositionRelationFactory(target=position)
    return position


def conference_page(rows: int):
    conference = ConferenceFactory(series=SeriesFactory())
    for number in range(rows):
        person = AppearanceFactory(conference=conference, institutions=[InstitutionFactory()])
        ParticipantNameFactory(participant=person.participant)
        HostFactory(conference=conference)
        ConferenceFactory(series=conference.series)
        conference.topics.add(TopicFactory())
        document = DocumentFactory(conferences=[conference], publisher=InstitutionFactory())
        SentenceFactory(document=document)
        full_position(conference=conference)
        PositionFactory(conference=conference, layer="author", statement=f"{number}")
    for _more_than_are_printed_with_words in range(4):
        PositionRelationFactory(source=PositionFactory(conference=conference))
    return conference


def position_page(rows: int):
    position = full_position(about=[])
    for _row in range(rows):
        PositionRelationFactory(source=position, target=full_position())
        PositionRelationFactory(source=full_position(), target=position)
    return position


def topic_page(rows: int):
    topic = TopicFactory(parent=TopicFactory())
    for _row in range(rows):
        narrower = TopicFactory(parent=topic)
        topic.related.add(TopicFactory())
        TopicLabelFactory(topic=topic, kind="alternative")
        full_position(topics=[narrower, topic], conference=HostFactory().conference)
        PositionFactory(topics=[narrower], layer="author")
    return topic


def participant_page(rows: int):
    participant = ParticipantFactory(expert_group=True)
    for number in range(rows):
        ParticipantNameFactory(participant=participant)
        ParticipantIdentifierFactory(
            participant=participant, scheme="wikidata", value=f"Q{number + 9}"
        )
        AppearanceFactory(participant=participant, institutions=[InstitutionFactory()])
        full_position(holders=[participant])
        for role in ("reporter", "on_behalf_of"):
            AttributionFactory(position=full_position(), participant=participant, role=role)
        AuthorshipFactory(participant=participant, document__publisher=InstitutionFactory())
    for _more_than_are_printed_with_words in range(4):
        PositionRelationFactory(source=PositionFactory(holders=[participant]))
    return participant


def institution_page(rows: int):
    institution = InstitutionFactory(country="JP", parent=InstitutionFactory())
    voice = ParticipantFactory(institutional=True, institution=institution)
    for number in range(rows):
        InstitutionNameFactory(institution=institution)
        InstitutionIdentifierFactory(institution=institution, value=f"Q{number + 9}")
        InstitutionFactory(parent=institution)
        HostFactory(institution=institution)
        AppearanceFactory(institutions=[institution, InstitutionFactory()])
        full_position(holders=[voice])
        DocumentFactory(publisher=institution, conferences=[ConferenceFactory()])
    return institution


def document_page(rows: int):
    document = DocumentFactory(known_through=DocumentFactory(), publisher=InstitutionFactory())
    for _row in range(rows):
        SentenceFactory(document=document) if document.sentences.count() < 3 else None
        AuthorshipFactory(document=document)
        full_position(document=document)
        PositionFactory(document=document).quotations.update(state="lost")
    return document


PAGES = {
    conference_page: 38,
    position_page: 17,
    topic_page: 33,
    participant_page: 58,
    institution_page: 31,
    document_page: 17,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_a_record_s_page(client, django_assert_num_queries, make, rows):
    address = make(rows).get_absolute_url()

    with django_assert_num_queries(PAGES[make]):
        assert client.get(address).status_code == 200


def conference_row(number: int):
    conference = ConferenceFactory(series=SeriesFactory(), topics=[TopicFactory()])
    HostFactory(conference=conference)
    AppearanceFactory(conference=conference, institutions=[InstitutionFactory()])
    PositionFactory(conference=conference)


def document_row(number: int):
    document = DocumentFactory(publisher=InstitutionFactory(), conferences=[ConferenceFactory()])
    AuthorshipFactory(document=document)
    PositionFactory(document=document)


def institution_row(number: int):
    institution = InstitutionFactory(country="JP", parent=InstitutionFactory())
    InstitutionNameFactory(institution=institution)
    HostFactory(institution=institution)


def participant_row(number: int):
    participant = ParticipantFactory(institutional=True, country="RU")
    ParticipantNameFactory(participant=participant)
    ParticipantFactory(anonymous=True)
    PositionFactory(holders=[participant])


def topic_row(number: int):
    topic = TopicFactory(parent=TopicFactory())
    TopicLabelFactory(topic=topic)
    PositionFactory(topics=[topic])


def position_row(number: int):
    full_position()


LISTS = {
    "conferences": (conference_row, 27),
    "documents": (document_row, 14),
    "institutions": (institution_row, 13),
    "participants": (participant_row, 21),
    "topics": (topic_row, 15),
    "positions": (position_row, 36),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", LISTS)
def test_a_list(client, django_assert_num_queries, name, rows):
    make, expected = LISTS[name]
    for number in range(rows):
        make(number)

    with django_assert_num_queries(expected):
        assert client.get(f"/{name}/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_front_page(client, django_assert_num_queries, rows):
    topic = TopicFactory()
    for _row in range(rows):
        conference_row(0)
        left, right = (
            full_position(
                topics=[topic], holders=[ParticipantFactory(government=True, country=code)]
            )
            for code in ("RU", "JP")
        )
        PositionRelationFactory(source=left, target=right, kind="opposes")

    with django_assert_num_queries(20):
        assert "Two sides on" in client.get("/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_search(client, django_assert_num_queries, rows):
    for number in range(rows):
        full_position(statement=f"Mahan {number}")
        ConferenceFactory(title=f"Mahan {number}")
        TopicFactory(name=f"Mahan {number}")
        ParticipantFactory(name=f"Mahan {number}")
        InstitutionFactory(name=f"Mahan {number}")
        DocumentFactory(title=f"Mahan {number}")

    with django_assert_num_queries(22):
        assert client.get("/search/", {"q": "mahan"}).status_code == 200


@pytest.mark.parametrize("path", ["/about/", "/robots.txt", "/healthz"])
def test_texts_need_no_database(client, django_assert_num_queries, path):
    assert Topic.objects.count() == 0

    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200
