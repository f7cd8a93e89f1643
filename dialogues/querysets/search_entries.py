from typing import Self

from django.db import models

from dialogues.search.matching import matching_entries, rank
from dialogues.search.query import SearchQuery


class SearchEntryQuerySet(models.QuerySet):
    def matching(self, query: SearchQuery) -> Self:
        return self.filter(matching_entries(query))

    def ranked(self, query: SearchQuery) -> Self:
        """Best first; equal ranks in the order of entry, so that a page never changes."""
        return self.matching(query).annotate(rank=rank(query)).order_by("-rank", "pk")
