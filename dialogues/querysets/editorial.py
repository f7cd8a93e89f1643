"""What every editorial record's queryset offers."""

from collections import Counter
from typing import Any, Self

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dialogues.choices import Status
from dialogues.search.matching import matching_ids
from dialogues.search.query import SearchQuery, parse


def records(name: str) -> Any:
    """All rows of the named model; querysets may not import models."""
    return apps.get_model("dialogues", name)._default_manager.all()


def parts(name: str, *, preview: bool) -> Any:
    """What a page may print of a record's parts: everything in a preview, else what is public."""
    rows = records(name)
    return rows if preview else rows.published()


def count_of(rows: QuerySet[Any], link: str) -> Coalesce:
    """How many of ``rows`` point by ``link`` at the row of the query this stands in."""
    pointing = rows.filter(**{link: OuterRef("pk")}).order_by().values(link)
    return Coalesce(Subquery(pointing.annotate(n=Count("pk")).values("n")), 0)


class NaturalKeyQuerySet(models.QuerySet[Any]):
    """Finds rows by the unique fields named in ``natural_key_fields``, as fixtures name them."""

    natural_key_fields: tuple[str, ...] = ("slug",)

    def get_by_natural_key(self, *values: Any) -> Any:
        return self.get(**dict(zip(self.natural_key_fields, values, strict=True)))


class RecordQuerySet(NaturalKeyQuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        """One by one, so that each record's own refusal to be deleted is heard; all or nothing."""
        deleted: Counter[str] = Counter()
        with transaction.atomic():
            for record in self:
                deleted.update(record.delete()[1])
        return deleted.total(), dict(deleted)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class EditorialQuerySet(RecordQuerySet):
    #: The name under which the noun's texts stand in the search index.
    search_kind = ""

    def published(self) -> Self:
        """The rows the public may see. Each noun adds the rules of its parents."""
        return self.filter(status=Status.PUBLISHED)

    def taken_back(self) -> Self:
        """Withdrawn rows that the public could once read: it may know the reason, nothing else."""
        return self.filter(status=Status.WITHDRAWN, published_at__isnull=False)

    def visible(self, *, preview: bool = False) -> Self:
        """Everything for an editor's preview, else what is published."""
        return self.all() if preview else self.published()

    def search(self, text: str | SearchQuery, *, prefix: bool = False) -> Self:
        """Rows whose indexed texts match; an unsearchable query such as “…” finds nothing.

        Raises ``SearchError`` for a query that is too long or holds control characters.
        """
        query = parse(text, prefix_last=prefix) if isinstance(text, str) else text
        if query.empty:
            return self.none()
        return self.filter(pk__in=matching_ids(self.search_kind, query))
