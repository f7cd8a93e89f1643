"""The newest of some positions, and how many there are."""

from dataclasses import dataclass

from dialogues.models import Position

NEWEST = 12


@dataclass(frozen=True)
class Few:
    shown: list[Position]
    total: int

    @property
    def unshown(self) -> int:
        return self.total - len(self.shown)


def newest(positions: set[int], *, preview: bool = False) -> Few:
    """``positions``: the keys of visible ones."""
    rows = Position.objects.filter(pk__in=positions).for_list(preview=preview)
    ordered = rows.order_by("-conference__sort_date", "-conference", "number")
    return Few(list(ordered[:NEWEST]), len(positions))
