"""Somebody's positions by topic as a page prints them: the newest with their words, all counted."""

from collections import Counter
from dataclasses import dataclass

from dialogues.analysis.on_topics import OnTopic, on_topics
from dialogues.analysis.stances import distribution
from dialogues.analysis.topic_tree import TopicTree
from dialogues.models import Position, Topic
from dialogues.public.records.bars import bar
from dialogues.public.topics.figures import Bar

#: So few positions are printed all; of more, the newest of the topics that most of them are on.
ALL_UP_TO = 24
NEWEST, MOST_WITH_WORDS, MOST_NAMED = 3, 10, 60


@dataclass(frozen=True)
class Entry:
    """A position; ``shown_under``: the topic where its words stand on the page already."""

    position: Position
    shown_under: Topic | None


@dataclass(frozen=True)
class ShownTopic:
    topic: Topic
    broader: list[Topic]
    bar: Bar
    years: str
    entries: list[Entry]

    @property
    def has_more(self) -> bool:
        return self.bar.total > len(self.entries)


@dataclass(frozen=True)
class ByTopic:
    """``named``: further topics without words; ``unnamed``: how many are left out altogether."""

    all: Bar
    shown: list[ShownTopic]
    named: list[ShownTopic]
    unnamed: int


def by_topic(
    positions: set[int], tree: TopicTree, address: str, *, preview: bool = False
) -> ByTopic:
    """``positions``: the keys of visible ones; ``address``: the list that holds them."""
    rows = Position.objects.filter(pk__in=positions).order_by()
    stances = Counter(rows.values_list("stance", flat=True))
    found = on_topics(positions, tree)
    few = stances.total() <= ALL_UP_TO
    with_words = found if few else found[:MOST_WITH_WORDS]
    newest = ALL_UP_TO if few else NEWEST
    wanted = {pk for one in with_words for pk in one.positions[:newest]}
    loaded = Position.objects.visible(preview=preview).for_list(preview=preview).in_bulk(wanted)
    rest = found[len(with_words) :]
    return ByTopic(
        all=bar(distribution(stances), address),
        shown=_with_words(with_words, loaded, newest, address),
        named=[_shown(one, [], address) for one in rest[:MOST_NAMED]],
        unnamed=max(0, len(rest) - MOST_NAMED),
    )


def _with_words(
    found: list[OnTopic], loaded: dict[int, Position], newest: int, address: str
) -> list[ShownTopic]:
    first: dict[int, Topic] = {}
    shown = []
    for one in found:
        keys = [pk for pk in one.positions[:newest] if pk in loaded]
        entries = [Entry(loaded[pk], first.get(pk)) for pk in keys]
        shown.append(_shown(one, entries, address))
        for pk in keys:
            first.setdefault(pk, one.topic)
    return shown


def _shown(one: OnTopic, entries: list[Entry], address: str) -> ShownTopic:
    url = f"{address}&topic={one.topic.slug}"
    return ShownTopic(one.topic, one.broader, bar(one.stances, url), one.years, entries)
