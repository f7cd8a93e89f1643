"""The parameters of a comparison, read as strictly as those of lists, and what they compare."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.analysis.claims import Claim, claims
from dialogues.analysis.comparison import (
    APART,
    Matrix,
    joint_sides,
    leading_pair,
    matrix,
    shared_topics,
)
from dialogues.analysis.convergence import Entry, Relation, board, recorded_relations
from dialogues.analysis.groupings import Grouping, SideKind, SideName
from dialogues.analysis.shifts import Shift, public_holders, shifts
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import ParticipantKind, Setting
from dialogues.filters.fields import ChoiceField, ParameterError, RecordField, RepeatedField
from dialogues.filters.listing import Listing
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, Problem, unknown_parameter, unknown_value
from dialogues.models import Country, Institution, Participant, Position, Topic

FEWEST_SIDES, MOST_SIDES = 2, 6
#: Rows of a matrix: where the reader has not said, and at most.
ROWS, MOST_ROWS = 15, 200
COUNTRY_CODE = re.compile("[A-Z]{2,4}")
#: Filters of positions that choose what is compared.
CHOOSING = ("conference", "date_after", "date_before")
OWN = ("by", "side", "topic", "setting", "joint", "cell", "page_size")
REPEATED = ("side", "topic", "setting", "conference")


class Joint(TextChoices):
    """Where positions stand that several sides hold together: they are never each one's own."""

    APART = "apart", gettext_lazy("Counted apart")
    COLUMN = "column", gettext_lazy("In columns of their own")


class ChosenCell(NamedTuple):
    topic: Topic
    key: str


