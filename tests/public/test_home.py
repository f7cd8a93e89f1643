import pytest

from tests.factories import (
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    QuotationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def of(country: str):
    return ParticipantFactory(government=True, country=country)


def figures(page) -> dict[str, str]:
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def test_an_empty_database_has_a_front_page(visit):
    page = visit("/")

    assert "No conference is published yet." in page.main
    assert "No topic is published yet." in page.main


def test_the_figures_count_what_is_public(visit):
    PositionFactory()
    PositionFactory(status="draft")
    QuotationFactory(position=PositionFactory(document__text="", quotations=[]))

    assert figures(visit("/")) == {
        "positions": "2",
        "quotations, 1 of them verified in their text": "2",
        "conferences": "3",
        "topics": "3",
    }


def test_two_countries_against_each_other_on_one_topic(visit):
    topic = TopicFactory(name="Borders")
    left = PositionFactory(statement="Closed.", holders=[of("RU")], topics=[topic])
    right = PositionFactory(statement="Open.", holders=[of("JP")], topics=[topic])
    assert "Two sides on" not in visit("/").main

    PositionRelationFactory(source=left, target=right, kind="opposes")

    page = visit("/")
    assert "Two sides on Borders" in page.texts("h2")
    assert page.texts(class_="entry__statement") == ["Closed.", "Open."]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ({}, {}, "agrees"),
        ({"layer": "author"}, {}, "opposes"),
        ({}, {"status": "draft"}, "opposes"),
        ({}, {"holders": []}, "opposes"),
    ],
)
def test_no_exchange_is_made_up(visit, left, right, kind):
    topic = TopicFactory()
    source = PositionFactory(
        topics=[topic], **({} if "layer" in left else {"holders": [of("RU")]}), **left
    )
    target = PositionFactory(**{"topics": [topic], "holders": [of("JP")], **right})
    PositionRelationFactory(source=source, target=target, kind=kind)

    assert "Two sides on" not in visit("/").main


def test_the_latest_conferences_and_the_broadest_topics(visit):
    ConferenceFactory(title="A dialogue")
    security = TopicFactory(name="Security")
    PositionFactory(
        topics=[TopicFactory(name="Arms", parent=security)], conference__title="Another"
    )

    page = visit("/")

    assert set(page.texts(class_="listing__title")) == {"A dialogue", "Another"}
    assert page.texts(class_="tree__branch") == ["Security 1 position"]
