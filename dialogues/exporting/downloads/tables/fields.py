"""Columns that several tables have."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dialogues.exporting.downloads.table import Field, Type


def page_of(record: Any) -> str:
    """The permanent page; without a public address of the site, its path there."""
    return f"{settings.SITE_URL}{record.get_absolute_url()}"


def link(name: str, to: str, description: Any, *, required: bool = True) -> Field:
    """A column that holds the key of a row in another table."""
    type_ = Type.INTEGER if to == "positions" else Type.STRING
    return Field(name, description, type_, to=to, required=required)


def flag(name: str, description: Any) -> Field:
    return Field(name, description, Type.BOOLEAN)


ID = Field("id", _("Stays the same where the slug changes."), Type.INTEGER, unique=True)
SLUG = Field("slug", _("Stable name of the record; a changed one redirects."))
HTML_URL = Field("html_url", _("The record’s permanent page; a path where it begins with a slash."))
UPDATED = Field("updated", _("When the record was last changed, in UTC."), Type.DATETIME)
SEQ = Field("seq", _("Place in the record’s list, from 1."), Type.INTEGER)
POSITIONS_COUNT = Field("positions_count", _("Public positions."), Type.INTEGER)
COUNTRY = link(
    "country",
    "countries",
    _("ISO 3166-1 alpha-2 code; of a former country ISO 3166-3."),
    required=False,
)
