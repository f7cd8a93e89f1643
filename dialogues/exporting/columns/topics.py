from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.exporting.csv_lines import CellKind, Column, at, each


def _tagged(labels: list[Any]) -> list[str]:
    return [f"{label['text']}@{label['language']}" for label in labels]


COLUMNS = [
    Column("id", "id"),
    Column("slug", "slug"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("name", "name"),
    Column("parent", "parent", at("slug")),
    Column("narrower", "narrower", each("slug")),
    Column("related", "related", each("slug")),
    Column("labels", "labels", _tagged, help=_("label@language")),
    Column("scope_note", "scope_note"),
    Column("positions_count", "positions_count", help=_("without narrower topics")),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
