"""What a reader wants to see of the marks: how they are told apart, and which stand out.

``mark`` (side, stance, none), ``side``, ``topic`` (narrower ones included) and ``layer``: each once,
a wrong value is refused by name. Marks that do not fit are dimmed, never taken away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Layer
from dialogues.filters.problems import InvalidParameters, Problem, near_matches, unknown_value
from dialogues.models import Position
from dialogues.public.reading.sides import TextSide

FEW = 12


class Mark(TextChoices):
    """The values of ``mark``; without it both are shown."""

    STANCE = "stance", gettext_lazy("Stance")
    SIDE = "side", gettext_lazy("Side")
    NONE = "none", gettext_lazy("No marks")


@dataclass(frozen=True)
class Seen:
    """``topics``: the primary keys of the chosen topic and those below it."""

    mark: str = ""
    side: str = ""
    topic: str = ""
    layer: str = ""
    topics: set[int] = field(default_factory=set)

    @property
    def is_everything(self) -> bool:
        return not (self.side or self.topic or self.layer)

    @property
    def shows_stance(self) -> bool:
        return self.mark in ("", Mark.STANCE)

    @property
    def shows_side(self) -> bool:
        return self.mark in ("", Mark.SIDE)

    def fits(self, position: Position, side: TextSide | None) -> bool:
        if self.side and (side is None or side.name.key != self.side):
            return False
        if self.layer and position.layer != self.layer:
            return False
        return not self.topic or any(topic.pk in self.topics for topic in position.topics.all())


def seen(parameters: QueryDict, sides: Iterable[TextSide], tree: TopicTree) -> Seen:
    """Raises ``InvalidParameters`` that names every wrong value."""
    slugs = {topic.slug: topic.pk for topic in tree.topics.values()}
    allowed: Mapping[str, Iterable[str]] = {
        "mark": Mark.values,
        "side": [side.name.key for side in sides],
        "topic": slugs,
        "layer": Layer.values,
    }
    problems: list[Problem] = []
    chosen = {name: _value(parameters, name, known, problems) for name, known in allowed.items()}
    if problems:
        raise InvalidParameters(problems)
    topics = tree.with_narrower(slugs[chosen["topic"]]) if chosen["topic"] else set()
    return Seen(topics=topics, **chosen)


def _value(parameters: QueryDict, name: str, known: Iterable[str], problems: list[Problem]) -> str:
    given = [value for value in parameters.getlist(name) if value]
    if len(given) > 1:
        message = _("“%(name)s” takes one value here.") % {"name": name}
        problems.append(Problem(name, message))
        return ""
    value = given[0] if given else ""
    if value and value not in known:
        problems.append(_wrong(name, value, list(known)))
        return ""
    return value


def _wrong(name: str, value: str, known: list[str]) -> Problem:
    if len(known) <= FEW:
        return unknown_value(name, value, known, all_of_them=True)
    return unknown_value(name, value, near_matches(value, known), all_of_them=False)
