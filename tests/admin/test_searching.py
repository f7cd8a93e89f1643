"""The search box and the autocompletes: any script, and never an error of the server."""

import pytest

from tests import factories
from tests.admin.addresses import list_of

pytestmark = pytest.mark.django_db


def found(desk, noun, words):
    return list(desk.get(list_of(noun), {"q": words}).context["cl"].result_list)


def suggested(desk, term, field="participant", model="attribution"):
    answer = desk.get(
        "/admin/autocomplete/",
        {"term": term, "app_label": "dialogues", "model_name": model, "field_name": field},
    )
    assert answer.status_code == 200
    return [row["text"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    "words", ["Sasakawa", "sasa", "笹川", "ЁСИО", "Асано есио", "yohei sasakawa"]
)
def test_a_participant_is_found_by_any_of_its_names(desk, words):
    person = factories.ParticipantFactory(name="Yohei Sasakawa", status="draft")
    factories.ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    factories.ParticipantNameFactory(participant=person, text="Асано Ёсио", language="ru")
    factories.ParticipantFactory(name="Somebody Else")
    assert found(desk, "participant", words) == [person]


def test_a_position_is_found_by_its_words_and_holder(desk):
    position = factories.PositionFactory(statement="Trust is lacking.")
    factories.PositionFactory(statement="Trade grows.")
    assert found(desk, "position", "trust lack") == [position]


@pytest.mark.parametrize("noun", ["conference", "position", "series", "country", "participant"])
def test_no_words_break_a_list(desk, noun):
    for words in ("…", "   ", '"', "-", "*", "x" * 201, "a " * 90, "\x00", "\x0b"):
        assert desk.get(list_of(noun), {"q": words}).status_code in (200, 302), words


def test_a_search_that_cannot_run_says_why(desk):
    factories.ParticipantFactory()
    answer = desk.get(list_of("participant"), {"q": "x" * 201})
    assert list(answer.context["cl"].result_list) == []
    assert [str(message) for message in answer.context["messages"]] == [
        "A search can hold at most 200 characters; this one has 201."
    ]


@pytest.mark.parametrize(
    ("words", "codes"), [("росси", ["RU"]), ("日本", ["JP"]), ("jp", ["JP"]), ("united", ["US"])]
)
def test_a_country_is_found_in_three_languages_and_by_its_code(desk, words, codes):
    for code in ("RU", "JP", "US"):
        factories.CountryFactory(code=code)
    assert [country.code for country in found(desk, "country", words)] == codes


def test_a_series_is_found_whatever_the_case(desk):
    series = factories.SeriesFactory(title="Форум «Диалог»")
    factories.SeriesFactory(title="Another")
    assert found(desk, "series", "ДИАЛОГ") == [series]


def test_namesakes_are_told_apart_where_they_are_chosen(desk):
    meetings = [factories.ConferenceFactory(title=title) for title in ("Spring", "Autumn")]
    for conference in meetings:
        factories.ParticipantFactory(anonymous=True, name="One voice", conference=conference)
    factories.ParticipantFactory(
        government=True, name="Voice of Moscow", country="RU", status="draft"
    )
    assert sorted(suggested(desk, "voic")) == [
        "One voice — anonymous participant, Autumn",
        "One voice — anonymous participant, Spring",
        "Voice of Moscow — government, Russia · draft",
    ]


def test_a_topic_is_suggested_below_its_broader_one(desk):
    factories.TopicFactory(name="Trade", parent=factories.TopicFactory(name="Economy"))
    assert suggested(desk, "trad", "topics", "position") == ["Economy › Trade"]


@pytest.mark.parametrize("term", ["\x00", "x" * 300, "…", "'; drop", "a\x0b"])
def test_no_term_breaks_an_autocomplete(desk, term):
    factories.ParticipantFactory()
    assert suggested(desk, term) == []
    assert desk.get("/admin/").context["messages"]._queued_messages == []


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"app_label": "auth", "model_name": "user", "field_name": "groups"},
        {"app_label": "dialogues", "model_name": "position", "field_name": "statement"},
        {"app_label": "nothing", "model_name": "x", "field_name": "y"},
        {
            "app_label": "dialogues",
            "model_name": "attribution",
            "field_name": "participant",
            "page": "x",
        },
    ],
)
def test_an_autocomplete_for_nothing_is_refused(desk, query):
    assert desk.get("/admin/autocomplete/", {"term": "a", **query}).status_code in (200, 403, 404)
