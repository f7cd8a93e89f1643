from typing import Any

from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links
from dialogues.filters.facets.question import Question
from dialogues.models import Conference, Position


def _own(_question: Any) -> Any:
    return Conference.topics.through.objects.all()


def _taken(question: Question) -> Any:
    return Position.topics.through.objects.filter(question.in_public_positions("position"))


FACETS: dict[str, Counting] = {
    "parent": column("parent", naming.topics),
    "conference": links(
        naming.conferences,
        Link(_own, "topic", "conference"),
        Link(_taken, "topic", "position__conference"),
    ),
}
