"""What all lists have in common: pages, orderings, fields, times, strictness."""

import datetime
import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone

from dialogues.choices import Stance
from dialogues.filters.listing import COMMON_PARAMETERS
from tests.api.asking import API, COLLECTIONS
from tests.api.full_records import FULL
from tests.factories import ConferenceFactory, ParticipantFactory, PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_the_root_names_every_collection_and_what_stands_beside(read):
    assert read() == {
        "conferences": f"{API}conferences/",
        "documents": f"{API}documents/",
        "institutions": f"{API}institutions/",
        "participants": f"{API}participants/",
        "topics": f"{API}topics/",
        "positions": f"{API}positions/",
        "facets": f"{API}positions/facets/",
        "conference_facets": f"{API}conferences/facets/",
        "document_facets": f"{API}documents/facets/",
        "institution_facets": f"{API}institutions/facets/",
        "participant_facets": f"{API}participants/facets/",
        "topic_facets": f"{API}topics/facets/",
        "changes": f"{API}changes/",
        "check": f"{API}check/",
        "compare": f"{API}compare/",
        "downloads": f"{API}downloads/",
        "network": f"{API}network/",
        "reconcile": f"{API}reconcile/",
        "search": f"{API}search/",
        "vocabulary": f"{API}vocabulary/",
        "schema": f"{API}schema/",
        "docs": f"{API}docs/",
    }


def test_every_address_in_the_root_answers(client, read):
    for name, address in read().items():
        parameters = {"q": "trade"} if name == "search" else {}
        answer = client.get(address, parameters)
        # A text to be checked is sent rather than asked for.
        assert answer.status_code == (405 if name == "check" else 200), name


def test_addresses_are_those_the_world_knows(read, settings):
    """Behind a proxy the server itself may be asked under another name."""
    settings.SITE_URL = "https://dialogues.example.org"
    for slug in ("autumn", "spring"):
        ConferenceFactory(title=slug, slug=slug)
    page = read("conferences/", page_size=1, ordering="title", fields="url,html_url")

    assert page["results"] == [
        {
            "url": "https://dialogues.example.org/api/v1/conferences/autumn/",
            "html_url": "https://dialogues.example.org/conferences/autumn/",
        }
    ]
    assert page["next"].startswith("https://dialogues.example.org/api/v1/conferences/?page_size=1")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_empty_list(read, name):
    assert read(f"{name}/") == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_address_in_a_list_answers(client, read, name):
    FULL[name]()
    for row in read(f"{name}/")["results"]:
        assert json.loads(client.get(row["url"]).content)["url"] == row["url"]
        assert client.get(row["html_url"]).status_code == 200


def test_pages_are_walked_forth_and_back_with_all_parameters(client, read):
    topic = TopicFactory(slug="trade")
    wanted = [PositionFactory(topics=[topic], stance="opposes").pk for _number in range(5)]
    PositionFactory(topics=[topic], stance="supports")
    page = read(
        "positions/", topic="trade", stance=["opposes", "neutral"], page_size=2, fields="id"
    )
    pages = [page]
    while page["next"]:
        page = client.get(page["next"]).json()
        pages.append(page)
    back = [page]
    while page["previous"]:
        page = client.get(page["previous"]).json()
        back.append(page)

    walked = [row["id"] for page in pages for row in page["results"]]
    assert sorted(walked) == sorted(wanted)
    assert [len(page["results"]) for page in pages] == [2, 2, 1]
    assert [page["results"] for page in back] == [page["results"] for page in reversed(pages)]
    assert {page["count"] for page in pages} == {5}


def test_the_next_page_keeps_every_parameter(read):
    for _number in range(2):
        ConferenceFactory(access="open", format="online")
    following = read("conferences/", access=["open", "unknown"], format_of="online", page_size=1)[
        "next"
    ]
    asked = parse_qsl(urlsplit(following).query)

    assert following.startswith(f"{API}conferences/?")
    assert [pair for pair in asked if pair[0] != "cursor"] == [
        ("access", "open"),
        ("access", "unknown"),
        ("format_of", "online"),
        ("page_size", "1"),
    ]


@pytest.mark.parametrize("wanted", ["json", "jsonld"])
def test_neighbouring_pages_stand_in_the_link_header_too(ask, wanted):
    for _number in range(3):
        TopicFactory()
    first = ask("topics/", page_size=1, format=wanted)
    middle = ask("topics/", page_size=1, format=wanted, cursor=_cursor(first, "next"))
    last = ask("topics/", page_size=1, format=wanted, cursor=_cursor(middle, "next"))
    beginning = f"{API}topics/?page_size=1&format={wanted}"

    assert [list(_links(page)) for page in (first, middle, last)] == [
        ["first", "next"],
        ["first", "next", "prev"],
        ["first", "prev"],
    ]
    assert {_links(page)["first"] for page in (first, middle, last)} == {beginning}
    assert _links(ask("topics/")) == {"first": f"{API}topics/"}


def test_the_links_of_the_header_are_those_of_the_answer(ask):
    for _number in range(3):
        TopicFactory()
    first = ask("topics/", page_size=1)
    middle = ask("topics/", page_size=1, cursor=_cursor(first, "next"))

    links = _links(middle)
    assert (links["next"], links["prev"]) == (middle.json()["next"], middle.json()["previous"])


def _links(answer) -> dict[str, str]:
    parts = [part.split(">; rel=") for part in answer["Link"].split(", ")]
    return {name.strip('"'): address.lstrip("<") for address, name in parts}


