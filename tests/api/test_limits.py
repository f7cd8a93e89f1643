"""How much one caller may ask for; who that is; and what happens when nobody can count."""

import socket
import time

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import path
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api.limits import counting
from dialogues.models import ApiToken
from tests.api.asking import BASE
from tests.factories import EditorFactory, TopicFactory
from tests.project.processes import free_port

NONE = dict.fromkeys(("anonymous", "token", "costly", "writing", "wrong_tokens"))


class Reading(APIView):
    schema = None
    reads_by_post = True

    def post(self, request):
        return Response({})


class Writing(Reading):
    reads_by_post = False


urlpatterns = [
    path("api/v1/reading/", Reading.as_view()),
    path("api/v1/writing/", Writing.as_view()),
]


def limits(**rates: tuple[int, int]) -> override_settings:
    return override_settings(API_RATES=NONE | rates)


@pytest.fixture(autouse=True)
def clock():
    """Half a minute into a window of a minute."""
    cache.clear()
    with time_machine.travel("2026-05-01T12:00:30Z", tick=False) as clock:
        yield clock
    cache.clear()


@pytest.fixture
def statuses(client):
    def ask(times: int, path: str = "", **kwargs) -> list[int]:
        return [client.get(f"{BASE}{path}", **kwargs).status_code for _time in range(times)]

    return ask


@limits(anonymous=(2, 60))
def test_what_is_left_is_told_and_then_refused_until_the_window_ends(client, clock):
    first, second, third = (client.get(BASE) for _time in range(3))

    assert [answer["RateLimit"] for answer in (first, second, third)] == [
        '"anonymous";r=1;t=31',
        '"anonymous";r=0;t=31',
        '"anonymous";r=0;t=31',
    ]
    assert first["RateLimit-Policy"] == '"anonymous";q=2;w=60'
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert third["Retry-After"] == "31"
    assert third["Content-Type"] == "application/problem+json"
    assert third.json()["detail"] == (
        "Too many requests: the limit “anonymous” is 2 in 60 seconds. Ask again in 31 seconds."
    )
    clock.shift(31)
    assert client.get(BASE)["RateLimit"] == '"anonymous";r=1;t=60'


@limits(anonymous=(1, 60))
def test_refusals_and_addresses_where_nothing_is_count_too(client):
    assert client.get(f"{BASE}no-such-thing/")["RateLimit"] == '"anonymous";r=0;t=31'
    assert client.get(f"{BASE}no-such-thing/").status_code == 429


@pytest.mark.django_db
@limits(anonymous=(1, 60))
def test_pages_and_probes_are_not_limited(client):
    client.get(BASE)
    assert client.get(BASE).status_code == 429

    for page in ("/", "/topics/", "/healthz", "/admin/login/"):
        answer = client.get(page)
        assert (answer.status_code, answer.get("RateLimit")) == (200, None)


@pytest.mark.django_db
@limits(costly=(1, 60))
@pytest.mark.parametrize("path", ["search/?q=a", "compare/", "network/", "topics/?format=csv"])
def test_what_costs_more_has_a_limit_of_its_own(client, path):
    TopicFactory()
    assert client.get(f"{BASE}topics/").get("RateLimit") is None

    answer = client.get(f"{BASE}{path}")
    assert (answer.status_code, answer["RateLimit-Policy"]) == (200, '"costly";q=1;w=60')
    assert client.get(f"{BASE}{path}").status_code == 429
    assert client.get(f"{BASE}topics/").status_code == 200


@pytest.mark.django_db
@limits(anonymous=(9, 60), costly=(5, 1))
def test_all_limits_that_a_request_counts_against_are_told(client):
    answer = client.get(f"{BASE}search/", {"q": "a"})

    assert answer["RateLimit-Policy"] == '"anonymous";q=9;w=60, "costly";q=5;w=1'
    assert answer["RateLimit"] == '"anonymous";r=8;t=31, "costly";r=4;t=1'


@limits(writing=(1, 60))
@override_settings(ROOT_URLCONF=__name__)
def test_writing_has_a_limit_and_what_only_reads_by_post_has_not(client):
    assert [client.post(f"{BASE}reading/").status_code for _time in range(3)] == [200] * 3
    assert [client.post(f"{BASE}writing/").status_code for _time in range(2)] == [200, 429]


