"""Which properties of a record an answer shows, and which of its links it opens.

``fields`` names those to show, ``omit`` those to leave out, ``expand`` the links to be given as whole
records. All three are comma lists, and can be repeated.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.filters.problems import Problem, near_matches, shown

#: No record has so many properties; whoever names more is refused before the names are read.
MOST_NAMES = 100


@dataclass(frozen=True)
class Wanted:
    """``fields``: in the order asked for, ``None`` for all; ``expand``: links, all of them shown."""

    fields: list[str] | None
    expand: list[str]


def read(parameters: QueryDict, names: Collection[str]) -> Wanted:
    """What is asked for, as far as it can be told of; see ``problems`` for the rest."""
    fields, omitted = listed(parameters, "fields"), listed(parameters, "omit")
    left = [name for name in fields or names if name not in omitted]
    return Wanted(left if fields or omitted else None, listed(parameters, "expand"))


def problems(
    parameters: QueryDict, names: Collection[str], links: Collection[str]
) -> list[Problem]:
    """``names``: the record's properties; ``links``: those of them that can be opened."""
    allowed = {"fields": names, "omit": names, "expand": links}
    found = [
        problem
        for parameter, known in allowed.items()
        for problem in _unknown(parameter, listed(parameters, parameter), known)
    ]
    return found or list(_contradictions(read(parameters, names)))


def listed(parameters: QueryDict, parameter: str) -> list[str]:
    """The names in a comma list, each once."""
    given = ",".join(parameters.getlist(parameter)).split(",", MOST_NAMES + 1)
    return list(dict.fromkeys(name.strip() for name in given if name.strip()))


def _unknown(parameter: str, given: list[str], known: Collection[str]) -> Iterator[Problem]:
    if len(given) > MOST_NAMES:
        message = _("“%(field)s” takes at most %(most)s names.")
        yield Problem(parameter, message % {"field": parameter, "most": MOST_NAMES})
        return
    for name in given:
        if name not in known:
            yield Problem(parameter, _no_such(parameter, name, known), allowed=list(known))


def _no_such(parameter: str, name: str, known: Collection[str]) -> str:
    near = near_matches(name, known, most=1)
    hint = _(" Did you mean “%(near)s”?") % {"near": near[0]} if near else ""
    message = _("“%(value)s” is no value of “%(field)s”.")
    listing = _(" Allowed: %(listed)s.") % {"listed": ", ".join(known)}
    return message % {"value": shown(name), "field": parameter} + hint + listing


def _contradictions(wanted: Wanted) -> Iterator[Problem]:
    if wanted.fields is None:
        return
    if not wanted.fields:
        yield Problem("omit", _("“omit” leaves nothing to show; keep at least one property."))
        return
    message = _("“%(name)s” cannot be expanded where “fields” or “omit” leaves it out.")
    for name in wanted.expand:
        if name not in wanted.fields:
            yield Problem("expand", message % {"name": name})