def _cursor(answer, name: str) -> str:
    return dict(parse_qsl(urlsplit(_links(answer)[name]).query))["cursor"]


def test_a_record_added_meanwhile_neither_repeats_nor_hides_another(client, read):
    for name in ("Bravo", "Delta"):
        TopicFactory(name=name)
    first = read("topics/", page_size=1, fields="name")
    TopicFactory(name="Alpha")
    TopicFactory(name="Charlie")
    second = client.get(first["next"]).json()

    assert [row["name"] for row in first["results"] + second["results"]] == ["Bravo", "Charlie"]


def test_only_the_fields_asked_for(read):
    TopicFactory(name="Trade", slug="trade")

    assert read("topics/", fields="slug,name")["results"] == [{"slug": "trade", "name": "Trade"}]
    assert read("topics/", fields=["slug", "name"])["results"] == [
        {"slug": "trade", "name": "Trade"}
    ]
    assert read("topics/trade/", fields=" name , slug ") == {"slug": "trade", "name": "Trade"}


def test_a_repeated_parameter_means_or_and_different_ones_mean_and(read):
    first = PositionFactory(stance="supports", kind="claim")
    second = PositionFactory(stance="opposes", kind="claim")
    PositionFactory(stance="opposes", kind="forecast")

    found = read("positions/", stance=["supports", "opposes"], kind="claim", ordering="updated")

    assert [row["id"] for row in found["results"]] == [first.pk, second.pk]


def test_what_changed_after_a_time(read):
    old = timezone.now() - datetime.timedelta(days=2)
    TopicFactory(name="A", slug="old", updated_at=old)
    TopicFactory(name="B", slug="new")
    since = (timezone.now() - datetime.timedelta(days=1)).isoformat()

    assert [row["slug"] for row in read("topics/")["results"]] == ["old", "new"]
    assert [row["slug"] for row in read("topics/", updated_after=since)["results"]] == ["new"]


def test_a_search_within_a_list(read):
    ParticipantFactory(name="Андрей Быстрицкий", slug="bystritskiy")
    ParticipantFactory(name="Somebody else")

    assert [row["slug"] for row in read("participants/", q="быстрицкий")["results"]] == [
        "bystritskiy"
    ]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_unknown_parameter_is_named_with_those_there_are(failure, name):
    problem = failure(f"{name}/", page_sise=3)

    assert problem["status"] == 400
    assert problem["title"] == "Bad Request"
    assert problem["type"] == "about:blank"
    [error] = problem["errors"]
    assert error["field"] == "page_sise"
    assert error["message"] == "There is no parameter “page_sise”. Did you mean “page_size”?"
    assert {*COMMON_PARAMETERS} <= {*error["allowed"]}


@pytest.mark.parametrize(
    ("parameters", "field", "allowed"),
    [
        ({"stance": "supprots"}, "stance", Stance.values),
        ({"ordering": "statement"}, "ordering", ["-date", "date", "-updated", "updated"]),
        ({"format": "xml"}, "format", ["json", "csv", "xlsx", "jsonl", "jsonld"]),
        ({"year": "21"}, "year", ["0001…9999", "unknown"]),
        ({"layer": "Author"}, "layer", ["attributed", "author"]),
        ({"page_size": "201"}, "page_size", None),
        ({"page_size": "-1"}, "page_size", None),
        ({"cursor": "nonsense"}, "cursor", None),
        ({"date_after": "2021-02-30"}, "date_after", None),
        ({"updated_after": "yesterday"}, "updated_after", None),
        ({"q": "x" * 201}, "q", None),
        ({"page_size": ["1", "2"]}, "page_size", None),
    ],
)  # fmt: skip
def test_an_unknown_value_is_refused_with_what_is_allowed(failure, parameters, field, allowed):
    problem = failure("positions/", **parameters)

    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]
    assert problem["errors"][0].get("allowed") == allowed
    assert problem["errors"][0]["message"] in problem["detail"]


def test_an_unknown_slug_is_answered_with_what_looks_alike(failure):
    TopicFactory(slug="trade-policy")
    [error] = failure("positions/", topic="trade-polcy")["errors"]

    assert error == {
        "field": "topic",
        "message": "“trade-polcy” is no value of “topic”. Did you mean: trade-policy?",
        "allowed": ["trade-policy"],
    }


def test_all_faults_are_told_at_once(failure):
    problem = failure("conferences/", page_size="x", nonsense="1", fields="titel", format="doc")

    assert sorted(error["field"] for error in problem["errors"]) == [
        "fields",
        "format",
        "nonsense",
        "page_size",
    ]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_record_takes_nothing_but_what_to_show_of_it(read, failure, name):
    FULL[name]()
    path = urlsplit(read(f"{name}/")["results"][0]["url"]).path.removeprefix("/api/v1/")

    assert failure(path, page_size="2")["errors"] == [
        {
            "field": "page_size",
            "message": "There is no parameter “page_size”.",
            "allowed": ["expand", "fields", "format", "omit"],
        }
    ]
    assert failure(path, fields="nonsense")["errors"][0]["field"] == "fields"
    known = ["json", "csv", "xlsx", "jsonl", "jsonld", *(["ttl"] if name == "topics" else [])]
    assert failure(path, format="xml")["errors"][0]["allowed"] == known
    assert failure(f"{name}/", format="xml")["errors"][0]["allowed"] == known
    assert failure(path, format=["csv", "json"])["errors"][0]["message"] == (
        "“format” can be given only once."
    )
