"""Where to go on from an answer: links of OpenAPI from lists and new records to the records' own addresses."""

import re
from typing import Any

Json = dict[str, Any]
METHODS = ("get", "put", "patch", "delete", "post")
#: A record's address, and what stands below it: ``/positions/{id}/`` and ``/positions/{id}/steps/``.
BELOW = re.compile(r"^(?P<list>.*/)\{(?P<key>[a-z]+)\}/(?:[a-z]+/)?$")


def add_links(result: Json) -> None:
    for path, item in result["paths"].items():
        if match := BELOW.match(path):
            of_list = result["paths"].get(match["list"])
            for method in METHODS:
                if of_list and method in item:
                    _link(of_list, item[method], match["key"], method)


def _link(of_list: Json, target: Json, key: str, method: str) -> None:
    sources = {
        ("get", "200"): f"$response.body#/results/0/{key}",
        ("post", "201"): f"$response.body#/{key}",
    }
    for (source, status), expression in sources.items():
        answer = of_list.get(source, {}).get("responses", {}).get(status)
        if answer is not None and (source == "post" or method == "get"):
            links = answer.setdefault("links", {})
            links[target["operationId"]] = {
                "operationId": target["operationId"],
                "parameters": _parameters(target, key, expression, source),
            }


def _parameters(target: Json, key: str, expression: str, source: str) -> Json:
    """A change names the version that it was made from: the new record's own."""
    found = {f"path.{key}": expression}
    names = {(one["in"], one["name"]) for one in target.get("parameters", [])}
    if source == "post" and ("header", "If-Match") in names:
        found["header.If-Match"] = "$response.header.ETag"
    return found
