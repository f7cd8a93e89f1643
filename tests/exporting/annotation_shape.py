"""What the Web Annotation Data Model asks of annotations, pages and collections.

Written from https://www.w3.org/TR/annotation-model/, sections 3 to 5: which keys are a must, which
classes, motivations and selectors there are, and which values are addresses or times.
"""

import re
from collections.abc import Iterator
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying",
    "reviewing", "tagging",
}  # fmt: skip
AGENTS = {"Person", "Organization", "Software"}
ADDRESS = re.compile(r"https?://\S+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
#: A text's selectors: what each must have, and what it may have besides.
SELECTORS = {
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix"}),
    "TextPositionSelector": ({"type", "start", "end"}, set()),
}

Json = dict[str, Any]


def faults(document: Json) -> list[str]:
    """Of a whole answer: a collection with its first page, or a page."""
    found = [] if document.get("@context") == CONTEXT else ["its context"]
    if document["type"] == "AnnotationPage":
        return [*found, *_page(document)]
    return [*found, *_collection(document)]


def _collection(one: Json) -> Iterator[str]:
    yield from _must(one, "AnnotationCollection", {"id", "total", "first", "last"})
    if not isinstance(one.get("total"), int) or one["total"] < 0:
        yield "total"
    yield from _page(one["first"])


def _page(one: Json) -> Iterator[str]:
    yield from _must(one, "AnnotationPage", {"id", "partOf", "items", "startIndex"})
    yield from (
        f"{name} of a page"
        for name in ("next", "prev")
        if name in one and not _is_address(one[name])
    )
    for item in one["items"]:
        yield from annotation(item)


def annotation(one: Json) -> Iterator[str]:
    yield from _must(one, "Annotation", {"id", "target"})
    yield from (
        name for name in ("created", "modified") if name in one and not MOMENT.fullmatch(one[name])
    )
    if "motivation" in one and one["motivation"] not in MOTIVATIONS:
        yield "motivation"
    for name in ("creator", "generator"):
        if name in one and (
            one[name].get("type") not in AGENTS or not _is_address(one[name]["id"])
        ):
            yield name
    if "body" in one and "bodyValue" in one:
        yield "both body and bodyValue"
    for body in one.get("body", []):
        yield from _body(body)
    yield from _target(one["target"])


def _body(one: Json) -> Iterator[str]:
    if one.get("purpose", "describing") not in MOTIVATIONS:
        yield "purpose"
    if one["type"] == "TextualBody":
        if not isinstance(one.get("value"), str):
            yield "value of a textual body"
    else:
        yield from _specific(one)


def _target(one: Json) -> Iterator[str]:
    yield from _specific(one)
    for selector in one.get("selector", []):
        must, may = SELECTORS.get(selector.get("type"), ({"a known type"}, set()))
        if not must <= set(selector) <= must | may:
            yield f"selector {selector}"
        if "start" in selector and not 0 <= selector["start"] <= selector["end"]:
            yield "place"
    if "state" in one and one["state"]["type"] not in ("TimeState", "HttpRequestState"):
        yield "state"


def _specific(one: Json) -> Iterator[str]:
    if one["type"] != "SpecificResource" or not _is_address(one.get("source")):
        yield f"specific resource {one}"


def _must(one: Json, kind: str, names: set[str]) -> Iterator[str]:
    if one.get("type") != kind:
        yield f"type of {kind}"
    yield from (f"{kind} without {name}" for name in sorted(names - set(one)))
    if not _is_address(one.get("id")):
        yield f"id of {kind}"


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(ADDRESS.fullmatch(value))
