"""What will go: told in the answer (RFC 9745, RFC 8594), in the description, and on the API's page.

A view, a parameter of it or a property of its records is declared so; nothing else is to be done.

    class Old(ReadView):
        deprecated = Deprecation(since=date(2027, 1, 1), sunset=date(2028, 1, 1), link="/api/#old")
        deprecated_parameters = {"by": Deprecation(…)}

    class OldSerializer(Shape):
        deprecated_fields = {"place": Deprecation(…)}
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.http import http_date


@dataclass(frozen=True)
class Deprecation:
    """``link`` says what to use instead; from ``sunset`` on the thing may be gone (UTC)."""

    since: datetime.date
    link: str
    sunset: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.sunset and self.sunset < self.since:
            raise ValueError("Nothing can go before it is said that it will.")


@dataclass(frozen=True)
class Listed:
    """One deprecation for people to read: ``kind`` is ``view``, ``parameter`` or ``field``."""

    address: str
    kind: str
    name: str
    deprecation: Deprecation


def fields(deprecations: Iterable[Deprecation], at: Any) -> dict[str, str]:
    """Response fields for all of them: the earliest dates, and a link for each.

    ``at`` makes an absolute address of a path.
    """
    listed = list(dict.fromkeys(deprecations))
    if not listed:
        return {}
    links = dict.fromkeys(at(one.link) if one.link.startswith("/") else one.link for one in listed)
    made = {
        "Deprecation": f"@{_seconds(min(one.since for one in listed))}",
        "Link": ", ".join(f'<{link}>; rel="deprecation"; type="text/html"' for link in links),
    }
    sunsets = [one.sunset for one in listed if one.sunset]
    return made | {"Sunset": http_date(_seconds(min(sunsets)))} if sunsets else made


def used(view: Any, parameters: QueryDict) -> Iterator[Deprecation]:
    """Those that the request makes use of: the view, what it sends, and what it is answered."""
    if whole := getattr(view, "deprecated", None):
        yield whole
    for name, deprecation in getattr(view, "deprecated_parameters", {}).items():
        if name in parameters:
            yield deprecation
    chosen, left_out = _names(parameters, "fields"), _names(parameters, "omit")
    for name, deprecation in fields_of(view).items():
        if name not in left_out and (not chosen or name in chosen):
            yield deprecation


def fields_of(view: Any) -> dict[str, Deprecation]:
    """Properties that will go, of the objects that the view answers with."""
    shapes = {"list": "shape", "retrieve": "detail_shape"}
    answered = getattr(view, shapes.get(getattr(view, "action", ""), "answer"), None)
    return dict(getattr(answered, "deprecated_fields", {}))


def _names(parameters: Any, parameter: str) -> set[str]:
    values = parameters.getlist(parameter)
    return {name.strip() for value in values for name in value.split(",") if name.strip()}


def deprecations(urlconf: str | None = None) -> list[Listed]:
    """All that is declared in the API, by address."""
    found = dict.fromkeys(
        listed
        for address, view in _views(get_resolver(urlconf).url_patterns, "/")
        for listed in _of_view(view, address)
    )
    return sorted(found, key=lambda one: (one.address, one.kind, one.name))


def _of_view(view: Any, address: str) -> Iterator[Listed]:
    if whole := getattr(view, "deprecated", None):
        yield Listed(address, "view", "", whole)
    for name, deprecation in getattr(view, "deprecated_parameters", {}).items():
        yield Listed(address, "parameter", name, deprecation)
    for name, deprecation in fields_of(view).items():
        yield Listed(address, "field", name, deprecation)


def _views(patterns: Iterable[Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "cls", None)
            if view is not None:
                yield address, _with_action(view, pattern.callback)


def _with_action(view: Any, callback: Any) -> Any:
    """A view of several addresses answers each with an object of its own."""
    action = getattr(callback, "actions", None) or {}
    return type(view.__name__, (view,), {"action": action["get"]}) if "get" in action else view


def _seconds(day: datetime.date) -> int:
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
