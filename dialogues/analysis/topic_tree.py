"""Topics in the order of their tree, and what is counted up along it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dialogues.models import Topic


@dataclass(frozen=True)
class Branch:
    """A topic with the branches below it; ``depth`` is 0 at the top."""

    topic: Topic
    depth: int
    narrower: list["Branch"] = field(default_factory=list)


class TopicTree:
    """Any set of topics as a tree, each level in the order given.

    A topic whose broader one is not in the set (a draft, or filtered out) stands at the top.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = {topic.pk: topic for topic in topics}
        self._below: dict[int | None, list[Topic]] = defaultdict(list)
        for topic in self.topics.values():
            parent = topic.parent_id if topic.parent_id in self.topics else None
            self._below[parent].append(topic)

    def branches(self) -> list[Branch]:
        return self._branches(None, 0)

    def walk(self) -> Iterator[Branch]:
        """Every branch, each before those below it."""
        waiting = self.branches()
        while waiting:
            branch = waiting.pop(0)
            yield branch
            waiting[:0] = branch.narrower

    def narrower(self, pk: int) -> list[Topic]:
        return list(self._below.get(pk, []))

    def broader(self, pk: int) -> list[Topic]:
        """The topics above, the broadest first."""
        chain: list[Topic] = []
        parent = self._parent(pk)
        while parent is not None and parent not in chain:
            chain.insert(0, parent)
            parent = self._parent(parent.pk)
        return chain

    def with_narrower(self, pk: int) -> set[int]:
        """The topic and everything below it."""
        found: set[int] = set()
        waiting = [pk]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += [topic.pk for topic in self._below.get(current, [])]
        return found

    def counted(self, pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
        """For each topic, how many different records stand on it or on a narrower one.

        ``pairs``: a topic's primary key and that of a record on this very topic.
        """
        records: dict[int, set[int]] = defaultdict(set)
        for topic, record in pairs:
            if topic in self.topics:
                records[topic].add(record)
                for above in self.broader(topic):
                    records[above.pk].add(record)
        return {pk: len(records[pk]) for pk in self.topics}

    def _parent(self, pk: int) -> Topic | None:
        topic = self.topics.get(pk)
        return self.topics.get(topic.parent_id) if topic and topic.parent_id else None

    def _branches(self, parent: int | None, depth: int) -> list[Branch]:
        return [
            Branch(topic, depth, self._branches(topic.pk, depth + 1))
            for topic in self._below.get(parent, [])
        ]
