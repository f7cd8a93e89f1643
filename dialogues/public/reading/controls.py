"""The links by which a reader chooses what of the marks stands out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Layer
from dialogues.models import Position
from dialogues.public.addresses import changed, with_parameters
from dialogues.public.reading.choosing import Mark, Seen
from dialogues.public.reading.sides import TextSide, legend


@dataclass(frozen=True)
class Option:
    """``n`` counts positions of the whole text; ``depth`` is a topic's level in the tree."""

    label: str
    url: str
    current: bool
    n: int | None = None
    side: TextSide | None = None
    depth: int = 0


@dataclass(frozen=True)
class Controls:
    marks: list[Option]
    sides: list[Option]
    layers: list[Option]
    topics: list[Option]
    everything_url: str
    shown: int
    total: int

    @property
    def current_topic(self) -> Option | None:
        return next((one for one in self.topics if one.current), None)


def controls(
    request: HttpRequest,
    positions: list[Position],
    sides: Mapping[int, TextSide],
    tree: TopicTree,
    seen: Seen,
) -> Controls:
    to = partial(_address, request.path, request.GET)
    fitting = [one for one in positions if seen.fits(one, sides.get(one.pk))]
    return Controls(
        marks=_marks(to, seen),
        sides=_sides(to, seen, legend(dict(sides))),
        layers=_layers(to, seen, positions),
        topics=_topics(to, seen, positions, tree),
        everything_url=to(side=None, topic=None, layer=None),
        shown=len(fitting),
        total=len(positions),
    )


def _address(path: str, parameters: QueryDict, **values: str | None) -> str:
    return with_parameters(path, changed(parameters, **values))


def _marks(to: partial[str], seen: Seen) -> list[Option]:
    both = Option(_("Stance and side"), to(mark=None), not seen.mark)
    rest = [Option(str(one.label), to(mark=one.value), seen.mark == one) for one in Mark]
    return [both, *rest]


def _sides(to: partial[str], seen: Seen, sides: Iterable[TextSide]) -> list[Option]:
    return [
        Option(
            one.name.label,
            to(side=None if seen.side == one.name.key else one.name.key),
            seen.side == one.name.key,
            one.n,
            one,
        )
        for one in sides
    ]


def _layers(to: partial[str], seen: Seen, positions: list[Position]) -> list[Option]:
    counts = {layer: sum(1 for one in positions if one.layer == layer) for layer in Layer}
    labels = {
        Layer.ATTRIBUTED: _("Held by somebody in the text"),
        Layer.AUTHOR: _("The text’s own voice"),
    }
    return [
        Option(
            labels[layer],
            to(layer=None if seen.layer == layer else layer.value),
            seen.layer == layer,
            n,
        )
        for layer, n in counts.items()
        if n
    ]


def _topics(
    to: partial[str], seen: Seen, positions: list[Position], tree: TopicTree
) -> list[Option]:
    counted = tree.counted((topic.pk, one.pk) for one in positions for topic in one.topics.all())
    return [
        Option(
            branch.topic.name,
            to(topic=None if seen.topic == branch.topic.slug else branch.topic.slug),
            seen.topic == branch.topic.slug,
            counted[branch.topic.pk],
            depth=branch.depth,
        )
        for branch in tree.walk()
        if counted[branch.topic.pk]
    ]
