"""Networks of actors and topics, after Philip Leifeld's discourse network analysis.

Sources of the definitions: Leifeld, “Discourse Network Analysis: Policy Debates as Dynamic
Networks”, in: The Oxford Handbook of Political Networks, 2017; and the Discourse Network Analyzer
(DNA), whose words stand beside ours where they differ.

* A **statement** is one position of one actor on one topic, with the qualifier that its stance gives
  it (``POLARITY``): for (1), against (-1) or neither (0).
* The **affiliation** network (two-mode) ties actors to the topics they speak on.
* A **congruence** or **conflict** network (one-mode) ties two actors that speak on the same topics,
  or two topics that the same actors speak on, with the same or with opposite qualifiers.

``build`` makes a network from visible positions; everything else here works on what it made.
"""

from dialogues.analysis.network.build import build
from dialogues.analysis.network.graph import Edge, Network, Node
from dialogues.analysis.network.settings import Settings

__all__ = ["Edge", "Network", "Node", "Settings", "build"]
