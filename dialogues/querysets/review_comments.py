from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dialogues.choices import CommentKind
from dialogues.querysets.about_record import AboutRecordQuerySet
from dialogues.querysets.editorial import records


class ReviewCommentQuerySet(AboutRecordQuerySet):
    def open(self) -> Self:
        """Said and not yet dealt with; an approval asks for nothing."""
        return self.filter(settled_at=None).exclude(kind=CommentKind.APPROVED)

    def sent_back(self) -> Self:
        return self.filter(kind=CommentKind.SENT_BACK, settled_at=None)

    def approvals(self) -> Self:
        return self.filter(kind=CommentKind.APPROVED)


def said_of(model: Any) -> Any:
    """Comments on the row of the query in which this stands."""
    kind = ContentType.objects.get_for_model(model)
    return records("reviewcomment").filter(content_type=kind, object_id=OuterRef("pk"))


def with_open_comments(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Adds ``open_comments``: how many wait to be dealt with."""
    said = said_of(rows.model).open().order_by().values("object_id")
    counted = Subquery(said.annotate(n=Count("pk")).values("n"))
    return rows.annotate(open_comments=Coalesce(counted, 0))
