"""How a record that may be meant is weighed, and which one of several is surely meant.

The score is from 0 to 100: a rank, not a probability. It begins with the likeness of the names,
as ``text.names.compare`` weighs them (100 the same to the letter but for case, accents, spaces and
hyphens; 96 the same words in another order; down to 70 what a person has to judge; a name that is
not the record’s own is worth one point less). Every property that is given and speaks against the
record takes points, most where it is seldom wrong: 40 for another identifier of the same scheme,
30 for another date, 15 for another country or kind, 10 for the rest; one of which nothing is known
takes 2, so that what agrees comes first. The points for country, identifiers and dates are those
by which the desk weighs possible duplicates (``editorial.matching.evidence``). An identical
identifier decides: 100. Where no name is given, records that agree with all that is score 70.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dialogues.filters.reconciling.kinds import KINDS
from dialogues.filters.reconciling.properties import PROPERTIES

NOTHING_KNOWN = 2
NAMELESS = 70
HIGHEST = 100


@dataclass
class Found:
    """A record that one query may mean, and why; ``name`` is the stored name that was found.

    ``agrees`` says of each given property whether it agrees; ``None`` where nothing is known.
    """

    kind: str
    pk: int
    name: str = ""
    likeness: int = 0
    exact: bool = False
    identified: bool = False
    agrees: dict[str, bool | None] = field(default_factory=dict)

    @property
    def is_sure(self) -> bool:
        return self.identified or (self.exact and False not in self.agrees.values())

    @property
    def score(self) -> int:
        if self.identified:
            return HIGHEST
        spent = sum(_points(pid, agrees) for pid, agrees in self.agrees.items())
        return max(0, self.likeness - spent)

    def features(self) -> Iterator[tuple[str, bool | int]]:
        """What the score is made of: the names, an identifier, and what could be compared."""
        yield "name", self.likeness if self.name else 0
        yield "exact_name", self.exact
        yield "identifier", self.identified
        for pid, agrees in self.agrees.items():
            if agrees is not None:
                yield f"property_{pid}", agrees


def surely_meant(found: Iterable[Found]) -> Found | None:
    """The one that an identifier names, or that alone is called so with nothing against it.

    Identifiers decide before names; where two would do, nothing is sure.
    """
    sure = [one for one in found if one.is_sure]
    certain = [one for one in sure if one.identified] or sure
    return certain[0] if len(certain) == 1 else None


def best_first(found: Iterable[Found]) -> list[Found]:
    kinds = list(KINDS)
    return sorted(
        found, key=lambda one: (-one.score, not one.exact, kinds.index(one.kind), one.name, one.pk)
    )


def _points(pid: str, agrees: bool | None) -> int:
    if agrees is None:
        return NOTHING_KNOWN
    return 0 if agrees else PROPERTIES[pid].against