class CompareQuestion:
    """Reads the parameters of one request; raises ``InvalidParameters`` with all faults.

    ``rows``: how many topics are compared if the request does not say. ``extra``: further names that
    a door takes, and reads itself.
    """

    def __init__(
        self, parameters: QueryDict, *, rows: int = ROWS, extra: Iterable[str] = ()
    ) -> None:
        self.parameters = parameters
        self.default_rows = rows
        self._problems = [*self._unknown(extra), *self._repeated(extra), *self._bad_size()]
        self.by = self._choice("by", Grouping, Grouping.COUNTRY)
        self.joint = self._choice("joint", Joint, Joint.APART)
        self.settings: list[str] = self._clean(
            "setting", ChoiceField(parameter="setting", choices=Setting, required=False)
        )
        self.chosen_topics: list[Topic] = self._unique(
            self._clean("topic", record_field("topic", Topic.objects.published))
        )
        self.chosen_sides: list[SideName] = self._unique(self._read_sides())
        self._listing = self._read_listing()
        self.cell = self._read_cell()
        if self._problems:
            raise InvalidParameters(self._problems)

    @property
    def size(self) -> int:
        """How many topics are compared at most."""
        given = self.parameters.get("page_size")
        return int(given) if given else max(self.default_rows, len(self.chosen_topics))

    @cached_property
    def positions(self) -> QuerySet[Position]:
        """The public positions among which is compared, on whatever topic, of whatever side."""
        rows = self._listing.rows
        return rows.filter(setting__in=self.settings) if self.settings else rows

    @cached_property
    def claims(self) -> list[Claim]:
        return claims(self.positions, self.by)

    @cached_property
    def tree(self) -> TopicTree:
        return TopicTree(Topic.objects.published())

    @cached_property
    def within(self) -> list[Claim]:
        """Of the claims those on the chosen topics; all if none is chosen."""
        if not self.chosen_topics:
            return self.claims
        wanted = {pk for topic in self.chosen_topics for pk in self.tree.with_narrower(topic.pk)}
        return [claim for claim in self.claims if not wanted.isdisjoint(claim.topics)]

    @cached_property
    def sides(self) -> list[SideName]:
        """Those chosen, else the two that meet on most topics."""
        return self.chosen_sides or leading_pair(self.within)

    @cached_property
    def all_topics(self) -> list[Topic]:
        """The topics there would be a row for, without the limit."""
        return self.chosen_topics or shared_topics(self.claims, self.sides, self.tree)

    @cached_property
    def topics(self) -> list[Topic]:
        shown = self.all_topics[: self.size]
        if self.cell and self.cell.topic not in shown:
            shown = [*shown, self.cell.topic]
        return shown

    @cached_property
    def columns(self) -> list[SideName]:
        if self.joint == Joint.APART:
            return self.sides
        return [*self.sides, *joint_sides(self.within, self.sides)]

    @cached_property
    def matrix(self) -> Matrix:
        return matrix(self.claims, self.columns, self.topics, self.tree)

    @cached_property
    def relations(self) -> list[Relation]:
        return recorded_relations()

    @cached_property
    def board(self) -> list[Entry]:
        return board(self.matrix.rows, self.relations)

    @cached_property
    def shifts(self) -> list[Shift]:
        return shifts(self.matrix.rows, public_holders(), self.relations, self.by)

    def claims_of_cell(self) -> list[Claim]:
        """Those of the cell that is asked for."""
        if self.cell is None:
            return []
        row = next(row for row in self.matrix.rows if row.topic == self.cell.topic)
        return row.claims_under(self.cell.key) or []

    def _unknown(self, extra: Iterable[str]) -> Iterator[Problem]:
        known = {*OWN, *CHOOSING, *extra}
        return (unknown_parameter(name, known) for name in self.parameters if name not in known)

    def _repeated(self, extra: Iterable[str]) -> Iterator[Problem]:
        message = _("“%(name)s” can be given only once.")
        for name in (*OWN, *extra):
            if name not in REPEATED and len(self.parameters.getlist(name)) > 1:
                yield Problem(name, message % {"name": name})

    def _bad_size(self) -> Iterator[Problem]:
        value = self.parameters.get("page_size")
        small_number = not value or (value.isascii() and value.isdigit() and len(value) <= 3)
        if not small_number or (value and not 1 <= int(value) <= MOST_ROWS):
            message = _("“page_size” is a whole number from 1 to %(largest)s.")
            yield Problem("page_size", message % {"largest": MOST_ROWS})

    def _choice(self, name: str, choices: type[TextChoices], default: str) -> str:
        value = self.parameters.get(name) or default
        if value in choices.values:
            return value
        self._problems.append(unknown_value(name, value, choices.values, all_of_them=True))
        return default

    def _clean(self, name: str, field: forms.Field, values: list[str] | None = None) -> Any:
        given = self.parameters.getlist(name) if values is None else values
        try:
            return field.clean(given)
        except ParameterError as error:
            self._problems.append(error.problem)
            return []

    def _unique(self, values: Iterable[Any]) -> list[Any]:
        """A former slug and the present one are one."""
        return list(dict.fromkeys(values))

    def _read_listing(self) -> Listing:
        chosen = self.parameters.copy()
        for name in list(chosen):
            if name not in CHOOSING:
                del chosen[name]
        try:
            return PositionListing(chosen)
        except InvalidParameters as fault:
            self._problems += fault.problems
            return PositionListing(QueryDict())

    def _read_sides(self) -> list[SideName]:
        values = self._clean("side", RepeatedField(parameter="side", required=False))
        if values and not FEWEST_SIDES <= len(values) <= MOST_SIDES:
            message = _("“side” is given from %(fewest)s to %(most)s times, or not at all.")
            numbers = {"fewest": FEWEST_SIDES, "most": MOST_SIDES}
            self._problems.append(Problem("side", message % numbers))
            return []
        return [side for value in values for side in self._side(value)]

    def _side(self, value: str) -> list[SideName]:
        """The side of that key, in a list; an empty one, and a problem, where there is none."""
        if self.by == Grouping.HOLDER_KIND:
            kinds = ChoiceField(parameter="side", choices=ParticipantKind, required=False)
            found = self._clean("side", kinds, [value])
            return [SideName(SideKind.GROUP, one, str(ParticipantKind(one).label)) for one in found]
        if self.by == Grouping.COUNTRY and COUNTRY_CODE.fullmatch(value):
            countries = self._clean(
                "side", record_field("side", Country.objects.all, "code"), [value]
            )
            return [SideName(SideKind.COUNTRY, one.code, one.name) for one in countries]
        records = self._clean("side", record_field("side", NAMED[self.by]), [value])
        return [SideName(SideKind.GROUP, one.slug, one.name) for one in records]

    def _read_cell(self) -> ChosenCell | None:
        value = self.parameters.get("cell")
        if not value:
            return None
        slug, _colon, key = value.partition(":")
        found = self._clean("cell", record_field("cell", Topic.objects.published), [slug])
        if not found or self._problems:
            return None
        keys = [*(side.key for side in self.columns), APART]
        if key not in keys:
            allowed = [f"{found[0].slug}:{one}" for one in keys]
            self._problems.append(unknown_value("cell", value, allowed, all_of_them=True))
        return ChosenCell(found[0], key)


def record_field(
    parameter: str, rows: Callable[[], QuerySet[Any]], key: str = "slug"
) -> RecordField:
    return RecordField(parameter=parameter, rows=rows, key=key, required=False)


def countryless() -> QuerySet[Participant]:
    """Who is a side of its own beside the countries: blocs, and institutions without a country."""
    kinds = (ParticipantKind.BLOC, ParticipantKind.INSTITUTION)
    return Participant.objects.published().filter(kind__in=kinds, country=None)


#: The records that a side's slug names.
NAMED: dict[str, Callable[[], QuerySet[Any]]] = {
    Grouping.COUNTRY: countryless,
    Grouping.INSTITUTION: Institution.objects.published,
    Grouping.HOLDER: Participant.objects.published,
}
