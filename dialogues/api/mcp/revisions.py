"""Which revisions of the protocol are spoken, and what each asks of a request.

Until 2025-11-25 a connection begins with ``initialize``; the header MCP-Protocol-Version follows on
each later request. Since 2026-07-28 every request says in ``_meta`` for itself what it speaks, and
headers repeat what the body says, so that what stands between needs not read it.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.mcp.messages import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    UNSUPPORTED_VERSION,
    Json,
    Message,
    RpcError,
)
from dialogues.filters.problems import shown

HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
STATELESS = ("2026-07-28",)
SUPPORTED = (*reversed(STATELESS), *reversed(HANDSHAKE))
LATEST_HANDSHAKE = HANDSHAKE[-1]
#: What is meant where no header says it: the last revision without that header, and the only one
#: in which several messages could be sent at once.
UNSAID = WITH_BATCHES = "2025-03-26"

VERSION_HEADER, METHOD_HEADER, NAME_HEADER = "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"
VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities"
SERVER_KEY = "io.modelcontextprotocol/serverInfo"
#: Which member of the params the header repeats.
NAMED_BY = {"tools/call": "name", "resources/read": "uri", "prompts/get": "name"}
ENCODED = re.compile(r"=\?base64\?(.*)\?=")


def revision_of(headers: Mapping[str, str], message: Message) -> str:
    """The revision in which to answer; raises ``RpcError`` where the request does not keep to it."""
    told = headers.get(VERSION_HEADER)
    meta = meta_of(message)
    if VERSION_KEY not in meta and told not in STATELESS:
        return legacy(told)
    if told is None:
        raise mismatch(_("The header MCP-Protocol-Version is missing."))
    if VERSION_KEY in meta and meta[VERSION_KEY] != told:
        raise mismatch(_("The header MCP-Protocol-Version is not what the body says."))
    if told not in STATELESS:
        raise unsupported(told)
    if not message.is_notification:
        require_all_of_it(headers, message, meta)
    return told


def legacy(told: str | None) -> str:
    """Of a request that begins with a handshake or follows one."""
    if told is None:
        return UNSAID
    if told not in HANDSHAKE:
        raise unsupported(told)
    return told


def require_all_of_it(headers: Mapping[str, str], message: Message, meta: Json) -> None:
    for key, kind in ((VERSION_KEY, str), (CAPABILITIES_KEY, dict)):
        if not isinstance(meta.get(key), kind):
            text = _("“_meta” of the params lacks “%(key)s”.") % {"key": key}
            raise RpcError(INVALID_PARAMS, text, status=400)
    if headers.get(METHOD_HEADER) != message.method:
        raise mismatch(_("The header Mcp-Method is missing or not the method of the body."))
    member = NAMED_BY.get(message.method)
    if member and decoded(headers.get(NAME_HEADER)) != message.params.get(member):
        raise mismatch(_("The header Mcp-Name is missing or not what the body names."))


def meta_of(message: Message) -> Json:
    meta: Any = message.params.get("_meta", {})
    if not isinstance(meta, dict):
        raise RpcError(INVALID_PARAMS, _("“_meta” is a JSON object."), status=400)
    return meta


def decoded(value: str | None) -> str | None:
    """What does not fit into a header is sent in Base64; ``None`` where it cannot be read."""
    match = ENCODED.fullmatch(value or "")
    if not match:
        return value
    try:
        return base64.b64decode(match[1], validate=True).decode()
    except (binascii.Error, UnicodeError):
        return None


def negotiated(wanted: Any) -> str:
    """For ``initialize``: what is asked for if it is spoken, else the latest with a handshake."""
    return wanted if wanted in HANDSHAKE else LATEST_HANDSHAKE


def unsupported(told: Any) -> RpcError:
    return RpcError(
        UNSUPPORTED_VERSION,
        _("Unsupported protocol version."),
        status=400,
        data={"supported": list(SUPPORTED), "requested": shown(str(told))},
    )


def mismatch(message: str) -> RpcError:
    return RpcError(HEADER_MISMATCH, message, status=400)
