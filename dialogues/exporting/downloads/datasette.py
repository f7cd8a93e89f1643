"""``metadata.json`` for Datasette: titles, rights, what each column means, what to count by."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import rights
from dialogues.exporting.downloads.table import Table
from dialogues.exporting.downloads.tables import TABLES

NAME = "metadata.json"


def metadata() -> dict[str, Any]:
    """``datasette dialogues.sqlite3 --metadata metadata.json``."""
    source = {"source": settings.SITE_NAME}
    if settings.SITE_URL:
        source |= {"source_url": settings.SITE_URL, "license_url": rights.licence_address()}
    return {
        "title": settings.SITE_NAME,
        "description": rights.statement(),
        "license": rights.licence_title(),
        **source,
        "databases": {
            "dialogues": {
                "tables": {table.name: _table(table) for table in TABLES} | _views(),
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "title": str(table.title),
        "description": str(table.description),
        "columns": {field.name: str(field.description) for field in table.fields},
        "facets": list(table.facets),
    }
    if table.label:
        described["label_column"] = table.label
    if table.searched:
        described["fts_table"] = f"{table.name}_fts"
        described["fts_pk"] = "id" if table.key == ("id",) else "rowid"
    return described


def _views() -> dict[str, Any]:
    return {
        "positions_with_holders": {
            "title": _("Positions with their holders"),
            "description": _(
                "A row for each position and participant; “role” tells holders from reporters, "
                "“layer” the sides from the text’s own voice."
            ),
            "facets": ["layer", "role", "country", "stance"],
        },
        "quotations_with_sources": {
            "title": _("Quotations with their documents"),
            "description": _("A row for each quotation, with the document to check it in."),
            "facets": ["layer", "verified", "document"],
        },
        "positions_by_topic": {
            "title": _("Positions by topic"),
            "description": _("A row for each position and topic, with the broader topic."),
            "facets": ["topic", "broader_topic", "stance", "layer"],
        },
    }
