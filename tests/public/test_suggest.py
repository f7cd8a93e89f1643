"""Help while typing, for the box in the header and for the address bar of a browser."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    AttributionFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
    TopicLabelFactory,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def options(visit, typed: str) -> list[str]:
    return [
        one.text
        for one in visit("/search/suggest/", q=typed).all("li")
        if "suggestion--all" not in one.classes
    ]


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("byst", "Andrey Bystritskiy Participant"),
        ("bystritskiy andr", "Andrey Bystritskiy Participant"),
        ("Быстр", "Andrey Bystritskiy Андрей Быстрицкий Participant"),
        ("アンド", "Andrey Bystritskiy アンドレイ・ブィストリツキー Participant"),
    ],
)
def test_a_name_is_offered_in_any_script_as_soon_as_it_begins(visit, typed, option):
    person = ParticipantFactory(name="Andrey Bystritskiy")
    for name in ("Андрей Быстрицкий", "アンドレイ・ブィストリツキー"):
        ParticipantNameFactory(participant=person, text=name)
    assert options(visit, typed) == [option]


def test_records_come_first_then_positions_each_with_what_stands_behind_it(visit):
    moscow = ParticipantFactory(name="Arctic council", government=True)
    topic = TopicFactory(name="Arctic shipping")
    conference = ConferenceFactory(title="Arctic dialogue")
    position = PositionFactory(
        statement="The Arctic is warming.", topics=[topic], conference=conference, holders=[moscow]
    )
    PositionFactory(statement="Ice melts.", topics=[topic], conference=conference)
    InstitutionFactory(name="Institute of the Arctic")

    assert options(visit, "arct") == [
        "Arctic council Participant · 1 position",
        "Arctic shipping Topic · 2 positions",
        "Arctic dialogue Conference · 2 positions",
        "Institute of the Arctic Institution",
        "The Arctic is warming. Position",
    ]
    page = visit("/search/suggest/", q="arct")
    assert [one.attributes["data-url"] for one in page.all("li")] == [
        moscow.get_absolute_url(),
        topic.get_absolute_url(),
        conference.get_absolute_url(),
        "/institutions/institute-of-the-arctic/",
        position.get_absolute_url(),
        "/search/?q=arct",
    ]
    assert set(page.texts("mark")) == {"Arctic"}


def test_the_number_of_positions_is_that_of_the_list(client, visit):
    """A joint position once, the text's own voice not beside a topic, narrower topics too."""
    broad = TopicFactory(name="Walrus")
    narrow = TopicFactory(parent=broad)
    expert = ParticipantFactory(name="Walrus experts", expert_group=True)
    PositionFactory(topics=[broad, narrow], holders=[expert, ParticipantFactory(bloc=True)])
    PositionFactory(topics=[narrow], layer="author")
    PositionFactory(topics=[narrow], status="draft", holders=[expert])
    reported = PositionFactory(topics=[TopicFactory()])
    AttributionFactory(position=reported, participant=expert, role="reporter")

    assert options(visit, "walr") == [
        "Walrus Topic · 1 position",
        "Walrus experts Participant · 1 position",
    ]
    for parameters in ({"topic": broad.slug, "layer": "attributed"}, {"holder": expert.slug}):
        assert client.get("/api/v1/positions/", parameters).json()["count"] == 1


def test_what_is_called_just_so_comes_before_what_only_begins_so(visit):
    TopicFactory(name="Sea lanes")
    TopicFactory(name="The open sea")
    TopicFactory(name="Seaside towns")
    TopicFactory(name="Sea")
    assert options(visit, "sea") == [
        "Sea Topic",
        "Sea lanes Topic",
        "Seaside towns Topic",
        "The open sea Topic",
    ]


