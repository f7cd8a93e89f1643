from django.utils.translation import gettext_lazy as _

from dialogues.exporting.columns.institutions import as_curies
from dialogues.exporting.csv_lines import CellKind, Column, at, each

COLUMNS = [
    Column("id", "id"),
    Column("slug", "slug"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("name", "name"),
    Column("sort_name", "sort_name"),
    Column("kind", "kind"),
    Column("country", "country"),
    Column("conference", "conference", at("slug"), help=_("of an anonymous participant")),
    Column("institution", "institution", at("slug"), help=_("whose voice it is")),
    Column("description", "description"),
    Column("names", "names", each("text")),
    Column("identifiers", "identifiers", as_curies, help=_("scheme:value")),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
