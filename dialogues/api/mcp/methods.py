"""What can be asked, by the method’s name."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.api.mcp import resources
from dialogues.api.mcp.instructions import instructions
from dialogues.api.mcp.messages import (
    INVALID_PARAMS,
    METHOD_NOT_FOUND,
    Json,
    Message,
    RpcError,
)
from dialogues.api.mcp.revisions import SERVER_KEY, STATELESS, SUPPORTED, negotiated
from dialogues.api.mcp.toolbox import all_tools
from dialogues.api.mcp.toolbox.tool import Context
from dialogues.filters.finding import Absent, TakenBack
from dialogues.filters.problems import InvalidParameters, Problem, shown

CAPABILITIES: Json = {"tools": {"listChanged": False}, "resources": {}}
#: For how long a client may keep what does not change with the records, in milliseconds.
KEPT = 3_600_000
Method = Callable[[Message, str, Context], Json]


def answer(message: Message, revision: str, context: Context) -> Json:
    """The result; raises ``RpcError`` for what there is not and for faulty params."""
    is_stateless = revision in STATELESS
    method = (OF_EVERY_REQUEST if is_stateless else OF_HANDSHAKES).get(message.method)
    if method is None:
        text = _("There is no method “%(name)s”.") % {"name": shown(message.method)}
        raise RpcError(METHOD_NOT_FOUND, text, status=404 if is_stateless else 200)
    made = method(message, revision, context)
    if not is_stateless:
        return made
    return {"resultType": "complete", **made, "_meta": {SERVER_KEY: server_info()}}


def initialize(message: Message, _revision: str, _context: Context) -> Json:
    return {
        "protocolVersion": negotiated(message.params.get("protocolVersion")),
        "capabilities": CAPABILITIES,
        "serverInfo": server_info(),
        "instructions": instructions(),
    }


def discover(_message: Message, _revision: str, _context: Context) -> Json:
    told = {"capabilities": CAPABILITIES, "instructions": instructions()}
    return {"supportedVersions": list(SUPPORTED), **told, **kept(KEPT)}


def ping(_message: Message, _revision: str, _context: Context) -> Json:
    return {}


def list_tools(message: Message, revision: str, _context: Context) -> Json:
    require_first_page(message)
    tools = [tool.described() for tool in all_tools().values()]
    return {"tools": tools, **kept(KEPT, revision)}


def call_tool(message: Message, _revision: str, context: Context) -> Json:
    """Faults of the arguments are told to the assistant, in the sentences of the API."""
    name, arguments = message.params.get("name"), message.params.get("arguments")
    tool = all_tools().get(name) if isinstance(name, str) else None
    if tool is None:
        known = ", ".join(all_tools())
        text = _("There is no tool “%(name)s”. There are: %(known)s.")
        raise RpcError(INVALID_PARAMS, text % {"name": shown(str(name)), "known": known})
    if arguments is not None and not isinstance(arguments, dict):
        raise RpcError(INVALID_PARAMS, _("“arguments” is a JSON object."))
    try:
        told = tool.call(arguments or {}, context)
    except InvalidParameters as fault:
        return fault_told("\n".join(sentence(one) for one in fault.problems))
    except Absent:
        return fault_told(_("There is no such public record."))
    except TakenBack as taken:
        return fault_told(_("The record was withdrawn: %(why)s") % {"why": taken.reason})
    return {
        "content": [text_content(told.text)],
        "structuredContent": told.structured,
        "isError": False,
    }


def sentence(problem: Problem) -> str:
    if not problem.allowed or all(value in problem.message for value in problem.allowed):
        return problem.message
    return _("%(message)s Allowed: %(listed)s.") % {
        "message": problem.message,
        "listed": ", ".join(problem.allowed),
    }


def fault_told(text: str) -> Json:
    return {"content": [text_content(text)], "isError": True}


def text_content(text: str) -> Json:
    return {"type": "text", "text": text}


def list_resources(message: Message, revision: str, _context: Context) -> Json:
    """None by itself: there are thousands, found by the tools."""
    require_first_page(message)
    return {"resources": [], **kept(KEPT, revision)}


def list_templates(message: Message, revision: str, _context: Context) -> Json:
    require_first_page(message)
    return {"resourceTemplates": resources.templates(), **kept(KEPT, revision)}


def read_resource(message: Message, revision: str, context: Context) -> Json:
    contents = resources.read(message.params.get("uri"), revision, context)
    return {"contents": contents, **kept(0, revision)}


def require_first_page(message: Message) -> None:
    if message.params.get("cursor") is not None:
        raise RpcError(INVALID_PARAMS, _("There is one page only; ask without “cursor”."))


def kept(milliseconds: int, revision: str = STATELESS[0]) -> Json:
    if revision not in STATELESS:
        return {}
    return {"ttlMs": milliseconds, "cacheScope": "public"}


def server_info() -> Json:
    return {"name": "dialogues", "title": settings.SITE_NAME, "version": "1"}


COMMON: dict[str, Method] = {
    "tools/list": list_tools,
    "tools/call": call_tool,
    "resources/list": list_resources,
    "resources/templates/list": list_templates,
    "resources/read": read_resource,
}
OF_HANDSHAKES: dict[str, Method] = {"initialize": initialize, "ping": ping, **COMMON}
OF_EVERY_REQUEST: dict[str, Method] = {"server/discover": discover, **COMMON}
