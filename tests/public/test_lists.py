"""What every list page does: filters, orders, pages, refuses, and suggests."""

import datetime

import pytest

from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.public.page import Page

pytestmark = pytest.mark.django_db

LISTS = ["conferences", "positions", "topics", "participants", "institutions", "documents"]


def statements(page) -> list[str]:
    return page.texts("h3")


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


def test_a_second_value_can_be_added(visit):
    PositionFactory(topics=[TopicFactory(name="Borders")])
    PositionFactory(topics=[TopicFactory(name="Trade")])

    page = visit("/positions/", topic="borders")

    assert (page.values("topic"), page.options("topic")) == (["borders"], ["borders", "trade"])
    assert len(statements(visit("/positions/", topic=["borders", "trade"]))) == 2


def test_narrower_topics_stand_in_a_branch_that_opens_where_one_is_ticked(visit):
    security = TopicFactory(name="Security")
    PositionFactory(topics=[TopicFactory(name="Arms", parent=security)])
    PositionFactory(topics=[TopicFactory(name="Trade")])

    def branch(page):
        return next(one for one in page.all("details") if one.text.startswith("Narrower than"))

    closed, opened = branch(visit("/positions/")), branch(visit("/positions/", topic="arms"))

    assert closed.text == opened.text == "Narrower than Security Arms1 position"
    assert ("open" in closed.attributes, "open" in opened.attributes) == (False, True)


def test_of_a_large_tree_only_the_branches_in_use_are_printed(visit):
    broad = [TopicFactory(name=f"Broad {number}") for number in range(10)]
    for topic in broad:
        PositionFactory(topics=[TopicFactory(name=f"Narrow of {topic.name}", parent=topic)])
    narrow = [f"narrow-of-broad-{number}" for number in range(10)]

    page = visit("/positions/", topic="broad-3")
    assert [one for one in page.options("topic") if "narrow" in one] == ["narrow-of-broad-3"]

    whole = visit(page.links["9 more (Topic)"])
    assert sorted(one for one in whole.options("topic") if "narrow" in one) == narrow
    assert whole.values("topic") == ["broad-3"]
    assert whole.links["Fewer (Topic)"] == "/positions/?topic=broad-3"


def test_of_many_values_the_most_frequent_are_shown_and_the_others_are_one_click_away(visit):
    conference = ConferenceFactory()
    for number in range(14):
        holder = ParticipantFactory(name=f"Group {number:02}", slug=f"group-{number:02}")
        for _position in range(2 if number == 13 else 1):
            PositionFactory(holders=[holder], conference=conference, document=None)

    page = visit("/positions/", holder="group-09")
    assert page.options("holder") == ["group-09", "group-13", *(f"group-{n:02}" for n in range(6))]

    whole = visit(page.links["6 more (Holder)"])
    assert len(whole.options("holder")) == 14
    assert whole.values("holder") == ["group-09"]
    assert "more" not in next(
        one.attributes["href"] for one in whole.all("link") if one.attributes["rel"] == "canonical"
    )
    assert not [address for address in whole.addresses if "/api/" in address and "more=" in address]


def test_only_a_filter_can_be_opened(visit):
    page = visit("/positions/", status=400, more="everything")

    assert "“everything” is no value of “more”. Allowed: topic" in page.main


def test_a_holder_can_be_named_where_the_list_of_them_is_too_long(client, visit):
    conference = ConferenceFactory()
    for number in range(51):
        holder = ParticipantFactory(name=f"Group № {number:02}", slug=f"group-{number:02}")
        PositionFactory(holders=[holder], conference=conference, document=None)
    boxes = [one for one in visit("/positions/").all("input") if "data-names" in one.attributes]
    assert [(one.attributes["name"], one.attributes["data-names"]) for one in boxes] == [
        ("holder", "/api/v1/participants/")
    ]

    response = client.get("/positions/", {"holder": ["", "Group № 07"], "stance": "asserts"})

    assert (response.status_code, response["Location"]) == (
        302,
        "/positions/?stance=asserts&holder=group-07",
    )


def test_a_name_that_nobody_or_several_have_is_refused_and_stays_in_its_box(visit):
    for slug in ("one", "two"):
        PositionFactory(holders=[ParticipantFactory(name="Experts", slug=slug)])

    for name in ("Experts", "Nobody at all", "a\x0bb", "x" * 500):
        page = visit("/positions/", status=400, holder=name)
        assert "is no value of “holder”" in page.main
        assert page.values("holder") == [name]


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
        "/positions/?q=claim&topic=borders&stance=asserts"
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
    assert suggested == ["without “Topic: Trade” 1 result", "without “Stance: Opposes” 1 result"]
    assert page.links["without “Stance: Opposes”"] == "/positions/?topic=trade&layer=attributed"


