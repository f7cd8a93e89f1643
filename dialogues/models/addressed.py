"""Records with a public address: a stable slug, and redirects from the slugs they had before."""

from typing import Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

LONGEST_SLUG = 120


class FormerSlug(models.Model):
    """A slug that a record had, or had under a record merged into it: its address redirects."""

    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    slug = models.CharField(max_length=LONGEST_SLUG)

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "slug"], name="formerslug_one_target"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="formerslug_record")]

    def __str__(self) -> str:
        return self.slug


class Addressed(models.Model):
    slug = models.SlugField(
        _("slug"), max_length=LONGEST_SLUG, unique=True, blank=True,
        help_text=_(
            "The record’s part of its web address, in Latin letters. Left empty, it is made from "
            "the name. If you change it, the old address redirects."
        ),
    )
    former_slugs = GenericRelation(FormerSlug)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_not_empty"),
        ]

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:
        record = super().from_db(db, field_names, values)
        record._stored_slug = record.__dict__.get("slug")
        return record

    def natural_key(self) -> tuple[Any, ...]:
        return (self.slug,)

    def slug_source(self) -> str:
        """The name that a slug is made from."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        if self.slug and self._others_former_slug(self.slug):
            raise ValidationError(
                {"slug": _("“%(slug)s” was the address of another record and redirects there; "
                           "choose another.") % {"slug": self.slug}}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        with transaction.atomic():
            super().save(*args, **kwargs)
            self._remember_former_slug()

    def _remember_former_slug(self) -> None:
        stored, self._stored_slug = getattr(self, "_stored_slug", None), self.slug
        if stored and stored != self.slug:
            self.former_slugs.filter(slug=self.slug).delete()
            self.former_slugs.get_or_create(slug=stored)

    def _others_former_slug(self, slug: str) -> bool:
        own = ContentType.objects.get_for_model(type(self))
        former = FormerSlug.objects.filter(content_type=own, slug=slug)
        return former.exclude(object_id=self.pk or 0).exists()

    def _free_slug(self) -> str:
        """From the name; a name without Latin letters gives the kind and a number."""
        stem = slugify(self.slug_source())[: LONGEST_SLUG - 8].strip("-")
        stem, first = (stem, 1) if stem else (self._meta.model_name or "record", 2)
        taken = set(
            type(self)._base_manager.filter(slug__startswith=stem).values_list("slug", flat=True)
        )
        number = first
        while (slug := stem if number == 1 else f"{stem}-{number}") in taken or (
            self._others_former_slug(slug)
        ):
            number += 1
        return slug


def find_current(model: type[Addressed], slug: str) -> Addressed | None:
    """The record that once had this slug, if any."""
    own = ContentType.objects.get_for_model(model)
    former = FormerSlug.objects.filter(content_type=own, slug=slug).first()
    return former.record if former else None
