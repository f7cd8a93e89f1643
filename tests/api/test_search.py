"""One search across all records."""

import pytest

from tests.api.asking import API, SITE
from tests.factories import (
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

NONE = {"total": 0, "results": []}


def test_hits_are_grouped_by_collection_with_the_words_marked(read):
    position = PositionFactory(statement="Sanctions hurt trade.", quotations=["Experts met"])
    TopicFactory(
        name="Sanctions", slug="sanctions", scope_note="Embargoes and sanctions of all kinds."
    )
    found = read("search/", q="sanctions")
    [hit] = found["results"]["positions"].pop("results")

    assert hit.pop("snippet")[0]["text"].startswith("Experts met")
    assert hit == {
        "url": f"{API}positions/{position.pk}/",
        "html_url": f"{SITE}positions/{position.pk}/",
        "title": "Sanctions hurt trade.",
        "title_runs": [
            {"text": "Sanctions", "hit": True},
            {"text": " hurt trade.", "hit": False},
        ],
        "id": position.pk,
    }
    assert found == {
        "q": "sanctions",
        "total": 2,
        "results": {
            "positions": {"total": 1, "url": f"{API}positions/?q=sanctions"},
            "topics": {
                "total": 1,
                "url": f"{API}topics/?q=sanctions",
                "results": [
                    {
                        "url": f"{API}topics/sanctions/",
                        "html_url": f"{SITE}topics/sanctions/",
                        "title": "Sanctions",
                        "title_runs": [{"text": "Sanctions", "hit": True}],
                        "snippet": [
                            {"text": "Embargoes and ", "hit": False},
                            {"text": "sanctions", "hit": True},
                            {"text": " of all kinds.", "hit": False},
                        ],
                        "slug": "sanctions",
                    }
                ],
            },
            "conferences": {**NONE, "url": f"{API}conferences/?q=sanctions"},
            "participants": {**NONE, "url": f"{API}participants/?q=sanctions"},
            "institutions": {**NONE, "url": f"{API}institutions/?q=sanctions"},
            "documents": {**NONE, "url": f"{API}documents/?q=sanctions"},
        },
    }


def test_a_name_in_another_script_finds_its_bearer(read):
    person = ParticipantFactory(name="Yohei Sasakawa", slug="sasakawa")
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    [hit] = read("search/", q="笹川")["results"]["participants"]["results"]

    assert hit["slug"] == "sasakawa"
    assert {"text": "笹川", "hit": True} in hit["snippet"]


def test_the_total_counts_more_than_is_shown_and_the_list_has_them_all(client, read):
    for number in range(12):
        ConferenceFactory(title=f"Pacific dialogue {number}")
    InstitutionFactory(name="Pacific institute")
    found = read("search/", q="pacific")
    conferences = found["results"]["conferences"]

    assert (found["total"], conferences["total"], len(conferences["results"])) == (13, 12, 10)
    assert client.get(conferences["url"]).json()["count"] == 12


def test_what_holds_nothing_to_search_for_finds_nothing(read):
    TopicFactory(name="…")

    assert read("search/", q="…")["total"] == 0


def test_narrowed_to_a_type_the_others_are_counted_and_not_listed(read):
    ConferenceFactory(title="Pacific dialogue")
    topic = TopicFactory(name="Pacific")
    found = read("search/", q="pacific", type="topic")
    results = {
        name: [hit["slug"] for hit in one["results"]]
        for name, one in found["results"].items()
        if one["total"]
    }

    assert results == {"topics": [topic.slug], "conferences": []}
    assert found["total"] == 2


@pytest.mark.parametrize("parameters", [{}, {"q": ""}, {"q": "   "}])
def test_a_search_needs_words(failure, parameters):
    [error] = failure("search/", **parameters)["errors"]

    assert error == {"field": "q", "message": "Say in “q” what to search for."}


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"q": "x" * 201}, "q"),
        ({"q": ["a", "b"]}, "q"),
        ({"q": "a", "page": "2"}, "page"),
        ({"q": "a", "format": "csv"}, "format"),
        ({"q": "a", "type": "song"}, "type"),
    ],
)
def test_a_search_is_read_strictly(failure, parameters, field):
    assert [error["field"] for error in failure("search/", **parameters)["errors"]] == [field]
