"""The filter form of a list: what its listing can filter by, what is chosen, what is wrong.

Made from the listing's own fields and the raw parameters, so that it stands beside a refused
request too. Options are those the public may see: the fields know no others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Stance
from dialogues.filters.facets import FacetValue
from dialogues.filters.fields import MOST_VALUES, ChoiceField, RecordField, YearField
from dialogues.filters.listing import Listing
from dialogues.filters.problems import Problem
from dialogues.models import Topic
from dialogues.public.addresses import without, without_value

DATES = ("date_after", "date_before")
#: Sent along unchanged when the form is sent.
KEPT = ("ordering", "page_size", "updated_after")
#: What begins a new walk through the pages.
PLACE = ("cursor",)
Counts = Mapping[str, Sequence[FacetValue]]


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    selected: bool = False
    depth: int = 0
    count: int | None = None
    stance: str = ""

    @property
    def indented(self) -> str:
        """For a select box, which can draw no tree: each level two wide spaces further in."""
        return "\u2003" * self.depth + self.label


@dataclass(frozen=True)
class Group:
    """One filter: ``kind`` is text, options (check boxes), select, or dates."""

    kind: str
    name: str
    label: str
    hint: str = ""
    errors: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    value: str = ""
    after: str = ""
    before: str = ""
    placeholder: str = ""

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.selected]

    @property
    def in_use(self) -> bool:
        return bool(self.chosen or self.value or self.after or self.before or self.errors)


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, and the address of the list without it."""

    name: str
    group: str
    label: str
    parameters: QueryDict


class FilterForm:
    """``counts``: how many results each value would give, where that is known."""

    def __init__(
        self,
        listing: type[Listing],
        parameters: QueryDict,
        *,
        problems: Iterable[Problem] = (),
        counts: Counts | None = None,
        folded: Sequence[str] = (),
    ) -> None:
        self.listing = listing
        self.parameters = parameters
        self.problems = list(problems)
        self.counts = counts or {}
        self.folded_names = folded
        self.fields = listing.filterset_class(
            QueryDict(), queryset=listing.model._default_manager.none()
        ).form.fields
        self._all = [self._search(), *self._filters()]

    @property
    def groups(self) -> list[Group]:
        return [group for group in self._all if group.name not in self.folded_names]

    @property
    def more_groups(self) -> list[Group]:
        """Filters of the second rank, folded away unless one of them is used."""
        return [group for group in self._all if group.name in self.folded_names]

    @property
    def more_in_use(self) -> bool:
        return any(group.in_use for group in self.more_groups)

    @property
    def keep(self) -> list[tuple[str, str]]:
        kept = ((name, self.parameters.get(name)) for name in KEPT)
        return [(name, str(value)) for name, value in kept if value]

    @property
    def active(self) -> int:
        return len(self.chosen)

    @property
    def chosen(self) -> list[Chosen]:
        """Every value that is on, in the order of the form."""
        return [chosen for group in self._all for chosen in self._chosen(group)]

    def _chosen(self, group: Group) -> Iterator[Chosen]:
        rest = without(self.parameters, *PLACE)
        if group.kind == "dates":
            labels = {"date_after": _("from %(date)s"), "date_before": _("to %(date)s")}
            for name in DATES:
                if value := self.parameters.get(name):
                    label = labels[name] % {"date": value}
                    yield Chosen(name, group.label, label, without(rest, name))
        elif group.value:
            yield Chosen(group.name, group.label, group.value, without(rest, group.name))
        for option in group.chosen:
            left = without_value(rest, group.name, option.value)
            yield Chosen(group.name, group.label, option.label, left)

    def _search(self) -> Group:
        return Group(
            "text",
            "q",
            _("Words"),
            hint=_("In any script; “in quotation marks” for a phrase."),
            errors=self._errors("q"),
            value=self.parameters.get("q", "").strip(),
        )

    def _filters(self) -> Iterator[Group]:
        for name, form_field in self.fields.items():
            if name == DATES[0]:
                yield self._dates()
            elif name not in DATES:
                yield self._group(name, form_field)

    def _dates(self) -> Group:
        after, before = (self.parameters.get(name, "") for name in DATES)
        errors = [error for name in DATES for error in self._errors(name)]
        return Group("dates", "date", _("Date"), errors=errors, after=after, before=before)

    def _group(self, name: str, form_field: Any) -> Group:
        label, errors = str(form_field.label), self._errors(name)
        options = self._options(name, form_field)
        if isinstance(form_field, ChoiceField):
            return Group("options", name, label, errors=errors, options=options)
        if not options:
            value = self.parameters.get(name, "")
            hint = _("As written in the address of its page.")
            return Group("text", name, label, hint=hint, errors=errors, value=value)
        return Group(
            "select",
            name,
            label,
            errors=errors,
            options=options,
            placeholder=_("Any"),
            hint=_("Narrower topics are included.") if name == "topic" else "",
        )

    def _options(self, name: str, form_field: forms.Field) -> list[Option]:
        selected = self.parameters.getlist(name)
        counts = {found.value: found.count for found in self.counts.get(name, ())}
        counted = name in self.counts
        return [
            Option(
                value,
                label,
                selected=value in selected,
                depth=depth,
                count=counts.get(value, 0) if counted else None,
                stance=value if value in Stance.values and name == "stance" else "",
            )
            for value, label, depth in _values(form_field, selected)
        ]

    def _errors(self, name: str) -> list[str]:
        return [problem.message for problem in self.problems if problem.field == name]


def _values(form_field: Any, selected: list[str]) -> list[tuple[str, str, int]]:
    """Value, label and depth of each option; what is selected always among them."""
    if isinstance(form_field, RecordField) and form_field.rows().model is Topic:
        tree = TopicTree(form_field.offered())
        return [(branch.topic.slug, str(branch.topic), branch.depth) for branch in tree.walk()]
    values = [(value, str(label), 0) for value, label in form_field.options]
    missing = [value for value in selected if value and value not in dict(form_field.options)]
    return [*values, *_known(form_field, missing)]


def _known(form_field: Any, values: list[str]) -> list[tuple[str, str, int]]:
    """Selected values that a select box does not offer, as far as they exist for the public."""
    if isinstance(form_field, YearField):
        return [(value, value, 0) for value in values if len(value) == 4 and value.isdigit()]
    if not values or not isinstance(form_field, RecordField):
        return []
    searchable = [value for value in values[:MOST_VALUES] if "\x00" not in value]
    rows = form_field.rows().filter(**{f"{form_field.key}__in": searchable})
    return [(getattr(row, form_field.key), str(row), 0) for row in rows]
