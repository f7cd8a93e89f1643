from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django_filters import FilterSet


class ParameterFilterSet(FilterSet):
    """A FilterSet that can also be asked what would match other values than those of the request."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.matching(queryset, self.form.cleaned_data)

    def matching(self, rows: QuerySet[Any], values: Mapping[str, Any]) -> QuerySet[Any]:
        """``values``: cleaned ones by the names of their filters; those left out ask nothing."""
        for name, value in values.items():
            rows = self.filters[name].filter(rows, value)
        return rows
