from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from dialogues.analysis.counts import positions_on_topics
from dialogues.analysis.groupings import SideKind
from dialogues.analysis.sides import side_of
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AnchorState, Confidence, Layer, RelationKind
from dialogues.models import Conference, Position, PositionRelation, Quotation, Topic
from dialogues.public.addresses import absolute

LATEST = 5
#: How many recorded oppositions are looked through for one between two countries.
LOOKED_THROUGH = 20


class Home(View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        tree = TopicTree(Topic.objects.published())
        context = {
            "figures": figures(),
            "exchange": exchange(),
            "latest": Conference.objects.published().for_list()[:LATEST],
            "branches": tree.branches(),
            "counts": tree.counted(positions_on_topics()),
            "canonical": absolute(request, request.path),
        }
        return render(request, "dialogues/home.html", context)


def figures() -> dict[str, int]:
    positions = Position.objects.published()
    quotations = Quotation.objects.published().filter(position__in=positions.values("pk"))
    return {
        "positions": positions.count(),
        "quotations": quotations.count(),
        "verified": quotations.filter(state=AnchorState.VERIFIED).count(),
        "conferences": Conference.objects.published().count(),
        "topics": Topic.objects.published().count(),
    }


def exchange() -> dict[str, Any] | None:
    """Two countries against each other on one topic: the surest, then latest such opposition."""
    attributed = Q(source__layer=Layer.ATTRIBUTED, target__layer=Layer.ATTRIBUTED)
    opposed = PositionRelation.objects.published().filter(attributed, kind=RelationKind.OPPOSES)
    pairs = list(opposed.order_by("-pk").values_list("source", "target")[:LOOKED_THROUGH])
    rows = Position.objects.published().for_list()
    found = rows.in_bulk({pk for pair in pairs for pk in pair})
    both = [(found[one], found[other]) for one, other in pairs if one in found and other in found]
    for left, right in sorted(both, key=doubts):
        topic = common_ground(left, right)
        if topic is not None:
            query = {"side": [side_of(left).key, side_of(right).key]}
            compare = f"{reverse('public:compare')}?{urlencode(query, doseq=True)}"
            return {"topic": topic, "left": left, "right": right, "compare_url": compare}
    return None


def doubts(pair: tuple[Position, Position]) -> int:
    """How many of the two the coder was not sure of."""
    return sum(position.confidence != Confidence.HIGH for position in pair)


def common_ground(one: Position, other: Position) -> Topic | None:
    """A topic of both, if two different countries hold them."""
    sides = (side_of(one), side_of(other))
    if sides[0] == sides[1] or any(side.kind != SideKind.COUNTRY for side in sides):
        return None
    return next((topic for topic in one.topics.all() if topic in other.topics.all()), None)
