import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dialogues.models import Position
from tests.factories import (
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

TEXT = "Russian experts reject the concept of a free region. Japanese experts welcome the concept."


@pytest.fixture
def topic():
    return TopicFactory(name="Indo-Pacific concept", slug="indo-pacific-concept")


@pytest.fixture
def position(topic) -> Position:
    """Russian experts, against."""
    return made(topic, "Russian experts", "RU", "opposes", "reject the concept of a free region")


@pytest.fixture
def other(position, topic) -> Position:
    """Japanese experts, for, in the same conference."""
    return made(
        topic,
        "Japanese experts",
        "JP",
        "supports",
        "welcome the concept",
        conference=position.conference,
        document=position.document,
    )


def made(topic: Any, name: str, country: str, stance: str, words: str, **where: Any) -> Position:
    CountryFactory(code=country)
    if not where:
        conference = ConferenceFactory(
            title="Dialogue", slug="dialogue", start_date=datetime.date(2021, 7, 8)
        )
        HostFactory(conference=conference, institution=InstitutionFactory(name="Club"))
        where = {"conference": conference}
        where["document"] = DocumentFactory(text=TEXT, title="Summary", slug="summary")
    holder = ParticipantFactory(
        expert_group=True, name=name, slug=name.lower().replace(" ", "-"), country=country
    )
    return PositionFactory(
        statement=f"{name} on the concept.",
        stance=stance,
        holders=[holder],
        topics=[topic],
        quotations=[words],
        **where,
    )


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """Posts a body as it is, or as JSON, with more headers if given."""

    def send(body: Any, **headers: str) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body)
        return client.post(
            "/mcp",
            content,
            content_type=headers.pop("content_type", "application/json"),
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )

    return send


@pytest.fixture
def ask(post: Callable[..., Any]) -> Callable[..., Any]:
    """A method in the revision before the handshake was dropped; its whole answer."""

    def call(method: str, **params: Any) -> Any:
        response = post({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        assert response["Content-Type"] == "application/json", response.content
        return json.loads(response.content)

    return call


@pytest.fixture
def use(ask: Callable[..., Any]) -> Callable[..., Any]:
    """A tool's result."""

    def call(name: str, **arguments: Any) -> Any:
        return ask("tools/call", name=name, arguments=arguments)["result"]

    return call
