"""The form of a comparison: sides, topics and window to choose from, each with its count."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from dialogues.analysis.comparison import own_side_counts, topic_counts
from dialogues.analysis.groupings import Grouping, SideName, place
from dialogues.choices import Setting
from dialogues.filters.comparing import CompareQuestion, Joint
from dialogues.models import Conference, Topic
from dialogues.public.addresses import with_parameters, without
from dialogues.public.list_page import Link

#: Sides with a box of their own; the others stand in a list.
BOXES = 8
MOST_LISTED = 150


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    selected: bool = False
    depth: int = 0
    count: int | None = None

    @property
    def indented(self) -> str:
        """For a list that can draw no tree: each level two wide spaces further in."""
        return "\u2003" * self.depth + self.label


@dataclass(frozen=True)
class CompareForm:
    """``…_boxes``: to be ticked; ``other_…``: further ones, to be added one at a time."""

    by: str
    groupings: list[Link]
    side_boxes: list[Option]
    other_sides: list[Option]
    topic_boxes: list[Option]
    other_topics: list[Option]
    conference_boxes: list[Option]
    other_conferences: list[Option]
    settings: list[Option]
    joint: list[Option]
    after: str
    before: str
    size: str


def compare_form(question: CompareQuestion, path: str) -> CompareForm:
    parameters = question.parameters
    side_boxes, other_sides = _sides(question)
    topic_boxes, other_topics = _topics(question)
    conference_boxes, other_conferences = _conferences(question)
    return CompareForm(
        by=question.by,
        groupings=[_grouping(path, parameters, one, question.by) for one in Grouping],
        side_boxes=side_boxes,
        other_sides=other_sides,
        topic_boxes=topic_boxes,
        other_topics=other_topics,
        conference_boxes=conference_boxes,
        other_conferences=other_conferences,
        settings=[
            Option(one.value, str(one.label), one.value in question.settings) for one in Setting
        ],
        joint=[Option(one.value, str(one.label), one.value == question.joint) for one in Joint],
        after=parameters.get("date_after", ""),
        before=parameters.get("date_before", ""),
        size=parameters.get("page_size", ""),
    )


def _grouping(path: str, parameters: QueryDict, grouping: Grouping, current: str) -> Link:
    """The same question of sides of another kind: the chosen ones mean nothing there."""
    rest = without(parameters, "side", "cell", "by")
    if grouping != Grouping.COUNTRY:
        rest["by"] = grouping.value
    return Link(str(grouping.label), with_parameters(path, rest), grouping.value == current)


def _sides(question: CompareQuestion) -> tuple[list[Option], list[Option]]:
    counted = own_side_counts(question.within)
    by_size = sorted(counted, key=lambda side: (-counted[side], place(side)))
    chosen = {side.key for side in question.sides}
    boxes = [*question.sides, *(side for side in by_size[:BOXES] if side.key not in chosen)]
    boxed = {side.key for side in boxes}
    others = [side for side in by_size if side.key not in boxed][:MOST_LISTED]

    def option(side: SideName) -> Option:
        return Option(side.key, side.label, side.key in chosen, count=counted[side])

    return [option(side) for side in boxes], [option(side) for side in sorted(others, key=place)]


def _topics(question: CompareQuestion) -> tuple[list[Option], list[Option]]:
    counts = topic_counts(question.claims, question.sides, question.tree)

    def option(topic: Topic, depth: int, selected: bool) -> Option:
        return Option(topic.slug, topic.name, selected, depth, counts.get(topic.pk, 0))

    boxes = [option(topic, 0, True) for topic in question.chosen_topics]
    others = [
        option(branch.topic, branch.depth, False)
        for branch in question.tree.walk()
        if counts[branch.topic.pk] and branch.topic not in question.chosen_topics
    ]
    return boxes, others


def _conferences(question: CompareQuestion) -> tuple[list[Option], list[Option]]:
    chosen = question.parameters.getlist("conference")
    present = {claim.conference for claim in question.claims}
    rows: Iterable[tuple[int, str, str]] = Conference.objects.published().values_list(
        "pk", "slug", "title"
    )
    options = [
        Option(slug, title, slug in chosen)
        for pk, slug, title in rows
        if slug in chosen or pk in present or chosen
    ]
    boxes = [one for one in options if one.selected]
    return boxes, [one for one in options if not one.selected][:MOST_LISTED]
