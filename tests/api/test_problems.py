"""Every failure under the API's address is answered as problem details (RFC 9457)."""

import json

import pytest
from django.test import Client

from dialogues.api.views import facets
from dialogues.choices import AttributionRule
from dialogues.editorial.merging import merge
from tests.api.asking import API, BASE
from tests.factories import (
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

#: Beside the collections nothing can be written.
PATHS = ["", "positions/facets/", "search/", "compare/", "network/", "schema/", "docs/"]


@pytest.mark.parametrize(
    "path",
    [
        "no-such-thing/",
        "no-such-thing",
        "conferences/no-such-slug/",
        "documents/no-such-slug/",
        "institutions/no-such-slug/",
        "participants/no-such-slug/",
        "topics/no-such-slug/",
        "positions/1/",
        "positions/no-number/",
        "positions/99999999999999999999/",
        f"positions/{'9' * 5000}/",
        "topics/" + "a" * 3000 + "/",
        "topics/%00/",
        "topics/тема/",
        "topics/a/b/c/",
    ],
)
def test_nothing_is_404(failure, path):
    problem = failure(path)

    assert {**problem, "detail": ""} == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "",
    }
    assert problem["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_can_be_written(method, path):
    TopicFactory(slug="trade")
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(f"{BASE}{path}", b"{}", content_type="application/json")

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["title"] == "Method Not Allowed"


def test_where_nothing_is_nothing_can_be_written_either(client):
    assert client.post(f"{BASE}no-such-thing/").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_options_and_head(client, path):
    TopicFactory(slug="trade")
    options = client.options(f"{BASE}{path}")

    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
    head = client.head(f"{BASE}{path}", {"q": "trade"} if path == "search/" else {})
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    "path", ["conferences", "topics/trade", "positions/facets", "search", "docs"]
)
def test_an_address_that_lacks_only_its_slash_redirects(client, path):
    TopicFactory(slug="trade")
    response = client.get(f"{BASE}{path}?page_size=2&q=a")

    assert response.status_code == 301
    assert response["Location"] == f"{BASE}{path}/?page_size=2&q=a"


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("conferences", ConferenceFactory),
        ("institutions", InstitutionFactory),
        ("participants", ParticipantFactory),
        ("topics", TopicFactory),
    ],
)
def test_a_former_slug_redirects_for_good_with_its_parameters(client, name, factory):
    record = factory(slug="before")
    record.slug = "after"
    record.save()
    response = client.get(f"{BASE}{name}/before/?fields=slug&format=json")

    assert response.status_code == 301
    assert response["Location"] == f"{API}{name}/after/?fields=slug&format=json"
    assert client.get(response["Location"]).json() == {"slug": "after"}


def test_a_merged_record_redirects_to_the_one_it_became(client):
    loser, winner = InstitutionFactory(slug="loser"), InstitutionFactory(slug="winner")
    merge(loser, winner, by=None)

    response = client.get(f"{BASE}institutions/loser/")
    assert (response.status_code, response["Location"]) == (301, f"{API}institutions/winner/")


def test_the_former_slug_of_a_draft_tells_nothing(client, failure):
    record = TopicFactory(slug="before")
    record.slug = "after"
    record.save()
    assert client.get(f"{BASE}topics/before/").status_code == 301

    record.status = "draft"
    record.save()
    assert failure("topics/before/")["status"] == 404


def test_a_former_slug_still_filters(read):
    topic = TopicFactory(slug="before")
    position = PositionFactory(topics=[topic])
    topic.slug = "after"
    topic.save()

    assert [row["id"] for row in read("positions/", topic="before")["results"]] == [position.pk]


def withdrawn(record, reason="Entered twice."):
    record.status = "withdrawn"
    record.withdrawn_reason = reason
    record.save()
    return record


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("conferences", ConferenceFactory),
        ("institutions", InstitutionFactory),
        ("participants", ParticipantFactory),
        ("topics", TopicFactory),
    ],
)
def test_what_was_public_and_was_withdrawn_is_410_with_the_reason(failure, read, name, factory):
    record = factory(slug="gone")
    assert read(f"{name}/gone/", fields="slug") == {"slug": "gone"}
    withdrawn(record)

    assert failure(f"{name}/gone/") == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": "Entered twice.",
    }
    assert read(f"{name}/")["results"] == []


def test_a_withdrawn_position_is_410(failure):
    assert failure(f"positions/{withdrawn(PositionFactory()).pk}/")["status"] == 410


def test_what_was_never_public_is_404_even_if_withdrawn(failure):
    TopicFactory(slug="never", status="withdrawn", published_at=None)

    assert failure("topics/never/")["status"] == 404


def test_of_what_is_under_embargo_not_even_the_withdrawal_is_told(failure):
    conference = ConferenceFactory(attribution_rule=AttributionRule.EMBARGO)
    position = withdrawn(PositionFactory(conference=conference))

    assert failure(f"positions/{position.pk}/")["status"] == 404


def test_an_unforeseen_fault_is_logged_and_tells_nothing(client, monkeypatch, caplog):
    def fail(listing):
        raise ZeroDivisionError("the password is swordfish")

    monkeypatch.setattr(facets, "facets", fail)
    client.raise_request_exception = False
    response = client.get(f"{BASE}positions/facets/")

    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "The server failed to answer. The fault has been noted.",
        "instance": f"urn:request-id:{response['X-Request-ID']}",
    }
    assert "swordfish" in caplog.text


def test_an_unforeseen_fault_reaches_whoever_listens_for_faults(client, monkeypatch):
    def fail(listing):
        raise ZeroDivisionError

    monkeypatch.setattr(facets, "facets", fail)
    with pytest.raises(ZeroDivisionError):
        client.get(f"{BASE}positions/facets/")


def test_a_visitor_s_session_is_never_looked_at(client, django_assert_num_queries):
    client.cookies["sessionid"] = "aaaaaaaa\\000b"
    with django_assert_num_queries(3):
        response = client.get(f"{BASE}topics/")
    assert response.status_code == 200
    assert not response.cookies
