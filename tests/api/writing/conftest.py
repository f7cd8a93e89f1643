import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dialogues.models import ApiToken
from tests.api.asking import BASE
from tests.factories import EditorFactory

Send = Callable[..., Any]


def program(user: Any, scope: str = "write", name: str = "Import from our CMS") -> Send:
    """What a program with a token of this user sends: ``send("patch", "topics/trade/", {…})``."""
    _row, token = ApiToken.objects.create(user=user, name=name, scope=scope)
    return sender({"authorization": f"Token {token}"})


def sender(headers: dict[str, str]) -> Send:
    def send(method: str, path: str, body: Any = None, /, **more: Any) -> Any:
        sent = {**headers, **more.pop("headers", {})}
        if "match" in more:
            sent["if-match"] = more.pop("match")
        if "key" in more:
            sent["idempotency-key"] = more.pop("key")
        content = body if isinstance(body, (bytes, str)) else json.dumps(body)
        return getattr(Client(raise_request_exception=False), method)(
            f"{BASE}{path}",
            **({} if method == "get" else {"data": content if body is not None else b""}),
            content_type=more.pop("content_type", "application/json"),
            headers=sent,
            query_params=more,
        )

    return send


@pytest.fixture
def editor(db: Any) -> Any:
    return EditorFactory()


@pytest.fixture
def send(editor: Any) -> Send:
    return program(editor)


def made(answer: Any) -> dict[str, Any]:
    """The editing form of a record that was written."""
    assert answer.status_code in (200, 201), answer.content
    return dict(json.loads(answer.content))


def faults(answer: Any, status: int = 422) -> dict[str, str]:
    """The problems of a refusal, by field."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return {one["field"]: one["message"] for one in json.loads(answer.content).get("errors", [])}
