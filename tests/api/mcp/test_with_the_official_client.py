"""The judge is the protocol's own client, on a live server: both kinds of revisions."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from mcp import Client

pytestmark = pytest.mark.django_db(transaction=True)

Talk = Callable[[Client], Awaitable[Any]]


@pytest.fixture(params=["legacy", "2026-07-28", "auto"])
def talk(request, live_server) -> Callable[[Talk], Any]:
    async def connected(wanted: Talk) -> Any:
        async with Client(f"{live_server.url}/mcp", mode=request.param) as client:
            return await wanted(client)

    return lambda wanted: asyncio.run(connected(wanted))


CALLS: dict[str, dict[str, Any]] = {
    "search_positions": {"q": "concept", "country": ["RU", "JP"]},
    "get_conference": {"slug": "dialogue"},
    "compare_sides": {"side": ["RU", "JP"], "topic": ["indo-pacific-concept"]},
    "list_topics": {"q": "Indo-Pacific"},
    "find_participants": {"q": "experts"},
    "find_institutions": {},
    "find_conferences": {"year": ["2021"]},
    "cite": {"kind": "conference", "key": "dialogue"},
    "check_text": {"text": "They reject the concept of a free region."},
}


def test_every_tool_answers_as_it_says(talk, position, other):
    """The client checks each answer against the schema that the tool declares."""

    async def use_all(client: Client) -> dict[str, Any]:
        listed = await client.list_tools()
        calls = {**CALLS, "get_position": {"id": position.pk}}
        assert {tool.name for tool in listed.tools} == set(calls)
        assert all(tool.annotations.read_only_hint for tool in listed.tools)
        return {name: await client.call_tool(name, given) for name, given in calls.items()}

    answers = talk(use_all)

    assert [name for name, answer in answers.items() if answer.is_error] == []
    assert answers["search_positions"].structured_content["count"] == 2
    assert answers["check_text"].structured_content["found"][0]["match"] == "exact"


@pytest.mark.parametrize("talk", ["legacy", "auto"], indirect=True)
def test_what_is_said_of_the_server(talk):
    async def look(client: Client) -> Any:
        return client.server_info.name, client.instructions, client.server_capabilities.tools

    name, instructions, tools = talk(look)

    assert name == "dialogues"
    assert "Quote only the exact words" in instructions
    assert tools is not None


def test_a_faulty_argument_is_an_answer_the_assistant_can_read(talk):
    async def ask(client: Client) -> Any:
        return await client.call_tool("search_positions", {"stance": ["against"]})

    answer = talk(ask)

    assert answer.is_error
    assert answer.content[0].text == (
        "“against” is no value of “stance”. Allowed: supports, opposes, concerned, expects, "
        "proposes, asserts, neutral."
    )


def test_resources_are_read_by_their_addresses(talk, position):
    async def read(client: Client) -> Any:
        templates = await client.list_resource_templates()
        found = await client.read_resource(f"dialogues://position/{position.pk}")
        return [one.uri_template for one in templates.resource_templates], found

    templates, found = talk(read)

    assert templates == ["dialogues://position/{id}", "dialogues://conference/{slug}"]
    assert "“reject the concept of a free region”" in found.contents[0].text
