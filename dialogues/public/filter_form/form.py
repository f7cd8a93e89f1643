"""The filter form of a list: what its listing can filter by, what is chosen, what is wrong.

Made from the listing's own fields and the raw parameters, so that it stands beside a refused
request too. Options are those the public may see: the fields know no others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.filters.fields import MOST_OPTIONS, RecordField
from dialogues.filters.listing import Listing
from dialogues.filters.problems import Problem
from dialogues.models import Conference, Document, Institution, Participant, Topic
from dialogues.public.addresses import api_twin, changed, with_parameters, without, without_value
from dialogues.public.filter_form.groups import Branch, Chosen, Group, Option
from dialogues.public.filter_form.options import (
    SHOWN,
    SHOWN_FOLDED,
    SHOWN_OPENED,
    Counts,
    closed_options,
    first_of,
    is_closed,
    open_options,
)
from dialogues.public.filter_form.tree import shown_branches
from dialogues.public.list_address import MORE, in_order

DATES = ("date_after", "date_before")
#: Sent along unchanged when the form is sent.
KEPT = ("ordering", "page_size", "updated_after")
#: What begins a new walk through the pages.
PLACE = ("cursor",)
#: Where the records of a filter are listed, for help with typing a name.
LISTS = {
    Conference: "public:conference-list",
    Document: "public:document-list",
    Institution: "public:institution-list",
    Participant: "public:participant-list",
    Topic: "public:topic-list",
}


class FilterForm:
    """``counts``: how many results each value would give, where that is known.

    ``path``: the list's address; ``more``: the filter of which all values are to be seen;
    ``said``: a number of results in words.
    """

    def __init__(
        self,
        listing: type[Listing],
        parameters: QueryDict,
        *,
        path: str = "",
        more: str = "",
        said: Callable[[int], str] = lambda count: "",
        problems: Iterable[Problem] = (),
        counts: Counts | None = None,
        folded: Sequence[str] = (),
    ) -> None:
        self.listing = listing
        self.parameters = parameters
        self.path = path
        self.problems = list(problems)
        self.counts = counts
        self.folded_names = folded
        self.more = more or parameters.get(MORE, "")
        self.said = said
        self.fields = listing.filterset_class(
            QueryDict(), queryset=listing.model._default_manager.none()
        ).form.fields
        every = [self._search(), *self._filters()]
        self._all = [group for group in every if not group.says_nothing]

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
        kept = [*((name, self.parameters.get(name)) for name in KEPT), (MORE, self.more)]
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
        asked = self.parameters.getlist(name)
        counts = None if self.counts is None else self.counts.get(name, ())
        label, errors = str(form_field.label), self._errors(name)
        if is_closed(form_field):
            options = self._said(closed_options(form_field, counts, asked))
            return Group("options", name, label, errors=errors, options=options)
        if isinstance(form_field, RecordField) and form_field.model is Topic:
            return self._tree(name, form_field, asked)
        every = open_options(form_field, counts, asked)
        shown = first_of(every, most=self._most(name))
        box = isinstance(form_field, RecordField) and (
            len(every) > SHOWN_OPENED or bool(errors) or self._too_many(form_field, counts)
        )
        known = {option.value for option in every}
        return Group(
            "options",
            name,
            label,
            errors=errors,
            options=self._said(shown),
            rest=len(every) - len(shown),
            box=box,
            **(self._names(form_field) if box else {}),
            typed=next((value for value in asked if value not in known), "") if errors else "",
            **self._opening(name, len(every) > len(shown)),
        )

    def _most(self, name: str) -> int:
        """How many values of an open list are printed."""
        if self.more == name:
            return SHOWN_OPENED
        return SHOWN_FOLDED if name in self.folded_names else SHOWN

    def _tree(self, name: str, form_field: Any, asked: list[str]) -> Group:
        counts = None
        if self.counts is not None:
            counts = {one.value: one.count for one in self.counts.get(name, ())}
        opened = self.more == name
        branches, rest = shown_branches(form_field.offered(), counts, asked, opened)
        return Group(
            "tree",
            name,
            str(form_field.label),
            hint=_("Narrower topics are included.") if name == "topic" else "",
            errors=self._errors(name),
            branches=[self._said_of(branch) for branch in branches],
            rest=rest,
            **self._opening(name, rest > 0),
        )

    def _said(self, options: Iterable[Option]) -> list[Option]:
        """Each count with what is counted, so that “23” is heard as “23 positions”."""
        return [
            option
            if option.count is None
            else replace(option, unit=self.said(option.count).removeprefix(str(option.count)))
            for option in options
        ]

    def _said_of(self, branch: Branch) -> Branch:
        (option,) = self._said([branch.option])
        return Branch(option, [self._said_of(one) for one in branch.narrower])

    def _opening(self, name: str, hides_some: bool) -> dict[str, Any]:
        """The addresses that show all values of a filter, and again only the first."""
        if self.more == name:
            return {"fewer_url": self._address(without(self.parameters, MORE))}
        if hides_some:
            return {"rest_url": self._address(changed(self.parameters, **{MORE: name}))}
        return {}

    def _address(self, parameters: QueryDict) -> str:
        return with_parameters(self.path, in_order(parameters, self.listing))

    @staticmethod
    def _too_many(form_field: Any, counts: Any) -> bool:
        """Beside a refused request nothing is counted, and of very many records none is offered."""
        return counts is None and form_field.offered().count() > MOST_OPTIONS

    @staticmethod
    def _names(form_field: Any) -> dict[str, Any]:
        """Where the names can be asked for while one is typed."""
        name = LISTS.get(form_field.model)
        if name is None:
            return {}
        field = "title" if form_field.model in (Conference, Document) else "name"
        return {"names_url": api_twin(reverse(name)), "names_field": field}

    def _errors(self, name: str) -> list[str]:
        return [problem.message for problem in self.problems if problem.field == name]
