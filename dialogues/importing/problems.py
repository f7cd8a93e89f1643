"""What is wrong with a file, a row or a cell, in words that say how to mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

#: How much of a cell's content a problem repeats, in code points.
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """``row`` is the spreadsheet's own number; without one the whole table is meant."""

    message: str
    table: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    allowed: str = ""
    nearest: str = ""

    def as_data(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}


class FileRefused(Exception):
    """The file cannot be read as tables; nothing of it was taken."""

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        told = [Problem(problems)] if isinstance(problems, str) else list(problems)
        self.problems = told
        super().__init__(" ".join(problem.message for problem in told))


def excerpt(value: Any) -> str:
    """A value as it can be repeated on a page and stored: short, and without control characters."""
    text = str(value)[: SHOWN + 1]
    sound = "".join(c if c.isprintable() else "·" for c in text)
    return sound[:SHOWN] + "…" if len(sound) > SHOWN else sound
