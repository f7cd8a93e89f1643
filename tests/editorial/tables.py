"""Whole tables as values, to be compared before and after."""

from datetime import datetime
from typing import Any

from django.apps import apps

#: They tell of the life of a row, not of its contents.
LIFE = {"version", "updated_at", "updated_by_id"}
#: Follow from the rest; the public log goes on growing.
DERIVED = {"SearchEntry", "PublicChange"}


def tables() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the product, many-to-many links included, without their numbers."""
    return {
        model.__name__: rows(model)
        for model in apps.get_app_config("dialogues").get_models(include_auto_created=True)
        if model.__name__ not in DERIVED
    }


def rows(model: Any) -> list[dict[str, Any]]:
    ignored = LIFE | (
        {"id"} if model._meta.auto_created or model.__name__ == "FormerSlug" else set()
    )
    columns = [
        field.attname for field in model._meta.concrete_fields if field.attname not in ignored
    ]
    found = [
        {name: plain(value) for name, value in row.items()}
        for row in model._base_manager.values(*columns)
    ]
    return sorted(found, key=lambda row: [str(row[name]) for name in columns])


def plain(value: Any) -> Any:
    """History keeps times to the millisecond."""
    return (
        value.replace(microsecond=value.microsecond // 1000 * 1000)
        if isinstance(value, datetime)
        else value
    )
