from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem, shown, unknown_value
from dialogues.filters.reconciling.kinds import KINDS


def whole_number(parameters: QueryDict, name: str, least: int, most: int, default: int) -> int:
    """Raises ``InvalidParameters`` for anything but a whole number within the bounds."""
    if name not in parameters:
        return default
    value = parameters.get(name, "")
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(most))
    if is_number and least <= int(value) <= most:
        return int(value)
    message = _(
        "“%(value)s” does not do for “%(name)s”; write a whole number from %(least)d to %(most)d."
    )
    given = {"value": shown(value), "name": name, "least": least, "most": most}
    raise InvalidParameters([Problem(name, message % given)])


def one_kind(parameters: QueryDict) -> str | None:
    """The type that is named, ``None`` for all; raises ``InvalidParameters`` for an unknown one."""
    value = parameters.get("type", "")
    if value and value not in KINDS:
        raise InvalidParameters([unknown_value("type", value, KINDS, all_of_them=True)])
    return value or None
