"""Columns that the lists of several records have in common."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

#: How much of a long text a cell shows, in characters; longer ones are cut before they are measured.
SHOWN = 120


def short(text: str, limit: int = SHOWN) -> str:
    return Truncator(text[: 4 * limit]).chars(limit)


def badge(kind: str, value: str, text: Any) -> SafeString:
    """A word with the look of its kind: ``badge badge--status badge--draft``."""
    return format_html('<span class="badge badge--{} badge--{}">{}</span>', kind, value, text)


class ShowsStatus:
    @admin.display(description=_("status"), ordering="status")
    def standing(self, record: Any) -> SafeString:
        shown = badge("status", record.status, record.get_status_display())
        count = getattr(record, "open_comments", 0)
        if not count:
            return shown
        told = ngettext("%(n)s open comment", "%(n)s open comments", count) % {"n": count}
        return format_html('{} <span class="open-comments">{}</span>', shown, told)

    @admin.display(description=_("updated"), ordering="updated_at")
    def updated(self, record: Any) -> Any:
        return date_format(timezone.localtime(record.updated_at), "j M Y")
