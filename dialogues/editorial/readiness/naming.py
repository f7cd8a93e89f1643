"""Whom published positions would name against the rule of their conference."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from dialogues.choices import Status
from dialogues.editorial.attribution_rule import (
    Rooms,
    persons_in_need_of_a_rule,
    persons_named,
    read_whole,
)
from dialogues.editorial.readiness.problem import Problem
from dialogues.models import Position


def published(positions: Iterable[Position]) -> tuple[list[Position], Rooms]:
    """Those that the public may read, with all that is judged of them."""
    found = read_whole(position for position in positions if position.status == Status.PUBLISHED)
    return found, Rooms(found)


def against_the_rule(position: Position, rooms: Rooms) -> Iterator[Problem]:
    for name in persons_named(position, rooms):
        message = _(
            "Position %(number)s (“%(position)s”) would name %(name)s; the attribution rule of this "
            "conference (%(rule)s) forbids a person’s name beside a position."
        ) % {
            "number": position.number,
            "position": position,
            "name": name,
            "rule": position.conference.get_attribution_rule_display(),
        }
        yield Problem("attributions", message)


def behind_closed_doors(position: Position, rooms: Rooms) -> Iterator[Problem]:
    for name in persons_in_need_of_a_rule(position, rooms):
        message = _(
            "%(name)s was at a closed-door meeting whose attribution rule is not stated; find out "
            "the rule and choose it on the conference first."
        ) % {"name": name}
        yield Problem("attributions", message, position.conference, there="attribution_rule")
