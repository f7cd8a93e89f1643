"""Sides against each other, as a reader meets them."""

import datetime

import pytest

from tests.factories import (
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

NAMES = {"RU": "Moscow", "JP": "Tokyo", "CN": "Beijing"}


@pytest.fixture
def borders():
    return TopicFactory(name="Borders", slug="borders")


def hold(country: str, *topics, stance: str = "supports", **given):
    holder = given.pop("holder", None) or ParticipantFactory(
        government=True, country=country, name=NAMES[country]
    )
    return PositionFactory(holders=[holder], topics=list(topics), stance=stance, **given)


def cells(page) -> list[str]:
    """The rows of the matrix as they are read, the head first."""
    return page.texts("tr")


def test_without_a_choice_the_sides_that_meet_most_are_compared(visit, borders):
    left = hold("JP", borders, stance="supports", quotations=["Experts met"])
    right = hold("RU", borders, stance="opposes", statement="No border is open.")
    PositionRelationFactory(source=right, target=left, kind="opposes", note="On who may cross.")

    page = visit("/compare/")

    assert page.texts("h1") == ["Japan and Russia compared"]
    assert page.texts(class_="outcome__name") == ["≠ Differ 1"]
    assert page.texts(class_="versus__topic")[0] == "Borders"
    assert page.texts(class_="versus__grounds")[0] == (
        "1 recorded opposition, no agreement. Share of agreement 0.00 (0.00–0.50). "
        "One more recorded relation could turn this."
    )
    one, other = page.texts(class_="facing__side")
    assert "Tokyo Supports Experts met" in one
    assert "Moscow Opposes" in other
    assert "No border is open." in other
    assert "On who may cross." in page.texts(class_="versus__note")[0]
    assert cells(page) == [
        "Topic Japan Russia Verdict All Apart",
        "Borders Supports 1 n = 1 Opposes 1 n = 1 ≠ Differ 2 0",
        "All these topics, each position once n = 1 n = 1 2",
    ]


def test_a_cell_opens_its_positions_at_an_address_of_its_own(visit, borders):
    hold("JP", borders)
    position = hold("RU", borders, quotations=["Experts met"])

    page = visit("/compare/")
    opened = visit(page.by_id("matrix") and page.all("a", "cell")[1].attributes["href"])

    assert page.all("a", "cell")[1].attributes["href"] == "/compare/?cell=borders%3ARU#cell"
    assert opened.by_id("cell-title").text == "Russia · Borders n = 1"
    assert "Experts met" in opened.texts(class_="opened__words")[0]
    assert position.get_absolute_url() in opened.addresses
    assert opened.links["As a list, joint positions included"] == (
        "/positions/?topic=borders&country=RU&layer=attributed"
    )
    assert "cell" not in opened.links["Close"]


def test_what_stands_apart_opens_too(visit, borders):
    hold("JP", borders)
    hold("RU", borders)
    PositionFactory(unattributed=True, topics=[borders], statement="Borders shift.")

    page = visit("/compare/", cell="borders:apart")

    assert page.by_id("cell-title").text == "Apart from these sides · Borders n = 1"
    assert "Borders shift." in page.texts(class_="opened__words")[0]
    assert "1 unattributed" in page.main


def test_nothing_recorded_is_said_to_be_no_opinion(visit, borders):
    hold("JP", borders)
    hold("RU", TopicFactory(slug="trade", name="Trade"))

    page = visit("/compare/", side=["JP", "RU"], topic="borders")

    assert page.texts(class_="cell__none") == ["nothing recorded"]
    assert "“Nothing recorded” is not “no opinion”" in page.main
    assert page.texts(class_="outcome__name") == ["… Too little to say 1"]
    assert "1 time one of the sides is not recorded on the topic." in page.main


def test_what_was_said_together_is_nobody_s_own(visit, borders):
    hold("JP", borders)
    hold("RU", borders)
    holders = [ParticipantFactory(government=True, country=code) for code in ("RU", "JP")]
    PositionFactory(holders=holders, topics=[borders], statement="Both want peace.")

    page = visit("/compare/")
    column = visit("/compare/", joint="column")

    assert cells(page)[1].endswith("2 1 counted apart")
    assert page.texts(class_="opened__words")[0].count("Both want peace.") == 1
    assert cells(column)[0] == "Topic Japan Russia Japan and Russia Verdict All Apart"
    assert cells(column)[1].endswith("3 0")


def test_then_and_now_stand_beside_each_other(visit, borders):
    moscow = ParticipantFactory(government=True, country="RU", name="Moscow")
    spring, summer = (
        ConferenceFactory(start_date=datetime.date(2021, month, 1)) for month in (4, 7)
    )
    hold("RU", borders, holder=moscow, conference=spring, stance="supports", statement="Open it.")
    hold("RU", borders, holder=moscow, conference=summer, stance="opposes", statement="Close it.")
    hold("JP", borders)

    page = visit("/compare/")

    assert page.texts(class_="versus__change") == ["Turned"]
    assert "By stance alone" in page.main
    one, other = page.texts(class_="facing__side")[-2:]
    assert ("Then n = 1" in one, "Open it." in one, "1 April 2021" in one) == (True,) * 3
    assert ("Now n = 1" in other, "Close it." in other, "1 July 2021" in other) == (True,) * 3


def test_other_sides_than_countries(visit, borders):
    tokyo, moscow = hold("JP", borders), hold("RU", borders)

    by_kind = visit("/compare/", by="holder_kind", side=["government", "expert_group"])
    by_holder = visit("/compare/", by="holder")

    assert by_kind.texts("h1") == ["Government and Expert group compared"]
    assert by_holder.texts("h1") == ["Moscow and Tokyo compared"]
    slugs = [one.attributions.get().participant.slug for one in (moscow, tokyo)]
    assert by_holder.values("side") == slugs


def test_the_window_and_the_setting_narrow_what_is_compared(visit, borders):
    early = ConferenceFactory(start_date=datetime.date(2020, 1, 1), slug="early")
    hold("JP", borders)
    hold("RU", borders)
    hold("RU", borders, conference=early)
    hold("RU", borders, setting="elsewhere")
    asked = {"side": ["RU", "JP"], "topic": "borders"}

    def numbers(**given):
        return [one.split(" Too")[0] for one in cells(visit("/compare/", **asked, **given))[1:2]]

    assert numbers() == ["Borders Supports 3 n = 3 Supports 1 n = 1 …"]
    assert numbers(date_after="2021-01-01") == ["Borders Supports 2 n = 2 Supports 1 n = 1 …"]
    assert numbers(conference="early") == ["Borders Supports 1 n = 1 nothing recorded …"]
    assert numbers(setting="elsewhere") == ["Borders Supports 1 n = 1 nothing recorded …"]


def test_a_broad_topic_can_be_taken_apart(visit, borders):
    narrow = TopicFactory(name="Rivers", slug="rivers", parent=borders)
    hold("JP", narrow)
    hold("RU", borders)

    page = visit("/compare/", topic="borders", side=["JP", "RU"])

    assert cells(page)[1].startswith("Borders by narrower topics Supports 1 n = 1 Supports 1 n = 1")
    assert page.links["by narrower topics"] == "/compare/?side=JP&side=RU&topic=rivers"


def test_more_than_two_sides_are_compared_pair_by_pair(visit, borders):
    for country in ("JP", "RU", "CN"):
        for _n in range(2):
            hold(country, borders, stance="opposes" if country == "CN" else "supports")

    page = visit("/compare/", side=["JP", "RU", "CN"])

    assert page.texts(class_="outcome__name") == ["≠ Differ 2", "= Agree 1"]
    assert page.texts(class_="versus__topic")[:3] == [
        "Borders Japan – China",
        "Borders Russia – China",
        "Borders Japan – Russia",
    ]


def test_topics_beyond_the_limit_are_counted_and_can_be_asked_for(visit):
    for _n in range(3):
        topic = TopicFactory()
        hold("JP", topic)
        hold("RU", topic)

    page = visit("/compare/", page_size="2")

    assert "2 topics" in page.texts(class_="results-line")[0]
    assert page.links["1 more topic"] == "/compare/?page_size=50"


def test_an_empty_database_is_no_error(visit):
    assert "Nothing to compare" in visit("/compare/").main
    drawn = visit("/compare/figure.svg").elements[0].text
    assert "Nothing is recorded that could be compared." in drawn


def test_drafts_and_the_author_s_layer_do_not_show(visit, borders):
    hold("JP", borders)
    hold("RU", borders)
    shown = hold("RU", borders, statement="Shown now.", stance="opposes")
    assert "Opposes 1" in cells(visit("/compare/"))[1]

    for change in ({"layer": "author"}, {"layer": "attributed", "status": "draft"}):
        type(shown).objects.filter(pk=shown.pk).update(**change)
        page = visit("/compare/")
        assert "Opposes" not in cells(page)[1]
        assert "Shown now." not in page.main


@pytest.mark.parametrize("name", ["topic", "side"])
def test_a_draft_topic_or_side_is_as_unknown_as_any(visit, borders, name):
    hold("JP", borders)
    record = TopicFactory() if name == "topic" else ParticipantFactory(bloc=True)
    asked = {"topic": record.slug} if name == "topic" else {"side": ["JP", record.slug]}
    visit("/compare/", **asked)

    type(record).objects.filter(pk=record.pk).update(status="draft")

    page = visit("/compare/", status=400, **asked)
    assert f"“{record.slug}” is no value of “{name}”." in page.main


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"sied": "RU"}, "There is no parameter “sied”. Did you mean “side”?"),
        ({"by": "colour"}, "“colour” is no value of “by”. Allowed: country, holder_kind,"),
        ({"side": "RU"}, "“side” is given from 2 to 6 times, or not at all."),
        ({"side": ["RU", "QQ"]}, "“QQ” is no value of “side”."),
        ({"topic": "x\x00"}, "is no value of “topic”."),
        ({"setting": "x"}, "“x” is no value of “setting”. Allowed: at_conference, elsewhere."),
        ({"joint": "x"}, "“x” is no value of “joint”. Allowed: apart, column."),
        ({"cell": "borders"}, "“borders” is no value of “cell”. Allowed: borders:JP,"),
        ({"cell": "nowhere:RU"}, "“nowhere” is no value of “cell”."),
        ({"page_size": "0"}, "“page_size” is a whole number from 1 to 200."),
        ({"page_size": "٣"}, "“page_size” is a whole number from 1 to 200."),
        ({"date_after": "2021"}, "“2021” is no date; write it as 2021-07-08."),
        ({"by": ["holder", "country"]}, "“by” can be given only once."),
        ({"format": "xml"}, "“xml” is no value of “format”. Allowed: json, csv."),
    ],
)
def test_what_is_not_there_is_named(visit, borders, asked, message):
    hold("JP", borders)
    hold("RU", borders)

    page = visit("/compare/", status=400, **asked)

    assert message in page.texts(class_="notice")[0]
    assert page.values("side") == ["JP", "RU"]


