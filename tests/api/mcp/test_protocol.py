"""The protocol itself, as posted: JSON-RPC, revisions, headers, origins."""

import json

import pytest

from dialogues.api.mcp.revisions import SUPPORTED

pytestmark = pytest.mark.django_db

PING = {"jsonrpc": "2.0", "id": 7, "method": "ping"}
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}


def modern(method: str, **params):
    return {"jsonrpc": "2.0", "id": 7, "method": method, "params": {**params, "_meta": META}}


def headers(method: str, name: str = "") -> dict[str, str]:
    told = {"MCP_Protocol_Version": "2026-07-28", "Mcp_Method": method}
    return told | ({"Mcp_Name": name} if name else {})


def error_of(response) -> tuple[int, object, int]:
    """The status, the id and the code."""
    body = json.loads(response.content)
    return response.status_code, body["id"], body["error"]["code"]


def test_the_handshake(ask, post):
    told = ask("initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo={})

    assert told["result"]["protocolVersion"] == "2025-06-18"
    assert told["result"]["capabilities"] == {"tools": {"listChanged": False}, "resources": {}}
    assert set(told["result"]) == {"protocolVersion", "capabilities", "serverInfo", "instructions"}
    done = post({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (done.status_code, done.content) == (202, b"")


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("2024-11-05", "2024-11-05"),
        ("2025-11-25", "2025-11-25"),
        ("2026-07-28", "2025-11-25"),
        ("1.0", "2025-11-25"),
        (None, "2025-11-25"),
        (["2025-06-18"], "2025-11-25"),
    ],
)
def test_a_revision_with_a_handshake_is_agreed_on(ask, wanted, given):
    assert ask("initialize", protocolVersion=wanted)["result"]["protocolVersion"] == given


def test_ping(ask):
    assert ask("ping") == {"jsonrpc": "2.0", "id": 1, "result": {}}


def test_a_revision_without_a_handshake_is_told_who_answers(post):
    response = post(modern("server/discover"), **headers("server/discover"))

    result = json.loads(response.content)["result"]
    assert result["supportedVersions"] == list(SUPPORTED)
    assert (result["resultType"], result["cacheScope"]) == ("complete", "public")
    assert result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "dialogues"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", (400, None, -32700)),
        (b"\xff", (400, None, -32700)),
        (b"[" * 100_000, (400, None, -32700)),
        (b"", (400, None, -32600)),
        (3, (400, None, -32600)),
        ([], (400, None, -32600)),
        ({}, (400, None, -32600)),
        ({"jsonrpc": "1.0", "id": 7, "method": "ping"}, (400, 7, -32600)),
        ({"jsonrpc": "2.0", "id": 7}, (400, 7, -32600)),
        ({"jsonrpc": "2.0", "id": None, "method": "ping"}, (400, None, -32600)),
        ({"jsonrpc": "2.0", "id": True, "method": "ping"}, (400, None, -32600)),
        ({"jsonrpc": "2.0", "id": [1], "method": "ping"}, (400, None, -32600)),
        ({"jsonrpc": "2.0", "id": "a", "method": 1}, (400, "a", -32600)),
        ({**PING, "params": []}, (400, 7, -32602)),
        ({**PING, "params": {"_meta": 1}}, (400, 7, -32602)),
        ({**PING, "method": "tools/drop"}, (200, 7, -32601)),
        ({**PING, "method": "server/discover"}, (200, 7, -32601)),
        ({**PING, "method": "tools/call"}, (200, 7, -32602)),
        ({**PING, "method": "tools/call", "params": {"name": "drop"}}, (200, 7, -32602)),
        ({**PING, "method": "tools/call", "params": {"name": []}}, (200, 7, -32602)),
        (
            {**PING, "method": "tools/call", "params": {"name": "cite", "arguments": []}},
            (200, 7, -32602),
        ),
        ({**PING, "method": "tools/list", "params": {"cursor": "x"}}, (200, 7, -32602)),
        ({**PING, "method": "resources/read", "params": {"uri": "file:///etc"}}, (200, 7, -32002)),
        ({**PING, "method": "resources/read", "params": {"uri": {}}}, (200, 7, -32002)),
    ],
)
def test_what_is_wrong_with_a_message(post, body, expected):
    assert error_of(post(body)) == expected


