from django.db import models

from dialogues.querysets.search_entries import SearchEntryQuerySet


class SearchEntry(models.Model):
    """What full-text search knows of one record; derived, rebuilt by ``rebuild_search``."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    title = models.TextField()
    body = models.TextField(blank=True)
    title_tokens = models.TextField()
    body_tokens = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="searchentry_one_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def natural_key(self) -> tuple[str, int]:
        return (self.kind, self.object_id)
