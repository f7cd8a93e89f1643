"""The parameters of the public log: which nouns, which kinds of change, which page."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import ChangeKind, Noun
from dialogues.filters.paging import DEFAULT_PAGE_SIZE, Cursor, Ordering, Page, page_of
from dialogues.filters.problems import (
    InvalidParameters,
    Problem,
    unknown_parameter,
    unknown_value,
)
from dialogues.models import PublicChange
from dialogues.querysets.public_changes import known_today

ORDERING = "newest"
ORDERINGS = {ORDERING: Ordering(gettext_lazy("newest first"), ("-at",))}
CHUNK = 100


class ForReaders:
    """The kinds of change that readers are told of."""

    choices: ClassVar[list[tuple[str, Any]]] = [
        choice for choice in ChangeKind.choices if choice[0] != ChangeKind.TOUCHED
    ]
    values: ClassVar[list[str]] = [value for value, _label in choices]


class ChangeListing:
    """Reads the parameters strictly; raises ``InvalidParameters`` with all faults."""

    choices: ClassVar[dict[str, Any]] = {"noun": Noun, "kind": ForReaders}

    def __init__(self, parameters: QueryDict, *, paged: bool = True) -> None:
        self.parameters = parameters
        self.known = [*self.choices, *(["cursor"] if paged else [])]
        problems = [*self._unknown(), *self._values(), *self._repeated()]
        if problems:
            raise InvalidParameters(problems)

    @cached_property
    def selected(self) -> dict[str, list[str]]:
        """The values of each filter, in the order given, each once."""
        return {
            name: [value for value in dict.fromkeys(self.parameters.getlist(name)) if value]
            for name in self.choices
        }

    def page(self, size: int = DEFAULT_PAGE_SIZE) -> Page:
        """The next changes that readers may know of; there is a way on, but none back.

        What may be known is asked of a few at a time: to ask it of the whole log would take long.
        """
        chosen = {f"{name}__in": values for name, values in self.selected.items() if values}
        rows = PublicChange.objects.for_readers().filter(**chosen).with_closed()
        cursor = self.parameters.get("cursor")
        found: list[Any] = []
        while True:
            page = page_of(rows, ORDERINGS, ORDERING, size=CHUNK, cursor=cursor, count=None)
            found += known_today(page.rows)
            cursor = page.next
            if len(found) > size or cursor is None:
                break
        more = len(found) > size
        return Page(found[:size], _behind(found[size - 1]) if more else None, None, None)

    def _unknown(self) -> Iterator[Problem]:
        for name in self.parameters:
            if name not in self.known:
                yield unknown_parameter(name, self.known)

    def _values(self) -> Iterator[Problem]:
        for name, choices in self.choices.items():
            allowed = [str(value) for value in choices.values]
            for value in self.selected[name]:
                if value not in allowed:
                    yield unknown_value(name, value, allowed, all_of_them=True)

    def _repeated(self) -> Iterator[Problem]:
        if len(self.parameters.getlist("cursor")) > 1:
            yield Problem("cursor", _("“%(name)s” can be given only once.") % {"name": "cursor"})


def _behind(change: PublicChange) -> str:
    return Cursor(ORDERING, False, [change.at.isoformat(), change.pk]).encode()
