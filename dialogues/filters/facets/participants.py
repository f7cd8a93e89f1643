from typing import Any

from dialogues.choices import ParticipantKind
from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links, topics
from dialogues.filters.facets.naming import choices
from dialogues.filters.facets.question import Question
from dialogues.models import Appearance, Attribution, Participant


def _people(_question: Any) -> Any:
    return Appearance.objects.published()


def _themselves(_question: Any) -> Any:
    return Participant.objects.all()


def _heard(question: Question) -> Any:
    """Attributions in any role: holders, reporters, those on whose behalf."""
    return Attribution.objects.published().filter(question.in_public_positions("position"))


FACETS: dict[str, Counting] = {
    "kind": column("kind", choices(ParticipantKind)),
    "country": column("country", naming.countries),
    "institution": links(
        naming.institutions,
        Link(_themselves, "pk", "institution"),
        Link(_people, "participant", "institutions"),
    ),
    "conference": links(
        naming.conferences,
        Link(_people, "participant", "conference"),
        Link(_heard, "participant", "position__conference"),
    ),
    "topic": topics(Link(_heard, "participant", "position__topics")),
}
