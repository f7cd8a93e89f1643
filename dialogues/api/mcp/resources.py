"""Records under addresses of their own, for clients that attach what is read: dialogues://…"""

import json
import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from dialogues.api.mcp.messages import INVALID_PARAMS, RESOURCE_NOT_FOUND, Json, RpcError
from dialogues.api.mcp.revisions import STATELESS
from dialogues.api.mcp.toolbox.conferences import get_conference
from dialogues.api.mcp.toolbox.positions import get_position
from dialogues.api.mcp.toolbox.tool import Context, Told
from dialogues.filters.finding import Absent, TakenBack

READERS: tuple[tuple[re.Pattern[str], Callable[[str, Context], Told]], ...] = (
    (
        re.compile(r"dialogues://position/([0-9]{1,18})", re.ASCII),
        lambda key, context: get_position({"id": int(key)}, context),
    ),
    (
        re.compile(r"dialogues://conference/([-a-zA-Z0-9_]{1,200})", re.ASCII),
        lambda key, context: get_conference({"slug": key}, context),
    ),
)


def templates() -> list[Json]:
    return [
        {
            "uriTemplate": "dialogues://position/{id}",
            "name": "position",
            "title": _("Position"),
            "description": _("A position with its exact words."),
            "mimeType": "text/plain",
        },
        {
            "uriTemplate": "dialogues://conference/{slug}",
            "name": "conference",
            "title": _("Conference"),
            "description": _("A conference with its first positions."),
            "mimeType": "text/plain",
        },
    ]


def read(uri: object, revision: str, context: Context) -> list[Json]:
    """The record as text and as JSON; raises ``RpcError`` where nothing public stands there."""
    told = _found(uri, revision, context)
    data = json.dumps(told.structured, ensure_ascii=False)
    return [
        {"uri": uri, "mimeType": "text/plain", "text": told.text},
        {"uri": uri, "mimeType": "application/json", "text": data},
    ]


def _found(uri: object, revision: str, context: Context) -> Told:
    code = INVALID_PARAMS if revision in STATELESS else RESOURCE_NOT_FOUND
    for pattern, reader in READERS:
        match = pattern.fullmatch(uri) if isinstance(uri, str) else None
        if match:
            try:
                return reader(match[1], context)
            except TakenBack as taken:
                raise RpcError(code, taken.reason) from None
            except Absent:
                break
    raise RpcError(code, _("There is nothing public at this address."))