def test_there_are_never_more_than_eight_and_positions_keep_two_places(visit):
    for number in range(12):
        TopicFactory(name=f"Seals {number}")
        PositionFactory(statement=f"Seals bark {number} times.")
    offered = options(visit, "seal")
    assert [text.rpartition(" ")[2] for text in offered] == ["Topic"] * 6 + ["Position"] * 2


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_nothing_hidden_is_offered_or_counted(visit, status):
    topic = TopicFactory(name="Arctic shipping")
    label = TopicLabelFactory(topic=topic, text="Арктика")
    position = PositionFactory(statement="The Arctic is warming.", topics=[topic])
    assert options(visit, "arct") == [
        "Arctic shipping Topic · 1 position",
        "The Arctic is warming. Position",
    ]
    type(position).objects.filter(pk=position.pk).update(status=status, withdrawn_reason="Wrong.")
    assert options(visit, "arct") == ["Arctic shipping Topic"]
    assert options(visit, "аркт") == [f"Arctic shipping {label.text} Topic"]
    type(topic).objects.filter(pk=topic.pk).update(status=status, withdrawn_reason="Wrong.")
    assert options(visit, "arct") == options(visit, "аркт") == []


def test_a_browser_is_answered_in_its_own_form(client):
    conference = ConferenceFactory(title="Arctic dialogue")
    PositionFactory(statement="The Arctic is warming.", conference=conference)

    answer = client.get("/search/suggest/", {"q": "arctic", "format": "json"})

    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json() == [
        "arctic",
        ["Arctic dialogue", "The Arctic is warming."],
        ["Conference, 1 position", "Position"],
        [
            f"{SITE}/conferences/{conference.slug}/",
            f"{SITE}{conference.positions.get().get_absolute_url()}",
        ],
    ]


@pytest.mark.parametrize("typed", ["", " ", "…", '"', "-sea"])
def test_nothing_to_look_for_offers_nothing(client, typed):
    TopicFactory(name="Sea")
    answer = client.get("/search/suggest/", {"q": typed, "format": "json"})
    assert answer.json()[1:] == [[], [], []]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"q": "x" * 201}, "at most 200 characters"),
        ({"q": "a\x00b"}, "U+0000"),
        ({"q": ["a", "b"]}, "“q” can be given only once."),
        ({"q": "a", "format": "xml"}, "Allowed: html, json."),
        ({"q": "a", "format": ["html", "json"]}, "“format” can be given only once."),
        ({"q": "a", "type": "topic"}, "There is no parameter “type”."),
    ],
)
def test_it_is_read_strictly(visit, parameters, message):
    refused = visit("/search/suggest/", status=400, **parameters)
    assert message in refused.texts(class_="notice--error")[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_whatever_it_finds(client, django_assert_num_queries, rows):
    ConferenceFactory(title="Mahan A")
    InstitutionFactory(name="Mahan A")
    for number in range(rows):
        holder = ParticipantFactory(name=f"Mahan {number}")
        topic = TopicFactory(name=f"The Mahan topic {number}")
        PositionFactory(statement=f"Mahan {number}.", holders=[holder], topics=[topic])

    with django_assert_num_queries(21):
        assert client.get("/search/suggest/", {"q": "mah"}).status_code == 200


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"-*' 日яё"), max_size=40)
)
def test_no_text_makes_it_fail(client, typed):
    TopicFactory(name="Sea 日本 море")
    for kind in ("html", "json"):
        answer = client.get("/search/suggest/", {"q": typed, "format": kind})
        assert answer.status_code in (200, 400)


def test_a_browser_learns_how_to_search_here(client, visit):
    answer = client.get("/opensearch.xml")

    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    described = answer.content.decode()
    assert f'template="{SITE}/search/?q={{searchTerms}}"' in described
    assert f'template="{SITE}/search/suggest/?format=json&amp;q={{searchTerms}}"' in described
    links = [one.attributes for one in visit("/search/").all("link")]
    assert "/opensearch.xml" in [one["href"] for one in links if one["rel"] == "search"]
