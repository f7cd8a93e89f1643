"""The facets of positions; what they say of a holder they say of one and the same holder."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet

from dialogues.choices import (
    AttributionRole,
    Confidence,
    Layer,
    Mode,
    ParticipantKind,
    PositionKind,
    Stance,
)
from dialogues.filters.among import Among
from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links, tally, topics, years
from dialogues.filters.facets.naming import choices, records
from dialogues.filters.facets.question import Question
from dialogues.filters.facets.value import FacetValue
from dialogues.filters.positions import holder_conditions
from dialogues.models import Appearance, Attribution, Host, Participant, Position


def _held(question: Question) -> QuerySet[Any]:
    """The holders of whom the other parameters speak too."""
    return Attribution.objects.published().filter(
        *holder_conditions(question.selected), role=AttributionRole.HOLDER
    )


def _people(_question: Question) -> QuerySet[Any]:
    return Appearance.objects.published()


def _holding(question: Question) -> Q:
    """Who was there holds such a position, taken there."""
    attribution = "conference__positions__attributions"
    held = _held(question).filter(Among("position", question.keys))
    return Q(
        **{f"{attribution}__in": held.values("pk")}, participant=F(f"{attribution}__participant")
    )


def _hosts(question: Question) -> Iterator[FacetValue]:
    """A position has one conference, so the numbers of a host's conferences add up."""
    held_at = tally(question.rows, "conference")
    hosts = Host.objects.published().filter(Among("conference", held_at)).order_by()
    found: Counter[int] = Counter()
    for institution, conference in hosts.values_list("institution", "conference").distinct():
        found[institution] += held_at[conference]
    return naming.institutions(found)


def _named() -> QuerySet[Participant]:
    """Anonymous voices have no names by which a reader could choose among them."""
    return Participant.objects.exclude(kind=ParticipantKind.ANONYMOUS)


def _tied(through: Any) -> Any:
    return lambda _question: through.objects.all()


FACETS: dict[str, Counting] = {
    "topic": topics(Link(_tied(Position.topics.through), "position", "topic")),
    "country": links(naming.countries, Link(_held, "position", "participant__country")),
    "stance": column("stance", choices(Stance)),
    "holder_kind": links(choices(ParticipantKind), Link(_held, "position", "participant__kind")),
    "year": years("conference__"),
    "conference": column("conference", naming.conferences),
    "layer": column("layer", choices(Layer)),
    "kind": column("kind", choices(PositionKind)),
    "mode": column("mode", choices(Mode)),
    "holder": links(records(_named, "name"), Link(_held, "position", "participant")),
    "institution": links(
        naming.institutions,
        Link(_held, "position", "participant__institution"),
        Link(_people, "conference__positions", "institutions", also=_holding),
    ),
    "about": links(
        naming.countries, Link(_tied(Position.about.through), "position", "country__code")
    ),
    "document": column("document", naming.documents),
    "host": _hosts,
    "confidence": column("confidence", choices(Confidence)),
}
