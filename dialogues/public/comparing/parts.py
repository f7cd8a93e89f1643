from functools import cached_property

from dialogues.analysis.shifts import Change
from dialogues.filters.comparing import CompareQuestion
from dialogues.models import Position
from dialogues.public.comparing.addresses import CompareAddresses
from dialogues.public.comparing.board import OutcomeGroup, outcome_groups, spread
from dialogues.public.comparing.matrix import MOST_OPENED, RowView, apart_in_words, row_views
from dialogues.public.comparing.then_and_now import ShiftView, shift_views

MOST_MOVED, MOST_AGAIN, MOST_TOGETHER = 8, 12, 6


class CompareParts:
    """What is printed of a comparison, none of it without bounds."""

    def __init__(self, question: CompareQuestion, path: str) -> None:
        self.question = question
        self.addresses = CompareAddresses(question, path)
        self._facing = spread(question.board)
        shifts = question.shifts
        self._moved = [one for one in shifts if one.change != Change.AGAIN][:MOST_MOVED]
        self._again = [one for one in shifts if one.change == Change.AGAIN][:MOST_AGAIN]
        self._together = question.matrix.together[:MOST_TOGETHER]

    @cached_property
    def positions(self) -> dict[int, Position]:
        """Those whose words are printed; one that was withdrawn meanwhile is missing."""
        opened = self.question.claims_of_cell()[:MOST_OPENED]
        keys = {key for entry in self._facing for key in entry.facing or ()}
        keys |= {key for one in (*self._moved, *self._again) for key in (one.earlier, one.later)}
        keys |= {claim.position for claim in (*self._together, *opened)}
        return Position.objects.published().for_list().in_bulk(keys) if keys else {}

    @cached_property
    def rows(self) -> list[RowView]:
        return row_views(self.question, self.positions, self.addresses)

    @cached_property
    def groups(self) -> list[OutcomeGroup]:
        return outcome_groups(self.question.board, self._facing, self.positions, self.addresses)

    @cached_property
    def moved(self) -> list[ShiftView]:
        return shift_views(self._moved, self.positions, self.addresses)

    @cached_property
    def again(self) -> list[ShiftView]:
        return shift_views(self._again, self.positions, self.addresses)

    @property
    def shifts_left_out(self) -> int:
        return len(self.question.shifts) - len(self._moved) - len(self._again)

    @cached_property
    def together(self) -> list[Position]:
        """What several of the sides hold jointly."""
        keys = (claim.position for claim in self._together)
        return [self.positions[key] for key in keys if key in self.positions]

    @cached_property
    def apart_in_words(self) -> list[str]:
        return apart_in_words(self.question.matrix)