@pytest.mark.django_db
@limits(anonymous=(1, 60), token=(3, 60))
def test_each_token_is_counted_by_itself_and_not_with_its_place(statuses):
    tokens = [ApiToken.objects.create(user=EditorFactory(), name="a")[1] for _each in range(2)]

    for token in tokens:
        headers = {"authorization": f"Token {token}"}
        assert statuses(4, headers=headers) == [200, 200, 200, 429]
    assert statuses(2) == [200, 429]


@pytest.mark.django_db
@limits(wrong_tokens=(2, 60))
def test_whoever_tries_out_tokens_is_slowed_down_and_a_neighbour_is_not(statuses):
    _row, right = ApiToken.objects.create(user=EditorFactory(), name="a")
    wrong, right = ({"authorization": f"Token {one}"} for one in ("dlg_" + "0" * 64, right))

    assert statuses(4, headers=wrong) == [401, 401, 429, 429]
    assert (statuses(1, headers=right), statuses(1)) == ([200], [200])
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get(BASE, headers=wrong).status_code == 401


def passed(client: Client, *forwarded: str) -> int:
    """How many of these requests, one with each header X-Forwarded-For, were answered."""
    answers = [client.get(BASE, headers={"x-forwarded-for": one}) for one in forwarded]
    return [answer.status_code for answer in answers].count(200)


@limits(anonymous=(2, 60))
def test_a_header_that_anybody_may_send_changes_nothing(client):
    assert passed(client, *(f"198.51.100.{number}" for number in range(5))) == 2


@limits(anonymous=(2, 60))
@pytest.mark.parametrize("proxies", [1, 2])
def test_behind_proxies_only_what_these_added_counts(client, proxies):
    inner = ", 203.0.113.9" * (proxies - 1)
    with override_settings(TRUSTED_PROXIES=proxies):
        spoofed = [f"198.51.100.{number}, 192.0.2.1{inner}" for number in range(5)]
        assert passed(client, *spoofed) == 2
        honest = [f"192.0.2.{number}{inner}" for number in range(2, 7)]
        assert passed(client, *honest) == 5


@limits(anonymous=(2, 60))
@override_settings(TRUSTED_PROXIES=1)
@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (["2001:db8::1", "2001:db8::2", "[2001:db8::3]:443", "2001:db8:0:0:ffff::1"], 2),
        (["2001:db8::1", "2001:db8:0:1::1", "2001:db8:0:2::1"], 3),
        (["192.0.2.1", "192.0.2.1:99", "::ffff:192.0.2.1"], 2),
        (["no address", "", "\x00", "9" * 4000], 2),
    ],
)
def test_one_network_of_ipv6_is_one_caller_and_so_is_all_that_is_no_address(
    client, addresses, expected
):
    if expected == 2 and "" in addresses:
        addresses = [one or "?" for one in addresses]
    assert passed(client, *addresses) == expected


@limits(anonymous=(2, 60))
def test_the_cache_holds_no_address(client):
    client.get(BASE, REMOTE_ADDR="192.0.2.1")

    keys = " ".join(cache._cache)
    assert "limit:anonymous:place:" in keys
    assert "192.0.2.1" not in keys


@pytest.fixture
def away(monkeypatch):
    """A Redis server at an address where none is, or one that takes no notice."""
    monkeypatch.setattr(counting._Availability, "away_until", 0.0)

    def at(port: int) -> override_settings:
        redis = {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
            "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
        }
        return override_settings(CACHES={"default": redis}, API_RATES=NONE | {"anonymous": (1, 60)})

    return at


def test_without_its_cache_the_api_answers(client, away):
    with away(free_port()):
        answers = [client.get(BASE) for _time in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert "RateLimit" not in answers[0]


def test_a_cache_that_hangs_is_waited_for_once(client, away):
    with socket.create_server(("127.0.0.1", 0)) as silent, away(silent.getsockname()[1]):
        began = time.perf_counter()
        answers = [client.get(BASE) for _time in range(20)]
        took = time.perf_counter() - began

    assert [answer.status_code for answer in answers] == [200] * 20
    assert took < 20 * 0.2
