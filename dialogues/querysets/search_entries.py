from typing import Any, Self

from django.db.models import Case, Count, Exists, OuterRef, Value, When

from dialogues.querysets.editorial import NaturalKeyQuerySet, records
from dialogues.search.matching import matching_entries, rank
from dialogues.search.query import SearchQuery
from dialogues.search.ranking import all_in_title, begins_title, same_title

#: The nouns that are indexed, in the order in which their hits are shown.
KINDS = ("position", "conference", "topic", "participant", "institution", "document")

#: How many times as many entries are looked at as are wanted, before all are.
TRIED = 4


class SearchEntryQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("kind", "object_id")

    def published(self, kind: str) -> Self:
        """The entries of public records of one kind.

        Asked of each entry that else matches: to know all that is public first would take longer.
        """
        record = records(kind).published().order_by().filter(pk=OuterRef("object_id"))
        return self.filter(Exists(record), kind=kind)

    def first_published(self, kind: str, most: int) -> list[Any]:
        """The first entries of public records of one kind, in the order of this queryset.

        Of thousands that match the first few are asked for, and the rest only where most of those
        are not public.
        """
        tried = list(self.filter(kind=kind)[: TRIED * most])
        public = set(
            records(kind)
            .published()
            .filter(pk__in=[entry.object_id for entry in tried])
            .order_by()
            .values_list("pk", flat=True)
        )
        found = [entry for entry in tried if entry.object_id in public][:most]
        if len(found) == most or len(tried) < TRIED * most:
            return found
        return list(self.published(kind)[:most])

    def counted(self, query: SearchQuery) -> dict[str, int]:
        """How many public records of each kind match, of those that any does; one query."""
        matching = self.matching(query).order_by()
        first, *others = (
            matching.published(kind).values_list("kind").annotate(Count("pk")) for kind in KINDS
        )
        return dict(first.union(*others, all=True))

    def matching(self, query: SearchQuery) -> Self:
        return self.filter(matching_entries(query))

    def ranked(self, query: SearchQuery) -> Self:
        """Best first; equal ranks in the order of entry, so that a page never changes."""
        return self.matching(query).annotate(rank=rank(query)).order_by("-rank", "pk")

    def named(self, query: SearchQuery) -> Self:
        """Records with a name or title that holds all that is wanted.

        First those that are called just so, then those of which a name begins so.
        """
        nearness = Case(
            When(same_title(query), then=Value(2)),
            When(begins_title(query), then=Value(1)),
            default=Value(0),
        )
        named = self.matching(query).filter(all_in_title(query))
        return named.annotate(nearness=nearness).order_by("-nearness", "pk")
