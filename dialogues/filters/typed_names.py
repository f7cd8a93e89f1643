"""A record's name where its slug is asked for: what somebody typed into a form's box."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from dialogues.filters.fields import KEY, MOST_VALUES, RecordField
from dialogues.filters.listing import Listing
from dialogues.models import Country
from dialogues.search.query import SearchError
from dialogues.text.characters import forbidden_characters

LONGEST_NAME = 300


def with_slugs(listing: type[Listing], parameters: QueryDict) -> QueryDict:
    """The parameters with slugs in place of names, where one public record alone bears the name."""
    fields = listing.filterset_class(QueryDict(), queryset=listing.model.objects.none()).form.fields
    changed = parameters.copy()
    for name, field in fields.items():
        if isinstance(field, RecordField) and len(parameters.getlist(name)) <= MOST_VALUES:
            given = [_slug(field, value) for value in parameters.getlist(name)]
            changed.setlist(name, list(dict.fromkeys(given)))
    return changed


def _slug(field: RecordField, value: str) -> str:
    text = value.strip()
    if not text or len(text) > LONGEST_NAME or forbidden_characters(text) or _is_slug(field, text):
        return value
    for rows in _by_name(field.rows(), text):
        found = list(rows.values_list(field.key, flat=True)[:2])
        if found:
            return found[0] if len(found) == 1 else value
    return value


def _is_slug(field: RecordField, text: str) -> bool:
    known = KEY.fullmatch(text) and field.rows().filter(**{field.key: text}).exists()
    return bool(known)


def _by_name(rows: QuerySet[Any], text: str) -> list[QuerySet[Any]]:
    """Who is called exactly so; else whose names hold the words."""
    if rows.model is Country:
        named = Q(name__iexact=text) | Q(name_ru=text) | Q(name_ja=text) | Q(code=text.upper())
        return [rows.filter(named)]
    columns = {field.name for field in rows.model._meta.fields}
    exact = rows.filter(**{"title" if "title" in columns else "name": text})
    if not hasattr(rows, "search"):
        return [exact]
    try:
        return [exact, rows.search(f'"{text}"')]
    except SearchError:
        return [exact]
