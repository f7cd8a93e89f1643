from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models

from dialogues.querysets.editorial import NaturalKeyQuerySet


class FormerSlugQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("content_type__app_label", "content_type__model", "slug")

    def of(self, model: type[models.Model]) -> Self:
        """Those of one noun: a conference and a topic may have had the same slug."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def point(self, model: type[models.Model], slug: str, current: str) -> Any:
        """Let a slug redirect to another from now on."""
        own = ContentType.objects.get_for_model(model)
        return self.update_or_create(content_type=own, slug=slug, defaults={"current": current})[0]
