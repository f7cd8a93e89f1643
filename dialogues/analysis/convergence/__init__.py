"""Where two sides agree, differ or talk past each other on a topic: one measure, open to checking.

The unit is the pair: one position of one side with one of the other. Two kinds of evidence count,
the first before the second:

1. *Recorded*: the editor has read two positions and recorded that one agrees with, or opposes, the
   other. Both have to stand on the topic. The share is agreements / (agreements + oppositions).
2. *Stances*: positions for a topic (supports, proposes) and against it (opposes, concerned), held
   on the very same narrow topic; see ``POLARITY``. The share is that of the pairs which point the
   same way. With ``m`` for the mean direction of a side, between -1 and 1, it is
   ``(1 + m_left * m_right) / 2`` on a single topic.

A share of at least ``CLEAR`` is “agree”, at most ``1 - CLEAR`` is “differ”, between them “mixed”.
Recorded relations outrank stances, because two who support “the” topic may support different
things: the stance says a direction, only the reader of both sentences knows whether they meet.

Stances alone say nothing unless each side has ``FEWEST_POLARISED`` positions to compare. A recorded
qualification without either is “mixed”. Where each side has at least ``FEWEST_SPEAKING`` positions
and nothing can be compared at all, nothing recorded between them, they “talk past each other”.
Whatever remains is “too little to say”; it is no finding about the sides.

Each verdict carries both n, and the range that one more position (or, where recorded relations
decide, one more such relation) could move the share through. A verdict that leaves its class within
this range is fragile, and is shown so. There is no significance test: summaries of closed
meetings are no random sample of what was thought.

After the pairwise agreement and conflict of discourse network analysis (Leifeld 2017, in *The Oxford
Handbook of Political Networks*) and concordant and discordant pairs (Goodman and Kruskal 1954). Not
taken: van der Eijk's agreement A (2001, *Quality & Quantity* 35) and the polarisation of Esteban and
Ray (1994, *Econometrica* 62), which describe how one population spreads over a scale. Here are two
sides, few positions, and no scale finer than for, against and neither.
"""

from dialogues.analysis.convergence.board import Entry, board
from dialogues.analysis.convergence.evidence import Relation, evidence_between, recorded_relations
from dialogues.analysis.convergence.measure import (
    CLEAR,
    FEWEST_POLARISED,
    FEWEST_SPEAKING,
    Basis,
    Evidence,
    Ground,
    Outcome,
    Reason,
    Verdict,
    judge,
)

__all__ = [
    "CLEAR",
    "FEWEST_POLARISED",
    "FEWEST_SPEAKING",
    "Basis",
    "Entry",
    "Evidence",
    "Ground",
    "Outcome",
    "Reason",
    "Relation",
    "Verdict",
    "board",
    "evidence_between",
    "judge",
    "recorded_relations",
]
