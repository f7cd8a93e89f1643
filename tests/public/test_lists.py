"""What every list page does: filters, orders, pages, refuses, and suggests."""

import datetime

import pytest

from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LISTS = ["conferences", "positions", "topics", "participants", "institutions", "documents"]


def statements(page) -> list[str]:
    return page.texts(class_="entry__statement")


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_so(visit, name):
    assert "Nothing is published here yet" in visit(f"/{name}/").main


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_in_the_menu_and_marked_where_it_stands(visit, name):
    current = [one for one in visit(f"/{name}/").all("a") if "aria-current" in one.attributes]

    assert [
        one.attributes["href"] for one in current if one.attributes["aria-current"] == "page"
    ] == [f"/{name}/"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_lists_are_only_read(client, name, method):
    assert getattr(client, method)(f"/{name}/").status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_head_answers_as_get_without_a_body(client, name):
    response = client.head(f"/{name}/")

    assert (response.status_code, response.content) == (200, b"")


def test_a_filter_narrows_the_list_and_stays_ticked(visit):
    PositionFactory(statement="Trade will grow.", stance="expects")
    PositionFactory(statement="Trade must not grow.", stance="opposes")
    assert len(statements(visit("/positions/"))) == 2

    page = visit("/positions/", stance="opposes")

    assert statements(page) == ["Trade must not grow."]
    assert page.values("stance") == ["opposes"]
    assert page.texts("strong")[0] == "1 position"


def test_a_second_value_of_a_select_box_can_be_added(visit):
    PositionFactory(topics=[TopicFactory(name="Borders"), TopicFactory(name="Trade")])

    page = visit("/positions/", topic="borders")

    assert page.values("topic") == ["borders"]
    assert page.options("topic") == ["borders", "trade"]
    assert "Or also …" in page.option_texts("topic")


def test_narrower_topics_stand_further_in(visit):
    security = TopicFactory(name="Security")
    TopicFactory(name="Arms", parent=security)
    PositionFactory()

    assert "\u2003Arms (0)".strip() in visit("/positions/").option_texts("topic")
    assert "\u2003Arms (0)" in [
        "".join(one.pieces) for one in visit("/positions/").all("option") if one.text == "Arms (0)"
    ]


def test_each_chosen_value_can_be_taken_away_by_itself(visit):
    PositionFactory(topics=[TopicFactory(name="Borders")])

    page = visit("/positions/", stance=["opposes", "asserts"], topic="borders", q="claim")
    links = page.links

    assert page.texts(class_="tag") == [
        "Words claim(remove this filter)",
        "Topic Borders(remove this filter)",
        "Stance Opposes(remove this filter)",
        "Stance Asserts(remove this filter)",
    ]
    assert links["Stance Opposes(remove this filter)"] == (
        "/positions/?stance=asserts&topic=borders&q=claim"
    )
    assert links["Clear all"] == "/positions/"


def test_dates_are_filters_too(visit):
    ConferenceFactory(title="Early", start_date=datetime.date(2019, 5, 1))
    ConferenceFactory(title="Late", start_date=datetime.date(2022, 5, 1))

    page = visit("/conferences/", date_after="2020-01-01")

    assert page.texts(class_="listing__title") == ["Late"]
    assert page.values("date_after") == ["2020-01-01"]
    assert page.links["Date from 2020-01-01(remove this filter)"] == "/conferences/"


def test_a_date_filter_says_what_it_leaves_out(visit):
    ConferenceFactory(title="Dated")
    ConferenceFactory(title="Undated", start_date=None)

    page = visit("/conferences/", year="2021")

    assert page.texts(class_="listing__title") == ["Dated"]
    assert "1 more has no known date; a date filter leaves it out." in page.main
    found = visit(page.links["Show what has no known date"])
    assert found.texts(class_="listing__title") == ["Undated"]


def test_the_years_offered_are_those_that_occur(visit):
    ConferenceFactory(start_date=datetime.date(2019, 5, 1))
    ConferenceFactory(start_date=None)
    ConferenceFactory(start_date=datetime.date(1999, 5, 1), status="draft")

    assert visit("/conferences/").options("year") == ["2019", "unknown"]


def test_a_list_that_finds_nothing_says_which_filter_stands_in_the_way(visit):
    PositionFactory(stance="expects", topics=[TopicFactory(name="Trade")])
    PositionFactory(stance="opposes", topics=[TopicFactory(name="Borders")])

    page = visit("/positions/", stance="opposes", topic="trade", layer="attributed")

    assert "Nothing matches these filters" in page.main
    suggested = [text for text in page.texts("li") if text.startswith("without")]
    assert suggested == ["without “Topic” 1 result", "without “Stance” 1 result"]
    assert page.links["without “Stance”"] == "/positions/?topic=trade&layer=attributed"


def test_unknown_parameters_and_values_are_named_with_what_is_allowed(visit):
    PositionFactory(topics=[TopicFactory(name="Trade", slug="trade")])

    page = visit(
        "/positions/", status=400, stance="against", topic="trad", layer="author", colour="red"
    )

    problems = page.texts(class_="notice--error")[0]
    assert "There is no parameter “colour”." in problems
    assert "“against” is no value of “stance”. Allowed: supports, opposes" in problems
    assert "“trad” is no value of “topic”. Did you mean: trade?" in problems
    assert page.values("layer") == ["author"]
    assert statements(page) == []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("q", "trade\x0bwar"),
        ("q", "x" * 201),
        ("topic", "\x00"),
        ("date_after", "yesterday"),
        ("year", "0000"),
        ("ordering", "statement"),
        ("page_size", "0"),
        ("cursor", "x"),
        ("format", "xml"),
        ("updated_after", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_bad_value_is_refused_and_the_form_still_there(visit, parameter, value):
    page = visit("/positions/", status=400, **{parameter: value})

    assert parameter in page.texts(class_="notice--error")[0]
    assert page.options("stance")[:2] == ["supports", "opposes"]


def test_an_order_can_be_chosen_and_is_kept_by_the_form(visit):
    for title in ("Alpha", "Beta"):
        ConferenceFactory(title=title)

    page = visit("/conferences/", ordering="title", page_size="1", year="2021")

    assert page.texts(class_="listing__title") == ["Alpha"]
    assert (page.values("ordering"), page.values("page_size")) == (["title"], ["1"])
    assert page.links["By title"] == "/conferences/?page_size=1&year=2021&ordering=title"


def test_pages_lead_on_and_back_and_keep_the_filters(visit):
    for number in range(3):
        ConferenceFactory(title=f"Dialogue {number}")
    ConferenceFactory(title="Elsewhere", start_date=datetime.date(1999, 1, 1))

    first = visit("/conferences/", year="2021", ordering="title", page_size="2")
    second = visit(first.links["Next page →"])
    again = visit(second.links["← Previous page"])

    assert "← Previous page" not in first.links
    assert second.texts(class_="listing__title") == ["Dialogue 2"]
    assert "Next page →" not in second.links
    assert again.texts(class_="listing__title") == ["Dialogue 0", "Dialogue 1"]


def test_empty_boxes_of_the_form_make_a_tidy_address(client):
    PositionFactory(stance="opposes")

    response = client.get("/positions/?q=&topic=&stance=opposes&stance=&ordering=")

    assert (response.status_code, response["Location"]) == (302, "/positions/?stance=opposes")


@pytest.mark.parametrize("wanted", ["json", "csv", "jsonl", "jsonld"])
def test_a_format_is_the_business_of_the_api(client, wanted):
    PositionFactory(stance="opposes")

    response = client.get("/positions/", {"stance": "opposes", "format": wanted})

    assert response.status_code == 302
    assert response["Location"] == f"/api/v1/positions/?stance=opposes&format={wanted}"


def test_the_same_list_in_other_forms(visit):
    links = visit("/positions/", stance="opposes", ordering="date").links

    assert links["CSV"] == "/api/v1/positions/?stance=opposes&ordering=date&format=csv"
    assert links["Atom feed"] == "/positions/feed/?stance=opposes"


def test_the_canonical_address_has_the_filters_but_not_the_place(visit):
    page = visit("/positions/", stance="opposes", ordering="date", page_size="10")
    links = {one.attributes["rel"]: one.attributes["href"] for one in page.all("link")}

    assert links["canonical"] == "http://testserver/positions/?stance=opposes"


@pytest.mark.parametrize("parameter", ["topic", "holder", "institution", "document", "conference"])
def test_the_form_offers_nothing_that_is_not_public(visit, parameter):
    position = PositionFactory()
    InstitutionFactory(slug="an-institution")
    record = {
        "topic": position.topics.get(),
        "holder": position.attributions.get().participant,
        "institution": None,
        "document": position.document,
        "conference": position.conference,
    }[parameter]
    slug = record.slug if record else "an-institution"
    assert slug in visit("/positions/").options(parameter)

    for model in (TopicFactory, ParticipantFactory, InstitutionFactory, DocumentFactory):
        model._meta.model.objects.update(status="draft")
    ConferenceFactory._meta.model.objects.update(status="draft")

    assert slug not in visit("/positions/").options(parameter)
    visit("/positions/", status=400, **{parameter: slug})


def test_only_countries_that_occur_are_offered(visit):
    ParticipantFactory(country="JP")
    ParticipantFactory(country="RU", status="draft")

    assert visit("/participants/").options("country") == ["JP"]


def test_numbers_stand_beside_the_values_of_a_filter(visit):
    PositionFactory(stance="opposes", holders=[ParticipantFactory(government=True, country="RU")])
    PositionFactory(stance="expects", holders=[ParticipantFactory(government=True, country="JP")])

    page = visit("/positions/", stance="opposes")
    counts = dict(zip(page.options("stance"), page.texts(class_="option"), strict=False))

    assert (counts["opposes"], counts["expects"]) == ("Opposes 1", "Expects 1")
    assert page.option_texts("country") == ["Any", "Japan (0)", "Russia (1)"]
