from typing import Self

from django.db.models import Prefetch

from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, parts


class InstitutionNameQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("institution__slug", "text", "language")


class InstitutionIdentifierQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("scheme", "value")


class InstitutionQuerySet(EditorialQuerySet):
    search_kind = "institution"

    def for_list(self, *, preview: bool = False) -> Self:
        parents = parts("institution", preview=preview)
        return self.select_related("country").prefetch_related(
            "names", "identifiers", Prefetch("parent", parents)
        )