def test_after_a_mistake_the_sides_stay_of_the_kind_asked_for(visit, borders):
    hold("JP", borders)
    hold("RU", borders)

    page = visit("/compare/", status=400, by="holder_kind", side=["government", "nobody"])

    assert page.values("by") == ["holder_kind"]


def test_the_figure_has_its_numbers_and_its_source(client, borders):
    hold("JP", borders)
    hold("RU", borders, stance="opposes")

    drawn = client.get("/compare/figure.svg", {"topic": "borders"})
    picture = client.get("/compare/figure.png")

    assert drawn["Content-Type"] == "image/svg+xml; charset=utf-8"
    for text in ("Japan and Russia by topic", "n = 2 positions", "Borders", "topic=borders"):
        assert text in drawn.content.decode()
    assert picture.content.startswith(b"\x89PNG")
    assert client.get("/compare/figure.svg", {"foo": "1"}).status_code == 400


def test_files_are_the_api_s(client, borders):
    hold("JP", borders)
    hold("RU", borders)

    response = client.get("/compare/", {"format": "csv", "side": ["RU", "JP"]})

    assert (response.status_code, response["Location"]) == (
        302,
        "/api/v1/compare/?format=csv&side=RU&side=JP",
    )


def full(rows: int) -> None:
    topics = [TopicFactory() for _row in range(rows)]
    moscow, tokyo = (
        ParticipantFactory(government=True, country=country) for country in ("RU", "JP")
    )
    for year in (2020, 2021):
        conference = ConferenceFactory(start_date=datetime.date(year, 1, 1))
        for topic in topics:
            left = hold("RU", topic, holder=moscow, conference=conference)
            right = hold("JP", topic, holder=tokyo, conference=conference, stance="opposes")
            PositionRelationFactory(source=left, target=right, kind="opposes")
            PositionFactory(holders=[moscow, tokyo], topics=[topic], conference=conference)
    TopicFactory(slug="wanted")
    type(topics[0]).objects.filter(pk=topics[0].pk).update(slug="first")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("by", "expected"), [("country", 16), ("institution", 19), ("holder", 16)])
def test_the_page_costs_a_fixed_number_of_queries(
    client, django_assert_num_queries, rows, by, expected
):
    full(rows)

    with django_assert_num_queries(expected):
        assert client.get("/compare/", {"by": by, "cell": "first:apart"}).status_code == 200
