"""Scripts of other sites may read the API, without credentials, and nothing else of the site."""

import pytest

from tests.api.asking import BASE
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db
ELSEWHERE = {"origin": "https://notebook.example"}
READING_POSTS = ["/api/v1/check/", "/api/v1/reconcile/", "/mcp"]


def preflight(client, path: str, method: str, headers: str = "content-type"):
    asked = {"access-control-request-method": method, "access-control-request-headers": headers}
    return client.options(path, headers=ELSEWHERE | asked)


def access(answer) -> dict[str, str]:
    prefix = "access-control-"
    return {
        name.lower().removeprefix(prefix): value
        for name, value in answer.headers.items()
        if name.lower().startswith(prefix)
    }


def test_an_answer_is_open_to_every_site(client):
    answer = client.get(BASE, headers=ELSEWHERE)

    assert answer.status_code == 200
    assert access(answer) == {
        "allow-origin": "*",
        "expose-headers": (
            "Content-Disposition, Deprecation, ETag, Link, Location, RateLimit, "
            "RateLimit-Policy, Retry-After, Sunset, X-Request-ID"
        ),
    }


def test_so_is_a_refusal(client):
    for path in ("/api/v1/nothing/", "/api/v2/", "/api/v1/topics/?nonsense=1"):
        assert access(client.get(path, headers=ELSEWHERE))["allow-origin"] == "*"
    TopicFactory()
    refused = client.post(f"{BASE}search/", headers=ELSEWHERE)
    assert (refused.status_code, access(refused)["allow-origin"]) == (405, "*")


@pytest.mark.parametrize("path", ["/api/v1/topics/", "/api/v1/positions/", "/api/v1/nothing/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_another_site_s_script_gets_no_leave_to_write(client, path, method):
    answer = preflight(client, path, method, "authorization")

    assert answer.status_code == 200
    assert access(answer)["allow-methods"] == "GET, HEAD, OPTIONS"
    assert "authorization" not in access(answer)["allow-headers"]
    assert "allow-credentials" not in access(answer)


@pytest.mark.parametrize("path", READING_POSTS)
def test_what_reads_a_posted_body_may_be_posted_to(client, path):
    answer = preflight(client, path, "POST")

    assert access(answer)["allow-methods"] == "GET, HEAD, OPTIONS, POST"
    assert "content-type" in access(answer)["allow-headers"].split(", ")
    assert access(answer)["max-age"] == "86400"


@pytest.mark.parametrize("path", ["/", "/topics/", "/admin/login/", "/healthz", "/apiary/"])
def test_pages_are_not_open(client, path):
    for answer in (client.get(path, headers=ELSEWHERE), preflight(client, path, "GET")):
        assert access(answer) == {}
