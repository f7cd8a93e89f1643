from typing import Any

from django.db import models
from django.urls import reverse


def list_of(noun: str | type[models.Model]) -> str:
    name = noun if isinstance(noun, str) else noun._meta.model_name
    return reverse(f"admin:dialogues_{name}_changelist")


def add(noun: str | type[models.Model]) -> str:
    name = noun if isinstance(noun, str) else noun._meta.model_name
    return reverse(f"admin:dialogues_{name}_add")


def page(record: Any, what: str = "change", *more: Any) -> str:
    return reverse(f"admin:dialogues_{record._meta.model_name}_{what}", args=[record.pk, *more])
