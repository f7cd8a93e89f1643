"""Networks from a few words: no database, every number to be seen."""

import datetime
from collections.abc import Iterable

from dialogues.analysis.claims import Claim
from dialogues.analysis.groupings import SideKind, SideName
from dialogues.analysis.network import Network, Settings
from dialogues.analysis.network.build import of_claims
from dialogues.analysis.network.statements import Scope
from dialogues.models import Topic

STANCES = {"+": "supports", "-": "opposes", "0": "asserts"}


def said(actor: str, topic: str, sign: str, **given: object) -> tuple[str, str, str, dict]:
    """``actor`` may be several, joined by “&”; ``topic`` may be several, joined by “,”."""
    return actor, topic, sign, given


def network(
    positions: Iterable[tuple[str, str, str, dict]],
    *,
    above: dict[str, str] | None = None,
    documents: dict[int, int | None] | None = None,
    actors: set[str] | None = None,
    **asked: object,
) -> Network:
    """``above``: under which topic others count. Positions are numbered from 1."""
    positions = list(positions)
    names = sorted({topic for _a, topics, _s, _g in positions for topic in topics.split(",")})
    names += sorted(set((above or {}).values()) - set(names))
    numbers = {name: number for number, name in enumerate(names, 1)}
    under = {numbers[name]: numbers[(above or {}).get(name, name)] for name in names}
    claims = [_claim(number, *one, numbers) for number, one in enumerate(positions, 1)]
    scope = Scope(under, actors, documents or {claim.position: None for claim in claims})
    topics = [Topic(pk=number, slug=name, name=name.title()) for name, number in numbers.items()]
    return of_claims(claims, Settings(**asked), scope, topics)  # type: ignore[arg-type]


def _claim(
    number: int, actors: str, topics: str, sign: str, given: dict, numbers: dict[str, int]
) -> Claim:
    day = datetime.date(2021, 1, 1)
    return Claim(
        number,
        given.get("conference", 1),
        given.get("stance", STANCES[sign]),
        "at_conference",
        day,
        day,
        tuple(numbers[topic] for topic in topics.split(",")),
        tuple(side(actor) for actor in actors.split("&") if actor),
    )


def side(actor: str) -> SideName:
    kind = SideKind.ANONYMOUS if actor == "anonymous" else SideKind.GROUP
    return SideName(kind, actor, actor.upper())


def weights(found: Network) -> dict[str, float]:
    """Each tie with its weight, rounded; the ends in alphabetical order in one-mode networks."""
    return {edge.key: round(edge.weight, 6) for edge in sorted(found.edges, key=lambda e: e.key)}
