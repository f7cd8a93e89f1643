"""The form of a network: how positions become ties, and which positions are taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.network import Settings
from dialogues.analysis.network.choices import (
    AGGREGATIONS,
    Aggregation,
    Nodes,
    normalisations,
)
from dialogues.filters.networking import CHOICES, OWN
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import Problem
from dialogues.public.addresses import changed, with_parameters, without
from dialogues.public.filter_form import Counts, FilterForm

LABELS = {
    "by": gettext_lazy("Actors are"),
    "aggregation": gettext_lazy("A tie shows"),
    "normalisation": gettext_lazy("Weights divided by"),
    "duplicates": gettext_lazy("What is said again counts"),
    "joint": gettext_lazy("Joint positions"),
    "level": gettext_lazy("Topics are"),
}
HINTS = {
    "joint": gettext_lazy("What several hold together is not each one’s own."),
    "normalisation": gettext_lazy("Evens out those who speak much."),
}
#: What of a network is shown, not what it is made of.
SHOWING = ("ties_by", "ties_page", "nodes_by", "nodes_page", "edge", "node", "more")
#: Only ``layer=attributed`` could be asked for: a network knows no other.
NOT_OFFERED = ("layer",)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Setting:
    name: str
    label: Any
    hint: Any
    choices: list[Choice]
    errors: list[str]


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool


class NetworkForm:
    """``settings``: those asked for, or where they are at fault, the usual ones."""

    def __init__(
        self,
        path: str,
        parameters: QueryDict,
        settings: Settings,
        problems: Iterable[Problem] = (),
        counts: Counts | None = None,
    ) -> None:
        self.path = path
        self.parameters = parameters
        self.asked = settings
        self.problems = list(problems)
        self.filters = FilterForm(
            PositionListing,
            without(parameters, *SHOWING),
            path=path,
            problems=self.problems,
            counts=counts,
            folded=[name for name in PositionListing.filter_names() if name not in NOT_OFFERED],
        )

    @property
    def groups(self) -> list[Any]:
        """The filters of positions that are offered, the search first."""
        every = [*self.filters.groups, *self.filters.more_groups]
        return [group for group in every if group.name not in NOT_OFFERED]

    @property
    def settings(self) -> list[Setting]:
        return [self._setting(name) for name in LABELS]

    @property
    def min_weight(self) -> str:
        return self.parameters.get("min_weight", "")

    @property
    def weight_errors(self) -> list[str]:
        return self._errors("min_weight")

    @property
    def nodes(self) -> str:
        return self.asked.nodes

    @property
    def is_changed(self) -> bool:
        return any(self.parameters.get(name) for name in OWN if name != "nodes")

    @property
    def tabs(self) -> list[Tab]:
        """The kinds of network; what fits the one and not the other is not taken along."""
        return [self._tab(value, str(label)) for value, label in Nodes.choices]

    def _tab(self, nodes: str, label: str) -> Tab:
        fitting = AGGREGATIONS[nodes]
        dropped = [*SHOWING, "min_weight"]
        given = self.parameters.get("aggregation")
        if given not in fitting:
            dropped.append("aggregation")
        aggregation = given if given in fitting else fitting[0]
        if self.parameters.get("normalisation") not in normalisations(nodes, str(aggregation)):
            dropped.append("normalisation")
        rest = changed(without(self.parameters, *dropped), nodes=nodes)
        return Tab(label, with_parameters(self.path, rest), nodes == self.asked.nodes)

    def _setting(self, name: str) -> Setting:
        current = getattr(self.asked, name)
        choices = [Choice(value, label, value == current) for value, label in self._offered(name)]
        return Setting(name, LABELS[name], HINTS.get(name, ""), choices, self._errors(name))

    def _offered(self, name: str) -> list[tuple[str, str]]:
        every = [(value, str(label)) for value, label in CHOICES[name].choices]
        if name == "aggregation":
            return [(value, label) for value, label in every if value in AGGREGATIONS[self.nodes]]
        if name == "normalisation":
            fitting = {
                one for two in AGGREGATIONS[self.nodes] for one in normalisations(self.nodes, two)
            }
            return [(value, label) for value, label in every if value in fitting]
        return every

    def _errors(self, name: str) -> list[str]:
        return [problem.message for problem in self.problems if problem.field == name]


def usual(parameters: QueryDict) -> Settings:
    """For the form beside a refused request: what can be kept of it."""
    given = parameters.get("nodes", "")
    nodes = given if given in Nodes.values else Settings.nodes
    fitting = AGGREGATIONS[nodes]
    aggregation = next((one for one in fitting if one == parameters.get("aggregation")), fitting[0])
    possible = normalisations(nodes, aggregation)
    normalisation = next((one for one in possible if one == parameters.get("normalisation")), None)
    return Settings(
        nodes=nodes,
        by=_known(parameters, "by", Settings.by),
        level=_known(parameters, "level", Settings.level),
        aggregation=aggregation,
        normalisation=normalisation or Settings.normalisation,
        duplicates=_known(parameters, "duplicates", Settings.duplicates),
        joint=_known(parameters, "joint", Settings.joint),
    )


def _known(parameters: QueryDict, name: str, otherwise: str) -> str:
    value = parameters.get(name, "")
    return value if value in CHOICES[name].values else otherwise


def heading_of(settings: Settings) -> str:
    """The network in a few words: what its nodes and its ties are."""
    by = Grouping(settings.by).label
    shows = Aggregation(settings.aggregation).label
    match settings.nodes:
        case Nodes.ACTORS:
            text = _("Actors (%(by)s) tied by the topics they speak on: %(shows)s")
        case Nodes.TOPICS:
            text = _("Topics tied by the actors (%(by)s) that speak on them: %(shows)s")
        case _default:
            text = _("Actors (%(by)s) and the topics they speak on: %(shows)s")
    return text % {"by": str(by).lower(), "shows": str(shows).lower()}
