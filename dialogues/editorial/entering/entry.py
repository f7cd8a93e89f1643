"""An entry on its way into the records: read and checked, but not stored yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from dialogues.editorial.entering.kinds import Form
from dialogues.filters.problems import Problem


@dataclass(eq=False)
class Entry:
    """One record or part. ``values`` by public name: columns as Python has them, else as below."""

    form: Form
    path: str
    values: dict[str, Any] = field(default_factory=dict)
    #: The names that were sent; ``values`` may be completed by what follows from them.
    given: frozenset[str] = frozenset()
    ref: str = ""
    is_faulty: bool = False
    #: What it became; and whether that is being worked on.
    record: Any = None
    is_begun: bool = False
    #: Where the words of a quotation stand.
    anchor: Any = None

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path and name else self.path or name

    def entries(self) -> Iterator["Entry"]:
        """This one and all within it."""
        yield self
        for value in self.values.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Entry):
                    yield from one.entries()
                elif isinstance(one, Reference) and one.entry is not None:
                    yield from one.entry.entries()

    def references(self) -> Iterator["Reference"]:
        """All references within, those of inner entries included."""
        for entry in self.entries():
            for value in entry.values.values():
                rows = value if isinstance(value, list) else [value]
                yield from (one for one in rows if isinstance(one, Reference))


@dataclass(eq=False)
class Reference:
    """A record by its key, by the ``ref`` of an entry, by an entry of its own, or a new voice."""

    path: str
    model: type[models.Model]
    key: str | int | None = None
    ref: str = ""
    #: The new record that is entered right here, or, for a ``ref``, elsewhere in the request.
    entry: Entry | None = None
    elsewhere: Entry | None = None
    is_anonymous: bool = False
    record: Any = None

    @property
    def new(self) -> Entry | None:
        return self.entry or self.elsewhere


class Faults(Exception):
    """What is wrong with an entry, everything at once; nothing was written.

    ``is_malformed``: a name is used that there is not, rather than a value that will not do.
    """

    def __init__(self, problems: Iterable[Problem], *, is_malformed: bool = False) -> None:
        self.problems = list(problems)
        self.is_malformed = is_malformed
        super().__init__(" ".join(problem.message for problem in self.problems[:3]))
