from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.exporting.csv_lines import CellKind, Column, at, each


def as_curies(identifiers: list[Any]) -> list[str]:
    """``ror:02mhbdp94``: a scheme and its identifier in one word."""
    return [f"{identifier['scheme']}:{identifier['value']}" for identifier in identifiers]


COLUMNS = [
    Column("id", "id"),
    Column("slug", "slug"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("name", "name"),
    Column("acronym", "acronym"),
    Column("kind", "kind"),
    Column("country", "country"),
    Column("parent", "parent", at("slug")),
    Column("website", "website"),
    Column("description", "description"),
    Column("names", "names", each("text")),
    Column("identifiers", "identifiers", as_curies, help=_("scheme:value")),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
