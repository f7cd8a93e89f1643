"""The description of a network: its own parameters beside the filters of positions."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter

from dialogues.analysis.network import Settings
from dialogues.analysis.network.choices import AGGREGATIONS, normalisations
from dialogues.api.openapi import parameters
from dialogues.api.openapi.inspector import Inspector
from dialogues.filters.networking import CHOICES, OWN

NETWORK = Settings()


class NetworkInspector(Inspector):
    def get_override_parameters(self) -> list[Any]:
        described = {name: _choice(name) for name in CHOICES}
        described["min_weight"] = OpenApiParameter(
            "min_weight",
            {"type": "number", "minimum": 0, "default": 0},
            description=_("Ties weaker than this, whichever their sign, are left away."),
        )
        return [*described.values(), *parameters.of_view(self.view, without=OWN)]


def _choice(name: str) -> OpenApiParameter:
    choices = CHOICES[name]
    schema = {"type": "string", "enum": list(choices.values), "default": getattr(NETWORK, name)}
    labels = "; ".join(f"`{value}`: {label}" for value, label in choices.choices)
    return OpenApiParameter(name, schema, description=f"{labels}.{_fitting(name)}")


def _fitting(name: str) -> str:
    """Which values go with which kind of network; the first is taken where none is asked for."""
    fitting: dict[str, Sequence[str]] = {}
    for nodes, aggregations in AGGREGATIONS.items():
        if name == "aggregation":
            fitting[nodes] = aggregations
        if name == "normalisation":
            fitting[nodes] = normalisations(nodes, aggregations[0])
    if not fitting:
        return ""
    listed = "; ".join(f"nodes={nodes}: {', '.join(values)}" for nodes, values in fitting.items())
    return " " + _("Which go together: %(listed)s.") % {"listed": listed}
