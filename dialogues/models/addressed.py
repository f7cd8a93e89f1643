"""Records with a public address: a stable slug, and redirects from the slugs they had before."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from dialogues.models.editorial_record import require
from dialogues.querysets.former_slugs import FormerSlugQuerySet

LONGEST_SLUG = 120
#: They stand in the place of a slug in addresses of lists, such as ``/conferences/feed/``.
RESERVED_SLUGS = ("facets", "feed")


class FormerSlug(models.Model):
    """A slug that a record had, or had under a record merged into it: its address redirects.

    It names the present slug rather than a primary key, which another database would give anew.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE)
    slug = models.CharField(max_length=LONGEST_SLUG)
    current = models.CharField(max_length=LONGEST_SLUG)

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "slug"], name="formerslug_one_target"),
            models.CheckConstraint(
                condition=~Q(slug=models.F("current")), name="formerslug_not_to_itself"
            ),
        ]
        indexes = [models.Index(fields=["content_type", "current"], name="formerslug_current")]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str, ...]:
        return (*self.content_type.natural_key(), self.slug)

    natural_key.dependencies = ["contenttypes.contenttype"]  # type: ignore[attr-defined]


class Addressed(models.Model):
    slug = models.SlugField(
        _("slug"),
        max_length=LONGEST_SLUG,
        unique=True,
        blank=True,
        help_text=_(
            "The record’s part of its web address, in Latin letters. Left empty, it is made from "
            "the name. If you change it, the old address redirects."
        ),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_not_empty"),
        ]

    @property
    def former_slugs(self) -> QuerySet[FormerSlug]:
        """The slugs that redirect to this record."""
        return FormerSlug.objects.of(type(self)).filter(current=self.slug)

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)

    def slug_source(self) -> str:
        """The name that a slug is made from."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or self._free_slug()  # constraints are checked after this
        require(
            self.slug not in RESERVED_SLUGS,
            "slug",
            _("“%(slug)s” is the address of a list; choose another.") % {"slug": self.slug},
        )
        require(
            not (self.slug and self._others_former_slug(self.slug)),
            "slug",
            _("“%(slug)s” was the address of another record and redirects there; choose another.")
            % {"slug": self.slug},
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        saved = kwargs.get("update_fields")
        with transaction.atomic():
            before = self._stored_slug() if saved is None or "slug" in saved else None
            super().save(*args, **kwargs)
            if before is not None:
                self.redirect_from(before)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The redirects to it go too: its slug may serve another record later."""
        with transaction.atomic():
            redirects = list(self.former_slugs)
            deleted = super().delete(*args, **kwargs)
            FormerSlug.objects.filter(pk__in=[row.pk for row in redirects]).delete()
        return deleted

    def redirect_from(self, before: str) -> None:
        """Let a slug it had before redirect to it, and whatever redirected there."""
        if before == self.slug:
            return
        former = FormerSlug.objects.of(type(self))
        former.filter(slug=self.slug).delete()
        for slug in [*former.filter(current=before).values_list("slug", flat=True), before]:
            former.point(type(self), slug, self.slug)

    def _stored_slug(self) -> str | None:
        stored = type(self)._base_manager.filter(pk=self.pk)
        return stored.values_list("slug", flat=True).first()

    def _others_former_slug(self, slug: str) -> bool:
        former = FormerSlug.objects.of(type(self)).filter(slug=slug)
        return former.exclude(current=self._stored_slug() or "").exists()

    def _free_slug(self) -> str:
        """From the name; a name without Latin letters gives the kind and a number."""
        stem = slugify(self.slug_source())[: LONGEST_SLUG - 8].strip("-")
        stem, first = (stem, 1) if stem else (self._meta.model_name or "record", 2)
        rows = type(self)._base_manager.filter(slug__startswith=stem)
        taken = {*RESERVED_SLUGS, *rows.values_list("slug", flat=True)}
        number = first
        while (slug := stem if number == 1 else f"{stem}-{number}") in taken or (
            self._others_former_slug(slug)
        ):
            number += 1
        return slug


def find_current(model: type[Addressed], slug: str) -> Addressed | None:
    """The record that once had this slug, if any."""
    former = FormerSlug.objects.of(model).filter(slug=slug).first()
    return model._base_manager.filter(slug=former.current).first() if former else None
