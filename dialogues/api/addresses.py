from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse


class Addresses:
    """Absolute addresses in the answer to one request: under SITE_URL if that is set."""

    def __init__(self, request: HttpRequest) -> None:
        self._path = request.path
        self._parameters = request.GET
        self._base = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
        self._known: dict[tuple[str, Any], str] = {}

    def record(
        self,
        noun: str,
        key: str | int,
        parameters: QueryDict | None = None,
        extension: str | None = None,
    ) -> str:
        """A record's address in the API; with an ``extension``, its address in that format."""
        if extension:
            address = self._reversed(f"api:{noun}-detail-as", key, extension)
        else:
            address = self._reversed(f"api:{noun}-detail", key)
        return _with_parameters(address, parameters)

    def page(self, noun: str, key: str | int) -> str:
        """A record's address among the pages."""
        return self._reversed(f"public:{noun}", key)

    def of(self, name: str, parameters: QueryDict | None = None) -> str:
        """The address of an API view without a key, such as ``position-list``."""
        return _with_parameters(self._reversed(f"api:{name}"), parameters)

    def here(self, **changed: str) -> str:
        """This very address, with some parameters changed."""
        parameters = self._parameters.copy()
        for name, value in changed.items():
            parameters[name] = value
        return _with_parameters(f"{self._base}{self._path}", parameters)

    def beginning(self) -> str:
        """This very list from its first page on."""
        parameters = self._parameters.copy()
        parameters.pop("cursor", None)
        return _with_parameters(f"{self._base}{self._path}", parameters)

    def at(self, path: str) -> str:
        """A path of this site, as the world knows it."""
        return f"{self._base}{path}"

    def _reversed(self, name: str, *key: str | int) -> str:
        """Each address is worked out once a request: a list repeats its topics and holders."""
        if (name, key) not in self._known:
            self._known[name, key] = f"{self._base}{reverse(name, args=key)}"
        return self._known[name, key]


def _with_parameters(address: str, parameters: QueryDict | None) -> str:
    return f"{address}?{parameters.urlencode()}" if parameters else address
