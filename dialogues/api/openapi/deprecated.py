"""Marks in the description what will go."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

JsonSchema = dict[str, Any]


class MarksDeprecations(AutoSchema):
    view: Any

    def is_deprecated(self) -> bool:
        return getattr(self.view, "deprecated", None) is not None

    def get_operation(self, *args: Any, **kwargs: Any) -> JsonSchema | None:
        operation = super().get_operation(*args, **kwargs)
        going = getattr(self.view, "deprecated_parameters", {})
        for parameter in (operation or {}).get("parameters", []):
            if parameter["name"] in going:
                parameter["deprecated"] = True
        return operation

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> JsonSchema:
        schema = super()._map_basic_serializer(serializer, direction)
        for name in getattr(serializer, "deprecated_fields", {}):
            schema["properties"][name] = {**schema["properties"][name], "deprecated": True}
        return schema
