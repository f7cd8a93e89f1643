"""Every file a network is to be had as: its name, what it is, and what writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.analysis.network import Network
from dialogues.exporting.networks import tables
from dialogues.exporting.networks.event_list import event_list
from dialogues.exporting.networks.gexf import gexf
from dialogues.exporting.networks.graphml import graphml
from dialogues.models import Position

CSV = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True)
class File:
    """``write`` takes the network and the positions it was built from."""

    name: str
    label: Any
    note: Any
    content_type: str
    write: Callable[[Network, QuerySet[Position]], Iterable[str] | Iterable[bytes]]


FILES = {
    file.name: file
    for file in (
        File(
            "network.graphml",
            _("GraphML"),
            _("for visone, R, networkx"),
            "application/graphml+xml",
            lambda network, rows: [graphml(network)],
        ),
        File(
            "network.gexf",
            _("GEXF"),
            _("for Gephi"),
            "application/gexf+xml",
            lambda network, rows: [gexf(network)],
        ),
        File(
            "ties.csv",
            _("Ties"),
            _("CSV, one a row"),
            CSV,
            lambda network, rows: tables.ties(network),
        ),
        File(
            "nodes.csv",
            _("Nodes"),
            _("CSV, with their measures"),
            CSV,
            lambda network, rows: tables.nodes(network),
        ),
        File(
            "matrix.csv",
            _("Matrix"),
            _("CSV, the weights"),
            CSV,
            lambda network, rows: tables.matrix(network),
        ),
        File(
            "statements.csv",
            _("Statements"),
            _("CSV, as DNA’s event list"),
            CSV,
            event_list,
        ),
    )
}
