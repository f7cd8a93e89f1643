"""What two states of a record have in common and where they differ, in words to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from dialogues.text.differences import MOST_PRINTED, Segment, abridged, differences

Fate = Literal["kept", "changed", "removed", "added"]


@dataclass(frozen=True)
class Line:
    """One field: its printed value in the earlier state and in the later one."""

    form: ClassVar[str] = "line"
    label: str
    then: str
    now: str
    #: A choice, a date or a number is replaced as a whole; words are told one from another.
    is_words: bool = True

    @property
    def is_changed(self) -> bool:
        return self.then != self.now

    @property
    def whole(self) -> str:
        """The later value as it is; of a very long text its beginning."""
        return self.now if len(self.now) <= MOST_PRINTED else f"{self.now[:MOST_PRINTED]}…"

    @cached_property
    def segments(self) -> list[Segment]:
        if self.is_words:
            return abridged(differences(self.then, self.now))
        both: tuple[Segment, ...] = (Segment("deleted", self.then), Segment("inserted", self.now))
        return [segment for segment in both if segment.text]


@dataclass(frozen=True)
class Item:
    fate: Fate
    text: str


@dataclass(frozen=True)
class Listing:
    """A relation entered as a list: topics, countries, conferences."""

    form: ClassVar[str] = "list"
    label: str
    items: Sequence[Item]

    @property
    def is_changed(self) -> bool:
        return any(item.fate != "kept" for item in self.items)


@dataclass(frozen=True)
class Part:
    """A quotation, a host, an attribution: the same one in both states, or only in one of them."""

    fate: Fate
    title: str
    lines: Sequence[Line]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.is_changed]

    @property
    def unchanged(self) -> list[Line]:
        return [line for line in self.lines if not line.is_changed and line.now]


@dataclass(frozen=True)
class Parts:
    form: ClassVar[str] = "parts"
    label: str
    parts: Sequence[Part]
    #: The parts that both states have stand in another order.
    reordered: bool = False

    @property
    def is_changed(self) -> bool:
        return self.reordered or any(part.fate != "kept" for part in self.parts)

    @property
    def touched(self) -> list[Part]:
        return [part for part in self.parts if part.fate != "kept"]

    @property
    def kept(self) -> list[Part]:
        return [part for part in self.parts if part.fate == "kept"]


@dataclass(frozen=True)
class Comparison:
    """All fields, lists and parts of a record; ``is_whole`` where there is nothing to compare with."""

    rows: Sequence[Line | Listing | Parts]
    is_whole: bool = False

    @property
    def changed(self) -> list[Line | Listing | Parts]:
        return [row for row in self.rows if row.is_changed]

    @property
    def unchanged(self) -> list[Line | Listing | Parts]:
        return [row for row in self.rows if not row.is_changed and _holds_something(row)]

    @property
    def labels(self) -> list[str]:
        """The names of what changed."""
        return [row.label for row in self.changed]


def _holds_something(row: Line | Listing | Parts) -> bool:
    if isinstance(row, Line):
        return bool(row.now)
    return bool(row.items if isinstance(row, Listing) else row.parts)
