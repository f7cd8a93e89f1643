import datetime

import feedparser
import pytest
from django.utils import timezone

from dialogues.models import Position
from tests.factories import (
    ConferenceFactory,
    HostFactory,
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


def hours_ago(hours: int):
    return timezone.now() - datetime.timedelta(hours=hours)


def test_positions(feed):
    position = PositionFactory(
        statement="Trade & trust <grow>.",
        holders=[ParticipantFactory(expert_group=True, name="Японские эксперты")],
        topics=[TopicFactory(name="Trade")],
        quotations=["“slow but steady” growth of trade"],
        conference__title="A dialogue",
    )

    parsed = feed("/positions/feed/")

    assert parsed.feed.title == "Dialogues: Positions"
    assert parsed.feed.author == "Dialogues"
    assert {(link.rel, link.href) for link in parsed.feed.links} == {
        ("alternate", "http://testserver/positions/"),
        ("self", "http://testserver/positions/feed/"),
    }
    (entry,) = parsed.entries
    assert entry.title == "Японские эксперты: Trade & trust <grow>."
    assert entry.id == entry.link == f"http://testserver/positions/{position.pk}/"
    assert entry.summary == (
        "<blockquote>“slow but steady” growth of\u00a0trade</blockquote><p>A dialogue, 15 April 2021</p>"
    )
    assert [tag.term for tag in entry.tags] == ["Trade"]
    assert entry.published[:19] == position.published_at.isoformat()[:19]


def test_conferences(feed):
    conference = ConferenceFactory(title="A dialogue", summary="They met <once>.")
    HostFactory(conference=conference, institution__name="Valdai Club")

    (entry,) = feed("/conferences/feed/").entries

    assert entry.link == f"http://testserver{conference.get_absolute_url()}"
    assert entry.summary == "<p>15 April 2021 · Valdai Club</p><p>They met &lt;once&gt;.</p>"


def test_the_filters_of_the_list(feed):
    PositionFactory(statement="One.", stance="opposes")
    PositionFactory(statement="Other.", stance="supports")
    assert len(feed("/positions/feed/").entries) == 2

    parsed = feed("/positions/feed/", stance="opposes")

    assert [entry.title.partition(": ")[2] for entry in parsed.entries] == ["One."]
    assert {(link.rel, link.href) for link in parsed.feed.links} == {
        ("alternate", "http://testserver/positions/?stance=opposes"),
        ("self", "http://testserver/positions/feed/?stance=opposes"),
    }


def test_what_was_published_last_comes_first_and_no_more_than_fifty(feed):
    for hours in range(52):
        PositionFactory(statement=f"{hours} hours ago.", published_at=hours_ago(hours))

    entries = feed("/positions/feed/").entries

    assert [entry.title.partition(": ")[2] for entry in entries][:2] == [
        "0 hours ago.",
        "1 hours ago.",
    ]
    assert len(entries) == 50


def test_drafts_do_not_show(feed):
    position = PositionFactory()
    assert len(feed("/positions/feed/").entries) == 1

    Position.objects.filter(pk=position.pk).update(status="draft")

    assert feed("/positions/feed/").entries == []


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"stance": "against"}, "“against” is no value of “stance”."),
        ({"colour": "red"}, "There is no parameter “colour”."),
        ({"ordering": "date"}, "There is no parameter “ordering”."),
        ({"cursor": "x"}, "There is no parameter “cursor”."),
    ],
)
def test_what_the_list_refuses_the_feed_refuses(visit, parameters, message):
    page = visit("/positions/feed/", status=400, **parameters)

    assert message in page.texts(class_="notice--error")[0]


def test_a_control_character_in_a_record_does_not_break_the_feed(feed):
    position = PositionFactory()
    Position.objects.filter(pk=position.pk).update(statement="Trade\x0bgrows.")

    (entry,) = feed("/positions/feed/").entries

    assert entry.title.endswith("Tradegrows.")


def test_under_the_site_s_own_address(feed, settings):
    settings.SITE_URL = "https://dialogues.example.org"
    conference = ConferenceFactory()

    parsed = feed("/conferences/feed/")

    assert parsed.entries[0].link == f"https://dialogues.example.org{conference.get_absolute_url()}"
    assert parsed.feed.link == "https://dialogues.example.org/conferences/"


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory()

    with django_assert_num_queries(7):
        client.get("/positions/feed/")
    with django_assert_num_queries(5):
        client.get("/conferences/feed/")


@pytest.mark.parametrize(
    "path", ["/positions/feed/", "/sitemap.xml", "/sitemap-positions.xml", "/robots.txt"]
)
def test_they_are_only_read(client, path):
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_lists_point_to_their_feed(visit):
    links = visit("/positions/", stance="opposes").all("link")

    assert [
        link.attributes["href"]
        for link in links
        if link.attributes.get("type") == "application/atom+xml"
    ] == ["/positions/feed/?stance=opposes"]
