"""One name for one request: in its answer, in the log, and in the problem that a reader reports."""

import logging
import re

import pytest

from dialogues.api.views import facets
from project import settings as real_settings
from tests.api.asking import BASE

MADE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/no/such/page/", "/healthz", "/api/v1/", "/admin/login/"])
def test_every_answer_of_the_site_has_one(client, path):
    first, second = client.get(path)["X-Request-ID"], client.get(path)["X-Request-ID"]

    assert MADE.fullmatch(first)
    assert first != second


@pytest.mark.parametrize(
    "given", ["a", "Build-7_retry.2", "6f1c2a34-9d6e-4b0a-8a51-0c7d3f5b9e21", "x" * 128]
)
def test_a_client_s_own_is_taken_over(client, given):
    assert client.get(BASE, headers={"x-request-id": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["", "x" * 129, "a b", "a\x00", "a\x85ERROR forged", "имя", "<script>", "a,b", "a/b"]
)
def test_one_that_could_forge_a_line_of_the_log_is_not(client, given):
    assert MADE.fullmatch(client.get(BASE, headers={"x-request-id": given})["X-Request-ID"])


def test_a_problem_names_its_request(client):
    problem = client.get(f"{BASE}nothing/", headers={"x-request-id": "build-7"})

    assert problem.json()["instance"] == "urn:request-id:build-7"


@pytest.mark.django_db
def test_a_fault_stands_in_the_log_under_the_name_that_the_reader_got(client, monkeypatch, caplog):
    def fail(listing):
        raise ZeroDivisionError

    monkeypatch.setattr(facets, "facets", fail)
    client.raise_request_exception = False
    handler = _configured()
    caplog.handler.addFilter(handler.filters[0])
    with caplog.at_level(logging.ERROR, "django.request"):
        answer = client.get(f"{BASE}positions/facets/", headers={"x-request-id": "build-7"})
    (record,) = caplog.records
    caplog.handler.removeFilter(handler.filters[0])

    assert answer.status_code == 500
    line = handler.format(record).splitlines()[0]
    assert line.endswith("ERROR django.request [build-7]: Internal Server Error: "
                         "/api/v1/positions/facets/")  # fmt: skip


def _configured() -> logging.Handler:
    """The handler of the settings, without setting up the whole log anew."""
    from logging.config import DictConfigurator

    configurator = DictConfigurator(real_settings.LOGGING)
    config = configurator.config
    for name, formatter in config["formatters"].items():
        config["formatters"][name] = configurator.configure_formatter(formatter)
    for name, one in config["filters"].items():
        config["filters"][name] = configurator.configure_filter(one)
    return configurator.configure_handler(config["handlers"]["console"])
