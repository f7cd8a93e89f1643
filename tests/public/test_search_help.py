"""Where a search finds nothing it says why, and offers what would find something."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def offers(page) -> list[str]:
    return [one.text for one in page.all("li") if one.text and "result" in one.text]


def test_each_word_tells_what_it_finds_alone(visit):
    TopicFactory(name="Sea lanes")
    TopicFactory(name="Sea ice")

    page = visit("/search/", q="sea walrus")

    assert page.texts("h2")[0] == "Nothing was found for “sea walrus”"
    assert offers(page) == ["sea 2 results", "without walrus sea 2 results"]
    assert "walrus nothing" in page.main
    assert page.links["sea"] == "/search/?q=sea"


def test_where_each_word_finds_something_one_is_taken_away_at_a_time(visit):
    TopicFactory(name="Sea lanes")
    TopicFactory(name="Arctic ice")

    assert offers(visit("/search/", q="lanes arctic"))[2:] == [
        "without lanes arctic 1 result",
        "without arctic lanes 1 result",
    ]


@pytest.mark.parametrize(
    ("query", "offered", "address"),
    [
        (
            '"ice sea"',
            "without the quotation marks ice sea 1 result",
            "/search/?q=ice+sea",
        ),
        ("sea -ice", "with nothing left out sea ice 1 result", None),
        ("sea -ice", "with nothing left out sea 1 result", "/search/?q=sea"),
        ("icebr", "words that begin so icebr* 1 result", "/search/?q=icebr%2A"),
    ],
)
def test_the_same_search_in_other_signs(visit, query, offered, address):
    TopicFactory(name="Sea under ice", scope_note="Icebreakers beware.")
    page = visit("/search/", q=query)
    if address is None:
        assert offered not in offers(page)
    else:
        assert offered in offers(page)
        assert address in page.addresses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nucler", "nuclear"),
        ("sanktions", "sanctions"),
        ("сакнции", "санкции"),
        ("sankcii", "санкции"),
        ("cfyrwbb", "санкции"),
    ],
)
def test_a_mistyped_word_is_set_right_from_the_words_there_are(visit, typed, meant):
    PositionFactory(statement="Nuclear sanctions hurt.", quotations=[])
    TopicFactory(name="Санкции")

    page = visit("/search/", q=typed)

    assert f"{meant} 1 result" in offers(page)


def test_a_word_of_a_draft_is_never_offered(visit):
    topic = TopicFactory(name="Walrus")
    assert offers(visit("/search/", q="walruz")) == ["walrus 1 result"]
    type(topic).objects.filter(pk=topic.pk).update(status="draft")
    assert offers(visit("/search/", q="walruz")) == []
    TopicFactory(name="Seal")
    assert offers(visit("/search/", q="walruz")) == []


@pytest.mark.parametrize("typed", ["Bystrytskiy", "Быстрыцкий", "andrei bistritsky"])
def test_a_name_like_it_leads_to_its_bearer(visit, typed):
    person = ParticipantFactory(name="Andrey Bystritskiy")
    ParticipantNameFactory(participant=person, text="Андрей Быстрицкий")

    page = visit("/search/", q=typed)

    assert page.links["Andrey Bystritskiy"] == person.get_absolute_url()
    type(person).objects.filter(pk=person.pk).update(status="draft")
    assert "Bystritskiy" not in visit("/search/", q=typed).main


def test_where_nothing_helps_it_says_what_to_try(visit):
    page = visit("/search/", q="zzzzzz")
    assert offers(page) == []
    assert "Try fewer words, another spelling" in page.main


@pytest.mark.parametrize("rows", [1, 3])
def test_help_costs_the_same_however_much_there_is(client, django_assert_num_queries, rows):
    for number in range(rows):
        TopicFactory(name=f"Mahan {number}")
        ParticipantFactory(name=f"Mahan {number}")
    client.get("/search/", {"q": "mahon -x zzzz"})  # the words and names are read once

    with django_assert_num_queries(15):
        assert client.get("/search/", {"q": "mahon -x zzzz"}).status_code == 200


@pytest.mark.parametrize(
    "query", ["a " * 32, '"' + "x " * 32 + '"', "-a -b", "日 本 -日", "x*" * 9]
)
def test_the_longest_queries_are_helped_too(visit, query):
    TopicFactory(name="Sea")
    assert visit("/search/", q=query.strip()).texts("h1") == ["Search"]


def test_leaving_out_alone_is_no_offer(visit):
    TopicFactory(name="Sea")
    assert offers(visit("/search/", q="walrus -ice")) == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"-*' 日яё"), max_size=40)
)
def test_no_text_makes_the_page_fail(client, typed):
    TopicFactory(name="Sea 日本 море")
    assert client.get("/search/", {"q": typed}).status_code in (200, 400)
