"""Columns computed from the row itself, kept true on every save, fixture loading included."""

from typing import Any

from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver


class Derived(models.Model):
    """A record with columns that ``derive()`` computes from its other columns."""

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Fill the computed columns; must look at nothing but this row."""
        raise NotImplementedError


@receiver(pre_save, dispatch_uid="dialogues.derive")
def derive_before_saving(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """A signal rather than ``save()``: fixtures are written without calling ``save()``."""
    if isinstance(instance, Derived):
        instance.derive()
