"""Addresses of pages: absolute ones, their twins in the API, and the same with other parameters."""

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import get_script_prefix

API_BASE = "api/v1/"


def absolute(request: HttpRequest, address: str) -> str:
    """The address as the world knows it: under SITE_URL if that is set."""
    return (
        f"{settings.SITE_URL}{address}"
        if settings.SITE_URL
        else request.build_absolute_uri(address)
    )


def api_twin(path: str) -> str:
    """``/positions/`` is ``/api/v1/positions/``: the same question, answered as data."""
    prefix = get_script_prefix()
    return f"{prefix}{API_BASE}{path.removeprefix(prefix)}"


def with_parameters(path: str, parameters: QueryDict) -> str:
    query = parameters.urlencode()
    return f"{path}?{query}" if query else path


def changed(parameters: QueryDict, **values: str | None) -> QueryDict:
    """The parameters with other values; ``None`` takes one away."""
    copy = parameters.copy()
    for name, value in values.items():
        copy.pop(name, None)
        if value is not None:
            copy[name] = value
    return copy


def without(parameters: QueryDict, *names: str) -> QueryDict:
    return changed(parameters, **dict.fromkeys(names))


def without_value(parameters: QueryDict, name: str, value: str) -> QueryDict:
    """One of several values of a parameter taken away."""
    copy = parameters.copy()
    copy.setlist(name, [given for given in copy.getlist(name) if given != value])
    return copy


def without_empty(parameters: QueryDict) -> QueryDict:
    """A form sends its empty boxes along; a tidy address leaves them out."""
    copy = parameters.copy()
    for name, values in parameters.lists():
        copy.setlist(name, [value for value in values if value != ""])
    for name in [name for name, values in copy.lists() if not values]:
        del copy[name]
    return copy
