"""Records by their keys, former ones included."""

from typing import Any

from django.db.models import QuerySet

from dialogues.filters import finding


def found(rows: QuerySet[Any], key: dict[str, Any]) -> Any:
    """The public record; raises ``Absent`` or ``TakenBack``. A former slug leads to its record."""
    try:
        return finding.find(rows, key)
    except finding.Moved as moved:
        return finding.find(rows, {"pk": moved.record.pk})
