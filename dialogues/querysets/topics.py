from collections import defaultdict
from collections.abc import Iterable
from typing import Self

from django.db.models import Prefetch
from tree_queries.query import TreeQuerySet

from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, count_of, parts


class TopicLabelQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("topic__slug", "text", "language")


class TopicQuerySet(EditorialQuerySet, TreeQuerySet):
    search_kind = "topic"

    def with_narrower(self, slugs: Iterable[str]) -> Self:
        """The named topics and everything below them (SKOS ``narrowerTransitive``); two queries.

        The whole tree is a few hundred rows, so it is walked here rather than in the database.
        """
        wanted = set(slugs)
        tree = self.model._default_manager.values_list("pk", "parent", "slug")
        narrower = defaultdict(list)
        for pk, parent, _slug in tree:
            narrower[parent].append(pk)
        found: set[int] = set()
        waiting = [pk for pk, _parent, slug in tree if slug in wanted]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting += narrower[pk]
        return self.filter(pk__in=found)

    def with_positions_count(self, *, preview: bool = False) -> Self:
        """Adds ``positions_count``: visible positions on the very topic, not on narrower ones."""
        return self.annotate(positions_count=count_of(parts("position", preview=preview), "topics"))

    def for_list(self, *, preview: bool = False) -> Self:
        topics = parts("topic", preview=preview)
        return self.prefetch_related(
            "labels",
            Prefetch("parent", topics),
            Prefetch("related", topics),
            Prefetch("narrower", topics),
        )
