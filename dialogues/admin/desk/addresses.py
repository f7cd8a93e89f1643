"""Addresses on the desk."""

from typing import Any

from django.db import models
from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    """A page of the desk; empty where the desk has none of that name."""
    try:
        return reverse(f"admin:{name}", args=args)
    except NoReverseMatch:
        return ""


def page_of(record: models.Model, what: str = "change", *more: Any) -> str:
    """A page of one record: its form, its history, the page to withdraw it."""
    opts = record._meta
    return address(f"{opts.app_label}_{opts.model_name}_{what}", record.pk, *more)