def test_where_no_single_filter_is_to_blame_pairs_are_named_the_most_helpful_first(visit):
    trade, borders = TopicFactory(name="Trade"), TopicFactory(name="Borders")
    for _number in range(2):
        PositionFactory(stance="expects", topics=[trade], kind="forecast", document=None)
    PositionFactory(stance="opposes", topics=[borders], kind="question", document=None)

    page = visit("/positions/", stance="opposes", topic=["trade"], kind="recommendation")

    assert [text for text in page.texts("li") if text.startswith("without")] == [
        "without “Stance: Opposes” and “Kind: Recommendation” 2 results",
        "without “Topic: Trade” and “Kind: Recommendation” 1 result",
    ]
    found = visit(page.links["without “Stance: Opposes” and “Kind: Recommendation”"])
    assert len(statements(found)) == 2


def test_where_pairs_do_not_help_either_each_filter_is_tried_alone(visit):
    PositionFactory(stance="expects", document=None)

    page = visit(
        "/positions/",
        stance="expects",
        kind="question",
        mode="official_line",
        layer="author",
        confidence="low",
    )

    assert "only “Stance: Expects” 1 result" in page.texts("li")
    assert page.links["only “Stance: Expects”"] == "/positions/?stance=expects"


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
    assert page.links["By title"] == "/conferences/?year=2021&ordering=title&page_size=1"


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
    institution = InstitutionFactory(slug="an-institution")
    holder = position.attributions.get().participant
    AppearanceFactory(
        conference=position.conference, participant=holder, institutions=[institution]
    )
    record = {
        "topic": position.topics.get(),
        "holder": holder,
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
    labels = page.texts("label")

    assert {"Opposes1 position", "Expects1 position", "Russia1 position"} <= set(labels)
    assert "Supports0 positions" in labels
    assert [text for text in labels if text.startswith("Japan")] == []
    assert "Japan0 positions" in visit("/positions/", stance="opposes", country="JP").texts("label")


# --- the list alone, as a script asks for it ----------------------------------------------------

SCRIPT = {"HX-Request": "true", "HX-Target": "list"}


def part(client, path: str, status: int = 200, **headers: str):
    response = client.get(path, headers={**SCRIPT, **headers})
    assert response.status_code == status
    return response, Page(response.content.decode())


@pytest.mark.parametrize("name", LISTS)
def test_a_script_gets_the_same_list_without_the_frame(client, visit, name):
    PositionFactory()
    page = visit(f"/{name}/")

    response, alone = part(client, f"/{name}/")

    assert "<html" not in response.content.decode()
    assert page.by_id("list").text == alone.by_id("list").text
    assert "1 position" in alone.by_id("list").text or name == "institutions"


def test_a_part_is_never_kept_as_a_page(client):
    response, _page = part(client, "/positions/")
    whole = client.get("/positions/")

    assert response["Cache-Control"] == "no-store"
    assert "HX-Request" in response["Vary"]
    assert "HX-Request" in whole["Vary"]
    assert "no-store" not in whole.get("Cache-Control", "")


def test_a_script_is_told_the_tidy_address_and_not_sent_there(client):
    PositionFactory(stance="opposes", holders=[ParticipantFactory(name="Moscow", slug="moscow")])
    path = "/positions/?q=&holder=Moscow&stance=opposes&ordering="

    response, page = part(client, path)

    assert response["HX-Push-Url"] == "/positions/?stance=opposes&holder=moscow"
    assert page.values("holder") == ["moscow"]
    here, _page = part(
        client, path, **{"HX-Current-URL": f"http://testserver{response['HX-Push-Url']}"}
    )
    assert here["HX-Replace-Url"] == response["HX-Push-Url"]


def test_what_is_wrong_is_told_in_place_and_the_address_stays(client):
    response, page = part(client, "/positions/?date_after=yesterday", status=400)

    assert response["HX-Push-Url"] == "false"
    assert "date_after" in page.texts(class_="notice--error")[0]


def test_going_back_gets_a_whole_page(client):
    response = client.get(
        "/positions/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )

    assert "<html" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
