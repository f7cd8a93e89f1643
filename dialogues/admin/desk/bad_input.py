"""Addresses that no link of the desk leads to: answered, never with an error page of the server."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import FieldDoesNotExist, SuspiciousOperation
from django.db import DataError, connection, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from dialogues.admin.desk.choosing import is_key, key_field, sound_keys

UNSOUND = (ValueError, OverflowError, DataError)


#: How a filter may compare; regular expressions and parts of words are no filter of any list.
COMPARISONS = {"exact", "in", "isnull", "gte", "lt", "year", "month", "day"}


class SurvivesBadInput:
    def lookup_allowed(self: Any, lookup: str, value: Any, request: HttpRequest) -> bool:
        *path, last = lookup.split("__")
        if path and last not in COMPARISONS:
            return False
        return super().lookup_allowed(lookup, value, request)  # type: ignore[misc]

    def get_changeform_initial_data(self: Any, request: HttpRequest) -> dict[str, Any]:
        """What ``add/?conference=5`` fills in; what cannot be such a record is left out."""
        given = super().get_changeform_initial_data(request)  # type: ignore[misc]
        return {name: value for name, value in given.items() if self._is_sound(name, value)}

    def _is_sound(self: Any, name: str, value: Any) -> bool:
        try:
            field = self.opts.get_field(name)
        except FieldDoesNotExist:
            return True
        if not field.is_relation:
            return isinstance(value, str) and "\x00" not in value
        values = value if isinstance(value, list) else [value]
        return getattr(field, "editable", False) and all(_exists(field, one) for one in values)

    def get_changelist_instance(self: Any, request: HttpRequest) -> Any:
        """Filters that the database refuses are as wrong as those that Django refuses."""
        try:
            with _savepoint():
                return super().get_changelist_instance(request)  # type: ignore[misc]
        except SuspiciousOperation:
            raise
        except UNSOUND as error:
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self: Any, request: Any, extra_context: Any = None) -> HttpResponse:
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(request.path + "?e=1")
        if request.method == "POST":
            request.POST = _with_sound_selection(request.POST)
        return super().changelist_view(request, extra_context)  # type: ignore[misc]

    def get_object(self: Any, request: HttpRequest, object_id: Any, from_field: Any = None) -> Any:
        if "\x00" in str(object_id):
            return None
        return super().get_object(request, object_id, from_field)  # type: ignore[misc]


def _with_sound_selection(data: QueryDict) -> QueryDict:
    sound = data.copy()
    selected = data.getlist(ACTION_CHECKBOX_NAME)
    sound.setlist(ACTION_CHECKBOX_NAME, [key for key in selected if is_key(key)])
    return sound


def _savepoint() -> AbstractContextManager[Any]:
    """Within a transaction a refused query would spoil all that follow; outside none is begun."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _exists(field: Any, value: Any) -> bool:
    keys = sound_keys(field, [value])
    target: type[models.Model] = field.remote_field.model
    return (
        bool(keys) and target._base_manager.filter(**{key_field(field).attname: keys[0]}).exists()
    )
