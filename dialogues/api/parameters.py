"""The parameters of what is no list: read as strictly as ``filters`` reads those of lists."""

from collections.abc import Collection, Iterator, Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters import wanted
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


def read_wanted(
    parameters: QueryDict, names: Collection[str], links: Collection[str]
) -> wanted.Wanted:
    """What of a record is asked for. Raises ``InvalidParameters`` for what it does not have."""
    problems = wanted.problems(parameters, names, links)
    if problems:
        raise InvalidParameters(problems)
    return wanted.read(parameters, names)


def require_one_format(extension: str | None, parameters: QueryDict) -> None:
    """Raises ``InvalidParameters`` where the address's extension and ``format`` differ."""
    asked = parameters.getlist("format")
    if extension and any(value not in ("", extension) for value in asked):
        message = _("The address ends in “.%(extension)s”; leave “format” out, or say the same.")
        raise InvalidParameters(
            [Problem("format", message % {"extension": extension}, allowed=[extension])]
        )


def require_expandable(links: Sequence[str], format_name: str, formats: Sequence[str]) -> None:
    """Raises ``InvalidParameters`` where links are to be opened in a format that cannot nest them."""
    if links and format_name not in formats:
        message = _("“expand” needs the format %(formats)s; in “%(format)s” there are links only.")
        named = _(" or ").join(formats)
        raise InvalidParameters(
            [Problem("expand", message % {"formats": named, "format": format_name})]
        )


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
