from django.utils.translation import gettext_lazy as _

from dialogues.exporting.csv_lines import CellKind, Column, at, each

COLUMNS = [
    Column("slug", "slug"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("title", "title"),
    Column("series", "series", at("slug")),
    Column("start_date", "start_date", kind=CellKind.DAY),
    Column("end_date", "end_date", kind=CellKind.DAY),
    Column("date_precision", "date_precision"),
    Column("date_inferred", "date_inferred"),
    Column("date_note", "date_note"),
    Column("format", "format"),
    Column("access", "access"),
    Column("attribution_rule", "attribution_rule"),
    Column("attribution_note", "attribution_note"),
    Column("place", "place"),
    Column("languages", "languages"),
    Column("summary", "summary"),
    Column("hosts", "hosts", each("slug"), help=_("slugs")),
    Column("host_names", "hosts", each("name")),
    Column("host_roles", "hosts", each("role")),
    Column("participants", "participants", each("slug"), help=_("slugs")),
    Column("participant_names", "participants", each("name")),
    Column("participant_roles", "participants", each("role")),
    Column("participants_stated_as", "participants", each("stated_as")),
    Column("topics", "topics", each("slug")),
    Column("documents", "documents", each("slug")),
    Column("positions_count", "positions_count"),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
