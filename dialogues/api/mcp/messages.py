"""JSON-RPC 2.0, as far as the protocol uses it: requests, notifications, answers, errors."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
#: Of the protocol itself.
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022
#: Of revisions with a handshake; later ones say ``INVALID_PARAMS``.
RESOURCE_NOT_FOUND = -32002

Json = dict[str, Any]
Id = str | int | None


class RpcError(Exception):
    """Answered as a JSON-RPC error; ``status`` is that of HTTP."""

    def __init__(self, code: int, message: str, *, status: int = 200, data: Any = None) -> None:
        super().__init__(message)
        self.code, self.status, self.data = code, status, data


@dataclass(frozen=True)
class Message:
    """A request, or a notification: that has no ``id`` and gets no answer."""

    method: str
    params: Json
    id: Id
    is_notification: bool


def read_message(value: Any) -> Message:
    """Raises ``RpcError``."""
    if not isinstance(value, dict) or value.get("jsonrpc") != "2.0":
        raise invalid(_("A message is a JSON object with “jsonrpc”: “2.0”."))
    method, params = value.get("method"), value.get("params", {})
    if not isinstance(method, str):
        raise invalid(_("A message names its “method”."))
    if "id" in value and not is_id(value["id"]):
        raise invalid(_("The “id” of a request is a string or a whole number."))
    if not isinstance(params, dict):
        raise RpcError(INVALID_PARAMS, _("“params” is a JSON object."), status=400)
    return Message(method, params, value.get("id"), "id" not in value)


def is_id(value: Any) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def id_of(value: Any) -> Id:
    """Of a message at fault, as far as it can be read."""
    found = value.get("id") if isinstance(value, dict) else None
    return found if is_id(found) else None


def is_response(value: Any) -> bool:
    return (
        isinstance(value, dict) and "method" not in value and bool({"result", "error"} & {*value})
    )


def invalid(message: str) -> RpcError:
    return RpcError(INVALID_REQUEST, message, status=400)


def result(to: Id, value: Json) -> Json:
    return {"jsonrpc": "2.0", "id": to, "result": value}


def failure(to: Id, error: RpcError) -> Json:
    told: Json = {"code": error.code, "message": str(error)}
    if error.data is not None:
        told["data"] = error.data
    return {"jsonrpc": "2.0", "id": to, "error": told}
