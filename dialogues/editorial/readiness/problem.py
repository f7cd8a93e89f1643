"""What a check finds, and the refusal that comes of it."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from dialogues.models import EditorialRecord


class Level(StrEnum):
    #: The record cannot be public while this is so.
    BAR = "bar"
    #: It can be; a careful editor would mend it all the same.
    ADVICE = "advice"


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the field it is about, and a sentence that says what to do.

    ``about`` is the other record that has to be mended first, where there is one, and ``there``
    the field of that record. ``comes_first`` says that publishing that record is all it takes.
    """

    field: str
    message: str
    about: EditorialRecord | None = dataclasses.field(default=None, compare=False)
    there: str = dataclasses.field(default="", compare=False)
    comes_first: bool = dataclasses.field(default=False, compare=False)
    level: Level = dataclasses.field(default=Level.BAR, compare=False)


def advice(field: str, message: str, about: EditorialRecord | None = None) -> Problem:
    return Problem(field, message, about, level=Level.ADVICE)


class NotReady(Exception):
    """The record cannot be public as it is; ``problems`` says why."""

    def __init__(self, record: EditorialRecord, problems: list[Problem]) -> None:
        self.record, self.problems = record, problems
        super().__init__(" ".join(problem.message for problem in problems))
