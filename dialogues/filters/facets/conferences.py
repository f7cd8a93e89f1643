from typing import Any

from dialogues.choices import Access, AttributionRole, ConferenceFormat
from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links, topics, years
from dialogues.filters.facets.naming import choices
from dialogues.filters.facets.question import Question
from dialogues.models import Appearance, Attribution, Conference, Host, Position


def _hosts(_question: Any) -> Any:
    return Host.objects.published()


def _people(_question: Any) -> Any:
    return Appearance.objects.published()


def _held(question: Question) -> Any:
    return Attribution.objects.published().filter(
        question.in_public_positions("position"), role=AttributionRole.HOLDER
    )


def _own_topics(_question: Any) -> Any:
    return Conference.topics.through.objects.all()


def _topics_of_positions(question: Question) -> Any:
    return Position.topics.through.objects.filter(question.in_public_positions("position"))


FACETS: dict[str, Counting] = {
    "topic": topics(
        Link(_own_topics, "conference", "topic"),
        Link(_topics_of_positions, "position__conference", "topic"),
    ),
    "country": links(
        naming.countries,
        Link(_hosts, "conference", "institution__country"),
        Link(_people, "conference", "participant__country"),
        Link(_held, "position__conference", "participant__country"),
    ),
    "institution": links(
        naming.institutions,
        Link(_hosts, "conference", "institution"),
        Link(_people, "conference", "institutions"),
    ),
    "participant": links(naming.participants, Link(_people, "conference", "participant")),
    "series": column("series", naming.series),
    "format_of": column("format", choices(ConferenceFormat)),
    "access": column("access", choices(Access)),
    "year": years(),
}
