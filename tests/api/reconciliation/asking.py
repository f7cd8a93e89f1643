"""Questions to the reconciliation service, as a client of the protocol sends them."""

import json
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.api.asking import BASE

SERVICE = f"{BASE}reconcile/"
FORM = "application/x-www-form-urlencoded"
Json = dict[str, Any]


def post(client: Client, address: str = SERVICE, **fields: Any) -> Any:
    """A form whose fields are JSON; texts are sent as they are."""
    texts = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in fields.items()
    }
    return client.post(address, urlencode(texts), content_type=FORM)


def results(client: Client, **queries: Json) -> Json:
    """The candidates of each query."""
    response = post(client, queries=queries)
    assert response.status_code == 200, response.content
    return {key: one["result"] for key, one in response.json().items()}


def candidates(client: Client, text: str, **query: Any) -> list[Json]:
    return results(client, q0={"query": text, **query})["q0"]


def found(client: Client, text: str, **query: Any) -> list[tuple[str, int, bool]]:
    """Of each candidate its identifier, its score and whether it is surely meant."""
    return [(one["id"], one["score"], one["match"]) for one in candidates(client, text, **query)]


def extended(client: Client, ids: list[str], *properties: Any) -> Json:
    asked = [{"id": one} if isinstance(one, str) else one for one in properties]
    response = post(client, extend={"ids": ids, "properties": asked})
    assert response.status_code == 200, response.content
    return response.json()


def wanted(pid: str, value: Any) -> Json:
    return {"pid": pid, "v": value}


def refused(response: Any) -> list[tuple[str, str]]:
    """The field and the message of each fault."""
    assert response["Content-Type"] == "application/problem+json"
    return [(one["field"], one["message"]) for one in response.json()["errors"]]
