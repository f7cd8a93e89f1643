"""The feed of one record: itself, then its positions. And the feeds of the lists beside positions."""

import feedparser
import pytest

from dialogues.models import Position
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(client):
    def get(path: str, **parameters):
        response = client.get(path, parameters)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        parsed = feedparser.parse(response.content)
        assert parsed.bozo == 0, parsed.get("bozo_exception")
        assert parsed.version == "atom10"
        return parsed

    return get


def titles(parsed) -> list[str]:
    return [entry.title for entry in parsed.entries]


@pytest.mark.parametrize(
    "plural",
    ["positions", "conferences", "documents", "participants", "institutions", "topics"],
)
def test_every_list_has_one(feed, visit, plural):
    position = PositionFactory()
    InstitutionFactory()
    parsed = feed(f"/{plural}/feed/")

    assert len(parsed.entries) == 1
    assert parsed.entries[0].id == parsed.entries[0].link
    assert parsed.feed.id == f"http://testserver/{plural}/feed/"
    assert visit(f"/{plural}/").links["Atom feed"] == f"/{plural}/feed/"
    assert position.pk


def test_it_takes_the_list_s_filters(feed):
    ParticipantFactory(name="Experts", expert_group=True)
    ParticipantFactory(name="Moscow", government=True)
    assert len(feed("/participants/feed/").entries) == 2

    assert titles(feed("/participants/feed/", kind="government")) == ["Moscow"]


def test_each_record_with_its_positions(feed):
    institution = InstitutionFactory(name="Valdai Club")
    holder = ParticipantFactory(name="Irina Petrova")
    topic = TopicFactory(name="Trade")
    conference = ConferenceFactory(title="Autumn dialogue")
    AppearanceFactory(conference=conference, participant=holder, institutions=[institution])
    position = PositionFactory(
        statement="Trade grows.", holders=[holder], topics=[topic], conference=conference
    )
    PositionFactory(statement="Other.")

    for record in (institution, holder, topic, conference, position.document):
        parsed = feed(f"{record.get_absolute_url()}feed/")
        assert titles(parsed) == [str(record), "Irina Petrova: Trade grows."]
        assert parsed.feed.title == f"Dialogues: {record}"
        assert parsed.feed.link == f"http://testserver{record.get_absolute_url()}"
        assert [entry.id for entry in parsed.entries] == [
            f"http://testserver{one.get_absolute_url()}" for one in (record, position)
        ]
    assert titles(feed(f"/positions/{position.pk}/feed/")) == ["Irina Petrova: Trade grows."]


def test_what_changed_shows_as_changed(feed):
    position = PositionFactory()
    before = feed(f"/positions/{position.pk}/feed/").entries[0]
    position.statement = "Trade shrinks."
    position.save()
    after = feed(f"/positions/{position.pk}/feed/").entries[0]

    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated_parsed >= before.updated_parsed
    assert after.title.endswith("Trade shrinks.")


def test_drafts_do_not_show(feed, client):
    position = PositionFactory(statement="Trade grows.")
    address = f"{position.conference.get_absolute_url()}feed/"
    assert len(feed(address).entries) == 2

    Position.objects.update(status="draft")

    assert len(feed(address).entries) == 1
    assert client.get(f"/positions/{position.pk}/feed/").status_code == 404


def test_a_former_slug_and_a_withdrawn_record(client):
    conference = ConferenceFactory(slug="before")
    conference.slug = "after"
    conference.save()
    withdrawn = ConferenceFactory(slug="gone")
    assert client.get("/conferences/gone/feed/").status_code == 200
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(
        status="withdrawn", withdrawn_reason="Entered twice."
    )

    assert client.get("/conferences/before/feed/")["Location"] == "/conferences/after/feed/"
    assert client.get("/conferences/gone/feed/").status_code == 410
    assert client.get("/conferences/never/feed/").status_code == 404
    assert client.post("/conferences/after/feed/").status_code == 405


def test_a_control_character_does_not_break_it(feed):
    topic = TopicFactory(slug="trade")
    type(topic).objects.update(name="Trade\x0bx", scope_note="On\x0cly")

    [entry] = feed("/topics/trade/feed/").entries

    assert (entry.title, entry.summary) == ("Tradex", "<p>Only</p>")


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    topic = TopicFactory()
    for _row in range(rows):
        PositionFactory(topics=[topic])

    with django_assert_num_queries(13):
        client.get(f"{topic.get_absolute_url()}feed/")
    for plural, queries in (
        ("documents", 3),
        ("participants", 3),
        ("institutions", 1),
        ("topics", 4),
    ):
        with django_assert_num_queries(queries):
            client.get(f"/{plural}/feed/")
