"""What the description says of the API as a whole, once every address has described itself."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.api.openapi.examples import add_examples
from dialogues.api.openapi.links import add_links

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
#: Where the address may grow longer than the server reads.
LONGEST_ADDRESS = 4094  # bytes of the request line
TOKEN = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
}


def finish(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """A hook of drf-spectacular: adds links, tags, the token and what every address may answer."""
    _describe_site(result)
    _describe_token(result)
    for path, _method, operation in operations(result):
        _add_too_long(operation)
        _describe_keys(operation)
        add_examples(path, operation)
    add_links(result)
    return result


def operations(result: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in result["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _describe_site(result: Json) -> None:
    result["info"]["contact"] = {"name": settings.SITE_NAME}
    if settings.CONTACT_EMAIL:
        result["info"]["contact"]["email"] = settings.CONTACT_EMAIL
    told = _tags()
    used = {tag for _path, _method, operation in operations(result) for tag in operation["tags"]}
    result["tags"] = [
        {"name": name, "description": told[name]} if name in told else {"name": name}
        for name in sorted(used, key=lambda name: ([*told, name].index(name), name))
    ]


def _tags() -> dict[str, str]:
    """The parts of the API, in the order in which a newcomer meets them."""
    return {
        "positions": _("Who holds what, in which exact words."),
        "conferences": _("Where it was said, by whom organised, with whom."),
        "documents": _("What was published about it, and how far it is coded."),
        "participants": _("Persons, groups, governments and other voices."),
        "institutions": _("Hosts, publishers and the posts of participants."),
        "topics": _("The vocabulary, as a tree."),
        "search": _("All records at once."),
        "compare": _("Sides against each other on topics."),
        "network": _("Who stands with whom, as a graph."),
        "changes": _("What was published, corrected and taken back, in order: for exact copies."),
        "downloads": _("The whole database as files."),
        "check": _("Which recorded quotations a text contains, exact or altered."),
        "reconcile": _("Names to records, for OpenRefine."),
        "api": _("The API about itself."),
    }


def _describe_token(result: Json) -> None:
    token = {**TOKEN, "description": _("“Token ” and an API token, made on the editors’ desk.")}
    result["components"].setdefault("securitySchemes", {})["token"] = token


def _describe_keys(operation: Json) -> None:
    told = {
        "slug": _("The record’s slug, as in its address; a former one redirects."),
        "id": _("The position’s number."),
    }
    for parameter in operation.get("parameters", []):
        if parameter.get("in") == "path":
            parameter.setdefault("description", told[parameter["name"]])


def _add_too_long(operation: Json) -> None:
    """Answered by the server before the address is read, so it is no problem document."""
    text = _("The request line is longer than %(most)d bytes; ask in parts.")
    operation["responses"].setdefault(
        "414",
        {
            "description": text % {"most": LONGEST_ADDRESS},
            "content": {"text/html": {"schema": {"type": "string"}}},
        },
    )
