"""Plans and their outcomes as values to compare."""

from typing import Any

from django.apps import apps

from dialogues.importing import runs
from dialogues.models import ImportRun

#: What an upload itself leaves behind, and what follows from the records.
OF_THE_UPLOAD = {"ImportRun", "Session", "LogEntry"}


def begun(content: bytes, name: str = "file.xlsx", noun: str = "", by: Any = None) -> ImportRun:
    return runs.begin(name, content, by=by, noun=noun)


def imported(content: bytes, name: str = "file.xlsx", noun: str = "", by: Any = None) -> ImportRun:
    return runs.accept(begun(content, name, noun, by), by=by)


def counts(run: ImportRun) -> dict[str, int]:
    """Only what there is: ``{"create": 2}``."""
    return {action: count for action, count in run.summary["counts"].items() if count}


def rows(run: ImportRun, action: str) -> list[dict[str, Any]]:
    return [row for row in run.summary["rows"] if row["action"] == action]


def problems(run: ImportRun) -> list[dict[str, Any]]:
    return [problem for row in rows(run, "reject") for problem in row["problems"]]


def contents() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, history and users included, but for the uploads themselves."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model.__name__ not in OF_THE_UPLOAD
    }
