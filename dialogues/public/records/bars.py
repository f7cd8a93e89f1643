"""Bars of stances whose parts lead to a list of positions."""

from dialogues.analysis.stances import Distribution
from dialogues.public.topics.figures import Bar, BarPart


def bar(stances: Distribution, address: str, name: str = "") -> Bar:
    """``address``: the list of all positions counted, with parameters of its own."""
    segments = [
        BarPart(
            one.stance, one.label, one.count, one.x, one.width, f"{address}&stance={one.stance}"
        )
        for one in stances.segments
    ]
    return Bar(name, stances.total, address, segments)
