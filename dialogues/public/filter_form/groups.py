"""What the filter form is made of; templates/includes/filter_group.html draws it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict


@dataclass(frozen=True)
class Option:
    """A value to be ticked; ``count``: what the list would hold with it, where that is known.

    ``unit``: what is counted, for those who hear the number.
    """

    value: str
    label: str
    selected: bool = False
    count: int | None = None
    stance: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Branch:
    """A topic with the shown ones below it."""

    option: Option
    narrower: list["Branch"] = field(default_factory=list)

    @property
    def opened(self) -> bool:
        """Something below is ticked."""
        return any(one.option.selected or one.opened for one in self.narrower)

    def walk(self) -> Iterator[Option]:
        yield self.option
        for one in self.narrower:
            yield from one.walk()


@dataclass(frozen=True)
class Group:
    """One filter: ``kind`` is text, options (check boxes), tree, or dates.

    ``rest``: how many further values there are, which ``rest_url`` shows; ``fewer_url`` hides them.
    ``names_url``: the API's list of the records, whose ``names_field`` helps with typing; with ``box`` a name
    or slug can be typed, and ``typed`` is what was typed and not understood.
    """

    kind: str
    name: str
    label: str
    hint: str = ""
    errors: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    value: str = ""
    after: str = ""
    before: str = ""
    rest: int = 0
    rest_url: str = ""
    fewer_url: str = ""
    box: bool = False
    names_url: str = ""
    names_field: str = ""
    typed: str = ""

    @property
    def chosen(self) -> list[Option]:
        shown = [option for branch in self.branches for option in branch.walk()]
        return [option for option in (*self.options, *shown) if option.selected]

    @property
    def says_nothing(self) -> bool:
        """No value occurs, and none can be typed."""
        listed = self.kind in ("options", "tree")
        return listed and not (self.options or self.branches or self.box or self.errors)

    @property
    def in_use(self) -> bool:
        used = self.chosen or self.value or self.after or self.before or self.errors
        return bool(used or self.fewer_url)


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, and the parameters of the list without it."""

    name: str
    group: str
    label: str
    parameters: QueryDict
