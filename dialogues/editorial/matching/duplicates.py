"""Pairs of records that may be one, and which of them an editor knows to be two.

Found on demand from all names of a kind; kept in each process until a name, an identifier or a
judgement changes.
"""

from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import Count, Sum

from dialogues.editorial.matching.current import Prepared, current
from dialogues.editorial.matching.evidence import Reason, decisive_pairs, facts, weigh
from dialogues.models import (
    Conference,
    Document,
    Institution,
    KnownDistinct,
    Participant,
    Series,
    Topic,
)
from dialogues.text.names import Likeness, Why

#: The kinds in which duplicates are looked for, in the order of the screen.
KINDS: tuple[type[models.Model], ...] = (
    Participant, Institution, Topic, Series, Conference, Document,
)  # fmt: skip
#: Likeness and evidence together must reach this. A surname alone (72), a given name with another
#: ending (76) and a title that holds the other (at most 77) need evidence besides.
LEAST = 78
HIGHEST = 100

Pair = tuple[int, int]


@dataclass(frozen=True)
class PossibleDuplicate:
    """Two records by number, the lower first; the two names that are alike, and the evidence."""

    model: type[models.Model]
    pks: Pair
    names: tuple[str, str]
    likeness: Likeness | None
    score: int
    reasons: tuple[Reason, ...]


_found: dict[tuple[str, type[models.Model]], tuple[Any, list[PossibleDuplicate]]] = {}
_lock = Lock()


def possible_duplicates(model: type[models.Model]) -> list[PossibleDuplicate]:
    """The likeliest first; without the pairs that are known to be different."""
    prepared = current(model)
    key = (str(connection.settings_dict["NAME"]), model)
    now = (prepared.stamp, *_stamp_of_evidence(model))
    with _lock:
        if key not in _found or _found[key][0] != now:
            _found[key] = (now, _find(model, prepared))
        return _found[key][1]


def duplicates_count() -> int:
    """Of all kinds together; a few sums in the database unless something changed."""
    return sum(len(possible_duplicates(model)) for model in KINDS)


def known_distinct(model: type[models.Model]) -> set[Pair]:
    return set(_judgements(model).values_list("first_id", "second_id"))


def _judgements(model: type[models.Model]) -> Any:
    return KnownDistinct.objects.filter(content_type=ContentType.objects.get_for_model(model))


def _stamp_of_evidence(model: type[models.Model]) -> tuple[Any, ...]:
    sums = {"count": Count("pk"), "numbers": Sum("pk")}
    judgements = tuple(_judgements(model).order_by().aggregate(**sums).values())
    if model not in (Participant, Institution):
        return judgements
    identifiers: Any = model._meta.get_field("identifiers").related_model
    return (*judgements, *identifiers._base_manager.aggregate(**sums).values())


def _find(model: type[models.Model], prepared: Prepared) -> list[PossibleDuplicate]:
    known, judged = facts(model), known_distinct(model)
    found = [
        _weighed(model, pks, known, prepared)
        for pks in {*prepared.index.pairs(), *decisive_pairs(model, known)} - judged
    ]
    return sorted(
        (each for each in found if each is not None and each.score >= LEAST),
        key=lambda each: (-each.score, each.pks),
    )


def _weighed(
    model: type[models.Model], pks: Pair, known: dict[int, Any], prepared: Prepared
) -> PossibleDuplicate | None:
    if not all(pk in known for pk in pks):
        return None
    pair = prepared.index.pairs().get(pks)
    likeness = pair.likeness if pair else None
    reasons = weigh(model, known[pks[0]], known[pks[1]], likeness)
    score = (likeness.score if likeness else 0) + sum(reason.points for reason in reasons)
    return PossibleDuplicate(
        model, pks, _names(pks, prepared), likeness, min(score, HIGHEST), tuple(reasons)
    )


def _names(pks: Pair, prepared: Prepared) -> tuple[str, str]:
    """The names by which they are alike, in the order of the records; else their own."""
    pair = prepared.index.pairs().get(pks)
    if pair is None:
        return prepared.names[pks[0]][0].text, prepared.names[pks[1]][0].text
    texts = {pair.one.key: pair.one.text, pair.other.key: pair.other.text}
    return texts[pks[0]], texts[pks[1]]


def is_same_name(found: PossibleDuplicate) -> bool:
    return found.likeness is not None and found.likeness.why is Why.SAME
