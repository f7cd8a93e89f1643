import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.api.asking import BASE


@pytest.fixture
def ask(client: Client) -> Callable[..., HttpResponseBase]:
    """``ask("positions/", topic="trade", stance=["opposes", "supports"])``."""

    def get(path: str = "", *, headers: dict[str, str] | None = None, **parameters: Any) -> Any:
        return client.get(f"{BASE}{path}", parameters, headers=headers)

    return get


@pytest.fixture
def read(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The JSON of a good answer."""

    def get(path: str = "", **parameters: Any) -> Any:
        response = ask(path, **parameters)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "application/json"
        return json.loads(response.content)

    return get


@pytest.fixture
def failure(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The problem details of a bad answer, with its status checked twice."""

    def get(path: str = "", **parameters: Any) -> Any:
        response = ask(path, **parameters)
        assert response["Content-Type"] == "application/problem+json"
        problem = json.loads(response.content)
        assert problem["status"] == response.status_code
        assert problem.pop("instance") == f"urn:request-id:{response['X-Request-ID']}"
        return problem

    return get
