"""The sides that speak in one text: a name, a short mark for the line, a colour for the margin."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dialogues.analysis.groupings import (
    Grouping,
    SideKind,
    SideName,
    joined,
    place,
    sides_of_holder,
)
from dialogues.choices import AttributionRole, Layer
from dialogues.models import Position

#: So many sides have a colour and a line of their own; further ones share the plain one.
COLOURS = 6
LONGEST_SHORT = 6


@dataclass(frozen=True)
class TextSide:
    """``short`` stands in the line beside the number of a note; ``n`` counts positions."""

    name: SideName
    short: str
    colour: int
    n: int


def sides_in(positions: Iterable[Position]) -> dict[int, TextSide]:
    """The side of each attributed position; the author's layer is on none."""
    names = {one.pk: side_name(one) for one in positions if one.layer == Layer.ATTRIBUTED}
    counted = Counter(names.values())
    parties = sorted((name for name in counted if not name.is_other), key=place)
    colours = {name: number for number, name in enumerate(parties[:COLOURS], start=1)}
    made = {
        name: TextSide(name, short(name), colours.get(name, 0), n) for name, n in counted.items()
    }
    return {pk: made[name] for pk, name in names.items()}


def legend(sides: dict[int, TextSide]) -> list[TextSide]:
    """Each side once, the parties first."""
    return sorted(set(sides.values()), key=lambda side: place(side.name))


def side_name(position: Position) -> SideName:
    holders = (
        row.participant for row in position.attributions.all() if row.role == AttributionRole.HOLDER
    )
    return joined(side for one in holders for side in sides_of_holder(one, Grouping.COUNTRY))


def short(name: SideName) -> str:
    match name.kind:
        case SideKind.COUNTRY:
            return name.key
        case SideKind.JOINT:
            return name.key if len(name.key) <= LONGEST_SHORT else _("joint")
        case SideKind.GROUP:
            return name.label if len(name.label) <= LONGEST_SHORT else initials(name.label)
        case SideKind.ANONYMOUS:
            return _("anon.")
        case SideKind.UNATTRIBUTED:
            return _("unattr.")
    return "?"


def initials(label: str) -> str:
    """“North Atlantic Treaty Organization” is NATO; one long word is cut. No brackets."""
    words = re.findall(r"\w+", re.sub(r"\(.*", "", label)) or [label]
    if len(words) < 2:
        return f"{words[0][: LONGEST_SHORT - 1]}."
    return "".join(word[0].upper() for word in words)[:LONGEST_SHORT]
