"""Text put together block by block, with the places of its headings."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

#: The white space that mark-up collapses; a no-break space is none of it.
COLLAPSED = re.compile(r"[ \t\r\n\f]+")
#: Blocks of one of these kinds in a row stand on lines one below the other; paragraphs do not.
PARAGRAPH, LINE, ROW, ITEM = "paragraph", "line", "row", "item"


@dataclass
class Extract:
    """What a file holds: its text, and what its own mark-up says of it."""

    text: str = ""
    headings: list[tuple[int, int]] = field(default_factory=list)
    title: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    author: str = ""
    notes: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


class Refused(Exception):
    """The file cannot be taken; ``code`` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Blocks:
    """Collects blocks; between paragraphs stands an empty line, between rows and items none."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.headings: list[tuple[int, int]] = []
        self.last_kind = PARAGRAPH

    def add(self, words: str, *, kind: str = PARAGRAPH, heading: bool = False) -> None:
        words = words.strip(" \t\r\n\f")
        if not words:
            return
        if self.parts:
            self._put("\n" if kind == self.last_kind != PARAGRAPH else "\n\n")
        if heading:
            self.headings.append((self.length, self.length + len(words)))
        self._put(words)
        self.last_kind = kind

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def collapsed(words: str) -> str:
    """White space as a browser shows it: runs of it are one space, no-break spaces stay."""
    return COLLAPSED.sub(" ", words)
