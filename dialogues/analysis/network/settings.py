from dataclasses import dataclass

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.network.choices import (
    Aggregation,
    Duplicates,
    Joint,
    Level,
    Nodes,
    Normalisation,
)


@dataclass(frozen=True)
class Settings:
    """One network asked for; ``aggregation`` and ``normalisation`` must fit ``nodes``.

    ``min_weight``: ties weaker than this, whichever their sign, are left away.
    """

    nodes: str = Nodes.BOTH
    by: str = Grouping.COUNTRY
    level: str = Level.TOPIC
    aggregation: str = Aggregation.SUBTRACT
    normalisation: str = Normalisation.NONE
    duplicates: str = Duplicates.STATEMENT
    joint: str = Joint.OUT
    min_weight: float = 0

    @property
    def two_mode(self) -> bool:
        return self.nodes == Nodes.BOTH

    @property
    def ignores_qualifier(self) -> bool:
        return self.aggregation == Aggregation.IGNORE
