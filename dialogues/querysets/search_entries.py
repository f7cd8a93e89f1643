from typing import Self

from dialogues.querysets.editorial import NaturalKeyQuerySet
from dialogues.search.matching import matching_entries, rank
from dialogues.search.query import SearchQuery


class SearchEntryQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("kind", "object_id")

    def matching(self, query: SearchQuery) -> Self:
        return self.filter(matching_entries(query))

    def ranked(self, query: SearchQuery) -> Self:
        """Best first; equal ranks in the order of entry, so that a page never changes."""
        return self.matching(query).annotate(rank=rank(query)).order_by("-rank", "pk")
