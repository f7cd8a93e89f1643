"""Errors of the rules and of the database, told as problems of a row."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, models
from django.utils.translation import gettext as _

from dialogues.editorial.readiness import NotReady
from dialogues.importing.checking.rows import problem_of
from dialogues.importing.problems import Problem
from dialogues.importing.reading import ReadRow
from dialogues.models import VersionConflict
from dialogues.text.anchoring import AnchoringError

#: What the database raises for one row alone.
OF_ONE_ROW = (IntegrityError, DataError)
#: What refuses a row; everything else ends the whole import.
REFUSALS = (ValidationError, AnchoringError, NotReady, VersionConflict, *OF_ONE_ROW)


class RowRefused(Exception):
    """A row breaks a rule that only this import knows."""

    def __init__(self, message: str, column: str = "") -> None:
        self.message, self.column = message, column
        super().__init__(message)


def problems_of(row: ReadRow, error: Exception, record: models.Model | None) -> list[Problem]:
    """Never empty. What the database refuses is asked of the record's own rules once more."""
    if isinstance(error, RowRefused):
        return [problem_of(row, error.message, error.column)]
    if isinstance(error, ValidationError):
        return _of_validation(row, error)
    if isinstance(error, AnchoringError):
        return [problem_of(row, str(error), "exact")]
    if isinstance(error, OF_ONE_ROW):
        return _of_database(row, record)
    return [problem_of(row, str(error))]


def _of_validation(row: ReadRow, error: ValidationError) -> list[Problem]:
    if not hasattr(error, "error_dict"):
        return [problem_of(row, message) for message in error.messages]
    columns = {row.table.field_name(name): name for name in row.table.names}
    return [
        problem_of(row, message, "" if name == NON_FIELD_ERRORS else columns.get(name, name))
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _of_database(row: ReadRow, record: Any) -> list[Problem]:
    told = problem_of(row, _("This clashes with another row, or with what is stored by now."))
    if record is None:
        return [told]
    try:
        record.full_clean()
    except ValidationError as error:
        return _of_validation(row, error)
    return [told]
