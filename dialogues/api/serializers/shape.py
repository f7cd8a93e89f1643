"""What all JSON objects are made of. They are only read: nothing here takes input."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Manager
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

ISO_CODE = {"type": "string", "pattern": "^[A-Z]{2,4}$"}


# One JSON object, read from a record or a part of one; ``fields`` are the only ones wanted. The
# context holds ``addresses``. (Docstrings of shapes are printed in the API's description.)
class Shape(serializers.Serializer):
    def __init__(self, *args: Any, fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._wanted = fields

    @classmethod
    def field_names(cls) -> list[str]:
        return list(cls._declared_fields)

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        if self._wanted is None:
            return fields
        return {name: field for name, field in fields.items() if name in self._wanted}


@extend_schema_field({"type": "string", "format": "uri"})
class ApiAddress(serializers.Field):
    """The absolute address of a record in the API, from its slug or id."""

    lookup = "record"

    def __init__(self, noun: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.noun = noun

    def to_representation(self, value: str | int) -> str:
        return getattr(self.context["addresses"], self.lookup)(self.noun, value)


class PageAddress(ApiAddress):
    """The absolute address of a record's page."""

    lookup = "page"


class Moment(serializers.DateTimeField):
    """An ISO 8601 time, always in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=datetime.UTC, **kwargs)


@extend_schema_field(ISO_CODE)
class CountryCode(serializers.Field):
    """ISO 3166-1 alpha-2, for former countries ISO 3166-3; ``null`` for none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": "array", "items": ISO_CODE})
class CountryCodes(serializers.Field):
    """ISO codes in alphabetical order."""

    def to_representation(self, value: "Manager[Any]") -> list[str]:
        return sorted(country.code for country in value.all())
