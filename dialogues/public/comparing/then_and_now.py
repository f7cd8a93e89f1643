from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogues.analysis.shifts import Shift
from dialogues.models import Position, Topic
from dialogues.public.comparing.addresses import CompareAddresses


@dataclass(frozen=True)
class ShiftView:
    """``also``: further topics on which the same two positions show the same."""

    shift: Shift
    topic: Topic
    earlier: Position
    later: Position
    then_url: str
    now_url: str
    also: list[Topic] = field(default_factory=list)


def shift_views(
    found: Iterable[Shift], positions: Mapping[int, Position], addresses: CompareAddresses
) -> list[ShiftView]:
    """Those whose positions are at hand, each two positions once."""
    topics = addresses.question.tree.topics
    views: dict[tuple[Any, ...], ShiftView] = {}
    for shift in found:
        same = (shift.side, shift.change, shift.earlier, shift.later)
        if same in views:
            views[same].also.append(topics[shift.topic])
        elif shift.earlier in positions and shift.later in positions:
            earlier, later = positions[shift.earlier], positions[shift.later]
            views[same] = _view(shift, topics[shift.topic], earlier, later, addresses)
    return list(views.values())


def _view(
    shift: Shift, topic: Topic, earlier: Position, later: Position, addresses: CompareAddresses
) -> ShiftView:
    then_url = addresses.said(shift, topic, earlier)
    return ShiftView(shift, topic, earlier, later, then_url, addresses.said(shift, topic, later))