@pytest.mark.parametrize(
    ("body", "sent", "expected"),
    [
        (modern("tools/list"), {}, -32020),
        (modern("tools/list"), {"MCP_Protocol_Version": "2025-06-18"}, -32020),
        (modern("tools/list"), headers("tools/call"), -32020),
        (modern("tools/list"), {"MCP_Protocol_Version": "2026-07-28"}, -32020),
        (modern("tools/call", name="cite"), headers("tools/call"), -32020),
        (modern("tools/call", name="cite"), headers("tools/call", "check_text"), -32020),
        (modern("tools/call", name="cite"), headers("tools/call", "=?base64?!?="), -32020),
        (PING, headers("ping"), -32602),
        (PING, {"MCP_Protocol_Version": "1900-01-01"}, -32022),
    ],
)
def test_headers_say_what_the_body_says(post, body, sent, expected):
    assert error_of(post(body, **sent)) == (400, 7, expected)


def test_an_unknown_revision_is_told_which_there_are(post):
    body = json.loads(post(PING, MCP_Protocol_Version="1900-01-01").content)

    assert body["error"]["data"] == {"supported": list(SUPPORTED), "requested": "1900-01-01"}


def test_a_name_may_come_in_base64(post):
    body = modern("tools/call", name="cite")

    response = post(body, **headers("tools/call", "=?base64?Y2l0ZQ==?="))

    assert json.loads(response.content)["result"]["isError"] is True


@pytest.mark.parametrize("method", ["ping", "initialize", "tools/drop"])
def test_what_a_revision_does_not_have_is_not_found(post, method):
    assert error_of(post(modern(method), **headers(method))) == (404, 7, -32601)


def test_several_messages_at_once_in_the_revision_that_had_them(post):
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}

    response = post([PING, note, {**PING, "id": 8, "method": "x"}, {**PING, "id": "z"}])

    answers = json.loads(response.content)
    assert response.status_code == 200
    assert [(one["id"], "result" in one) for one in answers] == [(7, True), (8, False), ("z", True)]
    assert post([note, note]).status_code == 202


@pytest.mark.parametrize("version", ["2025-06-18", "2025-11-25", "2026-07-28"])
def test_several_messages_at_once_in_no_other(post, version):
    assert error_of(post([PING], MCP_Protocol_Version=version)) == (400, None, -32600)


def test_not_too_many_at_once(post):
    assert post([PING] * 20).status_code == 200
    assert error_of(post([PING] * 21)) == (400, None, -32600)


def test_answers_to_questions_that_were_never_asked_are_taken(post):
    assert post({"jsonrpc": "2.0", "id": 1, "result": {}}).status_code == 202


@pytest.mark.parametrize("method", ["get", "delete", "put", "patch"])
def test_there_is_only_post(client, method):
    response = getattr(client, method)("/mcp")

    assert (response.status_code, response["Allow"]) == (405, "POST, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://testserver", 200),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1:8000", 200),
        ("https://elsewhere.example", 403),
        ("http://localhost.elsewhere.example", 403),
        ("null", 403),
        ("http://[", 403),
        ("file://localhost", 403),
    ],
)
def test_scripts_of_strange_sites_are_refused(post, origin, status):
    assert post(PING, Origin=origin).status_code == status


def test_what_cannot_be_read_or_answered(post, client):
    assert post(b"ping=1", content_type="text/plain").status_code == 415
    assert post(PING, Accept="text/html").status_code == 406
    assert post(b" " * 3_000_000).status_code == 413
    response = client.post("/mcp?session=1", json.dumps(PING), content_type="application/json")
    assert response.status_code == 400
