"""The parameters of what is no list: read as strictly as ``filters`` reads those of lists."""

from collections.abc import Collection, Iterator

from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter, unknown_value


def require_known(
    parameters: QueryDict,
    known: Collection[str],
    *,
    repeatable: Collection[str],
    formats: Collection[str],
) -> None:
    """Raises ``InvalidParameters`` for unknown names, needless repetition and an unknown format."""
    problems = [
        *_unknown(parameters, known),
        *_repeated(parameters, repeatable),
        *_bad_format(parameters, formats),
    ]
    if problems:
        raise InvalidParameters(problems)


def chosen_fields(parameters: QueryDict, names: Collection[str]) -> list[str] | None:
    """The field names asked for, ``None`` for all. Raises ``InvalidParameters`` for unknown ones."""
    given = ",".join(parameters.getlist("fields")).split(",")
    chosen = [name.strip() for name in given if name.strip()]
    unknown = [name for name in chosen if name not in names]
    if unknown:
        raise InvalidParameters(
            [unknown_value("fields", name, names, all_of_them=True) for name in unknown]
        )
    return chosen or None


def _unknown(parameters: QueryDict, known: Collection[str]) -> Iterator[Problem]:
    return (unknown_parameter(name, known) for name in parameters if name not in known)


def _repeated(parameters: QueryDict, repeatable: Collection[str]) -> Iterator[Problem]:
    message = _("“%(name)s” can be given only once.")
    for name, values in parameters.lists():
        if len(values) > 1 and name not in repeatable:
            yield Problem(name, message % {"name": name})


def _bad_format(parameters: QueryDict, formats: Collection[str]) -> Iterator[Problem]:
    value = parameters.get("format")
    if value and value not in formats:
        yield unknown_value("format", value, formats, all_of_them=True)
