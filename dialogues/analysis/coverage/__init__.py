"""How much of what there is: counts of everything public, and what is missing in it.

Each figure names the list that holds what it counts: an address of the public lists by its name
and parameters, or one of the ``GAPS``. Attributed positions and the text's own voice are counted
apart.
"""

from dialogues.analysis.coverage.counting import Facts
from dialogues.analysis.coverage.gaps import GAPS, Gap
from dialogues.analysis.coverage.measures import measures
from dialogues.analysis.coverage.shapes import Coverage, Figure, Measure, Row, Table
from dialogues.analysis.coverage.tables import tables, totals

__all__ = ["GAPS", "Coverage", "Figure", "Gap", "Measure", "Row", "Table", "coverage"]


def coverage() -> Coverage:
    """Fifteen queries, however much there is."""
    facts = Facts()
    return Coverage(totals(facts), tables(facts), measures(facts))
