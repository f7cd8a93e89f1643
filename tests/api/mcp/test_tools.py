"""What the tools tell an assistant, word for word, and what they never tell."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from jsonschema import Draft202012Validator

from dialogues.api.mcp.toolbox import all_tools
from dialogues.models import Position
from tests.api.mcp.conftest import TEXT, made
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def text_of(result: dict[str, Any]) -> str:
    (content,) = result["content"]
    assert content["type"] == "text"
    return content["text"]


def fault_of(result: dict[str, Any]) -> str:
    assert result["isError"] is True
    assert "structuredContent" not in result
    return text_of(result)


def test_a_search_gives_the_exact_words_the_holder_the_meeting_and_the_link(use, position):
    assert text_of(use("search_positions", topic=["indo-pacific-concept"])) == (
        "1 found, 1 shown.\n\n"
        f"Position {position.pk}. Holder: Russian experts (expert group, RU). Stance: Opposes.\n"
        "Exact words: “reject the concept of a free region” (verified in the text)\n"
        "Statement (the editors’ paraphrase, not a quotation): Russian experts on the concept.\n"
        "Said at: “Dialogue”, July 8, 2021\n"
        "Source: “Summary”\n"
        "Topics: Indo-Pacific concept\n"
        f"Link: {SITE}/positions/{position.pk}/"
    )


def test_pages_go_on_with_a_cursor(use, position, other):
    first = use("search_positions", page_size=1)["structuredContent"]
    second = use("search_positions", page_size=1, cursor=first["next_cursor"])["structuredContent"]

    ids = [page["positions"][0]["id"] for page in (first, second)]
    assert (sorted(ids), second["next_cursor"]) == ([position.pk, other.pk], None)


@pytest.mark.parametrize(
    ("change", "holder"),
    [
        (
            {"layer": "author"},
            "none (author’s layer: the text’s own voice, not a side’s view)",
        ),
        (
            {"unattributed": True},
            "none (unattributed: the text names nobody, it is no side’s view)",
        ),
    ],
)
def test_nobody_is_made_a_holder(use, change, holder):
    position = PositionFactory(**change)

    assert f"Holder: {holder}. Stance" in text_of(use("get_position", id=position.pk))


def test_a_joint_position_says_so(use):
    holders = [ParticipantFactory(expert_group=True, name=name) for name in ("A", "B", "C")]
    position = PositionFactory(holders=holders)

    told = text_of(use("get_position", id=position.pk))

    assert "Holder: A (expert group), B (expert group) and C (expert group), jointly." in told


def test_words_that_rights_forbid_are_not_told(use, position):
    assert "reject the concept" in text_of(use("get_position", id=position.pk))
    position.document.visibility = "nothing"
    position.document.save()

    result = use("get_position", id=position.pk)

    assert "Exact words: none can be shown. Do not quote this position." in text_of(result)
    assert "reject the concept" not in str(result)


def test_a_name_that_must_not_be_told_is_told_nowhere(use, position):
    person = ParticipantFactory(name="Ivanov", slug="ivanov")
    where = {"conference": ConferenceFactory(), "document": DocumentFactory(text=TEXT)}
    named = made(TopicFactory(), "Some experts", "RU", "opposes", "welcome the concept", **where)
    named.attributions.update(participant=person)
    assert "Ivanov" in text_of(use("search_positions"))

    named.conference.attribution_rule = "chatham_house"
    named.conference.save()

    calls = {
        "search_positions": {},
        "get_conference": {"slug": named.conference.slug},
        "find_participants": {},
        "compare_sides": {"by": "holder", "side": ["russian-experts", "some-experts"]},
        "check_text": {"text": "They welcome the concept."},
        "cite": {"kind": "conference", "key": named.conference.slug},
    }
    for name, arguments in calls.items():
        result = use(name, **arguments)
        assert "isError" in result
        assert "Ivanov" not in str(result), name
    assert fault_of(use("get_position", id=named.pk)) == "There is no such public record."
    assert fault_of(use("cite", kind="position", key=str(named.pk)))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("draft", "There is no such public record."),
        ("withdrawn", "The record was withdrawn: Misread."),
    ],
)
def test_what_is_not_public_is_not_told(use, position, status, told):
    calls = [("get_position", {"id": position.pk}), ("cite", {"kind": "position"})]
    calls[1][1]["key"] = str(position.pk)
    assert all(not use(name, **given)["isError"] for name, given in calls)
    rows = Position.objects.filter(pk=position.pk)
    rows.update(status=status, withdrawn_reason="Misread.")

    assert [fault_of(use(name, **given)) for name, given in calls] == [told, told]
    assert use("search_positions")["structuredContent"]["count"] == 0
    assert (
        use("check_text", text="reject the concept of a free region")["structuredContent"]["found"]
        == []
    )


def test_a_former_slug_leads_to_its_conference(use, position):
    position.conference.slug = "new"
    position.conference.save()

    assert (
        use("get_conference", slug="dialogue")["structuredContent"]["conference"]["slug"] == "new"
    )


def test_a_conference_with_its_positions(use, position):
    told = text_of(use("get_conference", slug="dialogue"))

    assert told.startswith(
        "“Dialogue”, July 8, 2021\nHosts: Club\nRule of attribution: On the record\n"
        f"Link: {SITE}/conferences/dialogue/\n\n1 found, 1 shown.\n\nPosition {position.pk}."
    )


def test_a_comparison_carries_its_n_and_words_of_both_sides(use, position, other):
    PositionFactory(layer="author", topics=position.topics.all())
    result = use("compare_sides", side=["RU", "JP"], topic=["indo-pacific-concept"])

    told, text = result["structuredContent"], text_of(result)
    (row,) = told["rows"]
    assert [(cell["side"], cell["n"], cell["stances"]) for cell in row["cells"]] == [
        ("RU", 1, {"opposes": 1}),
        ("JP", 1, {"supports": 1}),
    ]
    assert told["n"] == 2
    assert told["html_url"].startswith(f"{SITE}/compare/?")
    assert "n = 2 positions in the columns, on 1 of 1 topics." in text
    assert "“reject the concept of a free region”" in text
    assert "“welcome the concept”" in text


def test_a_citation_comes_with_its_warnings(use, position):
    told = use("cite", kind="position", key=str(position.pk))["structuredContent"]

    today = timezone.localdate()
    assert told["exact_words"] == ["reject the concept of a free region"]
    assert told["warnings"][0] == "The statement is a paraphrase by the editors, not a quotation."
    assert told["cited_url"] == f"{SITE}/positions/{position.pk}/?cited={today.isoformat()}"
    assert told["chicago"].startswith("Russian experts, “Russian experts on the concept”")
    assert told["bibtex"].startswith(f"@misc{{position-{position.pk},")
    assert told["csl_json"]["id"] == f"position-{position.pk}"


def test_a_check_tells_what_differs(use, position):
    told = text_of(use("check_text", text="Russian experts reject the idea of a free region."))

    assert "Altered: “reject the idea of a free region” (characters 16 to 48)" in told
    assert "replaced: recorded “concept”, given “idea”" in told
    assert f"Link: {SITE}/positions/{position.pk}/" in told


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        (
            "search_positions",
            {"topics": ["x"]},
            "There is no parameter “topics”. Did you mean “topic”?",
        ),
        ("search_positions", {"page_size": 50}, "“page_size” is a whole number from 1 to 20."),
        ("search_positions", {"page_size": "5"}, "“page_size” is a whole number."),
        ("search_positions", {"q": 5}, "“q” is a string."),
        ("search_positions", {"topic": 5}, "“topic” is a list of strings, or one string."),
        (
            "search_positions",
            {"cursor": "x"},
            "This cursor does not belong to this list; begin again without it.",
        ),
        ("search_positions", {"format": "csv"}, "There is no parameter “format”."),
        ("get_position", {}, "“id” is needed."),
        ("get_position", {"id": 10**30}, "There is no such public record."),
        ("get_position", {"id": True}, "“id” is a whole number."),
        ("get_conference", {"slug": "a\0b"}, "There is no such public record."),
        ("cite", {"kind": "topic", "key": "x"}, "“topic” is no value of “kind”."),
        ("cite", {"kind": "position", "key": "x"}, "“key” of a position is its number"),
        ("compare_sides", {"by": "planet"}, "“planet” is no value of “by”."),
        ("compare_sides", {"page_size": 11}, "“page_size” is a whole number from 1 to 10."),
        ("check_text", {"text": ""}, "Give the text to be checked in “text”, as a string."),
    ],
)
def test_faulty_arguments_are_told_in_the_sentences_of_the_api(use, name, arguments, told):
    assert fault_of(use(name, **arguments)).startswith(told)


def test_a_text_too_long_to_be_checked(post):
    params = {"name": "check_text", "arguments": {"text": "a" * 200_001}}
    response = post({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params})

    assert response.status_code == 200
    assert "at most 200000 are allowed" in response.content.decode()


def test_what_costs_more_is_counted_apart(post, settings):
    settings.API_RATES = {**settings.API_RATES, "costly": (1, 60)}
    cache.clear()
    params = {"name": "check_text", "arguments": {"text": "a"}}
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    cheap = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}

    assert [post(one).status_code for one in (asked, cheap, asked, cheap)] == [200, 200, 429, 200]


def test_every_tool_is_described_as_the_protocol_asks(ask):
    tools = ask("tools/list")["result"]["tools"]

    assert [tool["name"] for tool in tools] == list(all_tools())
    for tool in tools:
        Draft202012Validator.check_schema(tool["inputSchema"])
        Draft202012Validator.check_schema(tool["outputSchema"])
        assert tool["annotations"]["readOnlyHint"] is True
        assert all(one.get("description") for one in tool["inputSchema"]["properties"].values())


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search_positions", {}),
        ("get_conference", {"slug": "dialogue"}),
        ("compare_sides", {"side": ["RU", "JP"]}),
        ("check_text", {"text": "They reject the concept of a free region."}),
    ],
)
def test_the_number_of_queries_does_not_grow(
    use, django_assert_num_queries, position, other, name, arguments, rows
):
    document = DocumentFactory(text="They reject the concept of a free region.")
    for _row in range(rows - 1):
        PositionFactory(
            conference=position.conference,
            document=document,
            topics=position.topics.all(),
            quotations=["reject the concept of a free region"],
        )
    use(name, **arguments)

    with django_assert_num_queries(QUERIES[name]):
        assert not use(name, **arguments)["isError"]


QUERIES = {"search_positions": 8, "get_conference": 14, "compare_sides": 15, "check_text": 13}
