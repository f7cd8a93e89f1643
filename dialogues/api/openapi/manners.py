"""What every answer of the API has in common: its header fields, and the refusals of any address."""

from typing import Any

from django.utils.translation import gettext as _

from dialogues.api import problems
from dialogues.api.request_ids import CHOSEN

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
LIST_OF_LIMITS = r'^"[a-z_]+"(;[a-z]+=[0-9]+)+(, "[a-z_]+"(;[a-z]+=[0-9]+)+)*$'


def describe(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """A hook of drf-spectacular, for when every address has described itself."""
    result["components"].setdefault("headers", {}).update(_headers())
    for item in result["paths"].values():
        for method in METHODS:
            if method in item:
                _complete(item[method], method)
    return result


def _complete(operation: Json, method: str) -> None:
    for status, described in _refusals().items():
        operation["responses"].setdefault(status, described)
    for status, described in operation["responses"].items():
        if status != "414":  # the server's own, before any of this
            described.setdefault("headers", {}).update(_of_status(status, method))


def _refusals() -> Json:
    """Where a view says nothing else of them."""
    described = {
        "401": _("The token is unknown, has expired or was revoked; or one is needed."),
        "429": _("Too many requests; ask again after Retry-After."),
        "500": _("A fault of the server; it has been noted under the request’s name."),
        "503": _("The database does not answer; ask again after Retry-After."),
    }
    content = {problems.MEDIA_TYPE: PROBLEM}
    return {status: {"description": text, "content": content} for status, text in described.items()}


def _of_status(status: str, method: str) -> Json:
    names = ["X-Request-ID", "RateLimit", "RateLimit-Policy"]
    if status in ("429", "503"):
        names.append("Retry-After")
    if status == "401":
        names.append("WWW-Authenticate")
    if status == "200" and method == "get":
        names += ["ETag", "Cache-Control"]
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _headers() -> Json:
    return {
        "X-Request-ID": _header(
            _("The name of the request: the client’s own, if it sent one, else made."),
            pattern=f"^{CHOSEN.pattern}$",
        ),
        "RateLimit": _header(
            _("What is left of each limit (r), and in how many seconds it is whole again (t)."),
            pattern=LIST_OF_LIMITS,
            required=False,
        ),
        "RateLimit-Policy": _header(
            _("The limits that the request counts against: so many (q) in so many seconds (w)."),
            pattern=LIST_OF_LIMITS,
            required=False,
        ),
        "Retry-After": _header(_("Seconds to wait."), pattern="^[0-9]+$", required=False),
        "WWW-Authenticate": _header(_("The scheme to use."), required=False),
        "ETag": _header(
            _("Send it back in If-None-Match: what is unchanged is answered with 304."),
            required=False,
        ),
        "Cache-Control": _header(_("Whether others may keep the answer."), required=False),
    }


def _header(description: str, *, required: bool = True, **schema: Any) -> Json:
    return {
        "description": description,
        "required": required,
        "schema": {"type": "string", **schema},
    }
